"""The page of imports, over a copy of the public record with a group and an activity of the ministry's own."""

import pytest
from streamlit.testing.v1 import AppTest

from models import Activity, Channel
from models.engine import session
from outreach.acting import Role, Viewer
from outreach.writing import rows
from tests.shown import open_app, texts, without_marks

EDITOR = Viewer("Editor One", Role.EDITOR)


@pytest.fixture
def here(record_copy: str, environment) -> str:
    """A copy of the public record of its own, with a group and an activity of the ministry's."""
    url = record_copy
    with session(url) as db:
        group = {"key": "own-group", "kind": "whatsapp_group", "name_en": "Own group", "name_ar": "مجموعة"}
        rows.add(db, Channel, group, viewer=EDITOR, home_country="EG")
        day = {"starts": "2026-09-19", "ends": "2026-09-19", "precision": "day", "date_basis": "event"}
        titles = {"title_en": "Own session", "title_ar": "لقاء"}
        own = {"key": "own-1", "kind": "virtual_session", "status": "planned", "organiser": "emigration_ministry"}
        rows.add(db, Activity, {**own, **day, **titles}, viewer=EDITOR, home_country="EG")
        db.commit()
    environment(DATABASE_URL=url, JISR_USER="Editor Two")
    return url


def opened(language: str) -> AppTest:
    """The page, opened cold."""
    return open_app("pages/import_files.py", lang=language)


def brought(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """The page after these files were dropped on it."""
    app.file_uploader[0].set_value([(name, content, "text/plain") for name, content in files])
    return app.run()


def said(app: AppTest) -> str:
    """All that the page says, as it looks."""
    return without_marks("\n".join(texts(app)))


def state(app: AppTest) -> str:
    """All that the session keeps."""
    return repr(dict(app.session_state._state.filtered_state))


def press(app: AppTest, key: str) -> AppTest:
    """The page after a click on this button."""
    return app.button(key=key).click().run()


def choice(app: AppTest, what: str, place: int = 0):
    """The field that asks which activity or channel a report is of, by the report's place on the page."""
    return next(each for each in app.selectbox if each.key.startswith(f"jisr.import.{what}.{place}."))
