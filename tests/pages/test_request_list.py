"""The list of requests: what of it a period leaves, what a bar of those of whom nobody noted something opens."""

import pytest
from sqlmodel import Session

from models import Request
from models.engine import engine
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.periods import today
from outreach.queries import request_sums
from outreach.screen import parts, request_list
from outreach.settings import settings
from outreach.writing import rows
from tests.pages.asked import ACTIVITY, SUMMARY, WHO, back
from tests.pages.test_requests import PAGE, listed, numbers, own
from tests.shown import ignored_lines, open_app, param

__all__ = ["numbers", "own"]


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
    wrong = open_app(PAGE, lang="en", lacking="kind")
    assert ignored_lines(wrong, translator("en")) and len(listed(wrong)) == 4


def test_a_place_s_link_opens_as_many_as_it_says_also_of_a_period_that_is_over(own, numbers) -> None:
    end = back(5).isoformat()
    app = open_app("pages/country.py", lang="en", code="SA", to=end)
    [link] = [one.proto for one in app.get("page_link") if "show=all" in one.proto.query_string]
    assert link.label == "1 request in all" and f"to={end}" in link.query_string
    assert listed(open_app(PAGE, lang="en", show="all", country="SA", to=end)) == [numbers.late]
