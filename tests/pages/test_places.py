"""Overview, countries, communities and their profiles say what the queries say, and say where nothing is known."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import Session
from streamlit.proto.Metric_pb2 import Metric as MetricProto
from streamlit.testing.v1 import AppTest

from models.engine import engine
from outreach import indicators
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import activities, communities, countries, estimates, sums, which
from outreach.settings import settings
from outreach.wording import place_rows
from tests.shown import open_app, rows_shown, texts, without_marks

EN = translator("en")
ANNOUNCED = {"BE": "Belgium", "LU": "Luxembourg", "ML": "Mali", "TN": "Tunisia"}


@pytest.fixture
def db(record_url: str, environment: Callable[..., None]) -> Session:
    environment(DATABASE_URL=record_url)
    with Session(engine(record_url)) as session:
        yield session


def values(app: AppTest) -> dict[str, str]:
    return {without_marks(metric.label): metric.value for metric in app.metric}


def table(app: AppTest, key: str):
    """The frame of a block's table, whose rows can be chosen."""
    return next(frame for frame in app.dataframe if frame.key == f"jisr.rows.{key}").value


def headings(app: AppTest) -> list[str]:
    return [without_marks(heading.value) for heading in app.subheader]


def test_overview_shows_what_the_indicators_say(db: Session) -> None:
    """At most six figures; each is the indicator's own, with the number of rows that its link opens."""
    shown = values(open_app(lang="en"))
    assert len(shown) == 6
    for key in ("activities_held", "countries_reached", "communities_reached", "participants"):
        figure = indicators.compute(db, key=key, filters=Filters())
        assert shown[indicators.ALL[key].name] == EN.number(figure.value)


def test_overview_compares_as_many_days_and_only_with_a_period(db: Session) -> None:
    filters = Filters(start=date(2023, 1, 1), end=date(2023, 12, 31))
    change = indicators.change(db, key="activities_held", filters=filters)
    with_period = open_app(lang="en", **filters.to_params()).metric[0]
    assert with_period.value == EN.number(change.now.value)
    assert with_period.delta == EN.signed(change.now.value - change.before.value)
    assert not open_app(lang="en").metric[0].delta


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_points_the_same_way_in_every_language(db: Session, language) -> None:
    """Fewer activities than before point down and are red, more point up and are green."""
    ways = {}
    for year in (2022, 2023, 2024, 2025):
        filters = Filters(start=date(year, 1, 1), end=date(year, 12, 31))
        change = indicators.change(db, key="activities_held", filters=filters)
        card = open_app(lang=language, **filters.to_params()).metric[0].proto
        ways[change.now.value > change.before.value] = card.direction, card.color
    assert ways == {
        True: (MetricProto.MetricDirection.UP, MetricProto.MetricColor.GREEN),
        False: (MetricProto.MetricDirection.DOWN, MetricProto.MetricColor.RED),
    }


def test_overview_names_what_it_leaves_out(db: Session) -> None:
    said = [without_marks(text) for text in texts(open_app(lang="en"))]
    numbers = which.numbers(db, filters=Filters(), day=today(settings()))
    assert f"{numbers['undated']} activities have no date" in said
    assert f"{numbers['without_country']} activities name no country" in said
    assert f"{numbers['unconfirmed']} activities were only announced" in said


def test_a_page_where_nothing_matches_says_so_and_leads_back(db: Session) -> None:
    """Nothing is drawn of what would be empty, and one click takes the filters off."""
    for file in ("pages/overview.py", "pages/countries.py", "pages/communities.py"):
        app = open_app(file, lang="en", country="BE", kind="conference")
        assert headings(app) == ["No activity on record matches these filters."]
        assert any(button.label == "Clear all filters" for button in app.button)


def test_every_country_is_listed_and_silence_is_unknown(db: Session) -> None:
    rows = countries.by_country(db, filters=Filters())
    app = open_app("pages/countries.py", lang="en")
    listed = table(app, "everything")
    assert list(listed["name_en"]) == list(rows["name_en"])
    silent = listed[~rows["recorded"].to_numpy(bool)]
    assert len(silent) and silent["activities"].isna().all() and silent["visit"].isna().all()
    assert listed["activities"].sum() == rows["activities"].sum()
    assert f"Nothing is confirmed for {len(silent)} of {len(rows)}: unknown, which is not neglected" in headings(app)
    said = listed.set_index("name_en")["record"]
    assert set(said[said == "Nothing confirmed"].index) == set(ANNOUNCED.values())


def test_every_community_is_listed_with_its_zeros(db: Session) -> None:
    rows = communities.by_community(db, filters=Filters())
    rows = place_rows.told(rows, t=EN, narrowed=False)
    listed = table(open_app("pages/communities.py", lang="en"), "everything")
    assert list(listed["name_en"]) == list(rows["name_en"])
    met = rows["recorded"].to_numpy(bool)
    assert list(listed.loc[met, "conference"]) == list(rows.loc[met, "conference"])
    assert (listed.loc[met, "conference"] == 0).any()


@pytest.mark.parametrize("typed", ["riyadh", "الرياض", "رياض"])
def test_a_community_is_found_in_either_language(db: Session, typed: str) -> None:
    """What was typed stands in the address, so that a link shows a colleague the same."""
    app = open_app("pages/communities.py", lang="en", find=typed)
    assert app.text_input(key="jisr.find.community").value == typed
    assert list(table(app, "everything")["name_en"]) == ["Riyadh"]


def test_a_name_that_nobody_has_says_so(db: Session) -> None:
    assert "No community has such a name" in headings(open_app("pages/communities.py", lang="en", find="qqqq"))


def test_the_size_of_the_matrix_stands_in_the_address(db: Session) -> None:
    app = open_app("pages/communities.py", lang="en", most="30")
    assert app.button_group(key="jisr.choice.communities.most").value == "30"
    assert not [caption for caption in app.caption if "most=" in caption.value]


def test_a_country_shows_its_own_figures(db: Session) -> None:
    """Filters of places do not reach a profile: it is of its own place only."""
    row = sums.in_all(db, filters=Filters(countries=("SA",))).iloc[0]
    for others in ({}, {"country": "KW", "region": "europe"}):
        app = open_app("pages/country.py", lang="en", code="SA", **others)
        assert without_marks(app.title[0].value) == "Saudi Arabia"
        assert values(app)["Activities held"] == EN.number(int(row["activities"]))
        assert values(app)["Visits"] == EN.number(int(row["visit"]))


def test_estimates_stand_side_by_side(db: Session) -> None:
    app = open_app("pages/country.py", lang="en", code="SA")
    listed = next(frame.value for frame in app.dataframe if "nationals" in frame.value)
    rows = estimates.of_country(db, code="SA")
    assert rows_shown(listed, "name_en", "year", "nationals") == rows_shown(rows, "name_en", "year", "nationals")
    assert rows["source"].nunique() == listed["name_en"].nunique() > 1
    assert listed["nationals"].notna().all()


def test_a_country_known_to_the_month_is_shown_as_such(db: Session) -> None:
    listed = table(open_app("pages/country.py", lang="en", code="CA"), "newest")
    rows = activities.table(db, filters=Filters(countries=("CA",)), statuses=activities.ALL, limit=len(listed))
    assert list(listed["title_en"]) == list(rows["title_en"])
    monthly = listed[(rows["precision"] == "month").to_numpy()]
    assert len(monthly)
    assert not monthly["when"].str.match(r"^\d{1,2} ").any()


def test_a_silent_country_is_unknown_and_has_no_zero(db: Session) -> None:
    app = open_app("pages/country.py", lang="en", code="AF")
    assert "No activity held is recorded for Afghanistan" in headings(app)
    assert not app.metric


@pytest.mark.parametrize(("code", "name"), ANNOUNCED.items())
def test_of_what_was_only_announced_nobody_says_that_nothing_is_recorded(db: Session, code: str, name: str) -> None:
    """Rows are on record, and stand below; none of them is known to have been held."""
    app = open_app("pages/country.py", lang="en", code=code)
    assert f"Nothing is confirmed for {name}" in headings(app)
    assert not any("is recorded for" in heading or "Nothing is recorded" in heading for heading in headings(app))
    assert any("on record, whatever" in heading for heading in headings(app))
    assert not app.metric


def test_a_community_of_which_something_was_only_announced_says_so(db: Session) -> None:
    rows = communities.by_community(db, filters=Filters())
    told = rows[rows["announced"] & ~rows["recorded"]]
    assert len(told)
    app = open_app("pages/community.py", lang="en", key=told["key"].iloc[0])
    assert any(heading.startswith("Nothing is confirmed for ") for heading in headings(app))
    silent = table(open_app("pages/communities.py", lang="en"), "silent")
    assert (silent["record"] == "Nothing confirmed").sum() == len(told)


def test_a_community_shows_its_own_figures(db: Session) -> None:
    row = sums.in_all(db, filters=Filters(communities=("sa-riyadh",))).iloc[0]
    app = open_app("pages/community.py", lang="en", key="sa-riyadh")
    assert without_marks(app.title[0].value) == "Riyadh, Saudi Arabia"
    assert values(app)["Activities held"] == EN.number(int(row["activities"]))


def test_in_a_sample_it_is_unknown_whether_a_place_without_channels_has_any(db: Session) -> None:
    """As in the lists."""
    assert values(open_app("pages/community.py", lang="en", key="sa-riyadh"))["Channels"] == "unknown"


def test_the_home_country_has_no_community(db: Session) -> None:
    app = open_app("pages/country.py", lang="en", code="EG")
    assert any("home country" in caption.value for caption in app.caption)
    assert not [frame for frame in app.dataframe if "nationals" in frame.value]


@pytest.mark.parametrize(("file", "name"), [("pages/country.py", "code"), ("pages/community.py", "key")])
@pytest.mark.parametrize("value", ["", "ZZ", "<script>", "sa' OR 1=1"])
def test_an_unknown_place_is_not_found(db: Session, file: str, name: str, value: str) -> None:
    app = open_app(file, lang="en", **({name: value} if value else {}))
    assert headings(app) == ["There is nothing on record under this address."]
