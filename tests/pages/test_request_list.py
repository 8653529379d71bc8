"""The list of requests: what of it a period leaves, what a bar without a name opens, and by what its headings sort."""

import pytest
from sqlmodel import Session

from models import Request
from models.codes import Step
from models.engine import engine
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import request_sums
from outreach.screen import file_button, parts, request_list
from outreach.settings import settings
from outreach.writing import rows
from outreach.writing.steps import take
from tests.pages.asked import ACTIVITY, BODY, SUMMARY, THEME, WHO, asked_once, back, numbers
from tests.pages.test_log import said
from tests.pages.test_requests import PAGE, listed, own
from tests.shown import english, ignored_lines, open_app, param, seen, without_marks

__all__ = ["asked_once", "numbers", "own"]


def test_a_period_leaves_in_the_list_what_the_figures_above_it_count(own, numbers) -> None:
    """What is open, late or escalated was raised before it as well; only the whole list is of those raised in it."""
    t, period = translator("en"), Filters(start=back(15), end=today(settings()))
    with Session(engine(own)) as db:
        waiting = set(request_sums.open_ones(db, filters=period)["key"])
        received = set(request_sums.received(db, filters=period)["key"])
    assert numbers.late in waiting - received
    link = {"lang": "en", **period.to_params()}
    app = open_app(PAGE, **link)
    values = {metric.label: metric.value for metric in app.metric}
    assert set(listed(app)) == waiting and values["Open requests"] == str(len(waiting))
    assert any(each.value.startswith("Open, late and escalated are all") for each in app.caption)
    late = open_app(PAGE, show="late", **link)
    assert listed(late) == listed(open_app(PAGE, show="escalated", **link)) == [numbers.late]
    assert values["Requests overdue"] == "1"
    assert set(listed(open_app(PAGE, show="all", **link))) == received
    assert listed(open_app(PAGE, show="closed", **link)) == [numbers.answered]
    for show in ("open", "late", "all"):
        app = open_app(PAGE, band="31_60", show=show, **link)
        assert listed(app) == [numbers.late] and ignored_lines(app, t) == []


def test_bars_stand_in_the_order_of_their_title_with_what_is_late_of_each(own, numbers, monkeypatch) -> None:
    """One of customs' requests is late; two that are in time were referred to nobody yet."""
    figures = {}
    monkeypatch.setattr(parts, "_chart", lambda *, key, figure, **_: figures.update({key: figure}) or [])
    app = open_app(PAGE, lang="en")
    late, others, _ = figures["requests-by-authority"].data
    titles = [without_marks(each.value) for each in app.subheader]
    assert "By authority: 1 request is late, 1 of them here: Customs Authority" in titles
    assert list(late.customdata) == [BODY, ""] and (list(late.x), list(others.x)) == ([1, 0], [0, 2])


@pytest.mark.parametrize("what", request_sums.BY)
def test_a_bar_of_those_of_whom_nobody_noted_it_opens_them(own, numbers, what, monkeypatch) -> None:
    """As many as the bar says; the address says which, and may say nothing else of it."""
    with Session(engine(own)) as db:
        values = {"kind": "enquiry", "summary": SUMMARY, "activity": ACTIVITY, "raised_on": back(1)}
        bare = rows.add(db, Request, values, **WHO)
        db.commit()
        table = request_sums.standing(db, filters=Filters())
    figures, clicks = {}, [[""]]

    def clicked(*, key: str, figure, **_: object) -> list:
        figures[key] = figure
        return clicks.pop() if key == f"requests-by-{what}" and clicks else []

    monkeypatch.setattr(parts, "_chart", clicked)
    by = {"by": what} if what in ("country", "community") else {}
    app = open_app(PAGE, lang="en", **by)
    assert not app.exception and not clicks and param(app, request_list.LACKING) == what
    waiting = set(table[table["is_open"] & table[what].isna()]["key"])
    assert bare in waiting == set(listed(app)) and ignored_lines(app, translator("en")) == []
    bars = figures[f"requests-by-{what}"].data
    assert "" in {code for bar in bars for code in bar.customdata or ()}


def test_a_place_s_link_opens_as_many_as_it_says_also_of_a_period_that_is_over(own, numbers) -> None:
    end = back(5).isoformat()
    app = open_app("pages/country.py", lang="en", code="SA", to=end)
    [link] = [one.proto for one in app.get("page_link") if "show=all" in one.proto.query_string]
    assert link.label == "1 request in all" and f"to={end}" in link.query_string
    assert listed(open_app(PAGE, lang="en", show="all", country="SA", to=end)) == [numbers.late]


def test_a_click_on_a_heading_sorts_by_day_and_by_lateness(own, numbers) -> None:
    """As the table sorts: by what is sent of a cell. What is seen of it are the words of the page alone."""
    t = translator("ar")
    with Session(engine(own)) as db:
        values = {"kind": "enquiry", "summary": SUMMARY, "activity": ACTIVITY, "community": "kw"}
        for days in (121, 31, 22, 100):
            key = rows.add(db, Request, values | {"raised_on": back(days)}, **WHO)
            take(db, key, Step.ACKNOWLEDGED, on_day=back(days), seen=0, **WHO)
        asked = rows.add(db, Request, values | {"raised_on": back(8)}, **WHO)
        seen_to = take(db, asked, Step.ACKNOWLEDGED, on_day=back(8), seen=0, **WHO)
        take(db, asked, Step.AWAITING_DATA, on_day=back(2), seen=seen_to, reason="A paper", **WHO)
        db.commit()
        found = request_sums.open_ones(db, filters=Filters()).set_index("key")
    table = open_app(PAGE, lang="ar").dataframe[-1]
    sent, looks = table.value.set_index("key"), seen(table).set_index("key")
    assert len(sent) == len(found) == 8

    def sorted_by(name: str) -> list:
        return [key for key in sent.sort_values(name, kind="stable").index if key != asked]

    late = [found.loc[key, "overdue_days"] for key in sorted_by("standing")]
    assert late == sorted(late) and late[-5:] == [1, 10, 19, 79, 100]
    for name, day in (("raised_said", "raised_on"), ("due_said", "due_on")):
        days = [found.loc[key, day] for key in sorted_by(name)]
        assert days == sorted(days) and len({one.month for one in days}) > 3
        assert all(looks.loc[key, name] == t.date(found.loc[key, day]) for key in sorted_by(name))
    assert sent["due_said"].max() == looks.loc[asked, "due_said"] == t("the clock stands still")
    escalated = [found.loc[key, "escalated_on"] for key in sorted_by("escalated_said")]
    assert [day for day in escalated if day] == sorted(day for day in escalated if day)


@pytest.mark.parametrize(
    ("asked_for", "name", "left"),
    [
        ({"holder": "citizen", "country": "KW"}, "holder", "alike"),
        ({"lacking": "country", "country": "KW"}, "lacking", "alike"),
        ({"authority": BODY, "community": "kw"}, "authority", "alike"),
        ({"theme": THEME, "community": "sa-jeddah"}, "theme", "late"),
        ({"band": "over_90", "country": "KW"}, "band", "alike"),
    ],
)
def test_a_choice_that_nothing_has_leaves_nothing_and_says_so(own, numbers, asked_for, name, left) -> None:
    """It stays chosen, with the badge that takes it off; the list is no longer one that nobody asked for."""
    t = translator("ar")
    app = open_app(PAGE, lang="ar", **asked_for)
    assert not app.exception and english(app, "ar") == [] and ignored_lines(app, t) == []
    assert t("All {n}", n=0) in pills(app) and t.plural("{n} request", "{n} requests", 0) in titles(app)
    assert app.button(key=f"jisr.filter.badge.requests.{name}") and app.get("download_button")[-1].proto.disabled
    assert t("Under these filters there are requests, and none is among those chosen here.") in said(app)
    app = app.button(key="jisr.back.requests").click().run()
    assert listed(app) == [getattr(numbers, left)] and not param(app, name)


def test_a_code_that_nothing_ever_has_is_said_where_it_is_seen(own, numbers) -> None:
    """Not inside of what is closed."""
    app = open_app(PAGE, lang="en", lacking="bogus", state="<b>", holder="authority")
    (line,) = ignored_lines(app, translator("en"))
    assert "bogus" in line and "state" in line and listed(app) == [numbers.late]
    inside = [each.value for box in app.get("popover") for each in box.caption]
    assert line not in inside
    wrong = open_app(PAGE, lang="en", lacking="kind")
    assert ignored_lines(wrong, translator("en")) and len(listed(wrong)) == 3, "every request has a kind"


@pytest.mark.parametrize(
    ("asked_for", "left"),
    [
        ({"show": "late", "state": "received"}, ("new", "alike")),
        ({"state": "answered"}, ("answered",)),
        ({"show": "closed", "band": "0_7"}, ("new", "alike")),
    ],
)
def test_where_the_choices_leave_some_of_another_kind_all_of_these_are_one_click_away(
    own, numbers, asked_for, left
) -> None:
    """What is chosen stays: the way back says how many there are, and lists them."""
    t = translator("ar")
    app = open_app(PAGE, lang="ar", **asked_for)
    assert t("All {n}", n=len(left)) in pills(app) and t.plural("{n} request", "{n} requests", 0) in titles(app)
    assert t("Under these filters there are requests, and none is among those chosen here.") in said(app)
    back_to = app.button(key="jisr.back.requests")
    assert back_to.label == t("Show all {n}", n=len(left)) and english(app, "ar") == []
    app = back_to.click().run()
    assert not app.exception and set(listed(app)) == {getattr(numbers, name) for name in left}
    assert param(app, "show") == "all"
    assert all(param(app, name) == code for name, code in asked_for.items() if name != "show")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("days", "waiting"), [(0, ("new", "late", "alike")), (20, ("late",))])
def test_where_none_was_raised_in_a_period_those_that_are_open_are_one_click_away(
    own, numbers, days, waiting, language
) -> None:
    """A day on which none was raised, and some from before wait: the list of the answered leads to them."""
    t, day = translator(language), (back(days) if days else today(settings())).isoformat()
    app = open_app(PAGE, lang=language, show="closed", **{"from": day, "to": day})
    assert {t("All {n}", n=0), t("Open {n}", n=len(waiting))} <= set(pills(app))
    back_to = app.button(key="jisr.back.requests")
    assert back_to.label == t.plural("Show the {n} that is open", "Show the {n} that are open", len(waiting))
    assert english(app, language) == []
    app = back_to.click().run()
    assert not app.exception and set(listed(app)) == {getattr(numbers, name) for name in waiting}
    assert param(app, "show") == "open" and param(app, "from") == day


@pytest.mark.parametrize(
    ("asked_for", "scope"),
    [
        ({}, "Open 3"),
        ({"authority": BODY}, f"Open 1 {BODY}"),
        ({"theme": THEME, "light": "on_time", "show": "all"}, f"All 2 On time {THEME}"),
        ({"band": "31_60", "lacking": "topic"}, "Open 0 31–60 No topic noted"),
    ],
)
def test_a_file_of_a_narrowed_list_is_not_called_as_that_of_all(own, numbers, asked_for, scope, monkeypatch) -> None:
    """What people have named, as a theme, is told by its code."""
    named = []
    monkeypatch.setattr(file_button, "file_name", lambda **given: named.append(given["scope"]) or "x.csv")
    assert not open_app(PAGE, lang="en", **asked_for).exception
    assert without_marks(named[-1]) == scope


def pills(app) -> list[str]:
    """The words of what the list may be of, as they are read."""
    (group,) = [one for one in app.button_group if one.key == "jisr.choice.requests.show"]
    return [without_marks(option.content) for option in group.proto.options]


def titles(app) -> list[str]:
    return [each.value for each in app.subheader]
