"""What is corrected shows at once, wherever it is read: published figures, estimates, and what stands in the way."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from models import CoverageReason, DiasporaEstimate
from models.engine import engine
from outreach.i18n import translator
from outreach.periods import today
from outreach.settings import settings
from outreach.wording import trust_rows
from outreach.writing import rows
from outreach.writing.merge import merge
from outreach.writing.shapes import SHAPES
from tests.pages.own_rows import EDITORS, HOME, ROWS, changed, image, url, whole
from tests.pages.test_correct import keys, opened, press, typed
from tests.pages.test_log import own, said
from tests.shown import open_app

__all__ = ["own", "url", "whole"]

PLACE = {"key": "own-town", "country_code": "SA", "level": "city", "name_en": "Own town"}
NUMBERS, COVERAGE = "pages/numbers.py", "pages/coverage.py"


def ways(app) -> set[str]:
    """Tables that the page has a way to the correction of."""
    links = [link.proto.query_string for link in app.main.get("page_link") if link.proto.page == "correct"]
    return {part.removeprefix("table=") for link in links for part in link.split("&") if part.startswith("table=")}


def listed(app, column: str, by: str):
    """The table that has this column, its rows told apart by what another one of them says."""
    return next(frame.value for frame in app.dataframe if column in frame.value.columns).set_index(by)


def stated(app) -> str:
    """The own published figure, as it stands on the page."""
    return listed(app, "stated", "definition_name").loc["Sent home in a year", "stated"]


def test_a_published_figure_is_corrected_where_it_is_read(url) -> None:
    """From the page about the numbers and back: its value, and a source of estimates that is gone."""
    app, t = open_app(NUMBERS, lang="ar"), translator("ar")
    assert ways(app) == {"published_figure", "diaspora_estimate", "estimate_source"}
    assert stated(app) == trust_rows.stated(1500000000.5, "", "about", t=t)
    assert "Own estimates" in listed(app, "licence", "name").index
    table = "published_figure"
    press(typed(opened(table, "ar"), table, *ROWS[table].mine[:2]), "save")
    press(opened("estimate_source", "ar"), "delete")
    app = app.run()
    assert not app.exception
    assert stated(app) == trust_rows.stated(31900000000.25, "", "about", t=t)
    assert "Own estimates" not in listed(app, "licence", "name").index


def test_a_figure_that_is_no_number_stands_in_its_words(url) -> None:
    changed(url, "published_figure", "own-figure", value=None, qualifier="range", value_text="1 to 2 billion")
    assert stated(open_app(NUMBERS, lang="en")) == "1 to 2 billion"


def test_who_may_not_correct_is_shown_no_way(url, environment) -> None:
    environment(JISR_ROLE="analyst")
    assert ways(open_app(NUMBERS, lang="en")) == set()


def test_an_estimate_is_the_denominator_at_once(url) -> None:
    """Of the source in use: participants per thousand follow, with the year."""
    values = {"country_code": "SA", "year": 2099, "source": settings().estimate_source, "nationals": 1000}
    with Session(engine(url)) as db:
        key = rows.add(
            db, DiasporaEstimate, values | {"basis": "citizens_official"}, viewer=EDITORS[0], home_country=HOME
        )
        db.commit()
    app, t = open_app(COVERAGE, lang="en"), translator("en")
    place = t("{country} (whole country)", country=t.country("SA"))
    before = listed(app, "per_1000", "place").loc[place, "per_1000"]
    assert f"{t.year(2099)} of" in said(app)
    table = "diaspora_estimate"
    press(typed(opened(table, "en", row=key), table, "nationals", "٢٠٠٠"), "save")
    after = listed(app.run(), "per_1000", "place").loc[place, "per_1000"]
    assert after == before / 2 and image(url, table, key)["nationals"] == 2000


def test_a_reason_that_was_corrected_stands_in_the_way_no_more(url) -> None:
    t, table = translator("ar"), "coverage_reason"
    app = open_app(COVERAGE, lang="ar")
    assert t.label("conflict", family="hindrance") in said(app) and ways(app) == {table}
    changed(url, table, "own-reason", until=today(settings()))
    assert t("No reason is on record why a community cannot be met") in said(app.run())


@pytest.mark.parametrize(("name", "language"), [("since", "ar"), ("until", "en")])
def test_a_reason_is_not_of_days_to_come(url, language, name) -> None:
    t, table = translator(language), "coverage_reason"
    app = opened(table, language)
    app.date_input(key=f"jisr.correct.{table}.{name}").set_value(today(settings()) + timedelta(days=1)).run()
    assert t("A day that has come.") in said(press(app, "save"))
    assert image(url, table, "own-reason")[name] == ROWS[table].values.get(name)


def test_a_reason_stands_once(url) -> None:
    """What stands in the way of a community already is not put on record again; once it is over, it may be."""
    t, table = translator("en"), "coverage_reason"
    other = {"key": "own-other", "community": "sa-riyadh", "hindrance": "no_embassy", "since": date(2024, 6, 1)}
    with Session(engine(url)) as db:
        rows.add(db, CoverageReason, other, viewer=EDITORS[0], home_country=HOME)
        db.commit()
    app = opened(table, "en", row="own-other")
    app.selectbox(key=f"jisr.correct.{table}.hindrance").set_value("conflict").run()
    assert t("This reason is on record for it already.") in said(press(app, "save"))
    changed(url, table, "own-reason", until=date(2024, 5, 31))
    assert t("Saved.") in said(press(app, "save"))


def test_of_a_reason_that_a_merge_brought_twice_the_remark_is_corrected(url) -> None:
    """Each by itself; that it is there twice is in the way only of what would make it so anew."""
    t, table = translator("ar"), "coverage_reason"
    with Session(engine(url)) as db:
        same = {"viewer": EDITORS[0], "home_country": HOME}
        rows.add(db, SHAPES["community"].table, PLACE, **same)
        for key, community in (("own-one", "sa-riyadh"), ("own-two", "own-town")):
            values = {"key": key, "community": community, "hindrance": "no_embassy", "since": date(2024, 6, 1)}
            rows.add(db, CoverageReason, values, **same)
        merge(db, SHAPES["community"].table, keep="sa-riyadh", gone="own-town", **same)
        db.commit()
    for key in ("own-one", "own-two"):
        app = opened(table, "ar", row=key)
        app.text_input(key=f"jisr.correct.{table}.remark").set_value("Closed since June").run()
        assert t("Saved.") in said(press(app, "save"))
        assert image(url, table, key)["remark"] == "Closed since June"
    changed(url, table, "own-two", until=date(2024, 7, 1))
    app = opened(table, "ar", row="own-two")
    app.date_input(key=f"jisr.correct.{table}.until").set_value(None).run()
    assert t("This reason is on record for it already.") in said(press(app, "save"))


def test_what_the_public_record_states_stays(url) -> None:
    """A figure of the press; estimates are a list of the ministry's own, like its communities."""
    app = opened("published_figure", row="f_comm_59")
    assert "This row belongs to the public record" in said(app)
    assert not {"jisr.correct.save", "jisr.correct.delete"} & set(keys(app))
