"""Files of commitments: every check of a row with a file that breaks it, what a row becomes, and the shipped list."""

import csv
from datetime import date

import pytest
from sqlalchemy import func, select

from models import Activity, ActivitySource, Authority, Commitment, CommitmentSource, Community, ImportRun, Source
from models.codes import Collection, Precision
from models.engine import session
from outreach.importers.store import Difference
from outreach.seed import prepare
from outreach.settings import ROOT
from outreach.shipped import FOLLOWING
from tests.importers.made_files import found, made, record, row, take
from tests.importers.stored import held, one

GOOD = {
    "commitment_id": "c1",
    "what_en": "A consul every month",
    "what_ar": "قنصل كل شهر",
    "community": "sa-riyadh",
    "country": "SA",
    "activity": "e1",
    "made_on": "",
    "made_by": "",
    "authority": "cabinet",
    "due_on": "2023-06-01",
    "kept_on": "2023-05-01",
    "evidence": "https://example.org/kept",
    "dropped_on": "",
    "dropped_because": "",
}
OPEN = GOOD | {"kept_on": "", "evidence": ""}
DROPPED = OPEN | {"dropped_on": "2023-05-02", "dropped_because": "No money"}
LISTED = {"commitment_id": "e1-1", "activity": "e1", "is": "promise", "what_en": "A", "what_ar": "ا", "authority": ""}
CASES = [
    ({"commitment_id": ""}, "commitment_id", "", "may not be blank"),
    ({"commitment_id": "c 1"}, "commitment_id", "c 1", "A key of at most 80"),
    ({"what_en": " ", "what_ar": ""}, "what_en", "", "Text in one of these columns: what_en and what_ar."),
    ({"what_en": "x" * 601}, "what_en", "x" * 79 + "…", "At most 600 characters"),
    ({"community": "sa-riyad"}, "community", "sa-riyad", "Did you mean sa-riyadh?"),
    ({"community": "zzzz"}, "community", "zzzz", "Add it to the file of communities"),
    ({"country": "XX"}, "country", "XX", "An ISO 3166-1 code"),
    ({"country": "KW"}, "country", "KW", "The country of the community, which is SA, or nothing."),
    ({"country": "EG", "community": ""}, "country", "EG", "A country abroad"),
    ({"activity": "e2"}, "activity", "e2", "Bring the file of activities first"),
    ({"made_on": "2023-13"}, "made_on", "2023-13", "A date as YYYY-MM-DD, YYYY-MM or YYYY"),
    ({"made_by": "x" * 121}, "made_by", "x" * 79 + "…", "At most 120 characters"),
    ({"authority": "cabinett"}, "authority", "cabinett", "Did you mean cabinet?"),
    ({"authority": "zzzz"}, "authority", "zzzz", "Add it to the file of authorities"),
    ({"due_on": "2023-02-30"}, "due_on", "2023-02-30", "A day of the calendar"),
    ({"due_on": "2023-06"}, "due_on", "2023-06", "A day of the calendar"),
    ({"due_on": "2023-03-04"}, "due_on", "2023-03-04", "A day not before it was promised, on 2023-03-05."),
    ({"kept_on": "2023-03-04"}, "kept_on", "2023-03-04", "A day not before it was promised, on 2023-03-05."),
    ({"kept_on": "2099-01-01"}, "kept_on", "2099-01-01", "A day that has come."),
    ({"made_on": "2099", "due_on": "2100-01-01", "kept_on": "", "evidence": ""}, "made_on", "2099", "has come"),
    (
        {"activity": "later", "due_on": "", "kept_on": "", "evidence": ""},
        "activity",
        "later",
        "An activity that has come",
    ),
    ({"evidence": " "}, "evidence", "", "Words, since the column kept_on has a day."),
    ({"evidence": "\u200f"}, "evidence", "", "Words, since the column kept_on has a day."),
    ({"kept_on": ""}, "kept_on", "", "A day, since the column evidence has words."),
    # People's words are not said again.
    ({"evidence": "x" * 501}, "evidence", None, "At most 500 characters"),
    ({"dropped_on": "2023-05-02", "dropped_because": "No"}, "dropped_on", "2023-05-02", "says that it was kept"),
    ({"dropped_because": "No money"}, "dropped_on", "", "A day, since the column dropped_because has words."),
]


@pytest.fixture
def here(lists_url: str) -> str:
    """The lists, and an activity of 5 March 2023 with two sources."""
    later = row("events", event_id="later", status="planned", date="2099-01-01", attendance="")
    assert take(lists_url, made([row("events"), later])).written
    return lists_url


def test_a_wrong_cell_is_named(here: str) -> None:
    """One error for one fault: its line, its column, what stands there, and what was expected. Nothing comes in."""
    for cells, column, value, expected in CASES:
        [error] = found(take(here, made([GOOD | cells])))
        assert (error[0], error[1], error[2] and error[2].strip()) == (2, column, value)
        assert expected in error[3], cells
        with session(here) as db:
            assert db.scalar(select(func.count()).select_from(Commitment)) == 0


def test_everything_that_is_wrong_is_said_at_once(here: str) -> None:
    """Also a key twice in one file, and a promise that was dropped before it was made."""
    wrong = DROPPED | {"commitment_id": "d", "dropped_on": "2020-01-01", "due_on": "2020-01-01", "authority": "zzzz"}
    errors = found(take(here, made([wrong, GOOD, GOOD | {"what_en": "Another"}])))
    assert [error[:2] for error in errors] == [
        (2, "authority"), (2, "due_on"), (2, "dropped_on"), (4, "commitment_id"),
    ]  # fmt: skip
    assert "line 3 has it" in errors[-1][3]


def test_what_a_row_becomes(here: str) -> None:
    """When, by whom and on which sources follow the activity where the row is silent; else the row says so."""
    own = {"commitment_id": "c2", "made_on": "2023-03", "made_by": "A deputy", "country": "", "authority": ""}
    alone = {"commitment_id": "c3", "activity": "", "community": "", "country": "الكويت", "due_on": ""}
    assert take(here, made([GOOD, DROPPED | own, OPEN | alone])).written
    with session(here) as db:
        first, second, third = (one(db, key, Commitment) for key in ("c1", "c2", "c3"))
        assert (first.starts, first.precision, first.made_by) == (date(2023, 3, 5), Precision.DAY, "The minister")
        assert (first.kept_on, first.kept_evidence, first.due_on) == (
            date(2023, 5, 1), "https://example.org/kept", date(2023, 6, 1),
        )  # fmt: skip
        assert first.authority_id == one(db, "cabinet", Authority).id
        assert first.activity_id == one(db, "e1", Activity).id
        assert (first.community_id, first.country_code) == (one(db, "sa-riyadh", Community).id, "SA")
        assert (second.starts, second.ends, second.precision) == (date(2023, 3, 1), date(2023, 3, 31), Precision.MONTH)
        assert (second.made_by, second.country_code, second.authority_id) == ("A deputy", "SA", None)
        assert (second.dropped_on, second.dropped_because) == (date(2023, 5, 2), "No money")
        assert (third.starts, third.made_by, third.country_code, third.activity_id) == (None, "", "KW", None)
        cited = select(Source.outlet).join(CommitmentSource).join(Commitment).where(Commitment.key == "c1")
        assert db.scalars(cited.order_by(CommitmentSource.position)).all() == ["A paper", "Another"]


def test_importing_twice_changes_nothing(here: str) -> None:
    assert take(here, made([GOOD, DROPPED | {"commitment_id": "c2"}])).written
    before = held(here)
    assert take(here, made([GOOD, DROPPED | {"commitment_id": "c2"}])).nothing_to_do
    assert held(here) == before


def test_an_answer_is_no_commitment(here: str) -> None:
    """It is checked like a promise, and nothing is made of it."""
    answer = LISTED | {"commitment_id": "e1-2", "is": "answer"}
    assert take(here, made([LISTED, answer])).written
    with session(here) as db:
        assert db.scalars(select(Commitment.key)).all() == ["e1-1"]
    [error] = found(take(here, made([answer | {"activity": "e2"}])))
    assert error[:2] == (2, "activity")
    [error] = found(take(here, made([answer | {"is": "maybe"}])))
    assert "One of: promise or answer." in error[3]


def test_a_file_that_lacks_columns_leaves_what_stands_there(here: str) -> None:
    """A correction of the words alone; a key of its own, so nothing is guessed."""
    take(here, made([GOOD]))
    short = {name: GOOD[name] for name in ("commitment_id", "what_en", "what_ar")}
    result = take(here, made([short | {"what_en": "Two consuls"}]))
    assert result.files[0].outcome.differences == {
        2: [Difference("what_en", "A consul every month", "Two consuls")]
    }  # fmt: skip
    with session(here) as db:
        left = one(db, "c1", Commitment)
        assert (left.starts, left.made_by, str(left.kept_on)) == (date(2023, 3, 5), "The minister", "2023-05-01")
        assert db.scalar(select(func.count()).select_from(CommitmentSource)) == 2


def test_a_source_stays_while_a_commitment_cites_it(here: str) -> None:
    """An activity that loses its sources does not take them away from what was promised in it."""
    take(here, made([GOOD]))
    blank = dict.fromkeys(("source_urls", "source_outlets", "source_published"), "")
    assert take(here, made([row("events", **blank)])).written
    with session(here) as db:
        assert db.scalar(select(func.count()).select_from(Source)) == 2


def parts() -> list[dict[str, str]]:
    """The rows of the shipped list."""
    with (ROOT / "data" / next(iter(FOLLOWING))).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_shipped_list_is_the_record_s_own_text() -> None:
    """Part by part in the record's order, nothing left out and nothing added; each with its Arabic."""
    with record("events.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = {one["event_id"]: one["commitments"].strip() for one in csv.DictReader(file) if one["commitments"]}
    said: dict[str, list[str]] = {}
    for part in parts():
        said.setdefault(part["activity"], []).append(part["what_en"])
        assert part["commitment_id"] == f"{part['activity']}-{len(said[part['activity']])}"
        assert any("\u0600" <= letter <= "\u06ff" for letter in part["what_ar"])
    assert {key: "; ".join(found) for key, found in said.items()} == texts
    assert len(texts) == 119


def test_the_promises_of_the_record_are_commitments(record_url: str) -> None:
    """77 of 69 activities, each with its activity's date, official and sources; none kept, dropped or due."""
    with session(record_url) as db:
        whole = select(Commitment, Activity, ImportRun.collection).select_from(Commitment)
        whole = whole.join(Activity, Activity.id == Commitment.activity_id)
        rows = db.execute(whole.join(ImportRun, ImportRun.id == Commitment.import_run_id)).all()
        assert (len(rows), len({activity.id for _, activity, _ in rows})) == (77, 69)
        for commitment, activity, collection in rows:
            assert collection is Collection.PUBLIC_RECORD
            assert (commitment.starts, commitment.ends, commitment.made_by) == (
                activity.starts, activity.ends, activity.led_by,
            )  # fmt: skip
            assert not (commitment.kept_on or commitment.dropped_on or commitment.due_on)
        cited, of_activities = (
            {key: list(db.scalars(select(link.source_id).where(column == key).order_by(link.position))) for key in keys}
            for link, column, keys in (
                (CommitmentSource, CommitmentSource.commitment_id, [commitment.id for commitment, *_ in rows]),
                (ActivitySource, ActivitySource.activity_id, [activity.id for _, activity, _ in rows]),
            )
        )
        for commitment, activity, _ in rows:
            assert cited[commitment.id] == of_activities[activity.id] != []
        assert one(db, "nm_visit_sa_2016-1", Commitment).what_en == "Survey on the draft migration law"
        named = select(Authority.key).join(Commitment, Commitment.authority_id == Authority.id)
        assert set(db.scalars(named)) == {"embassy_kampala", "embassy_kyiv", "students_committee"}


@pytest.mark.parametrize("bare_url", ["sqlite"], indirect=True)
def test_who_has_the_record_already_gets_them_at_the_next_start(bare_url: str, monkeypatch) -> None:
    """And what follows the record is read again where the record itself was corrected."""
    from outreach import seed, shipped

    older = tuple(name for name in shipped.RECORD if name not in FOLLOWING)
    with monkeypatch.context() as before:
        before.setattr(seed, "RECORD", older)
        assert prepare(bare_url, home_country="EG").imports
    [result] = prepare(bare_url, home_country="EG").imports
    assert [(file.source, file.outcome.count("added")) for file in result.files] == [(next(iter(FOLLOWING)), 77)]
    assert prepare(bare_url, home_country="EG").imports == ()
    with session(bare_url) as db:
        db.execute(ImportRun.__table__.update().values(checksum="0" * 64).where(ImportRun.reader == "events"))
        db.commit()
    [again] = prepare(bare_url, home_country="EG").imports
    assert {file.format for file in again.files} == {"events", "commitments"} and again.nothing_to_do
