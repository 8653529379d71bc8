"""The database itself refuses to rewrite the history, on both databases."""

import pytest
from sqlalchemy import delete, text
from sqlalchemy.exc import DatabaseError

from models import Image, Topic
from models.engine import session
from outreach.writing import rows
from tests.small_world import HOME
from tests.writing.told import history

SAID = "The history can only be added to"


@pytest.mark.parametrize("statement", ["UPDATE change SET by = 'x'", "DELETE FROM change"])
def test_a_change_stays_as_it_is(world, editor, statement):
    """Neither rewritten nor deleted; the images beside it may be purged."""
    rows.change(world, Topic, "customs", {"note": "N"}, token=None, viewer=editor, home_country=HOME)
    world.commit()
    before = history(world)
    with pytest.raises(DatabaseError, match=SAID):
        world.execute(text(statement))
    world.rollback()
    assert history(world) == before != []
    assert world.execute(delete(Image)).rowcount == 1


def test_postgresql_does_not_empty_it_either(postgresql_url):
    """TRUNCATE passes by the triggers for single rows."""
    with session(postgresql_url) as db, pytest.raises(DatabaseError, match=SAID):
        db.execute(text("TRUNCATE change CASCADE"))
