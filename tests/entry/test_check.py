"""From the form to the values of a row: each mistake at its field, and nothing unknown becomes a zero."""

from dataclasses import replace
from datetime import date

import pytest

from outreach.entry.check import check
from outreach.entry.form import UNDATED, Form, blank
from outreach.i18n import translator
from tests.entry.test_form import DAY, IMAGE, PLACES

T = translator("en")
GOOD = replace(blank(DAY), kind="visit", places=("community/sa-riyadh", "country/EG"), title_en=" A made-up visit ")

RAINED_OFF = {"status": "cancelled", "cancelled_because": "Rain"}


def wrong(form: Form, **options: object) -> set[str]:
    return set(check(form, places=PLACES, day=DAY, **options).errors)


def meant(form: Form, **options: object) -> dict[str, object]:
    found = check(form, places=PLACES, day=DAY, **options)
    assert found.errors == {}
    return found.values


def test_five_inputs_are_enough() -> None:
    """Country and community follow; the home country is where it was held and no community that was reached."""
    values = meant(GOOD)
    assert values["communities"] == ["sa-riyadh"] and values["countries"] == ["EG", "SA"]
    assert (values["starts"], values["ends"], values["precision"], values["date_basis"]) == (DAY, DAY, "day", "event")
    assert (values["attendance"], values["attendance_basis"], values["minutes"]) == (None, "not_collected", None)
    assert (values["title_en"], values["initiative"], values["status"]) == ("A made-up visit", None, "held")


def test_an_empty_form_says_what_is_missing_all_at_once() -> None:
    """But for the line, which follows from kind and places where nobody writes one."""
    assert wrong(Form()) == {"kind", "places", "day"}
    assert wrong(replace(GOOD, title_en="", kind="")) == {"kind"}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"kind": "party"}, {"kind"}),
        ({"places": ()}, {"places"}),
        ({"title_en": "  "}, {"title"}),
        ({"title_en": "x" * 301}, {"title_en"}),
        ({"day": ""}, {"day"}),
        ({"day": "2024-05-15"}, {"day"}),
        ({"attendance_basis": "counted"}, {"attendance"}),
        ({"attendance_basis": "estimated", "attendance": "about 45"}, {"attendance"}),
        ({"attendance_basis": "counted", "attendance": "45", "status": "planned"}, {"attendance"}),
        ({"attendance_basis": "estimated", "attendance": "0", "status": "planned"}, {"attendance"}),
        ({"attendance_basis": "counted", "status": "planned"}, {"attendance"}),
        ({"attendance_basis": "counted", "attendance": "30", **RAINED_OFF}, {"attendance"}),
        ({"attendance_basis": "estimated", "attendance": "0", **RAINED_OFF}, {"attendance"}),
        ({"attendance_basis": "counted", "attendance": "10", "women": "6", "men": "5"}, {"women"}),
        ({"attendance_basis": "counted", "attendance": "10", "men": "many"}, {"men"}),
        ({"minutes": "0"}, {"minutes"}),
        ({"minutes": "43201"}, {"minutes"}),
        ({"minutes": "an hour"}, {"minutes"}),
        ({"status": "cancelled"}, {"cancelled_because"}),
        ({"status": "cancelled", "cancelled_because": "  "}, {"cancelled_because"}),
        ({"status": "cancelled", "cancelled_because": "\u200f"}, {"cancelled_because"}),
        ({"status": "cancelled", "cancelled_because": "r" * 301, "notes": "n" * 2000}, {"cancelled_because"}),
    ],
)
def test_a_mistake_is_told_at_its_field(changes, where) -> None:
    assert wrong(replace(GOOD, **changes)) == where


def test_a_message_is_in_the_reader_s_language() -> None:
    found = check(replace(GOOD, attendance_basis="counted", attendance="3", women="4"), places=PLACES, day=DAY)
    assert found.errors["women"](T) == "Women and men are 4 together, more than the 3 who were there."
    assert found.values is None


def test_people_as_typed() -> None:
    values = meant(replace(GOOD, attendance_basis="counted", attendance="٤٥", women="٢٠", men="25"))
    assert (values["attendance"], values["women"], values["men"]) == (45, 20, 25)


def test_what_nobody_collected_is_no_number_whatever_was_typed_before() -> None:
    values = meant(replace(GOOD, attendance="12 or so", women="3"))
    assert (values["attendance"], values["women"], values["men"]) == (None, None, None)


@pytest.mark.parametrize(
    ("precision", "starts", "ends"),
    [
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
        ("day", date(2024, 2, 10), date(2024, 2, 10)),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(precision, starts, ends) -> None:
    values = meant(replace(GOOD, day="2024-02-10", precision=precision))
    assert (values["starts"], values["ends"], values["precision"]) == (starts, ends, precision)


def test_a_date_that_nobody_knows_is_none() -> None:
    values = meant(replace(GOOD, precision=UNDATED))
    assert [values[name] for name in ("starts", "ends", "precision", "date_basis")] == [None] * 4


def test_what_is_planned_may_lie_ahead() -> None:
    assert meant(replace(GOOD, day="2030-01-01", status="planned"))["status"] == "planned"


def test_the_reason_for_calling_off_stands_by_itself_and_goes_with_it() -> None:
    """In the words of whoever gave it, apart from the notes; what took place after all has none."""
    form = replace(GOOD, status="cancelled", cancelled_because=" The hall was closed ", notes="Moved to June.")
    values = meant(form)
    assert (values["cancelled_because"], values["notes"]) == ("The hall was closed", "Moved to June.")
    values = meant(replace(form, status="held"), before=IMAGE | {"status": "cancelled"})
    assert (values["cancelled_because"], values["notes"]) == ("", "Moved to June.")


def test_a_correction_keeps_what_the_date_rests_on_while_the_date_stays() -> None:
    before = IMAGE | {"date_basis": "publication"}
    form = replace(GOOD, day="2024-05-14", precision="month")
    assert meant(form, before=before)["date_basis"] == "publication"
    assert meant(replace(form, day="2024-04-14"), before=before)["date_basis"] == "event"


def test_a_correction_may_lack_what_the_row_lacked() -> None:
    """A row without a country can still be corrected."""
    assert wrong(replace(GOOD, places=()), before=IMAGE | {"countries": [], "communities": []}) == set()
    assert wrong(replace(GOOD, places=()), before=IMAGE) == {"places"}


@pytest.mark.parametrize("attendance", ["", "45", "about 45"])
def test_a_plan_is_not_asked_how_many_were_there(attendance) -> None:
    """It has no attendance yet, whatever stands there."""
    form = replace(GOOD, status="planned", attendance_basis="counted", attendance=attendance)
    assert check(form, places=PLACES, day=DAY).errors["attendance"](T).startswith("A plan has no attendance yet")


def test_what_was_cancelled_has_no_attendance_and_says_what_to_clear() -> None:
    """Also where the row has one since before: it is corrected by clearing it, or by saying that it took place."""
    form = replace(GOOD, attendance_basis="counted", attendance="30", **RAINED_OFF)
    before = IMAGE | {"status": "cancelled", "attendance": 30, "attendance_basis": "counted"}
    said = check(form, places=PLACES, day=DAY, before=before).errors["attendance"](T)
    assert said.startswith("What was cancelled has no attendance: it is Not collected.")
    assert meant(replace(form, attendance_basis="not_collected"), before=before)["attendance"] is None
    assert meant(replace(form, status="held"), before=before)["attendance"] == 30
