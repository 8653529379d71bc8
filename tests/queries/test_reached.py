"""How many communities were met: none at home, whichever country is set as that by now."""

import pytest

from models.codes import PlaceKind
from outreach.filters import Filters
from outreach.indicators import compute, rows
from outreach.queries.reached import places
from tests.small_world import add, counted, settle


@pytest.mark.parametrize("filters", [Filters(), Filters(topics=("customs",))], ids=["by totals", "by rows"])
def test_who_is_at_home_now_was_not_reached(db, environment, filters) -> None:
    settle(db)
    add(db, "one", when="2026-11-22", communities="sa", kind="visit", topics="customs")
    add(db, "two", when="2026-11-24", communities="kw", kind="visit", topics="customs")
    counted(db)
    assert places(db, filters=filters, each=PlaceKind.COMMUNITY) == 2
    environment(JISR_HOME_COUNTRY="KW")
    value = compute(db, key="communities_reached", filters=filters)
    assert (value.value, value.n_rows, len(rows(db, key="communities_reached", filters=filters))) == (1, 1, 1)
