"""A click opens the rows of what was clicked on: of that kind, that pair, that part of a period, and no others."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models.engine import engine
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.periods import today
from outreach.queries import activities, coverage, over_time, topics, which
from outreach.screen import channel_blocks, log_asked, parts, place_blocks, profile_blocks, time_blocks
from outreach.screen.coverage_blocks import PLAN
from outreach.settings import settings
from outreach.wording import channel_rows
from tests.shown import open_app, param, texts, without_marks


@pytest.fixture
def db(record_url: str, environment: Callable[..., None]) -> Session:
    environment(DATABASE_URL=record_url)
    with Session(engine(record_url)) as session:
        yield session


@pytest.fixture
def click(monkeypatch) -> Callable[..., AppTest]:
    """A page on which somebody clicked on a chart, once; then the page that it led to."""

    def opened(file: str, chart: str, on: object, **params: str) -> AppTest:
        clicks = [[on]]

        def clicked(*, key: str, **_: object) -> list:
            return clicks.pop() if key == chart and clicks else []

        monkeypatch.setattr(parts, "_chart", clicked)
        app = open_app(file, lang="en", **params)
        assert not clicks, "the chart was not drawn"
        return app

    return opened


def asked(app: AppTest) -> dict[str, str]:
    return {name: param(app, name) for name in app.query_params if name != "lang"}


def test_what_was_clicked_on_becomes_parameters() -> None:
    """A bar's or a cell's pair, a shape's code, or a row by its position; nothing where nothing was."""
    rows = pd.DataFrame({"topic": ["visas"], "country": ["KW"]})
    assert place_blocks.chosen([["KW", "visit"]], rows, "code") == {"code": "KW", "kind": "visit"}
    assert place_blocks.chosen(["KW"], rows, "code") == {"code": "KW"}
    assert place_blocks.chosen([0], rows, "topic", beside="country") == {"topic": "visas", "country": "KW"}
    assert place_blocks.chosen([0], rows, "topic") == {"topic": "visas"}
    assert place_blocks.chosen([], rows, "code") == place_blocks.chosen([None], rows, "code") == {}


@pytest.mark.parametrize("file", ["pages/overview.py", "pages/countries.py"])
def test_a_country_s_bar_opens_its_activities_of_that_kind(click, file: str, db: Session) -> None:
    app = click(file, "ranked-code", ["SA", "visit"])
    assert asked(app) == {"code": "SA", "kind": "visit"}
    held = activities.count(db, filters=Filters(countries=("SA",), kinds=("visit",)))
    assert {without_marks(metric.label): metric.value for metric in app.metric}["Activities held"] == str(held)


def test_a_community_s_cell_and_chart_carry_the_kind(click, db: Session) -> None:
    assert asked(click("pages/communities.py", "matrix", ["kw", "visit"])) == {"key": "kw", "kind": "visit"}
    assert asked(click("pages/communities.py", "most-visit", ["kw", "visit"])) == {"key": "kw", "kind": "visit"}
    assert asked(click("pages/country.py", "communities", ["sa-riyadh", "visit"], code="SA")) == {
        "key": "sa-riyadh",
        "kind": "visit",
    }


def test_a_rate_opens_the_sessions_that_it_is_of(click, db: Session) -> None:
    assert asked(click("pages/countries.py", "rates", "KW")) == {"code": "KW", "kind": "virtual_session"}


def test_a_topic_of_a_country_opens_as_many_rows_as_its_cell_says(click, db: Session) -> None:
    pair = topics.by_country(db, filters=Filters()).iloc[0]
    app = click("pages/countries.py", "topics-by-country", [pair["topic"], pair["country"]])
    assert asked(app) == {"topic": pair["topic"], "country": pair["country"]}
    filters = Filters(topics=(pair["topic"],), countries=(pair["country"],))
    assert activities.count(db, filters=filters) == pair["activities"]


def test_a_page_that_leads_to_itself_does_so_once(click, db: Session) -> None:
    app = click("pages/channels.py", "channel-kinds", "whatsapp_group")
    assert asked(app) == {"only": "whatsapp_group"} and app.session_state[parts.TURN] == 1


class Gone(Exception):
    """Somebody was led to a page: its key and parameters."""


@pytest.mark.parametrize("row", [False, True])
@pytest.mark.parametrize(
    ("block", "on", "to"),
    [
        ("most-channels", "KW", {"country": "KW"}),
        ("most-whatsapp-groups", "KW", {"country": "KW", "only": "whatsapp_group"}),
        ("channel-kinds", "forum", {"only": "forum"}),
        ("channel-countries", "KW", {"country": "KW"}),
        ("growth", "k1", {"only": "forum", "community": "kw"}),
        ("channels", "k1", {"country": "KW", "only": "forum"}),
    ],
)
def test_channels_open_channels(block: str, on: str, to: dict, row: bool, monkeypatch) -> None:
    """Of that country, that kind, that community; a bar and a row of the table alike."""

    def drawn(page: object, *, key: str, choose: bool = False, **_: object) -> list:
        return [] if key != block else [0] if row and choose else [on]

    def go(key: str, **params: str) -> None:
        raise Gone(key, params)

    monkeypatch.setattr(parts, "block", drawn)
    monkeypatch.setattr(channel_rows, "units_of", lambda readings: ["members"])
    grown = pd.DataFrame({"channel": ["k1"], "kind": ["forum"]})
    monkeypatch.setattr(channel_rows, "growing", lambda readings, *_, unit: grown)
    monkeypatch.setattr(channel_blocks.choice, "choice", lambda *_, **__: "members")
    page = SimpleNamespace(t=translator("en"), go=go, filters=Filters(), ask=lambda question, **_: channel)
    channel = pd.DataFrame({
        "key": ["k1"], "kind": ["forum"], "country": ["KW"], "community": ["kw"], "audience": [5],
        "audience_unit": ["members"], "name_en": ["Forum"], "name_ar": [""],
    })  # fmt: skip
    place = pd.DataFrame({
        "code": ["KW"], "name_en": ["Kuwait"], "name_ar": [""], "region": ["gulf"], "channels": [1],
        "whatsapp_groups": [1], "last": [None], "last_starts": [None], "last_precision": [None],
    })  # fmt: skip
    with pytest.raises(Gone) as left:
        place_blocks.measures(
            page, rows=place, everywhere=channel.assign(channels=1), code="code", topic="", which=place_blocks.CHANNELS
        )
        channel_blocks.counts(page, followed=channel)
        channel_blocks.growth(page, followed=channel, filters=Filters())
        profile_blocks.followed_where(page, filters=Filters(countries=("KW",)), name="Kuwait", scope="Kuwait")
    assert left.value.args == ("channels", to)


@pytest.mark.parametrize(
    "period", [Filters(), Filters(start=date(2022, 3, 10), end=date(2023, 8, 20)), Filters(kinds=("visit",))]
)
def test_each_row_over_time_opens_as_many_activities_as_it_says(db: Session, period: Filters) -> None:
    """Also where the period cuts a month. What is known to the year only opens that year, with what else it has."""
    for grain in ("month", "quarter", "year"):
        rows = over_time.kinds(over_time.monthly(db, filters=period), grain=grain)
        for place, row in enumerate(rows.itertuples()):
            filters = time_blocks._clicked(place, rows, filters=period, grain=grain)
            found = activities.count(db, filters=filters)
            assert found >= row.activities if row.apart else found == row.activities
        bar = rows[~rows["apart"]].iloc[0]
        pair = [bar["period"].isoformat(), bar["kind"]]
        shown = time_blocks._clicked(pair, rows, filters=period, grain=grain)
        assert activities.count(db, filters=shown) == bar["activities"]


def test_a_mark_of_a_year_opens_the_year() -> None:
    filters = time_blocks._clicked("2021-01-01", pd.DataFrame(), filters=Filters(kinds=("visit",)), grain="month")
    assert filters == Filters(start=date(2021, 1, 1), end=date(2021, 12, 31), kinds=("visit",))


def test_the_overview_opens_those_that_say_nothing_of_attendance(db: Session) -> None:
    """As many as its link says, and not those that do say something."""
    number = which.numbers(db, filters=Filters(), day=today(settings()))["unknown_attendance"]
    app = open_app(lang="en")
    links = {node.proto.label: node.proto.query_string for node in app.main if node.type == "page_link"}
    [query] = [query for label, query in links.items() if label.startswith(f"{number} activities say nothing")]
    assert "show=unknown_attendance" in query
    rows = which.rows(db, filters=Filters(), which="unknown_attendance", day=today(settings()))
    assert len(rows) == number and rows["attendance"].isna().all()


def test_a_name_that_nobody_has_leads_back(db: Session) -> None:
    app = open_app("pages/communities.py", lang="en", find="qqqq")
    said = [without_marks(text) for text in texts(app)]
    assert "No name of a community here has what was typed in it." in said
    next(button for button in app.button if button.label == "Show all communities").click().run()
    assert param(app, "find") is None
    assert app.text_input(key="jisr.find.community").value == ""


def test_a_block_that_the_filters_empty_leads_back(db: Session) -> None:
    """Of a page that still shows something: one click takes the filters off."""
    app = open_app("pages/community.py", lang="en", key="sa-riyadh", kind="conference")
    backs = [button for button in app.button if str(button.key).startswith("jisr.back.")]
    assert backs and all(button.label == "Clear all filters" for button in backs)
    backs[0].click().run()
    assert asked(app) == {"key": "sa-riyadh"}


def test_one_click_plans_an_activity_with_a_community(db: Session, environment) -> None:
    """The button in a row of coverage leads to the form, which has the community, and that it is planned."""
    environment(JISR_ROLE="editor")
    app, row = open_app("pages/coverage.py", lang="ar"), 3
    found = coverage.table(db, filters=Filters(), day=today(settings())).iloc[row]
    app.session_state[PLAN] = {"row": row}
    app.run()
    assert not app.exception and without_marks(app.title[0].value) == translator("ar")("Plan an activity")
    place = log_asked.link(found["level"], found["key"], found["country_code"])["place"]
    assert app.button(key=f"jisr.log.badge.{place}")
    assert app.button_group(key="jisr.log.status").value == "planned"
