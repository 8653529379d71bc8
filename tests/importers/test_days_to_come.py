"""Nobody wrote, met or followed on a day that is still to come: such days are refused at their line, and tell in which
order a report has day and month."""

from datetime import date, timedelta

import pytest

from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers import followers
from outreach.importers.day_order import AmbiguousDate, DateOrder
from outreach.importers.followers import FollowerReport, NewFollows, reader
from outreach.importers.followers import days as follower_days
from outreach.importers.meetings import days
from outreach.importers.messages import Unfit
from outreach.importers.whatsapp import choice
from outreach.marks import mark
from outreach.writing.come import TO_COME
from tests.importers.meetings.reports import ZOOM_OLD, taken
from tests.importers.whatsapp.chats import counts

NOW = date(2026, 9, 20)
AHEAD = NOW + timedelta(days=1)
"""What a clock further east may show by now."""

TO_BE = NOW + timedelta(days=2)
DAY, TURNED = date(2026, 5, 10), date(2026, 10, 5)
"""A day that has come, and the one that it is with day and month in each other's places."""


@pytest.fixture(autouse=True)
def at_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (choice, days, follower_days, reader):
        monkeypatch.setattr(module, "today", lambda settings: NOW)


def chat(*on: date, way: str = "%Y-%m-%d") -> str:
    return "".join(f"{day:{way}}, 22:00 - One: text\n" for day in on)


def zoom(*on: date, way: str = "%m/%d/%Y") -> tuple[str, ...]:
    """A line for each day on which somebody was present for an hour."""
    return (ZOOM_OLD, *(f"Attendee {n},,{day:{way}} 10:00:00 AM,{day:{way}} 11:00:00 AM,60,Yes,,No"
                        for n, day in enumerate(on)))  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_from_the_future_is_refused_at_its_line(language: str) -> None:
    """In the one wording of forms and files; the messages before it count."""
    found = counts(chat(NOW, TO_BE, TO_BE))
    assert (found.messages, found.last, found.lines.refused) == (1, NOW, 2)
    assert [(one.row, one.value) for one in found.refused] == [(2, None), (3, None)]
    t = translator(language)
    assert {one.expected(t) for one in found.refused} == {t(TO_COME)}


def test_a_chat_of_no_day_that_has_come_is_refused() -> None:
    with pytest.raises(Unfit, match="has come") as refused:
        counts(chat(TO_BE, TO_BE))
    assert refused.value.row == 1


@pytest.mark.parametrize("order", [None, DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST])
def test_a_meeting_that_is_still_to_come_is_refused_at_its_line(order) -> None:
    with pytest.raises(Unfit, match="has come") as refused:
        taken(*zoom(NOW, TO_BE, way="%Y-%m-%d"), order=order)
    assert refused.value.row == 3 and not isinstance(refused.value, AmbiguousDate)


def test_a_clock_further_east_is_a_day_ahead() -> None:
    """Of a phone, of a platform, of the account of a page."""
    assert counts(chat(AHEAD)).last == AHEAD
    assert taken(*zoom(AHEAD, way="%Y-%m-%d")).day == AHEAD
    report = followers.read(f"sep=,\nDate,New follows\n{AHEAD},5\n{TO_BE},5\n".encode())
    assert report.rows == (NewFollows(AHEAD, 5),) and [one.row for one in report.refused] == [4]


def test_the_order_is_that_in_which_all_days_have_come() -> None:
    """Nobody has to be asked, and who says otherwise is not followed."""
    assert counts(chat(DAY, way="%d/%m/%Y")).first == counts(chat(DAY, way="%m/%d/%Y")).first == DAY
    for order in (None, *DateOrder):
        assert taken(*zoom(DAY, way="%d/%m/%Y"), order=order).day == DAY
        assert taken(*zoom(DAY), order=order).day == DAY
    report = followers.read(f"Date,New follows\n{DAY:%d/%m/%Y},5\n".encode())
    assert report.rows == (NewFollows(DAY, 5),) and report.rows[0].day != TURNED


def followed(*on: date, way: str) -> FollowerReport:
    return followers.read("".join(["Date,New follows\n", *(f"{day:{way}},5\n" for day in on)]).encode())


READERS = {
    "meeting": lambda *on, way: taken(*zoom(*on, way=way)),
    "chat": lambda *on, way: counts(chat(*on, way=way)),
    "followers": followed,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_report_whose_order_nothing_else_tells_says_how_it_was_read(read, language: str) -> None:
    """Else the day might be another one, and nobody would know; where a date tells, or none is unclear, nothing is."""
    t = translator(language)
    text = mark(
        "No date in this file tells whether the day or the month stands first. {sample} was read as {day}, since "
        "{ahead} is still to come."
    )
    said = {"sample": "10/05/2026", "day": "2026-05-10", "ahead": "2026-10-05"}
    # From the left to the right, on an Arabic page too: from its other end it would be another day.
    told = t(text, **({name: t.isolate(date) for name, date in said.items()} if t.is_rtl else said))
    assert told in [one(t) for one in read(DAY, way="%d/%m/%Y").said]
    clear = [
        ((DAY, date(2026, 5, 13)), "%d/%m/%Y"), ((DAY,), "%Y-%m-%d"), ((date(2026, 5, 5),), "%d/%m/%Y"),
    ]  # fmt: skip
    for on, way in clear:
        assert text not in [one.text for one in read(*on, way=way).said]


def test_a_chat_with_the_year_in_front_says_how_it_was_read() -> None:
    """By its dashes it may begin with the year or with the day."""
    (told,) = counts("26-05-30, 22:00 - One: text\n").said
    assert "the day, the month or the year stands first. 26-05-30 was read as 2026-05-30, since 2030-05-26" in told(
        translator("en")
    )


def test_an_order_that_somebody_said_is_not_told_of() -> None:
    assert counts(chat(DAY, way="%d/%m/%Y"), order=DateOrder.DAY_FIRST).said == ()


@pytest.mark.parametrize("content", [chat(DAY, way="%d/%m/%Y"), "Date,New follows\n10/05/2026,5\n"])
def test_a_dry_run_says_so_too(here, file, capsys, content: str) -> None:
    assert main(["import", file("any", content.encode()), "--dry-run"]) == 1
    said = capsys.readouterr().out
    assert "10/05/2026 was read as 2026-05-10, since 2026-10-05 is still to come." in said


def test_what_has_come_in_either_order_is_asked_still() -> None:
    with pytest.raises(AmbiguousDate):
        taken(*zoom(date(2023, 5, 4)))
    with pytest.raises(AmbiguousDate):
        counts(chat(date(2023, 5, 4), way="%d/%m/%Y"))


def test_both_orders_with_a_day_to_come_are_refused() -> None:
    """Whatever is meant, one of the days is wrong."""
    with pytest.raises(Unfit, match="has come") as refused:
        taken(*zoom(DAY), *zoom(TURNED)[1:])
    assert refused.value.row in (2, 3) and not isinstance(refused.value, AmbiguousDate)
