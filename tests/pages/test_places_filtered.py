"""What pages of places say where a filter leaves none of the activities: of what is on record they deny nothing."""

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from models import Activity, ActivityCommunity, Community
from models.engine import engine
from outreach.filters import Filters
from outreach.queries import unknowns
from tests.pages.test_places import headings
from tests.shown import open_app, texts, without_marks
from tests.small_world import add, counted

OF_NEPAL = {
    "pages/country.py": {"code": "NP"},
    "pages/community.py": {"key": "np"},
    "pages/overview.py": {"country": "NP"},
}
DENY = ("No activity is on record here", "No held activity on record in the country here")
"""How a heading begins that denies what lies outside the filter; or how it ends, or what it is, see :func:`denied`."""


def denied(found: list[str]) -> list[str]:
    """The headings that say that nothing is on record, and not that nothing is so in what was chosen."""
    return [
        one
        for one in found
        if one.startswith(DENY)
        or one.endswith(("on record here", "recorded as held here"))
        or one == "Nothing held here"
    ]


@pytest.fixture
def nepal(record_copy: str, environment: Callable[..., None]) -> None:
    """Beside the public record, a session with Nepal's community of which only the month is known."""
    environment(DATABASE_URL=record_copy)
    with Session(engine(record_copy)) as db:
        add(db, "own", when="2023-06", kind="virtual_session", countries="NP")
        activity = db.scalars(select(Activity.id).where(Activity.key == "own")).one()
        community = db.scalars(select(Community.id).where(Community.key == "np")).one()
        db.add(ActivityCommunity(activity_id=activity, community_id=community))
        counted(db)


@pytest.mark.parametrize("filtered", [{"kind": "conference"}, {"from": "2027-01-01"}])
def test_a_filter_that_leaves_nothing_denies_nothing_of_a_country(record_url: str, environment, filtered) -> None:
    """Where communities were met, none is in this selection; of others nothing is recorded, whatever is filtered."""
    environment(DATABASE_URL=record_url)
    in_selection, nothing = (
        "No activity held with any community here is in this",
        "Nothing is recorded for any community",
    )
    for code, said in (("KW", in_selection), ("NP", nothing)):
        found = headings(open_app("pages/country.py", lang="en", code=code, **filtered))
        (one,) = [heading for heading in found if heading.startswith((in_selection, nothing))]
        assert one.startswith(said)
        assert denied(found) == []


def left_out(app: AppTest) -> dict[str, str]:
    """The links to activities that a page leaves out: which they are -> how many, in words."""
    links = [link.proto for link in app.main.get("page_link") if link.proto.page == "activities"]
    found = {parse_qs(link.query_string).get("show", [""])[0]: without_marks(link.label) for link in links}
    return {name: label for name, label in found.items() if name}


AUGUST = {"from": "2023-08-10", "to": "2023-08-20"}


@pytest.mark.parametrize("file", ["pages/countries.py", "pages/communities.py"])
def test_lists_of_a_period_name_what_belongs_to_none_as_the_overview_does(file: str, record_url, environment) -> None:
    """Each with the way to its rows. Where no period is chosen, a list counts what has no date."""
    environment(DATABASE_URL=record_url)
    overview = left_out(open_app(lang="en", **AUGUST))
    assert overview["undated"] == "46 activities have no date"
    assert overview["overlapping"] == "9 activities may lie in the period or outside it"
    of_list = left_out(open_app(file, lang="en", **AUGUST))
    assert of_list == {name: words for name, words in overview.items() if name != "unknown_attendance"}
    assert "undated" not in left_out(open_app(file, lang="en")) and "undated" in left_out(open_app(lang="en"))


@pytest.mark.parametrize(
    ("file", "of"),
    [
        ("pages/country.py", {"code": "KW"}),
        ("pages/community.py", {"key": "kw"}),
        ("pages/export.py", {"indicator": "activities_held", "country": "KW"}),
        ("pages/export.py", {"table": "activities", "country": "KW"}),
        ("pages/numbers.py", {}),
    ],
)
def test_other_pages_of_a_period_lead_to_what_belongs_to_none(file: str, of: dict, record_url, environment) -> None:
    """The numbers are those that their rows are, and nothing is said where no period is chosen."""
    environment(DATABASE_URL=record_url)
    period = Filters(start=date(2023, 8, 10), end=date(2023, 8, 20))
    places = {"code": {"countries": ("KW",)}, "country": {"countries": ("KW",)}, "key": {"communities": ("kw",)}}
    filters = period.narrowed(**{name: one for key in of for name, one in places.get(key, {}).items()})
    with Session(engine(record_url)) as db:
        counted = {name: len(unknowns.rows(db, filters=filters, silent=name)) for name in ("undated", "overlapping")}
    found = left_out(open_app(file, lang="en", **of, **AUGUST))
    numbers = {name: int("".join(filter(str.isdigit, words))) for name, words in found.items() if name in counted}
    assert numbers == {name: number for name, number in counted.items() if number}
    assert "overlapping" not in left_out(open_app(file, lang="en", **of))


@pytest.mark.parametrize(
    ("file", "of"),
    [
        ("pages/country.py", {"code": "NP"}),
        ("pages/communities.py", {"country": "NP"}),
        ("pages/countries.py", {"country": "NP"}),
    ],
)
def test_a_matrix_of_zeros_does_not_deny_what_may_lie_in_the_period(file: str, of: dict, nepal: None) -> None:
    for language, heading in (
        ("en", "No activity held with any community here lies wholly in this period"),
        ("ar", "لا نشاط منفَّذًا مع أي جالية هنا يقع كله في هذه الفترة"),
    ):
        app = open_app(file, lang=language, **of, **{"from": "2023-06-02"})
        assert (heading in headings(app)) == (file != "pages/countries.py")
        assert "overlapping" in left_out(app)


@pytest.mark.parametrize("file", OF_NEPAL)
def test_what_may_lie_in_the_period_is_no_nothing(file: str, nepal: None) -> None:
    """Known to its month, of which the period has a part: no page says that there was none, and each leads to it."""
    app = open_app(file, lang="en", **OF_NEPAL[file], **{"from": "2023-06-02"})
    said = [without_marks(text) for text in texts(app)]
    assert "Nothing held here lies wholly in this period" in headings(app)
    assert "1 activity may lie in the period or outside it" in said
    assert any(text.endswith("1 activity that may lie in the period or outside it is in no bar.") for text in said)
    assert denied(headings(app)) == []
