"""A ministry that leaves the public record out: from the first day, or later, when its own rows stand beside it."""

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Change, Channel, Commitment, ImportRun, Request, Source, Topic, tally
from models.codes import Act, Collection, How
from models.engine import engine, session
from outreach.__main__ import main
from outreach.acting import NotAllowed, Role, Viewer
from outreach.queries import choices, imports
from outreach.seed import BY_WITHOUT, prepare
from outreach.writing import rows
from outreach.writing.problems import RecordInUse
from tests import copied
from tests.importers.made_files import made, row, take
from tests.importers.stored import held

HOME = "EG"
BOSS = Viewer("a boss", Role.ADMINISTRATOR)


@pytest.fixture
def own_record(dialect: str, record_url: str, request: pytest.FixtureRequest) -> str:
    """The record in a database of the test's own, on each of the two kinds."""
    if dialect == "sqlite":
        return request.getfixturevalue("record_copy")
    url = request.getfixturevalue("postgresql_url")
    copied.rows(record_url, to=url)
    return url


def number(db: Session, table: type) -> int:
    """How many rows a table has."""
    return db.scalar(select(func.count()).select_from(table))


def test_who_does_not_ask_for_it_keeps_the_record(record_copy: str):
    """No file comes in then that could say so: the choice is written down by itself, once; what is there is said."""
    for wanted in (False, None, False):
        prepared = prepare(record_copy, home_country=HOME, public_record=wanted)
        assert (prepared.without_record, prepared.taken_out, prepared.still_in > 263) == (True, 0, True)
    with session(record_copy) as db:
        said = db.execute(select(ImportRun.imported_by).where(ImportRun.imported_by == BY_WITHOUT)).all()
        assert (len(said), number(db, Activity)) == (1, 263)


def test_the_record_is_taken_out_whole_and_stays_away(own_record: str):
    """Its rows go with the sources that nobody else cites, on both databases; the ministry's own stay, and so does the
    history. No start brings it again until somebody asks, and then it may go once more."""
    assert take(own_record, made([row("events")])).written
    for _ in range(2):
        taken = prepare(own_record, home_country=HOME, public_record=False, taker=BOSS)
        assert taken.taken_out > 400 and taken.without_record and not taken.still_in
        with session(own_record) as db:
            assert [number(db, table) for table in (Activity, Channel, Commitment, Source)] == [1, 0, 0, 2]
            assert number(db, Topic) == 31
            assert choices.collections(db) == (Collection.REGISTER.value,)
            assert tally.differences(db, home_country=HOME) == []
            gone = select(func.count()).where(Change.act == Act.DELETED, Change.how == How.UNDO, Change.by == BOSS.name)
            assert db.scalar(gone) % taken.taken_out == 0
            listed = imports.last(db, most=100)
            assert listed.loc[listed["collection"] == Collection.PUBLIC_RECORD, "undone_by"].iloc[-1] == BOSS.name
        later = prepare(own_record, home_country=HOME)
        assert (later.imports, later.without_record, later.still_in) == ((), True, 0)
        again = prepare(own_record, home_country=HOME, public_record=True)
        assert again.imports and not again.without_record
        with session(own_record) as db:
            assert number(db, Activity) == 264
        assert prepare(own_record, home_country=HOME).imports == ()


def test_what_the_ministry_refers_to_keeps_the_record_in(record_copy: str):
    """How many rows are in the way is said, of all tables at once; nothing is written, not even the choice."""
    with session(record_copy) as db:
        visit, page = (db.scalar(select(table.key).order_by(table.id).limit(1)) for table in (Activity, Channel))
        for raised in ({"activity": visit}, {"channel": page}):
            said = {"community": "sa", "raised_on": "2024-01-01", "summary": "A question", "kind": "enquiry", **raised}
            rows.add(db, Request, said, viewer=BOSS, home_country=HOME)
        reported = db.scalar(select(Commitment.key).order_by(Commitment.id).limit(1))
        own = {"what_en": "Own", "starts": "2024-01-01", "ends": "2024-01-01", "precision": "day", "follows": reported}
        rows.add(db, Commitment, own, viewer=BOSS, home_country=HOME)
        db.commit()
    before = held(record_copy)
    with pytest.raises(RecordInUse) as caught:
        prepare(record_copy, home_country=HOME, public_record=False, taker=BOSS)
    assert caught.value.counts == {"request": 2, "commitment": 1}
    assert held(record_copy) == before


def test_only_an_administrator_takes_it_out(record_copy: str):
    """Where it is not there, anybody who may start the server may leave it out."""
    manager = Viewer("a manager", Role.MANAGER)
    with pytest.raises(NotAllowed):
        prepare(record_copy, home_country=HOME, public_record=False, taker=manager)
    with session(record_copy) as db:
        assert number(db, Activity) == 263
    prepare(record_copy, home_country=HOME, public_record=False, taker=BOSS)
    assert prepare(record_copy, home_country=HOME, public_record=False, taker=manager).without_record


def test_the_command_says_what_is_so(record_copy: str, environment, capsys: pytest.CaptureFixture):
    """Whether the record is in or out, what was taken out, how many rows keep it, and what `undo` sends to."""
    environment(DATABASE_URL=record_copy, JISR_LANGUAGE="en", JISR_HOME_COUNTRY=HOME)
    with session(record_copy) as db:
        run = db.scalar(select(ImportRun.id).where(ImportRun.collection == Collection.PUBLIC_RECORD))
        visit = db.scalar(select(Activity.key).limit(1))
        said = {
            "community": "sa",
            "raised_on": "2024-01-01",
            "summary": "A question",
            "kind": "enquiry",
            "activity": visit,
        }
        request = rows.add(db, Request, said, viewer=BOSS, home_country=HOME)
        db.commit()
    assert main(["undo", str(run)]) == 1 and "init --without-record" in capsys.readouterr().err
    assert main(["init", "--without-record"]) == 1
    assert "Requests: 1. Commitments: 0. Readings: 0. Others: 0." in capsys.readouterr().err
    prepare(record_copy, home_country=HOME, public_record=False)
    for _ in range(2):
        assert main(["init"]) == 0 and "was to stay out, and is in this database" in capsys.readouterr().out
    with session(record_copy) as db:
        rows.delete(db, Request, request, token=None, viewer=BOSS, home_country=HOME)
        db.commit()
    assert main(["init", "--without-record"]) == 0
    out = capsys.readouterr().out
    assert "Taken out: 4" in out and "The public record stays out, as was chosen." in out
    for arguments in (["init"], ["init", "--without-record"]):
        assert main(arguments) == 0
        out = capsys.readouterr().out
        assert out.startswith("The database is up to date.") and "stays out, as was chosen" in out
    assert main(["init", "--with-record"]) == 0 and "263 added" in capsys.readouterr().out
    engine(record_copy).dispose()
