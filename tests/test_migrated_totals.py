"""The last day that each total of a place has got is the one that its rows say, on both databases."""

from alembic import command
from sqlalchemy import select

from models import ActivityTotal, tally
from models.codes import PlaceKind
from models.engine import config, engine, session
from tests.small_world import HOME, populate, settle

BEFORE, AFTER = "0009", "0010"


def test_the_totals_that_were_there_have_their_last_days(url) -> None:
    """Nothing else in them changes, and the way back leaves them as they were."""
    with session(url) as db:
        settle(db)
        populate(db, seed=1, activities=300)
        db.commit()
        assert tally.differences(db, home_country=HOME) == []
    engine(url).dispose()
    command.downgrade(config(url), BEFORE)
    command.upgrade(config(url), AFTER)
    with session(url) as db:
        assert tally.differences(db, home_country=HOME) == []
        told = {kind for kind, day in db.execute(select(ActivityTotal.place_kind, ActivityTotal.last_day)) if day}
    assert told == {PlaceKind.COUNTRY, PlaceKind.COMMUNITY}
