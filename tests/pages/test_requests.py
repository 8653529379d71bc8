"""The page of requests, of an authority and of a place: figures, ages, the list and what narrows it."""

import json
from itertools import chain, repeat
from unittest.mock import Mock

import pytest
from sqlmodel import Session

from models import Request
from models.codes import Step
from models.engine import engine
from outreach.clock.home import home_calendar
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.periods import today
from outreach.queries import request_sums, request_whole
from outreach.screen import parts
from outreach.settings import settings
from outreach.wording import request_words
from outreach.writing import rows
from outreach.writing.steps import take
from tests.pages.asked import ACTIVITY, BODY, CONTACT, SUMMARY, THEME, WHO, asked_once, back, numbers
from tests.pages.test_log import own, said
from tests.shown import english, ignored_lines, open_app, param, seen, without_marks

__all__ = ["asked_once", "numbers", "own"]

PAGE = "pages/requests.py"


def listed(app) -> list[str]:
    """The numbers in the list, from the top."""
    return list(app.dataframe[-1].value["key"])


def choose(app, name: str, value: str):
    app.selectbox(key=f"jisr.choice.requests.{name}").set_value(value).run()
    return app


@pytest.mark.parametrize(("role", "language"), [("viewer", "ar"), ("editor", "en")])
def test_without_requests_it_says_what_to_do(own, language, role, environment) -> None:
    """The press reports none: that is no zero. Who may write is led to the form and the import."""
    environment(JISR_ROLE=role)
    t = translator(language)
    app = open_app(PAGE, lang=language)
    assert not app.exception and not app.metric
    assert [each.value for each in app.subheader] == [t("No request is on record yet.")]
    links = {each.proto.page for each in app.main if each.type == "page_link"}
    assert ({"log", "import_files"} <= links) == (role == "editor")


def test_figures_and_the_list_agree(own, numbers) -> None:
    """Four came in, three wait, one of them late; the list begins with what is latest."""
    t = translator("ar")
    app = open_app(PAGE, lang="ar")
    assert not app.exception and english(app, "ar") == []
    values = {metric.label: metric.value for metric in app.metric}
    assert values[t("Requests received")] == t.number(4)
    assert values[t("Open requests")] == t.number(3)
    assert values[t("Requests overdue")] == t.number(1)
    assert values[t("Answered on time")] == t.percent(0.5), "one in time, and one that should have been"
    assert listed(app)[0] == numbers.late and set(listed(app)[1:]) == {numbers.new, numbers.alike}
    assert "▲" in app.dataframe[-1].value["standing"].iloc[0], "a sign, and not a colour alone"
    app = open_app(PAGE, lang="ar", show="closed")
    assert listed(app) == [numbers.answered]


@pytest.mark.parametrize("role", ["viewer", "editor", "administrator"])
def test_nobody_s_words_are_in_the_list(own, numbers, role, environment) -> None:
    environment(JISR_ROLE=role)
    page = said(open_app(PAGE, lang="en", show="all"))
    assert numbers.new in page and SUMMARY not in page and CONTACT not in page


@pytest.mark.parametrize(
    ("asked_for", "left"),
    [
        ({"light": "red"}, {"late"}),
        ({"acknowledgement": "overdue"}, {"late"}),
        ({"acknowledgement": "waiting"}, {"new", "alike"}),
        ({"show": "escalated"}, {"late"}),
        ({"show": "all", "acknowledgement": "in_time"}, {"answered"}),
        ({"holder": "authority"}, {"late"}),
        ({"state": "received"}, {"new", "alike"}),
        ({"authority": BODY}, {"late"}),
        ({"band": "31_60"}, {"late"}),
        ({"theme": "flats"}, {"new", "alike"}),
        ({"theme": "flats", "community": "kw"}, {"alike"}),
        ({"country": "SA"}, {"new", "late"}),
    ],
)
def test_the_address_narrows_the_list(own, numbers, asked_for, left) -> None:
    app = open_app(PAGE, lang="en", **asked_for)
    assert set(listed(app)) == {getattr(numbers, name) for name in left}
    assert ignored_lines(app, translator("en")) == []


def test_a_part_of_a_bar_of_ages_opens_as_many_as_it_says(own, numbers, monkeypatch) -> None:
    """Those of the band that stand so with their deadline, and not all of the band."""
    with Session(engine(own)) as db:
        sums = request_sums.ageing(request_sums.standing(db, filters=Filters()))
    assert len(sums)
    for row in sums.itertuples():
        chart = Mock(side_effect=chain([[[row.band, row.light]]], repeat([])))
        monkeypatch.setattr(parts, "_chart", lambda *, key, chart=chart, **_: chart() if key == "ageing" else [])
        app = open_app(PAGE, lang="en")
        assert (param(app, "band"), param(app, "light")) == (row.band, row.light)
        assert len(listed(app)) == row.requests


def test_its_first_step_is_its_receipt_and_says_who_logged_it(own, numbers) -> None:
    t = translator("en")
    with Session(engine(own)) as db:
        whole = request_whole.one(db, key=numbers.late, day=today(settings()), words=False)
    who, _ = whole.logged
    by = t("written down by {who} on {moment}", who=t.isolate(who), moment="").strip()
    received = t("{day}: {step}", day=t.date(back(40)), step=t("Received"))
    page = said(open_app("pages/request.py", lang="en", key=numbers.late))
    assert who == WHO["viewer"].name
    last = page.index(t.label("referred", family="step"), page.index(received))
    assert page.index(received) < page.index(by, page.index(received)) < last


def test_the_list_says_what_is_escalated_and_what_was_not_acknowledged(own, numbers) -> None:
    """Nobody acknowledged the one of which five days are used: it says so, and not that its answer is late."""
    t = translator("ar")
    with Session(engine(own)) as db:
        values = {"kind": "enquiry", "summary": SUMMARY, "activity": ACTIVITY, "raised_on": back(5)}
        silent = rows.add(db, Request, values, **WHO)
        last = rows.add(db, Request, values | {"raised_on": back(3)}, **WHO)
        db.commit()
    shown = seen(open_app(PAGE, lang="ar").dataframe[-1]).set_index("key")
    assert shown.loc[silent, "standing"] == f"▲ {t.label('overdue', family='acknowledgement')}"
    assert shown.loc[last, "standing"] == f"▲ {t('To be acknowledged now')}"
    for key, days, missed in ((numbers.late, 40, "both"), (silent, 5, "acknowledgement")):
        day = t.date(back(days - 4))
        why = t.label(missed, family="escalated_for")
        assert shown.loc[key, "escalated_said"] == t("{name}: {more}", name=day, more=why)
        words = said(open_app("pages/request.py", lang="ar", key=key))
        assert without_marks(t(request_words.ESCALATED[missed], day=day)) in words
    assert shown.loc[last, "escalated_said"] == ""
    assert t.label("overdue", family="acknowledgement") in words
    page = said(open_app("pages/request.py", lang="ar", key=last))
    assert not any(t(text, day="").split(":")[0].strip() in page for text in request_words.ESCALATED.values())


def test_a_due_day_is_known_also_of_what_is_over(own, numbers) -> None:
    """That of its round; where the clock stands still there is none, and the table says why. The file has all rows."""
    t = translator("en")
    with Session(engine(own)) as db:
        take(db, numbers.new, Step.AWAITING_DATA, on_day=back(0), seen=0, reason="A paper", **WHO)
        answer = {"answer": "It is so", "evidence": "Letter 5"}
        take(db, numbers.alike, Step.ANSWERED, on_day=back(0), seen=0, **answer, **WHO)
        db.commit()
    app = open_app("pages/theme.py", lang="en", key=THEME)
    due = seen(app.dataframe[0]).set_index("key")["due_said"]
    widths = json.loads(app.dataframe[0].proto.columns)
    first = ("key", "standing", "holder_said", "topic_said", "place_said", "age_days", "due_said")
    assert sum(widths[name]["width"] for name in first) <= 1047 and widths["due_said"]["width"] >= 136, (
        "it is seen whole"
    )
    assert due[numbers.new] == t("the clock stands still")
    calendar = home_calendar(settings()).lenient()
    assert due[numbers.alike] == t.date(calendar.plus(back(1), 21))
    assert [button.proto.label for button in app.get("download_button")] == [t("CSV")]


def test_requests_by_country_and_by_community(own, numbers, monkeypatch) -> None:
    """Each with how many are open and late, as the query counts them; a click tells the one from the other."""
    t, drawn, block = translator("en"), {}, parts.block
    with Session(engine(own)) as db:
        table = request_sums.standing(db, filters=Filters())
        rounds = request_sums.answered(db, filters=Filters())
    monkeypatch.setattr(parts, "block", lambda page, **has: drawn.update({has["key"]: has}) or block(page, **has))
    for by in ("country", "community"):
        expected = request_sums.grouped(table, rounds, by=by)
        assert len(expected) >= 1 and expected["open"].sum() == table["is_open"].sum() > 0
        drawn.clear()
        app = open_app(PAGE, lang="en", by=by)
        assert not app.exception and app.button_group(key="jisr.choice.requests.by").value == by
        shown = drawn[f"requests-by-{by}"]["frame"]
        for column in ("key", "open", "overdue", "requests"):
            assert list(shown[column]) == list(expected[column])
        name = t.name(shown.iloc[0])
        assert name and name in said(app)
    assert "requests-by-country" not in drawn


def test_a_choice_stands_in_the_address_and_comes_off(own, numbers) -> None:
    """As a badge; its cross takes it off again."""
    app = choose(open_app(PAGE, lang="en"), "holder", "authority")
    assert param(app, "holder") == "authority" and listed(app) == [numbers.late]
    app.button(key="jisr.filter.badge.requests.holder").click().run()
    assert param(app, "holder") is None and len(listed(app)) == 3


def test_what_nobody_knows_is_ignored_and_said(own, numbers) -> None:
    app = open_app(PAGE, lang="ar", state="lost", light="<b>", page="99")
    assert not app.exception and len(listed(app)) == 3
    assert ignored_lines(app, translator("ar"))


def test_an_authority_has_its_list_and_its_files(own, numbers) -> None:
    """What it holds, as a table, as PDF, as XLSX and as CSV; how it answered so far."""
    t = translator("ar")
    app = open_app("pages/authority.py", lang="ar", key=BODY)
    assert not app.exception and english(app, "ar") == []
    assert listed(app) == [numbers.late]
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == [t("PDF"), t("XLSX"), t("CSV")]
    assert not any(button.proto.disabled for button in app.get("download_button"))
    assert SUMMARY not in said(app) and CONTACT not in said(app)


def test_an_authority_that_holds_nothing_says_so(own, numbers) -> None:
    app = open_app("pages/authority.py", lang="en", key="education")
    assert "This authority has no open request." in said(app)
    assert not app.get("download_button")


@pytest.mark.parametrize(
    ("page", "place", "number", "language"),
    [("country", {"code": "SA"}, 2, "ar"), ("community", {"key": "sa-jeddah"}, 1, "en")],
)
def test_a_profile_says_how_many_wait(own, numbers, language, page, place, number) -> None:
    """With the way to them; a place that never asked anything says nothing of requests."""
    t = translator(language)
    app = open_app(f"pages/{page}.py", lang=language, **place)
    words = t.plural("{n} open request of {place}", "{n} open requests of {place}", number, place="")
    assert not app.exception
    assert any(words.strip() in without_marks(each.value) for each in app.subheader)
    assert len(ways(app)) == 1
    assert not ways(open_app("pages/country.py", lang=language, code="DE"))


def ways(app) -> list[str]:
    """Addresses of the links to the list of all requests of a place."""
    found = [each.proto for each in app.get("page_link") if each.proto.page == "requests"]
    return [one.query_string for one in found if "show=all" in one.query_string]
