"""A file is held to the roles that forms demand: a tier is a manager's, also where it comes in by file."""

import pytest
from sqlalchemy import func, select

from models import Community, ImportRun, Target
from models.codes import Tier
from models.engine import session
from outreach.acting import NotAllowed, Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.importers import Incoming, Result, bring_in
from outreach.importers.readers import READERS
from outreach.writing import least
from outreach.writing.undo import undo_import
from tests.importers.made_files import made, row
from tests.small_world import HOME

MANAGER = Viewer("Manager One", Role.MANAGER)


def community(key: str, name: str, tier: str) -> dict[str, str]:
    return row("communities", key=key, name_en=name, name_ar="", tier=tier, aliases="")


def brought(url: str, *rows: dict[str, str], viewer: Viewer, dry_run: bool = False) -> Result:
    files = [Incoming("own.csv", data=made(list(rows)))]
    return bring_in(url, files=files, home_country=HOME, viewer=viewer, dry_run=dry_run)


def tiers(url: str) -> dict[str, str]:
    with session(url) as db:
        return dict(db.execute(select(Community.key, Community.tier).where(Community.key.startswith("sa-t"))).all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tier_in_a_file_is_for_managers(world, url, editor, language: str) -> None:
    """Another one than on record, none instead of it, one in a new row; what stays as it is, is the editor's."""
    brought(url, community("sa-t1", "T1", "A"), community("sa-t2", "T2", "B"), viewer=MANAGER)
    before = tiers(url)
    rows = [
        community("sa-t1", "T1", "B"),
        community("sa-t2", "T2", ""),
        community("sa-t3", "T3", "C"),
        community("sa-t4", "T4", ""),
    ]
    t = translator(language)
    takes = t(
        "What is on record, nothing in a new row: to write this column takes another role. "
        "It is for: {needed} and above. You are: {own}.",
        needed=t("Manager"),
        own=t("Editor"),
    )
    for dry_run in (True, False):
        result = brought(url, *rows, viewer=editor, dry_run=dry_run)
        found = [(error.row, error.column, error.value, error.expected(t)) for error in result.errors]
        assert found == [(2, "tier", "B", takes), (3, "tier", "", takes), (4, "tier", "C", takes)]
        assert result.files[0].outcome.count("added") == 1 and not result.written
    assert tiers(url) == before == {"sa-t1": Tier.A, "sa-t2": Tier.B}


def test_what_is_no_tier_comes_in_as_ever(world, url, editor) -> None:
    brought(url, community("sa-t1", "T1", "A"), viewer=MANAGER)
    assert brought(url, community("sa-t1", "Renamed", "A"), community("sa-t2", "T2", ""), viewer=editor).written
    assert tiers(url) == {"sa-t1": Tier.A, "sa-t2": None}


def test_an_import_that_gave_tiers_is_taken_back_by_who_may_give_them(world, url, editor) -> None:
    brought(url, community("sa-t1", "T1", "A"), viewer=MANAGER)
    brought(url, community("sa-t1", "T1", "C"), viewer=MANAGER)
    with session(url) as db:
        run = db.scalar(select(func.max(ImportRun.id)))
        with pytest.raises(NotAllowed):
            undo_import(db, run_id=run, viewer=editor, home_country=HOME)
        db.rollback()
        undo_import(db, run_id=run, viewer=MANAGER, home_country=HOME)
        db.commit()
    assert tiers(url) == {"sa-t1": Tier.A}


def test_one_definition_says_who_may(world, url, editor, monkeypatch) -> None:
    """A table that takes more than an editor takes it of files too, and no format feeds one without being asked."""
    fed = {target.table.__tablename__ for reader in READERS for target in reader.targets}
    assert Target.__tablename__ not in fed
    monkeypatch.setitem(least.TABLES, Community.__tablename__, Role.MANAGER)
    with pytest.raises(NotAllowed):
        brought(url, community("sa-t1", "T1", ""), viewer=editor)
    monkeypatch.setitem(least.COLUMNS, ("community", "name_en"), Role.ADMINISTRATOR)
    errors = brought(url, community("sa-t1", "T1", ""), viewer=MANAGER).errors
    assert [(error.row, error.column) for error in errors] == [(2, "name_en")]
