"""The made-up data: the same for the same seed, true to the rules of the tables, and never among other rows."""

import re
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Channel, ChannelReading, ImportRun, Initiative, tally
from models.codes import Collection, Kind
from models.engine import session
from outreach.__main__ import main
from outreach.demo import HoldsOthers, activities, fill
from outreach.settings import settings
from outreach.writing.come import no_attendance
from tests.copied import copy_file
from tests.importers.conftest import lists_template

__all__ = ["lists_template"]

UNTIL = date(2026, 3, 31)


def attended_without(db: Session) -> list[str]:
    """Keys of activities with an attendance that forms and files refuse."""
    rows = db.execute(select(Activity.key, Activity.status, Activity.attendance_basis))
    return [key for key, status, basis in rows if no_attendance(status=status, basis=basis)]


def test_no_data_that_ships_has_an_attendance_of_what_was_not_held(record_url, year_url):
    for url in (record_url, year_url):
        with session(url) as db:
            assert attended_without(db) == []


def test_made_up_rows(url):
    """On both databases: as many as asked for, each known to be made up, with totals that agree."""
    fill(url, activities=300, until=UNTIL)
    with session(url) as db:
        assert db.scalar(select(func.count()).select_from(Activity)) == 300
        assert db.scalar(select(func.count()).select_from(ChannelReading)) > 0
        runs = db.scalars(select(ImportRun).where(ImportRun.collection == Collection.DEMONSTRATION)).all()
        assert len(runs) == 1
        for table in (Activity, Channel):
            assert set(db.scalars(select(table.import_run_id))) == {runs[0].id}
        assert all(title.startswith("Made-up ") for title in db.scalars(select(Activity.title_en)))
        assert set(db.scalars(select(Activity.led_by))) == {""}
        assert attended_without(db) == []
        assert tally.differences(db, home_country=settings().home_country) == []
        # A row written in the ordinary way takes the next number.
        db.add(Activity(key="next", kind=Kind.VISIT, status="held", organiser="mission", title_en="next"))
        db.flush()


def test_the_same_seed_gives_the_same_rows(lists_template, tmp_path):
    """Titles, dates and attendance of two databases agree; another seed gives others."""
    rows = []
    for name, seed_number in (("a", 1), ("b", 1), ("c", 2)):
        url = copy_file(f"sqlite:///{lists_template}", to=tmp_path / f"{name}.db")
        fill(url, activities=50, seed_number=seed_number, until=UNTIL)
        with session(url) as db:
            rows.append(db.execute(select(Activity.key, Activity.title_ar, Activity.starts, Activity.attendance)).all())
    assert rows[0] == rows[1] != rows[2]


def test_again_adds_more(lists_template, tmp_path):
    """Made-up rows may be added to made-up rows."""
    url = copy_file(f"sqlite:///{lists_template}", to=tmp_path / "outreach.db")
    fill(url, activities=20, until=UNTIL)
    fill(url, activities=20, until=UNTIL)
    with session(url) as db:
        assert db.scalar(select(func.count()).select_from(Activity)) == 40


def test_never_among_other_rows(url):
    """A database with an activity from elsewhere is refused, and nothing is written to it."""
    with session(url) as db:
        db.add(Activity(key="real", kind=Kind.VISIT, status="held", organiser="mission", title_en="A visit"))
        db.commit()
    with pytest.raises(HoldsOthers):
        fill(url, activities=20, until=UNTIL)
    with session(url) as db:
        assert db.scalars(select(Activity.key)).all() == ["real"]
        assert db.scalars(select(ImportRun.id)).all() == []


def test_the_command(record_url, tmp_path, capsys):
    """It says what it did, and refuses the public record in the reader's language."""
    assert main(["demo", "--activities", "12", "--to", str(tmp_path / "demo.db"), "--lang", "en"]) == 0
    assert "12 made-up activities written" in capsys.readouterr().out
    assert main(["demo", "--activities", "12", "--to", record_url, "--lang", "en"]) == 1
    assert "not made up. Nothing was written." in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["demo", "--activities", "0"])


@pytest.mark.parametrize("what", ["--year", "--activities=12"])
@pytest.mark.parametrize("is_named", [True, False], ids=["by --to", "by the setting"])
def test_of_a_database_that_it_cannot_use_it_says_what_named_it(what, is_named, tmp_path, environment, capsys):
    """Another program's, and what is none."""
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        connection.execute("CREATE TABLE customer (name TEXT)")
    (tmp_path / "letter.db").write_text("Dear Minister, " * 100)
    for file in ("shop.db", "letter.db"):
        environment(DATABASE_URL=f"sqlite:///{tmp_path / ('none.db' if is_named else file)}", JISR_LANGUAGE="en")
        assert main(["demo", what, *(["--to", str(tmp_path / file)] if is_named else [])]) == 2
        said = capsys.readouterr().err
        assert ("DATABASE_URL" in said, "--to" in said) == (not is_named, is_named)
        assert file in said


def test_numbers_in_arabic_names_are_in_the_digits_of_arabic_pages(year_url, environment):
    """Beside others on one line, which follow the setting."""
    with session(year_url) as db:
        columns = (Activity.title_ar, Channel.name_ar, Initiative.name_ar)
        names = {name for column in columns for name in db.scalars(select(column)) if name}
    assert [name for name in names if re.search("[٠-٩]", name)] == []
    assert [name for name in names if re.search("[0-9]", name)]
    environment(JISR_DIGITS="arab")
    assert activities.arabic(50) == "٥٠"
