"""Where commitments stand on a day, and which ones the filters mean, counted by hand on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from models import Activity, Authority, Commitment, Community, ImportRun, Source
from models.codes import Collection
from models.commitment import CommitmentSource
from outreach import indicators
from outreach.filters import Filters
from outreach.indicators import commitments_kept_pct
from outreach.queries import commitments
from outreach.queries.commitment_conditions import MINISTRY, SOON_DAYS, State
from tests.small_world import add, counted, settle

DAY = date(2023, 6, 15)
MADE = date(2023, 3, 1)
KEPT = {"kept_evidence": "Seen"}
# Key: what it holds, and where it stands on DAY.
PROMISED = {
    "late": ({"due_on": date(2023, 6, 14), "place": "sa-riyadh"}, State.LATE),
    "later": ({"due_on": date(2023, 5, 1), "place": "kw"}, State.LATE),
    "today": ({"due_on": DAY, "place": "fr"}, State.DUE_SOON),
    "soon": ({"due_on": date(2023, 6, 28), "country": "FR"}, State.DUE_SOON),
    "not-soon": ({"due_on": date(2023, 6, 29), "authority": "bank"}, State.OPEN),
    "no-day": ({"activity": "a"}, State.OPEN),
    "in-time": ({"due_on": date(2023, 5, 1), "kept_on": date(2023, 5, 1), **KEPT, "place": "sa"}, State.KEPT),
    "no-day-kept": ({"kept_on": date(2023, 5, 1), **KEPT}, State.KEPT),
    "after": ({"due_on": date(2023, 5, 1), "kept_on": date(2023, 5, 4), **KEPT, "authority": "bank"}, State.KEPT_LATE),
    "dropped": (
        {"due_on": date(2023, 5, 1), "dropped_on": date(2023, 4, 1), "dropped_because": "No money"},
        State.DROPPED,
    ),
    "reported": ({"activity": "a", "record": True}, State.NOT_FOLLOWED_UP),
    # What a source states of its end changes nothing: nobody followed it up.
    "reported-due": ({"due_on": date(2023, 4, 1), "activity": "b", "record": True}, State.NOT_FOLLOWED_UP),
}


@pytest.fixture
def promised(db: Session) -> Session:
    """Twelve commitments, two of them of the public record, and two activities: one with Riyadh and Kuwait, one at
    home."""
    settle(db)
    add(db, "a", when="2023-03-01", communities="sa-riyadh kw", kind="visit")
    add(db, "b", when="2023-03", countries="EG DE", kind="meeting")
    when = {"imported_at": datetime(2023, 3, 2, tzinfo=UTC), "imported_by": "test", "checksum": "0" * 64}
    db.add(ImportRun(id=1, reader="x", file_name="x", collection=Collection.PUBLIC_RECORD, **when))
    db.add(Authority(id=1, key="bank", name_en="Bank"))
    db.add(Source(id=1, key="s", address="https://example.org/1"))
    db.flush()
    places = {row.key: (row.id, row.country_code) for row in db.exec(select(Community)).all()}
    activities = dict(db.exec(select(Activity.key, Activity.id)).all())
    for key, (given, _) in PROMISED.items():
        values = {name: value for name, value in given.items() if name.endswith(("_on", "evidence", "because"))}
        community, code = places.get(given.get("place"), (None, given.get("country")))
        row = Commitment(
            key=key,
            what_en=key,
            starts=MADE,
            ends=MADE,
            precision="day",
            community_id=community,
            country_code=code,
            activity_id=activities.get(given.get("activity")),
            authority_id=1 if "authority" in given else None,
            import_run_id=1 if "record" in given else None,
            **values,
        )
        db.add(row)
        db.flush()
        if key == "reported":
            db.add(CommitmentSource(commitment_id=row.id, source_id=1))
    counted(db)
    return db


def keys(db: Session, **changes: object) -> set[str]:
    return set(commitments.table(db, filters=Filters(**changes), day=DAY)["key"])


def test_where_each_stands(promised) -> None:
    rows = commitments.table(promised, filters=Filters(), day=DAY)
    assert dict(zip(rows["key"], rows["commitment_state"], strict=True)) == {
        key: state.value for key, (_, state) in PROMISED.items()
    }
    numbers = commitments.counts(promised, filters=Filters(), day=DAY)
    assert numbers == {
        "late": 2, "due_soon": 2, "open": 2, "kept_late": 1, "kept": 2, "dropped": 1, "not_followed_up": 2,
        "followed_up": 0,
    }  # fmt: skip
    assert SOON_DAYS == 14


def test_the_late_ones_come_first_and_say_by_how_much(promised) -> None:
    rows = commitments.table(promised, filters=Filters(), day=DAY)
    assert rows["key"].tolist()[:4] == ["later", "late", "today", "soon"]
    late = rows.set_index("key")["days_late"]
    assert late[["later", "late", "after"]].tolist() == [45, 1, 3]
    assert late.drop(["later", "late", "after"]).isna().all()


def test_to_whom_each_was_made(promised) -> None:
    """Its own community or country; else those of its activity, without the home country, where nobody is reached."""
    rows = commitments.table(promised, filters=Filters(), day=DAY).set_index("key")
    assert rows["countries"][["late", "soon", "reported", "reported-due", "no-day-kept"]].tolist() == [
        "SA", "FR", "KW;SA", "DE", "",
    ]  # fmt: skip
    assert rows["community"][["late", "reported"]].tolist() == ["sa-riyadh", None]


MEANT = [
    ({"countries": ("SA",)}, {"late", "in-time", "no-day", "reported"}),
    ({"countries": ("DE",)}, {"reported-due"}),
    ({"communities": ("sa-riyadh",)}, {"late", "no-day", "reported"}),
    # Of the whole country: its own, and what was promised to the country.
    ({"communities": ("fr",)}, {"today", "soon"}),
    ({"regions": ("gulf",)}, {"late", "later", "in-time", "no-day", "reported"}),
    ({"kinds": ("visit",)}, {"no-day", "reported"}),
    # Made, due, kept or dropped in it.
    ({"start": date(2023, 6, 1), "end": date(2023, 6, 30)}, {"late", "today", "soon", "not-soon"}),
    ({"start": date(2023, 4, 1), "end": date(2023, 4, 30)}, {"dropped", "reported-due"}),
    ({"end": date(2023, 3, 31)}, set(PROMISED)),
    ({"end": date(2022, 12, 31)}, set()),
]


def test_which_ones_the_filters_mean(promised) -> None:
    for changes, expected in MEANT:
        assert keys(promised, **changes) == expected, changes
        numbers = commitments.counts(promised, filters=Filters(**changes), day=DAY)
        assert sum(numbers.values()) == len(expected)


def test_who_has_to_keep_them(promised) -> None:
    of_bank = commitments.table(promised, filters=Filters(), day=DAY, authority="bank")
    assert set(of_bank["key"]) == {"not-soon", "after"}
    own = commitments.table(promised, filters=Filters(), day=DAY, authority=MINISTRY, states=(State.OPEN,))
    assert set(own["key"]) == {"no-day"}
    assert commitments.authorities(promised, filters=Filters())[["key", "number"]].values.tolist() == [["bank", 2]]
    assert commitments.authorities(promised, filters=Filters(countries=("SA",))).empty


def test_what_is_followed_up_stands_once_as_the_ministry_s_own(promised) -> None:
    """In every list and number; the report itself says by which one, and is not followed up no more when that goes."""
    followed = promised.exec(select(Commitment).where(Commitment.key == "reported")).one()
    mine = Commitment(key="mine", what_en="mine", activity_id=followed.activity_id, follows_id=followed.id)
    promised.add(mine)
    promised.flush()
    same = {"filters": Filters(), "day": DAY}
    assert keys(promised) == set(PROMISED) - {"reported"} | {"mine"}
    numbers = commitments.counts(promised, **same)
    assert (numbers["not_followed_up"], numbers["followed_up"], sum(numbers.values())) == (1, 0, len(PROMISED))
    assert commitments.nobody_knows(promised, filters=Filters())["public_record"] == 1
    assert commitments.of_activity(promised, activity="a", day=DAY)["key"].tolist() == ["no-day", "mine"]
    report, own = (commitments.one(promised, key=key, day=DAY) for key in ("reported", "mine"))
    assert (report.commitment.iloc[0]["commitment_state"], report.followed_by) == ("followed_up", "mine")
    assert (own.commitment.iloc[0]["follows"], own.followed_by) == ("reported", "")
    mine.kept_on, mine.kept_evidence = DAY, "Seen"
    promised.flush()
    assert set(commitments.table(promised, **same, states=(State.KEPT,))["key"]) >= {"mine"}
    promised.delete(mine)
    promised.flush()
    assert keys(promised) == set(PROMISED)


def test_one_whole(promised) -> None:
    whole = commitments.one(promised, key="reported", day=DAY)
    assert whole.commitment.iloc[0]["activity"] == "a" and bool(whole.commitment.iloc[0]["of_record"])
    assert whole.sources["address"].tolist() == ["https://example.org/1"]
    assert whole.import_run["collection"].tolist() == ["public_record"]
    assert commitments.one(promised, key="nothing", day=DAY) is None
    assert commitments.of_activity(promised, activity="a", day=DAY)["key"].tolist() == ["no-day", "reported"]


def test_no_row_at_all(db) -> None:
    rows = commitments.table(db, filters=Filters(countries=("SA",)), day=DAY)
    assert rows.empty and {"countries", "days_late", "commitment_state"} <= set(rows.columns)
    assert set(commitments.counts(db, filters=Filters(), day=DAY).values()) == {0}


SHARES = [
    # late, later; in time; after; dropped. Without a day: no-day, no-day-kept; reported twice.
    ({}, 1 / 5, 5, 4),
    ({"start": date(2023, 5, 1), "end": date(2023, 5, 31)}, 1 / 4, 4, 1),
    ({"start": date(2023, 6, 1), "end": date(2023, 6, 30)}, 0.0, 1, 0),
    ({"countries": ("SA",)}, 1 / 2, 2, 2),
    ({"countries": ("US",)}, None, 0, 0),
    # Due today is not over yet.
    ({"start": DAY, "end": DAY}, None, 0, 0),
]


def test_the_share_that_was_kept_in_time(promised, monkeypatch) -> None:
    """Kept by the day that they were due on, of those whose day lies in the period and is over."""
    for changes, value, rows, unknown in SHARES:
        monkeypatch.setattr(commitments_kept_pct, "today", lambda settings: DAY)
        filters = Filters(**changes)
        found = indicators.compute(promised, key="commitments_kept_pct", filters=filters)
        assert found.value == (None if value is None else pytest.approx(value))
        assert (found.n_rows, found.unknown) == (rows, unknown), changes
        behind = indicators.rows(promised, key="commitments_kept_pct", filters=filters)
        assert len(behind) == rows
        assert (behind["commitment_state"] == State.KEPT).sum() == round((value or 0) * rows)
        parts = found.parts
        assert sum(parts[state] for state in ("kept", "kept_late", "late", "dropped")) == rows
        assert parts["without_due"] + parts["public_record"] == unknown
