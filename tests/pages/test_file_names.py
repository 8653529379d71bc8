"""Names of files that leave: nothing that staff have typed is in them, since a name may be that of a person; and each
says what its rows are narrowed to, and nothing else.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pandas as pd
import pytest
from sqlalchemy import literal, update

import models
from models.base import Base
from models.engine import session
from outreach import indicators
from outreach.filters import Filters
from outreach.i18n import LANGUAGES
from outreach.periods import today
from outreach.screen import file_button
from outreach.screen.export_blocks import filters_behind
from outreach.screen.pagetable import BY_KEY
from outreach.settings import settings
from tests.copied import copy_file
from tests.made_up import made_up
from tests.shown import open_app

TYPED = "Zaqzouq"
WITH_FILES = (
    "overview", "weekly", "targets", "countries", "country", "communities", "community", "briefing", "activities",
    "channels", "requests", "authority", "theme", "commitments", "coverage", "numbers", "export",
)  # fmt: skip
OF = {"requests": {"authority": "demo-customs", "theme": "demo-theme-2"}, "commitments": {"authority": "demo-customs"}}
NARROWED = {
    "period": Filters(start=today(settings()) - timedelta(days=100), end=today(settings()) - timedelta(days=70)),
    "kind": Filters(kinds=("meeting",)),
    "organiser": Filters(organisers=("foreign_ministry",)),
    "region": Filters(regions=("gulf",)),
    "country": Filters(countries=("SA",)),
    "community": Filters(communities=("sa-riyadh",)),
    "initiative": Filters(initiatives=("none",)),
    "topic": Filters(topics=("none",)),
}


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


def opened(monkeypatch, key: str, **params: str) -> tuple[list[str], dict[str, tuple[str, pd.DataFrame]]]:
    """The names of all files of a page of the made-up year, and of its tables by their key: name and rows."""
    named, tables, name_it, draw = [], {}, file_button.file_name, file_button.draw

    def drawn(page, *, key: str, frame: pd.DataFrame, **how) -> None:
        draw(page, key=key, frame=frame, **how)
        tables[key] = (named[-1], frame)

    with monkeypatch.context() as patch:
        patch.setattr(file_button, "file_name", lambda **how: named.append(name_it(**how)) or named[-1])
        patch.setattr(file_button, "draw", drawn)
        app = open_app(f"pages/{key}.py", **{"lang": "en", **made_up(BY_KEY[key]), **params})
    assert not app.exception
    return named, tables


@pytest.fixture(scope="module")
def whole(year_url: str) -> Callable[[str], tuple[list[str], dict[str, tuple[str, pd.DataFrame]]]]:
    """The same of a page that is narrowed to nothing, which is opened once."""

    @cache
    def whole(key: str) -> tuple[list[str], dict[str, tuple[str, pd.DataFrame]]]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATABASE_URL", year_url)
            settings.cache_clear()
            found = opened(patch, key)
        settings.cache_clear()
        return found

    return whole


@pytest.mark.parametrize("key", WITH_FILES)
def test_no_file_is_called_by_what_staff_have_typed(typed_url, environment, key, monkeypatch) -> None:
    """Themes, authorities and communities are told by their key, which addresses have too."""
    environment(DATABASE_URL=typed_url)
    for language in LANGUAGES:
        named, _ = opened(monkeypatch, key, lang=language, **OF.get(key, {}))
        assert named and not [name for name in named if TYPED.lower() in name]


@pytest.mark.parametrize("key", [*WITH_FILES, "import_files", "history"])
def test_no_two_files_of_a_page_have_one_name(key, whole) -> None:
    """The second would lie over the first where they are kept, and has other columns."""
    named, _ = whole(key)
    assert named and len(set(named)) == len(named)


@pytest.mark.parametrize("key", [key for key in WITH_FILES if key not in ("weekly", "targets", "briefing", "theme")])
def test_a_table_is_named_by_a_filter_just_where_that_makes_other_rows_of_it(
    year_url, environment, key, whole, monkeypatch
) -> None:
    """What no filter narrows was called by all of the page's, as channels were by a kind of activity."""
    _, all_of_them = whole(key)
    assert all_of_them
    environment(DATABASE_URL=year_url)
    day = today(settings())
    days = {"from": (day - timedelta(days=100)).isoformat(), "to": (day - timedelta(days=30)).isoformat()}
    for filters in ({"kind": "meeting"}, days):
        _, tables = opened(monkeypatch, key, **filters)
        told = {each: name != all_of_them[each][0] for each, (name, _) in tables.items()}
        assert tables and told == {each: not rows.equals(all_of_them[each][1]) for each, (_, rows) in tables.items()}


@pytest.mark.parametrize("key", indicators.ALL)
def test_rows_behind_a_figure_are_filtered_by_just_what_makes_others_of_them(year_url, key) -> None:
    with session(year_url) as db:
        whole = indicators.rows(db, key=key, filters=Filters())
        for name, narrowed in NARROWED.items():
            same = indicators.rows(db, key=key, filters=narrowed).equals(whole)
            assert same == (name not in filters_behind(key)), name


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("activities", {"show": "planned"}),
        ("channels", {"show": "read"}),
        ("channels", {"only": "whatsapp_group"}),
        ("commitments", {"state": "late"}),
        ("communities", {"find": "riyadh"}),
        ("coverage", {"show": "past"}),
        ("coverage", {"tier": "A"}),
        ("history", {"row": "activity/demo-0100"}),
        ("history", {"page": "2"}),
        ("requests", {"show": "late"}),
        ("requests", {"state": "answered"}),
    ],
)
def test_what_a_page_alone_is_narrowed_to_is_in_the_name_of_its_list(
    year_url, environment, key, made, whole, monkeypatch
) -> None:
    names, _ = whole(key)
    environment(DATABASE_URL=year_url)
    named, _ = opened(monkeypatch, key, **made)
    assert named and [name for name in named if name not in names]
    assert not [name for name in named for typed in made.values() if typed == "riyadh" and typed in name]
