"""What the briefing sheet has of a place whose last contact left more requests than it lists."""

from datetime import date

from sqlmodel import Session

from models.engine import bump
from tests.queries.test_briefing import asked, of, world

__all__ = ["world"]


def test_many_requests_of_the_last_contact_hide_none_that_wait_from_elsewhere(world: Session) -> None:
    """Both are counted before they are cut, and each is cut for itself."""
    for number in range(61):
        asked(world, f"last-{number:02}", activity="k6", on=date(2023, 6, 10))
    for number in range(2):
        asked(world, f"old-{number}", activity="k1", on=date(2023, 1, 10))
    found = of(world)
    assert (len(found.asked), found.asked_number) == (40, 61)
    assert set(found.waiting["key"]) == {"old-0", "old-1"} and found.waiting_number == 2
    assert found.open_number == 63
    for number in range(2, 50):
        asked(world, f"old-{number}", activity="k1", on=date(2023, 1, 10))
    bump(world)
    found = of(world)
    assert (len(found.asked), found.asked_number, len(found.waiting), found.waiting_number) == (40, 61, 40, 50)
