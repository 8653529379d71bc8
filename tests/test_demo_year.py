"""The made-up year: the same for the same seed and day, true to the rules, and enough to make every page live."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models import Activity, Change, ImportRun, MeetingAction, Pack, Request, RequestEvent, tally
from models.codes import ActionState, Collection, Step
from models.engine import engine, session
from outreach import indicators
from outreach.__main__ import main
from outreach.clock.events import Event, standing
from outreach.clock.home import home_calendar, limits
from outreach.clock.life import life
from outreach.clock.may import may
from outreach.clock.timing import Light
from outreach.demo import year
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.meeting import shown, since
from outreach.meeting.week import Week
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import commitments, coverage, meeting, request_lives
from outreach.screen.frame import NOTICES
from outreach.screen.pagetable import PAGES, PageInfo
from outreach.settings import settings
from outreach.writing.steps import COLUMNS
from tests.shown import open_app, texts

UNTIL = date(2026, 3, 31)
# What a page says in the place of rows that it has not got.
EMPTY = (
    "There are no rows yet. The public record comes in with: python -m outreach init",
    "There is nothing on record under this address.",
    "Nothing is on record here yet.",
)
PROFILES = {
    "country": ("code", "SA"),
    "community": ("key", "sa-riyadh"),
    "activity": ("key", "demo-0100"),
    "briefing": ("key", "sa-riyadh"),
    "commitment": ("key", "demo-promise-3"),
    "request": ("key", "R{year}-0007"),
    "theme": ("key", "demo-theme-2"),
    "authority": ("key", "demo-customs"),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SQLite database with the year that ends today, for this module: do not write to it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('year') / 'demo.db'}"
    year.fill(url)
    yield url
    engine(url).dispose()


def content(path: Path) -> dict[str, list]:
    """Every row of a database, but when the lists that ship were read, and what only counts writes."""
    with sqlite3.connect(path) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        kept = [name for name in tables if name not in ("revision", "alembic_version") and "sqlite" not in name]
        found = {name: db.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in kept}
        found["import_run"] = db.execute("SELECT * FROM import_run WHERE collection = 'demonstration'").fetchall()
        found["change"] = db.execute("SELECT * FROM change WHERE how = 'form' ORDER BY id").fetchall()
    return found


def test_the_same_seed_and_day_give_the_same_rows(tmp_path) -> None:
    """Down to the content of frozen packs; another seed gives others."""
    found = []
    for name, seed_number in (("a", 1), ("b", 1), ("c", 2)):
        path = tmp_path / f"{name}.db"
        year.fill(f"sqlite:///{path}", seed_number=seed_number, until=UNTIL)
        engine(f"sqlite:///{path}").dispose()
        found.append(content(path))
    first, again, other = found
    assert {name for name in first if first[name] != again[name]} == set()
    assert first["pack"] != other["pack"] and first["request"] != other["request"]


def test_on_both_databases(url) -> None:
    """The next numbers are free, totals agree, and every row of it is known to be made up."""
    number = year.fill(url, until=UNTIL)
    with session(url) as db:
        assert db.scalar(select(func.count()).select_from(Activity)) == number > 500
        run = db.scalars(select(ImportRun.id).where(ImportRun.collection == Collection.DEMONSTRATION)).one()
        for table in (Activity, Request):
            assert set(db.scalars(select(table.import_run_id))) == {run}
        assert tally.differences(db, home_country=settings().home_country) == []
        assert db.scalar(select(func.count()).select_from(Pack)) == 10
        for table in (Activity, Request, MeetingAction):
            row = db.scalars(select(table).order_by(table.id.desc())).first()
            copy = row.model_dump(exclude={"id"}) | {"key": "the-next"}
            db.add(table.model_validate(copy))
        db.flush()


def test_no_date_lies_after_the_year(filled) -> None:
    """But for what is planned, or due."""
    day = today(settings())
    with session(filled) as db:
        assert db.scalar(select(func.max(RequestEvent.on_day))) <= day
        assert db.scalar(select(func.max(Request.raised_on))) <= day
        assert db.scalar(select(func.max(Activity.starts)).where(Activity.status == "held")) <= day
        assert db.scalar(select(func.max(Change.at))) <= datetime.now(UTC)


def test_each_step_was_allowed_when_it_was_taken(filled) -> None:
    """By the rule that the form asks, on the day of the step."""
    calendar, deadlines = home_calendar(settings()).lenient(), limits(settings())
    chosen = (getattr(RequestEvent, name) for name in COLUMNS)
    with session(filled) as db:
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


def test_clocks_show_every_light_and_age(filled) -> None:
    with session(filled) as db:
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


def test_communities_and_commitments_of_every_standing(filled) -> None:
    day = today(settings())
    with session(filled) as db:
        places = coverage.table(db, filters=Filters(), day=day)
        promised = commitments.table(db, filters=Filters(), day=day)
    assert {"past_cadence", "within_cadence", "without_tier"} <= set(places["standing"])
    assert set(places["tier"].dropna()) == {"A", "B", "C"}
    assert places["hindrances"].notna().sum() >= 3 and places["next_key"].notna().sum() > 20
    assert (places["open_requests"] > 0).any()
    assert len(promised) == 120
    states = {"kept", "kept_late", "late", "dropped"}
    assert states <= set(promised["commitment_state"])


def test_each_list_of_the_pack_has_rows(filled) -> None:
    """Of this week and of each that was frozen; and of the frozen ones some have changed since."""
    changed = []
    with session(filled) as db:
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
            assert found.frozen_at.date() == week.ends
            now = shown.as_now(db, frozen=pack)
            changed += since.since(db, frozen=pack, now=now, rows_are=lambda key: indicators.ALL[key].rows_are)
        assert any(one.late for one in changed)
        states = set(db.scalars(select(MeetingAction.state)))
    assert states == {ActionState.OPEN, ActionState.DONE, ActionState.DROPPED}


def test_a_week_is_frozen_as_it_was_known_then(filled) -> None:
    """What was settled after the freeze was open in it."""
    with session(filled) as db:
        for kept in db.scalars(select(Pack)):
            pack = shown.shown(db, week=Week(kept.starts)).pack
            settled = dict(db.execute(select(MeetingAction.key, MeetingAction.settled_on)).all())
            for action in pack.actions:
                is_settled = settled[action.key] is not None and settled[action.key] <= kept.ends
                assert (action.standing in ("done", "dropped")) == is_settled


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_every_page_has_something_to_show(
    info: PageInfo, language: str, filled: str, environment: Callable[..., None]
) -> None:
    """Without an error, and without a word for what is empty; each says that its rows are made up."""
    environment(DATABASE_URL=filled)
    t = translator(language)
    name, value = PROFILES.get(info.key, ("", ""))
    params = {name: value.format(year=(today(settings()) - timedelta(days=60)).year)} if name else {}
    app = open_app(f"pages/{info.key}.py", lang=language, **params)
    assert [error.value for error in app.exception] == []
    said = [plain(text) for text in texts(app)]
    assert {text for text in EMPTY if plain(t(text)) in said} == set()
    assert plain(t(NOTICES["demonstration"])) in said or t(NOTICES["demonstration"]) in said


def test_the_command(tmp_path, record_url, capsys) -> None:
    """It says what it did; a second year in the same database, or one among other rows, is refused."""
    words = ["demo", "--year", "--until", UNTIL.isoformat(), "--lang", "en", "--to"]
    assert main([*words, str(tmp_path / "demo.db")]) == 0
    assert "made-up activities written" in capsys.readouterr().out
    for there in (str(tmp_path / "demo.db"), record_url):
        assert main([*words, there]) == 1
        assert "a year is made in an empty one. Nothing was written." in capsys.readouterr().err


def test_no_person_is_named(filled) -> None:
    """Whoever acts is called after a number."""
    with session(filled) as db:
        names = set(db.scalars(select(RequestEvent.by))) | set(db.scalars(select(Activity.led_by)))
    assert names - {""} <= {name for several in year.matters.OFFICIALS.values() for name in several}
