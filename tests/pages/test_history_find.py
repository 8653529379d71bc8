"""To the history of one row: from its own page and form, and on the page History by its table and its name or key."""

from urllib.parse import parse_qs

import pytest
from sqlmodel import Session

from models import Activity, Request
from models.engine import engine, session
from outreach.i18n import translator
from outreach.queries import history
from outreach.writing import rows
from tests.pages.test_history import EDITORS, FILE, HOME, OWN, PLANTED, here, said, write
from tests.pages.test_targets import FILE as TARGETS
from tests.pages.test_targets import choose, desk, own, wanted
from tests.shown import english, open_app, param

__all__ = ["desk", "here", "own"]

WHO = {"viewer": EDITORS[0], "home_country": HOME}


def ways(app) -> list[str]:
    """The rows to whose history a link of the page leads."""
    links = [one.proto for one in app.get("page_link") if one.proto.page == "history"]
    return [row for one in links for row in parse_qs(one.query_string).get("row", [])]


def seek(app, table: str, text: str):
    """A table is chosen, and something typed."""
    app = app.selectbox(key="jisr.history.table").set_value(table).run()
    (field,) = [one for one in app.text_input if one.key.startswith("jisr.history.find.")]
    return field.set_value(text).run()


def hits(app) -> list[str]:
    return [one.label for one in app.button if (one.key or "").startswith("jisr.here.")]


@pytest.mark.parametrize("sought", ["own vis", "زياره", "own-1", "OWN-1"])
def test_a_row_is_found_by_its_name_or_key(here, sought) -> None:
    """In either language and whatever the case; a click shows its changes, and the address says which row it is."""
    app = seek(open_app(FILE, lang="ar"), "activity", sought)
    assert not app.exception and english(app, "ar") == []
    found = [one for one in app.button if (one.key or "").endswith(".activity/own-1")]
    assert len(found) == 1
    app = found[0].click().run()
    assert param(app, "row") == "activity/own-1" and len(app.dataframe[0].value) == 2


def test_a_row_that_is_gone_is_found_by_its_key(here) -> None:
    with Session(engine(here)) as db:
        rows.delete(db, Activity, "own-1", token=None, **WHO)
        db.commit()
    app = seek(open_app(FILE, lang="en"), "activity", "own-1")
    assert [one.key for one in app.button if (one.key or "").endswith("activity/own-1")]
    app = seek(app, "activity", "no such row")
    assert translator("en")("Nothing on record has such a name.") in said(app)


@pytest.mark.parametrize(("role", "may"), [("analyst", False), ("editor", True)])
def test_what_people_asked_finds_their_request_for_editors_only(here, environment, role, may) -> None:
    """Others find it by its number, and read no word of it."""
    environment(DATABASE_URL=here, JISR_ROLE=role)
    asked = {"kind": "enquiry", "summary": PLANTED, "raised_on": "2026-09-10", "activity": "own-1"}
    with Session(engine(here)) as db:
        number = rows.add(db, Request, asked, **WHO)
        db.commit()
    app = seek(open_app(FILE, lang="en"), "request", PLANTED)
    assert bool([one for one in app.button if (one.key or "").endswith(f"request/{number}")]) == may
    app = seek(app, "request", number[-3:])
    assert [one for one in app.button if (one.key or "").endswith(f"request/{number}")]
    assert any(PLANTED in label for label in hits(app)) == may


def test_keys_come_with_the_last_changed_first(url) -> None:
    """On both databases; what stands for any text in a query stands for itself."""
    write(url)
    with session(url) as db:
        rows.add(db, Activity, OWN | {"key": "own_2"}, **WHO)
        assert history.keys(db, table="activity") == ["own_2", "own-1"]
        assert history.keys(db, table="activity", text="N_2") == ["own_2"]
        assert history.keys(db, table="activity", most=1) == ["own_2"] and history.keys(db, table="topic") == []
        db.rollback()


@pytest.mark.parametrize(("role", "may"), [("viewer", False), ("analyst", True), ("editor", True)])
def test_an_activity_leads_to_its_history(here, environment, role, may) -> None:
    """On its own page, and in the form that corrects it."""
    environment(DATABASE_URL=here, JISR_ROLE=role)
    assert ways(open_app("pages/activity.py", lang="ar", key="own-1")) == (["activity/own-1"] if may else [])
    if role == "editor":
        assert ways(open_app("pages/log.py", lang="ar", key="own-1")) == ["activity/own-1"]
        assert ways(open_app("pages/log.py", lang="ar")) == []


@pytest.mark.parametrize("role", ["analyst", "editor"])
def test_a_chosen_target_leads_to_its_history(desk, environment, role) -> None:
    """Who may not correct it sees what became of it all the same."""
    key = wanted(desk, "activities_held", "3")
    environment(DATABASE_URL=desk, JISR_ROLE=role)
    app = open_app(TARGETS, lang="en")
    assert ways(app) == []
    app = choose(app, 0)
    assert not app.exception and ways(app) == [f"target/{key}"]
    assert bool([one for one in app.button if one.key == f"jisr.targets.remove.{key}"]) == (role == "editor")
