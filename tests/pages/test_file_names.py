"""Names of files that leave: nothing that staff have typed is in them, since a name may be that of a person."""

import pytest
from sqlalchemy import literal, update

import models
from models.base import Base
from models.engine import session
from outreach.i18n import LANGUAGES
from outreach.screen import file_button
from outreach.screen.pagetable import BY_KEY
from tests.copied import copy_file
from tests.made_up import made_up
from tests.shown import open_app

TYPED = "Zaqzouq"
WITH_FILES = (
    "overview", "weekly", "targets", "countries", "country", "communities", "community", "briefing", "activities",
    "channels", "requests", "authority", "theme", "commitments", "coverage", "numbers", "export",
)  # fmt: skip
OF = {"requests": {"authority": "demo-customs", "theme": "demo-theme-2"}, "commitments": {"authority": "demo-customs"}}


@pytest.fixture(scope="module")
def typed_url(year_url, tmp_path_factory) -> str:
    """The made-up year in which each name of a row that staff may add has a word more."""
    url = copy_file(year_url, to=tmp_path_factory.mktemp("typed") / "outreach.db")
    with session(url) as db:
        for table in Base.metadata.sorted_tables:
            names = [column for column in table.columns if column.name in ("name_en", "name_ar")]
            if names and table.name != models.Country.__tablename__:
                db.execute(update(table).values({column: literal(f"{TYPED} ") + column for column in names}))
        db.commit()
    return url


@pytest.mark.parametrize("key", WITH_FILES)
def test_no_file_is_called_by_what_staff_have_typed(typed_url, environment, key, monkeypatch) -> None:
    """Themes, authorities and communities are told by their key, which addresses have too."""
    named, name_it = [], file_button.file_name
    monkeypatch.setattr(file_button, "file_name", lambda **how: named.append(name_it(**how)) or named[-1])
    environment(DATABASE_URL=typed_url)
    for language in LANGUAGES:
        app = open_app(f"pages/{key}.py", lang=language, **made_up(BY_KEY[key]), **OF.get(key, {}))
        assert not app.exception
    assert named and not [name for name in named if TYPED.lower() in name]
