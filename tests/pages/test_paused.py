"""A request that waits for the citizen when its time is up: nothing is due, on its page, in lists and in rows."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from models import Request
from models.codes import Step
from models.engine import engine
from outreach.clock.home import home_calendar
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import request_lives
from outreach.settings import settings
from outreach.writing import rows
from outreach.writing.steps import take
from tests.pages.asked import BODY, SUMMARY, WHO
from tests.pages.test_log import own, said
from tests.shown import open_app, seen, without_marks

__all__ = ["own"]


@pytest.fixture
def waits(own):
    """``waits(used)``: the number of a request that waits from today on, with so many working days used.

    ``told``: whether whoever asked was told on the first of them that it came in.
    """

    def made(used: int, *, told: bool = True) -> str:
        day, calendar = today(settings()), home_calendar(settings())
        while calendar.working_days(calendar.since(day), max(day, today(settings()))) < used:
            day -= timedelta(days=1)
        with Session(engine(own)) as db:
            values = {"kind": "enquiry", "summary": SUMMARY, "community": "kw", "activity": "ba_abuja_2025"}
            key = rows.add(db, Request, values | {"raised_on": day}, **WHO)
            taken = [
                *([(Step.ACKNOWLEDGED, day, {})] if told else []),
                (Step.REFERRED, day, {"authority": BODY}),
                (Step.AWAITING_DATA, today(settings()), {"reason": "A paper"}),
            ]
            seen = 0
            for step, on_day, more in taken:
                seen = take(db, key, step, on_day=on_day, seen=seen, **more, **WHO)
            db.commit()
        return key

    return made


def row_of(url: str, key: str) -> dict:
    with Session(engine(url)) as db:
        found = request_lives.table(db, filters=Filters(), day=today(settings()))
    return found[found["key"] == key].iloc[0].to_dict()


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_its_last_day_it_waits_and_nothing_is_due(own, waits, language) -> None:
    """Neither its sign nor its light says that it is due, and no day stands there as the one that it is due on."""
    t, key = translator(language), waits(21)
    row = row_of(own, key)
    assert (row["used_days"], row["limit_days"], row["overdue_days"], row["light"]) == (21, 21, 0, "on_time")
    assert row["due_on"] is None
    word, still = t("Waits: the clock stands still"), t("the clock stands still")
    listed = seen(open_app("pages/authority.py", lang=language, key=BODY).dataframe[0]).set_index("key").loc[key]
    assert (listed["standing"], listed["due_said"]) == (f"○ {word}", still)
    page = said(open_app("pages/request.py", lang=language, key=key))
    used = t.plural("{used} of {n} working day used", "{used} of {n} working days used", 21, used=21)
    assert word in page and without_marks(t("{used}; {more}.", used=used, more=still)) in page
    assert t("Due now") not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_last_day_of_its_acknowledgement_it_waits_too(own, waits, language) -> None:
    """Nobody was told yet, and nothing is due: the list, its choice of deadlines and its own page say so alike."""
    t, key = translator(language), waits(3, told=False)
    row = row_of(own, key)
    assert (row["acknowledgement"], row["acknowledge_light"], row["light"]) == ("waiting", "on_time", "on_time")
    word = f"○ {t('Waits: the clock stands still')}"
    listed = seen(open_app("pages/requests.py", lang=language, light="on_time").dataframe[-1]).set_index("key")
    assert listed.loc[key, "standing"] == word
    assert t("Waits: the clock stands still") in said(open_app("pages/request.py", lang=language, key=key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_late_before_stays_late_and_gets_no_later(own, waits, language) -> None:
    t, key = translator(language), waits(23)
    row = row_of(own, key)
    assert (row["overdue_days"], row["due_on"], row["light"]) == (2, None, "red")
    late = t.plural("Late by {n} working day", "Late by {n} working days", 2)
    listed = seen(open_app("pages/authority.py", lang=language, key=BODY).dataframe[0]).set_index("key").loc[key]
    assert (listed["standing"], listed["due_said"]) == (f"▲ {late}", t("the clock stands still"))
    page = said(open_app("pages/request.py", lang=language, key=key))
    stands = t.plural(
        "late by {n} working day, and the clock stands still",
        "late by {n} working days, and the clock stands still",
        2,
    )
    assert late in page and stands in page


def test_a_late_round_was_decided_on_the_day_that_it_was_due_on(own, waits) -> None:
    """Also while its clock stands still, as figures of answers on time need it."""
    key, calendar = waits(23), home_calendar(settings())
    with Session(engine(own)) as db:
        found = request_lives.rounds(db, filters=Filters(), day=today(settings()))
    one = found[found["key"] == key].iloc[0]
    assert one["on_time"] is False and isinstance(one["decided_on"], date)
    assert calendar.working_days(one["decided_on"], today(settings())) == 2


def test_one_of_three_working_days_is_said_in_good_english(own, waits) -> None:
    """What is counted are the days of the deadline, however many of them are used."""
    with Session(engine(own)) as db:
        day = home_calendar(settings()).since(today(settings()) - timedelta(days=7))
        while home_calendar(settings()).working_days(day, today(settings())) > 1:
            day += timedelta(days=1)
        values = {"kind": "enquiry", "summary": SUMMARY, "community": "kw", "activity": "ba_abuja_2025"}
        key = rows.add(db, Request, values | {"raised_on": day}, **WHO)
        db.commit()
    page = said(open_app("pages/request.py", lang="en", key=key))
    assert "1 of 3 working days used" in page and "1 of 21 working days used" in page
