"""What pages of places say where a filter leaves none of the activities: of what is on record they deny nothing."""

from collections.abc import Callable

import pytest
from sqlmodel import Session, select

from models import Activity, ActivityCommunity, Community
from models.engine import engine
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


@pytest.mark.parametrize("file", OF_NEPAL)
def test_what_may_lie_in_the_period_is_no_nothing(file: str, nepal: None) -> None:
    """Known to its month, of which the period has a part: no page says that there was none, and each leads to it."""
    app = open_app(file, lang="en", **OF_NEPAL[file], **{"from": "2023-06-02"})
    said = [without_marks(text) for text in texts(app)]
    assert "Nothing held here lies wholly in this period" in headings(app)
    assert "1 activity may lie in the period or outside it" in said
    assert any(text.endswith("1 activity that may lie in the period or outside it is in no bar.") for text in said)
    assert denied(headings(app)) == []
