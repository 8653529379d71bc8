"""The made-up year: the same for the same seed and day, true to the rules, and enough to make every page live."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, true

from models import Activity, Base, Change, ImportRun, MeetingAction, Pack, Request, RequestEvent, tally
from models.codes import ActionState, Collection, Step
from models.engine import engine, session
from models.source import Revision
from outreach import indicators
from outreach.__main__ import main
from outreach.clock.events import Event, standing
from outreach.clock.home import home_calendar, limits
from outreach.clock.life import life
from outreach.clock.may import may
from outreach.clock.timing import Light
from outreach.demo import year, year_weeks
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.importers import named
from outreach.meeting import shown, since, since_lists
from outreach.meeting.week import Week
from outreach.periods import today
from outreach.queries import commitments, coverage, imports, meeting, request_lives
from outreach.settings import settings
from outreach.writing.steps import COLUMNS
from tests.conftest import DATABASES
from tests.emptied import Emptied

UNTIL = date(2026, 3, 31)
YEAR = ("demo", "--year", "--until", UNTIL.isoformat(), "--lang", "en", "--to")


def content(url: str) -> dict[str, list]:
    """Every row of a database, but when the lists that ship were read, and what only counts writes."""
    only = {
        "import_run": ImportRun.collection == Collection.DEMONSTRATION,
        "change": Change.how == "form",
    }
    with session(url) as db:
        found = {
            table.name: db.execute(select(table).where(only.get(table.name, true()))).all()
            for table in Base.metadata.sorted_tables
            if table.name != Revision.__tablename__
        }
    return {name: sorted(map(repr, rows)) for name, rows in found.items()}


@pytest.fixture(scope="module")
def year_on_postgresql(year_url: str, emptied: Emptied) -> Iterator[str]:
    """The year that ends today on PostgreSQL, made anew: read only."""
    with emptied.lent() as url:
        year.fill(url)
        yield url


@pytest.fixture(scope="module")
def spring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The year until a day that is past, as the command makes it, but for its packs."""
    path = tmp_path_factory.mktemp("spring") / "demo.db"
    with pytest.MonkeyPatch.context() as patch:
        # They take longer than all rows of which they are made.
        patch.setattr(year_weeks, "freeze", lambda *_, **__: None)
        assert main([*YEAR, str(path)]) == 0
    yield path
    engine(f"sqlite:///{path}").dispose()


def test_the_same_seed_and_day_give_the_same_rows(year_url, year_on_postgresql) -> None:
    """On both databases, down to the content of frozen packs."""
    first, again = content(year_url), content(year_on_postgresql)
    assert {name for name in first if first[name] != again[name]} == set()
    assert len(first["pack"]) == 10 and len(first["activity"]) > 500


def test_another_seed_gives_other_rows_of_the_same_days(spring, tmp_path, monkeypatch) -> None:
    other = f"sqlite:///{tmp_path / 'other.db'}"
    monkeypatch.setattr(year_weeks, "freeze", lambda *_, **__: None)
    year.fill(other, seed_number=2, until=UNTIL)
    first, others = content(f"sqlite:///{spring}"), content(other)
    assert first["activity"] != others["activity"] and first["request"] != others["request"]
    for url in (f"sqlite:///{spring}", other):
        with session(url) as db:
            assert UNTIL - timedelta(days=7) <= db.scalar(select(func.max(RequestEvent.on_day))) <= UNTIL
    engine(other).dispose()


@pytest.mark.parametrize("kind", DATABASES)
def test_on_both_databases(kind, spring, year_on_postgresql) -> None:
    """The next numbers are free, totals agree, and every row of it is known to be made up."""
    with session(f"sqlite:///{spring}" if kind == "sqlite" else year_on_postgresql) as db:
        run = db.scalars(select(ImportRun.id).where(ImportRun.collection == Collection.DEMONSTRATION)).one()
        for table in (Activity, Request):
            assert set(db.scalars(select(table.import_run_id))) == {run}
        assert tally.differences(db, home_country=settings().home_country) == []
        for table in (Activity, Request, MeetingAction):
            row = db.scalars(select(table).order_by(table.id.desc())).first()
            copy = row.model_dump(exclude={"id"}) | {"key": "the-next"}
            db.add(table.model_validate(copy))
        db.flush()
        db.rollback()


def test_no_date_lies_after_the_year(year_url) -> None:
    """But for what is planned, or due."""
    day = today(settings())
    with session(year_url) as db:
        assert db.scalar(select(func.max(RequestEvent.on_day))) <= day
        assert db.scalar(select(func.max(Request.raised_on))) <= day
        assert db.scalar(select(func.max(Activity.starts)).where(Activity.status == "held")) <= day
        assert db.scalar(select(func.max(Change.at))) <= datetime.now(UTC)


def test_each_step_was_allowed_when_it_was_taken(year_url) -> None:
    """By the rule that the form asks, on the day of the step."""
    calendar, deadlines = home_calendar(settings()).lenient(), limits(settings())
    chosen = (getattr(RequestEvent, name) for name in COLUMNS)
    with session(year_url) as db:
        raised = dict(db.execute(select(Request.id, Request.raised_on)).all())
        steps: dict[int, list[Event]] = {}
        for request, *row in db.execute(
            select(RequestEvent.request_id, *chosen).order_by(RequestEvent.request_id, RequestEvent.position)
        ):
            steps.setdefault(request, []).append(Event(*row))
    taken = Counter(event.step for events in steps.values() for event in events)
    assert set(taken) == set(Step)
    assert sum(len(standing(events)) for events in steps.values()) > 3 * len(steps) > 1500
    for request, events in steps.items():
        for place, event in enumerate(events):
            given = {"calendar": calendar, "limits": deadlines, "today": event.on}
            assert may(life(raised[request], events[:place], **given), event) is None, (request, event)


def test_clocks_show_every_light_and_age(year_url) -> None:
    with session(year_url) as db:
        found = request_lives.table(db, filters=Filters(), day=today(settings()))
    still = found[found["is_open"]]
    assert 800 <= len(found) <= 1100
    assert set(still["light"]) == {light.value for light in Light}
    assert still["band"].nunique() == 6
    assert found["request_state"].nunique() >= 7
    assert found["reopened"].sum() > 10 and found["extensions"].sum() > 10
    assert found.groupby("theme")["community"].nunique().max() >= 5
    speeds = found.groupby("authority")["authority_days"].median()
    assert speeds["demo-customs"] > 2 * speeds["demo-papers"]


def test_communities_and_commitments_of_every_standing(year_url) -> None:
    day = today(settings())
    with session(year_url) as db:
        places = coverage.table(db, filters=Filters(), day=day)
        promised = commitments.table(db, filters=Filters(), day=day)
    assert {"past_cadence", "within_cadence", "without_tier"} <= set(places["standing"])
    assert set(places["tier"].dropna()) == {"A", "B", "C"}
    assert places["hindrances"].notna().sum() >= 3 and places["next_key"].notna().sum() > 20
    assert (places["open_requests"] > 0).any()
    assert len(promised) == 120
    states = {"kept", "kept_late", "late", "dropped"}
    assert states <= set(promised["commitment_state"])


@pytest.mark.parametrize(("language", "called"), [("ar", "بيانات العرض التجريبي"), ("en", "Demonstration data")])
def test_the_year_is_an_import_that_says_what_it_added(language, called, year_url) -> None:
    """In the list of imports, by a name in the reader's language."""
    with session(year_url) as db:
        row = imports.last(db, most=1).iloc[0]
        held = db.scalar(select(func.count()).select_from(Activity))
    assert named.name_of(row, t=translator(language)) == called
    assert row["rows_added"] > held > 0


def test_each_list_of_the_pack_has_rows(year_url) -> None:
    """Of this week and of each that was frozen; and of the frozen ones some have changed since."""
    changed, moved = [], []
    with session(year_url) as db:
        weeks = [shown.this_week(), *(shown.of_day(row.starts) for row in meeting.packs(db).itertuples())]
        assert len(weeks) == 11
        for week in weeks:
            found = shown.shown(db, week=week)
            pack = found.pack
            assert pack.collection == "demonstration"
            assert pack.note and pack.overdue and pack.past_cadence and pack.decisions and pack.actions
            assert all(one.target is not None for one in pack.figures)
            if found.frozen_at is None:
                assert {one.standing for one in pack.actions} >= {"done", "late"}
                continue
            met = found.frozen_at.date()
            assert home_calendar(settings()).is_working(met) and met == pack.counted[1] <= week.ends
            assert not pack.is_running
            now = shown.as_now(db, frozen=pack)
            changed += since.since(db, frozen=pack, now=now, rows_are=lambda key: indicators.ALL[key].rows_are)
            moved += since_lists.lines(db, frozen=pack, now=shown.lists_now(db, frozen=pack))[0]
        assert any(one.late for one in changed)
        # What was decided or done after the meeting is told as late, never as a correction.
        decided = {one.late for one in moved if one.outcome and one.now is None}
        assert decided == {one.late for one in moved if one.of == "actions"} == {True}
        states = set(db.scalars(select(MeetingAction.state)))
    assert states == {ActionState.OPEN, ActionState.DONE, ActionState.DROPPED}


def test_a_week_is_frozen_as_it_was_known_then(year_url) -> None:
    """What was settled after the freeze was open in it."""
    with session(year_url) as db:
        for kept in db.scalars(select(Pack)):
            pack = shown.shown(db, week=Week(kept.starts)).pack
            settled = dict(db.execute(select(MeetingAction.key, MeetingAction.settled_on)).all())
            for action in pack.actions:
                is_settled = settled[action.key] is not None and settled[action.key] <= kept.ends
                assert (action.standing in ("done", "dropped")) == is_settled


def test_a_year_is_made_in_an_empty_database(spring, record_url, capsys) -> None:
    """A second year in the same one, or one among other rows, is refused."""
    for there in (str(spring), record_url):
        assert main([*YEAR, there]) == 1
        assert "a year is made in an empty one. Nothing was written." in capsys.readouterr().err
