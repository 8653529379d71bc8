"""Purging what rows were: the changes stay, the purge is on record, and no word is left in the file."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from models import Activity, Change, Image
from models.engine import revision, session
from outreach.__main__ import main
from outreach.acting import NotAllowed, Role, Viewer
from outreach.i18n import translator
from outreach.queries import history as queried
from outreach.wording import history_rows
from outreach.writing import rows
from outreach.writing.problems import Purged
from outreach.writing.purge import kept, purge
from tests.small_world import HOME
from tests.writing.told import ACTIVITY, history

PLANTED = "Zqxword"
CAIRO = "Africa/Cairo"
ADMINISTRATOR = Viewer("Administrator One", Role.ADMINISTRATOR)
MIDNIGHT = datetime(2026, 2, 28, 22, tzinfo=UTC)
"""Of 1 March, in Cairo."""


def aged(db, *moments: datetime, before: str = "{}") -> list[int]:
    """Corrections made at these moments, each with its image. The history takes additions only, so they are added."""
    numbers = []
    for moment in moments:
        said = {"at": moment, "by": "x", "how": "form", "act": "changed", "table_name": "topic", "row_key": "customs"}
        numbers.append(db.execute(insert(Change).values(**said, columns="{}")).inserted_primary_key[0])
        db.execute(insert(Image).values(change_id=numbers[-1], before=before))
    db.commit()
    return numbers


def test_what_is_older_than_a_day_goes_and_the_rest_stays(world) -> None:
    """By the ministry's clocks: the last moment of 28 February goes, the first of March stays."""
    old, new = aged(world, MIDNIGHT - timedelta(seconds=1), MIDNIGHT)
    which = {"before": date(2026, 3, 1), "time_zone": CAIRO}
    number = revision(world)
    assert kept(world, **which) == 1
    assert purge(world, **which, viewer=ADMINISTRATOR) == 1
    world.commit()
    assert world.scalars(select(Image.change_id)).all() == [new]
    assert kept(world, **which) == 0 and revision(world) == number + 1
    assert world.get(Change, old) is not None


def test_the_purge_is_on_record_and_told(world) -> None:
    """Who, when, up to which day and how many; and once there is nothing left, nothing is written."""
    aged(world, MIDNIGHT, MIDNIGHT)
    which = {"before": date(2026, 3, 2), "time_zone": CAIRO, "viewer": ADMINISTRATOR}
    assert [purge(world, **which), purge(world, **which)] == [2, 0]
    world.commit()
    assert history(world)[-1] == ("deleted", "image", "2026-03-02", {"images": [2, None]})
    assert len(history(world)) == 3
    found = queried.rows(world, by=ADMINISTRATOR.name, time_zone=CAIRO)
    assert found["how"].tolist() == ["command"]
    for language in ("ar", "en"):
        t, row = translator(language), found.iloc[0].to_dict()
        assert history_rows.what(row, t=t).startswith(t("Earlier states of rows"))
        assert history_rows.differences(row, t=t).values.tolist() == [
            [t("Kept to take changes back"), t.number(2), t("nothing")]
        ]


def test_it_takes_an_administrator(world) -> None:
    aged(world, MIDNIGHT)
    with pytest.raises(NotAllowed):
        purge(world, before=date(2026, 3, 2), time_zone=CAIRO, viewer=Viewer("Manager One", Role.MANAGER))
    assert world.scalar(select(func.count()).select_from(Image)) == 1


def test_what_was_purged_cannot_be_taken_back(world, editor) -> None:
    """It says so, and the deletion stays on record."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    rows.delete(world, Activity, "a1", token=None, viewer=editor, home_country=HOME)
    deletion = world.scalar(select(Change.id).where(Change.act == "deleted"))
    assert purge(world, before=date(2100, 1, 1), time_zone=CAIRO, viewer=ADMINISTRATOR) == 1
    with pytest.raises(Purged):
        rows.restore(world, deletion, viewer=editor, home_country=HOME)


@pytest.fixture
def told(url, world, environment) -> str:
    """A database with one old change, as the settings name it."""
    aged(world, MIDNIGHT)
    world.close()
    environment(DATABASE_URL=url, JISR_USER="Administrator One", JISR_TIME_ZONE=CAIRO)
    return url


def test_the_command_says_first_what_it_would_do(told, capsys) -> None:
    day = date(2026, 3, 2).isoformat()
    assert main(["--lang", "en", "purge", "--before", day, "--dry-run"]) == 0
    assert "what 1 row was" in capsys.readouterr().out
    for said in ("what 1 row was", "Nothing to forget"):
        assert main(["--lang", "en", "purge", "--before", day]) == 0
        assert said in capsys.readouterr().out


def test_the_command_takes_an_administrator_and_a_day_that_has_been(told, environment, capsys) -> None:
    assert main(["--lang", "en", "purge", "--before", "2100-01-01"]) == 1
    assert "yet to come" in capsys.readouterr().err
    environment(JISR_ROLE="manager")
    assert main(["--lang", "en", "purge", "--before", "2026-03-02"]) == 1
    assert "another role" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["purge", "--before", "yesterday"])


def test_no_word_is_left_in_the_file(sqlite_url, environment) -> None:
    """Neither in the database nor beside it: SQLite would keep what was deleted until it needs the room."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))

    def stored() -> bytes:
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))

    with session(sqlite_url) as db:
        aged(db, *[MIDNIGHT] * 50, before=PLANTED)
    assert PLANTED.encode() in stored()
    environment(DATABASE_URL=sqlite_url)
    assert main(["purge", "--before", "2026-03-02"]) == 0
    assert PLANTED.encode() not in stored()
