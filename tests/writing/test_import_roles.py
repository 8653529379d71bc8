"""A file is held to the roles that forms demand: an editor gives a tier by file too, and takes the import back."""

import pytest
from sqlalchemy import func, select

from models import Community, ImportRun
from models.codes import Tier
from models.engine import session
from outreach.acting import NotAllowed, Role, Viewer
from outreach.importers import Incoming, Result, bring_in
from outreach.writing.undo import undo_import
from tests.importers.made_files import made, row
from tests.small_world import HOME

ANALYST = Viewer("Analyst One", Role.ANALYST)


def community(key: str, name: str, tier: str) -> dict[str, str]:
    return row("communities", key=key, name_en=name, name_ar="", tier=tier, aliases="")


def brought(url: str, *rows: dict[str, str], viewer: Viewer) -> Result:
    files = [Incoming("own.csv", data=made(list(rows)))]
    return bring_in(url, files=files, home_country=HOME, viewer=viewer)


def tiers(url: str) -> dict[str, str]:
    with session(url) as db:
        return dict(db.execute(select(Community.key, Community.tier).where(Community.key.startswith("sa-t"))).all())


def test_an_editor_gives_tiers_by_file_and_takes_that_back(world, url, editor) -> None:
    """Another one than on record, none instead of it, one in a new row."""
    assert brought(url, community("sa-t1", "T1", "A"), community("sa-t2", "T2", "B"), viewer=editor).written
    before = tiers(url)
    rows = [community("sa-t1", "T1", "B"), community("sa-t2", "T2", ""), community("sa-t3", "T3", "C")]
    assert brought(url, *rows, viewer=editor).written
    assert tiers(url) == {"sa-t1": Tier.B, "sa-t2": None, "sa-t3": Tier.C}
    with session(url) as db:
        undo_import(db, run_id=db.scalar(select(func.max(ImportRun.id))), viewer=editor, home_country=HOME)
        db.commit()
    assert tiers(url) == before == {"sa-t1": Tier.A, "sa-t2": Tier.B}


def test_who_may_not_write_brings_nothing(world, url) -> None:
    with pytest.raises(NotAllowed):
        brought(url, community("sa-t1", "T1", ""), viewer=ANALYST)
    assert tiers(url) == {}
