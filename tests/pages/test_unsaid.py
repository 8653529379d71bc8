"""Pages ask whether a planned activity took place once its day has passed, and lead to where that is said."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from sqlmodel import Session

from models import Activity
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.i18n import translator
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import briefing
from outreach.queries.which import PASSED, WHICH
from outreach.reports import sheet_pdf
from outreach.screen import briefing_sheet
from outreach.settings import settings
from outreach.wording import activity_words
from outreach.writing import rows
from tests.pages.test_log import own, said
from tests.reports.reading import pages
from tests.reports.test_pdf import is_said
from tests.shown import english, open_app

__all__ = ["own"]

ALL_PASSED = "All of this place whose day has passed"
TITLES = {"title_en": "Own plan", "title_ar": "خطة"}
OF = {
    "kind": "visit", "status": "planned", "organiser": "emigration_ministry", "date_basis": "event",
    "communities": ["sa-riyadh"], "countries": ["SA"],
}  # fmt: skip


def plan(url: str, key: str, first: date, last: date | None = None, precision: str = "day") -> None:
    days = {"starts": first, "ends": last or first, "precision": precision}
    with Session(engine(url)) as db:
        who = {"viewer": Viewer("Editor Two", Role.EDITOR), "home_country": "EG"}
        rows.add(db, Activity, OF | TITLES | days | {"key": key}, **who)
        db.commit()


@pytest.fixture
def plans(own) -> str:
    """One whose month is over, one of today."""
    day = today(settings())
    last = day.replace(day=1) - timedelta(days=1)
    plan(own, "passed", last.replace(day=1), last, "month")
    plan(own, "today", day)
    return own


def links(app, to: str) -> list[tuple[str, str]]:
    return [(one.proto.label, one.proto.query_string) for one in app.main.get("page_link") if one.proto.page == to]


def asked(t) -> str:
    return plain(activity_words.how_many(1, which=PASSED, t=t))


def test_its_own_page_says_so_and_leads_to_the_form(plans) -> None:
    """There it is held or called off at one choice; of what is to come nothing is asked."""
    t = translator("ar")
    app = open_app("pages/activity.py", lang="ar", key="passed")
    assert t(WHICH[PASSED].meaning) in said(app) and t(activity_words.TO_COME) not in said(app)
    way = plain(t("Say that it was held, or called off"))
    assert [query for label, query in links(app, "log") if label == way and "key=passed" in query]
    assert english(app, "ar") == []
    form = open_app("pages/log.py", lang="ar", key="passed")
    form.button_group(key="jisr.log.status").set_value("held").run()
    form = form.button(key="jisr.log.save").click().run()
    assert not form.exception and t("Saved.") in said(form)
    assert t(WHICH[PASSED].meaning) not in said(open_app("pages/activity.py", lang="ar", key="passed"))
    app = open_app("pages/activity.py", lang="ar", key="today")
    assert t(activity_words.TO_COME) in said(app) and way not in [label for label, _ in links(app, "log")]


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_who_may_not_write_is_told_and_has_no_way(plans, role, environment) -> None:
    environment(JISR_ROLE=role)
    app = open_app("pages/activity.py", lang="en", key="passed")
    assert WHICH[PASSED].meaning in said(app) and not links(app, "log")


def test_the_list_has_them_apart_and_tells_them_among_the_planned(plans) -> None:
    t = translator("ar")
    app = open_app("pages/activities.py", lang="ar", show="planned")
    states = [t.label("planned", "status"), t("Planned; its day has passed")]
    assert list(app.dataframe[0].value["status"]) == states
    assert english(app, "ar") == []
    app = open_app("pages/activities.py", lang="ar", show=PASSED)
    assert len(app.dataframe[0].value) == 1 and t(WHICH[PASSED].meaning) in said(app)
    assert asked(t) in [one.value for one in app.subheader] and english(app, "ar") == []
    overview = open_app("pages/overview.py", lang="ar")
    assert [query for label, query in links(overview, "activities") if label == asked(t) and "show=passed" in query]


def test_places_say_so_where_they_show_what_is_planned(plans) -> None:
    """Coverage in the cell and under the list, the profile, and the briefing, whose next planned is another."""
    t = translator("ar")
    app = open_app("pages/coverage.py", lang="ar")
    words = t.plural(
        "Of {n} planned activity the day has passed, and nobody has said whether it took place",
        "Of {n} planned activities the day has passed, and nobody has said whether they took place",
        1,
    )
    assert [query for label, query in links(app, "activities") if label == plain(words) and "show=passed" in query]
    assert english(app, "ar") == []
    profile = open_app("pages/community.py", lang="ar", key="sa-riyadh")
    shown = next(one.value for one in profile.dataframe if "status_name" in one.value.columns)
    assert t("Planned; its day has passed") in set(shown["status_name"])
    sheet = open_app("pages/briefing.py", lang="ar", key="sa-riyadh")
    assert t(WHICH[PASSED].meaning) in said(sheet) and english(sheet, "ar") == []
    with Session(engine(plans)) as db:
        rows.delete(db, Activity, "today", token=None, viewer=Viewer("Two", Role.EDITOR), home_country="EG")
        db.commit()
    frame = next(one.value for one in open_app("pages/coverage.py", lang="ar").dataframe if "next_name" in one.value)
    month = (today(settings()).replace(day=1) - timedelta(days=1)).replace(day=1)
    assert t("Passed: {date}", date=t.date(month, "month")) in set(frame["next_name"])


def test_the_weekly_meeting_is_asked_with_the_way_to_the_rows(plans) -> None:
    t = translator("ar")
    app = open_app("pages/weekly.py", lang="ar", country="KW")
    one, many = (
        "Did {n} planned activity take place? Its day has passed",
        "Did {n} planned activities take place? Their days have passed",
    )
    (query,) = [query for label, query in links(app, "activities") if label == plain(t.isolate(t.plural(one, many, 1)))]
    assert "show=passed" in query and "KW" not in query and english(app, "ar") == []


def test_a_printed_sheet_begins_with_what_comes_next_and_counts_the_others(own) -> None:
    """However many days have passed, the next session is first on it; page and paper say how many passed."""
    t, day = translator("ar"), today(settings())
    for n in range(1, 7):
        plan(own, f"passed-{n}", day - timedelta(days=n))
    for n in range(3):
        plan(own, f"next-{n}", day + timedelta(days=7 + n))
    with Session(engine(own)) as db:
        found = briefing.of_country(db, code="SA", day=day)
    sheet = briefing_sheet.sheet(SimpleNamespace(settings=settings(), collections=()), found)
    days = [t.date(day + timedelta(days=7 + n)) for n in range(3)]
    table = sheet_pdf.said(sheet, t)["planned"]
    assert [row[0] for row in table.rows] == days
    passed = activity_words.how_many(6, which=PASSED, t=t)
    assert table.note == passed
    [paper] = pages(sheet_pdf.sheet_pdf(sheet, t))
    assert is_said(days[0], paper, t) and is_said(passed, paper, t)
    none = sheet_pdf.said(replace(sheet, planned=()), t)["planned"]
    assert none.note == f"{t('Nothing is planned.')} {passed}"
    app = open_app("pages/briefing.py", lang="ar", code="SA")
    assert t.plural("{n} more on record.", "{n} more on record.", 1) in said(app)
    [way] = [query for label, query in links(app, "activities") if label == t(ALL_PASSED)]
    assert "show=passed" in way and "country=SA" in way
