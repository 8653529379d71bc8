"""The shipped public record, as its README counts it, on both databases."""

from collections import Counter

import pytest
from sqlalchemy import Select, func, select
from sqlmodel import Session

from models import (
    Activity,
    ActivityAuthority,
    ActivityCountry,
    ActivityTopic,
    Authority,
    Channel,
    ChannelReading,
    Community,
    Country,
    DiasporaEstimate,
    EstimateSource,
    ImportRun,
    Initiative,
    PublishedFigure,
    Topic,
    tally,
)
from models.codes import Collection, Level, Qualifier, Status
from models.engine import session
from outreach.seed import prepare
from tests.importers.made_files import found, made, record, row, take
from tests.importers.stored import communities, held


@pytest.fixture
def db(record_url: str):
    """A session on the shared record; nothing is written."""
    with session(record_url) as opened:
        yield opened


def counted(db: Session, column) -> dict[str, int]:
    """How often each value of a column occurs."""
    return {str(value): number for value, number in db.execute(select(column, func.count()).group_by(column))}


def number(db: Session, query: Select) -> int:
    """How many rows a query gives."""
    return db.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def test_activities_by_kind(db: Session):
    """263 activities: 84 visits, 70 meetings, 59 virtual sessions, 33 others, 17 conferences."""
    kinds = {"visit": 84, "meeting": 70, "virtual_session": 59, "other": 33, "conference": 17}
    assert counted(db, Activity.kind) == kinds
    assert sum(kinds.values()) == 263


def test_activities_by_organiser_and_status(db: Session):
    """195 of the ministry of emigration; 248 reported as held, 12 announced and 3 arrivals unconfirmed."""
    assert counted(db, Activity.organiser) == {
        "emigration_ministry": 195, "foreign_ministry": 46, "mission": 20, "association": 2,
    }  # fmt: skip
    assert counted(db, Activity.status) == {Status.HELD: 248, Status.UNCONFIRMED: 15}


def test_dates_as_finely_as_they_are_known(db: Session):
    """129 to the day, 56 to the month, 30 to the year, 48 undated; and what they are the dates of."""
    assert counted(db, Activity.precision) == {"day": 129, "month": 56, "year": 30, "None": 48}
    assert counted(db, Activity.date_basis) == {
        "event": 44, "publication": 71, "inferred_text": 73, "inferred_sequence": 27, "None": 48,
    }  # fmt: skip


def test_years(db: Session):
    """Each year's activities, and the undated."""
    years = Counter(day.year if day else None for day in db.execute(select(Activity.starts)).scalars())
    assert years == {
        2015: 2, 2016: 8, 2017: 9, 2018: 14, 2019: 11, 2020: 9, 2021: 14, 2022: 36, 2023: 53, 2024: 27, 2025: 26,
        2026: 6, None: 48,
    }  # fmt: skip


def test_countries(db: Session):
    """86 countries, Saudi Arabia first; 45 with one row only."""
    found = counted(db, ActivityCountry.country_code)
    assert len(found) == 86
    assert {code: found[code] for code in ("SA", "US", "CA", "AE", "AU", "KW", "GB", "CY", "OM", "QA", "FR")} == {
        "SA": 25, "US": 23, "CA": 19, "AE": 18, "AU": 16, "KW": 16, "GB": 12, "CY": 11, "OM": 11, "QA": 9, "FR": 8,
    }  # fmt: skip
    assert sum(rows == 1 for rows in found.values()) == 45


def test_attendance_answers_and_leads(db: Session):
    """31 with a stated attendance, 119 with an answer, 114 under one minister."""
    assert number(db, select(Activity.id).where(Activity.attendance.is_not(None))) == 31
    assert number(db, select(Activity.id).where(Activity.answers_reported != "")) == 119
    assert number(db, select(Activity.id).where(Activity.led_by == "Soha Gendy")) == 114


def test_the_series_of_sessions(db: Session):
    """ "Hour with the Minister": 23 sessions and the launch."""
    series = select(Activity.id).join(Initiative).where(Initiative.key == "hour-with-the-minister")
    assert number(db, series) == 24


def test_lists(db: Session):
    """31 topics, 148 authorities, 23 channels with one reading, 110 figures of which two are no number."""
    assert [number(db, select(table.id)) for table in (Topic, Authority, Channel, ChannelReading, PublishedFigure)] == [
        31, 148, 23, 1, 110,
    ]  # fmt: skip
    assert counted(db, PublishedFigure.qualifier)[Qualifier.RANGE] == 1
    assert number(db, select(PublishedFigure.id).where(PublishedFigure.value.is_(None))) == 2
    assert [number(db, select(table.id)) for table in (DiasporaEstimate, EstimateSource)] == [416, 3]
    assert number(db, select(ActivityTopic.topic_id)) > 263
    assert number(db, select(ActivityAuthority.authority_id)) > 263


def test_every_country_has_its_community_and_home_has_none(db: Session):
    """Country-wide communities for all countries but the home country, from the first day; cities under them."""
    wide = select(Community.country_code).where(Community.level == Level.COUNTRY)
    codes = set(db.execute(select(Country.code)).scalars())
    assert len(codes) == 249
    assert set(db.execute(wide).scalars()) == codes - {"EG"}
    assert number(db, select(Community.id).where(Community.level == Level.CITY)) == 78
    assert number(db, select(Community.id).where(Community.country_code == "EG")) == 0


def test_names_are_there_in_both_languages(db: Session):
    """Countries, communities, initiatives, topics and authorities, none without its Arabic or English name."""
    for table in (Country, Community, Initiative, Topic, Authority):
        nameless = select(table.name_en).where((table.name_en == "") | (table.name_ar == ""))
        assert db.execute(nameless).all() == []


def test_the_press_is_told_from_lists(db: Session):
    """What the press recorded came in as such; lists did not, so that they alone bring up no notice."""
    assert counted(db, ImportRun.collection) == {Collection.PUBLIC_RECORD: 4, Collection.REGISTER: 7}


def test_totals_are_those_of_the_rows(db: Session):
    """What pages read is what the rows say."""
    assert tally.differences(db, home_country="EG") == []


def test_preparing_twice_does_nothing_and_a_correction_is_taken(bare_url: str):
    """From nothing on SQLite and PostgreSQL; the second time nothing is read, and every row is as it was. With a
    correction values, links and sources change, the version and the totals follow, and nothing else is touched."""
    first = prepare(bare_url, home_country="EG")
    assert (first.migrated, [result.written for result in first.imports]) == (True, [True, True])
    before = held(bare_url)
    second = prepare(bare_url, home_country="EG")
    assert (second.migrated, second.imports) == (False, ())
    assert held(bare_url) == before
    content = record("events.csv").read_bytes()
    corrected = content.replace(b",AU,Sydney,,elections;youth,", b",AU,Melbourne,25,elections,", 1)
    compiler = {"collection": Collection.PUBLIC_RECORD}
    result = take(bare_url, corrected.replace(b",2015-10-18,day,", b",2015-11,month,", 1), **compiler)
    [outcome] = [file.outcome for file in result.files]
    assert (result.written, outcome.count("changed"), outcome.count("left")) == (True, 1, 262)
    assert {"date", "attendance", "communities", "topics"} <= {one.column for one in outcome.differences[3]}
    with session(bare_url) as db:
        assert communities(db, "nm_visit_au_2015") == ["au-melbourne"]
        assert tally.differences(db, home_country="EG") == []
    assert take(bare_url, content, **compiler).files[0].outcome.count("changed") == 1
    assert take(bare_url, content).nothing_to_do


def test_without_the_record_there_are_lists_and_no_activity(tmp_path):
    """That choice holds at every start that follows, until the record is asked for; then it holds again."""
    url = f"sqlite:///{tmp_path / 'without.db'}"
    prepare(url, home_country="EG", public_record=False)
    with session(url) as db:
        assert (number(db, select(Activity.id)), number(db, select(Topic.id))) == (0, 31)
    again = prepare(url, home_country="EG")
    assert (again.imports, again.without_record) == ((), True)
    with session(url) as db:
        assert number(db, select(Activity.id)) == 0
    assert prepare(url, home_country="EG", public_record=True).imports
    with session(url) as db:
        assert number(db, select(Activity.id)) == 263
    after = prepare(url, home_country="EG")
    assert (after.imports, after.without_record) == ((), False)


def test_another_home_country_starts_without_this_one_s_record(tmp_path):
    """Its own country-wide community is the one that is not there; nothing about Egypt comes along."""
    url = f"sqlite:///{tmp_path / 'ph.db'}"
    prepare(url, home_country="PH")
    with session(url) as db:
        wide = set(db.execute(select(Community.key)).scalars())
        assert ("ph" in wide, "eg" in wide, len(wide)) == (False, True, 248)
        assert [number(db, select(table.id)) for table in (Activity, Authority, DiasporaEstimate)] == [0, 0, 0]


def test_a_new_home_country_is_noticed(lists_url: str):
    """Where the setting changes, the country that is abroad now gets its community."""
    prepare(lists_url, home_country="PH", public_record=False)
    with session(lists_url) as db:
        assert db.execute(select(Community.key).where(Community.key == "eg")).all() == [("eg",)]


def test_a_file_of_the_register_changes_no_row_of_the_record(lists_url: str):
    """It is refused on its line, whole: links, sources and readings of the record stay too. What it leaves alone, and a
    row with a key of its own, may be in such a file."""
    kept = {"collection": Collection.PUBLIC_RECORD}
    events = made([row("events"), row("events", event_id="e2")])
    assert take(lists_url, events, made([row("channels")]), **kept).written
    before = held(lists_url)
    for changed in (
        row("events", title_en="Another", attendance="9"),
        row("events", topics="youth"),
        row("events", source_urls="https://example.org/9;"),
        row("channels", name_en="Another"),
        row("channels", audience_count="2000"),
        row("channels", audience_count="", audience_unit=""),
    ):
        format = "events" if "event_id" in changed else "channels"
        own = next(iter(changed))
        result = take(lists_url, made([row(format, **{own: "own"}), changed]))
        assert [error[:3] for error in found(result)] == [(3, own, changed[own])]
        assert "public record is corrected by its compiler" in found(result)[0][3]
        assert (result.written, result.files[0].outcome.count("changed"), held(lists_url)) == (False, 0, before)
    assert take(lists_url, events).nothing_to_do
    own = made([row("events"), row("events", event_id="own")])
    assert take(lists_url, own).files[0].outcome.count("added") == 1
