"""The form between typing and the row: what survives as a draft, what follows from what, what comes of a row again."""

from dataclasses import fields, replace
from datetime import date

import pytest

from outreach.entry.form import (
    LISTS,
    REQUESTS,
    UNDATED,
    Form,
    Place,
    another,
    blank,
    dated,
    first_day,
    from_text,
    known,
    repeated,
)
from outreach.entry.form import of_image as read
from outreach.entry.numbers import whole
from outreach.entry.requests import Line

DAY = date(2024, 5, 14)
PLACES = {
    "community/sa-riyadh": Place("SA", "gulf", "sa-riyadh"),
    "country/SA": Place("SA", "gulf", "sa"),
    "country/KW": Place("KW", "gulf", "kw"),
    "country/EG": Place("EG", "other_arab", None),
}
FULL = Form(
    **{
        field.name: ("one", "الثاني") if field.name in LISTS else f"« {field.name} »\n"
        for field in fields(Form)
        if field.name not in ("day", REQUESTS)
    },
    day="2024-05-14",
    requests=(
        Line(key="R2024-0001", token="t", kind="enquiry", summary='« "words" »\n', topic="customs", community=""),
        Line(key="R2024-0002", gone=True),
        Line(),
    ),
)
IMAGE = {
    "key": "a1", "kind": "visit", "status": "held", "organiser": "mission", "initiative": "hour", "led_by": "",
    "cancelled_because": "",
    "title_en": "Made-up", "title_ar": "", "starts": "2024-05-01", "ends": "2024-05-31", "precision": "month",
    "date_basis": "event", "minutes": 90, "attendance": 0, "attendance_basis": "counted", "women": None, "men": None,
    "answers_reported": "", "confidence": None, "notes": "Attendee One wrote.", "import_run_id": None,
    "communities": ["sa-riyadh"], "countries": ["EG", "SA"], "topics": ["customs"], "authorities": [], "entities": [],
    "sources": [],
}  # fmt: skip


def test_a_draft_comes_back_as_it_was() -> None:
    """Every field, with quotes, line ends and both scripts."""
    assert from_text(FULL.as_text()) == FULL


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "null", "12", '"form"'])
def test_what_is_no_draft_is_none(text) -> None:
    assert from_text(text) is None


def test_a_draft_of_another_version_gives_what_it_can() -> None:
    """Unknown fields, values of another kind, and a day that cannot be are left out; the rest is kept."""
    text = '{"kind": "visit", "later": 1, "places": "SA", "topics": ["a", 2], "minutes": 5, "day": "2024-02-30"}'
    assert from_text(text) == Form(kind="visit", topics=("a",))
    assert from_text('{"day": "1066-10-14"}') == Form()
    lines = '[{"kind": "enquiry", "later": 1, "gone": "yes", "topic": 5}, "words", null]'
    assert from_text(f'{{"requests": {lines}}}') == Form(requests=(Line(kind="enquiry"),))
    assert from_text('{"requests": "words"}') == Form()


def test_codes_that_are_gone_are_left_out() -> None:
    form = Form(kind="visit", topics=("customs", "gone"), initiative="gone", organiser="guild")
    allowed = {"topics": {"customs"}, "initiative": {""}, "organiser": {"mission", "emigration_ministry"}}
    assert known(form, allowed) == Form(kind="visit", topics=("customs",))


def test_a_row_becomes_the_form_that_would_have_made_it() -> None:
    """A city stands for its country; what is unknown is empty, and a counted zero is a zero."""
    form = read(IMAGE, token="t", places=PLACES)
    assert form.places == ("community/sa-riyadh", "country/EG")
    assert (form.day, form.precision, form.minutes, form.attendance, form.women) == (
        "2024-05-01",
        "month",
        "90",
        "0",
        "",
    )
    assert (form.initiative, form.topics, form.title_en, form.token) == ("hour", ("customs",), "Made-up", "t")


def test_the_community_of_a_whole_country_is_its_country() -> None:
    image = IMAGE | {"communities": ["sa", "sa-riyadh"], "countries": ["SA", "KW"]}
    assert set(read(image, token="", places=PLACES).places) == {"country/SA", "community/sa-riyadh", "country/KW"}


def test_an_undated_row_stays_undated() -> None:
    undated = dict.fromkeys(("starts", "ends", "precision", "date_basis", "initiative"))
    form = read(IMAGE | undated, token="", places=PLACES)
    assert (form.day, form.precision, form.initiative) == ("", UNDATED, "")


def test_the_last_one_again_is_today_s_and_nobody_was_counted() -> None:
    """Neither the number of people nor what was noted of them is the new one's."""
    again = repeated(read(IMAGE, token="t", places=PLACES), day=DAY)
    assert (again.day, again.precision, again.status, again.token) == ("2024-05-14", "day", "held", "")
    assert (again.attendance_basis, again.attendance, again.notes) == ("not_collected", "", "")
    assert (again.kind, again.title_en, again.places) == ("visit", "Made-up", ("community/sa-riyadh", "country/EG"))


def test_the_next_of_a_row_keeps_kind_and_day_and_no_words() -> None:
    form = replace(blank(DAY), kind="visit", title_en="Words", places=("country/SA",), attendance="12")
    assert another(form) == replace(blank(DAY), kind="visit")


@pytest.mark.parametrize(
    ("day", "precision", "status", "expected"),
    [
        ("2024-05-15", "day", "held", "planned"),
        ("2024-05-14", "day", "held", "held"),
        ("2024-05-14", "day", "planned", "planned"),
        ("2024-05-01", "month", "planned", "planned"),
        ("2023-05-01", "year", "planned", "planned"),
        ("2024-05-31", "month", "held", "held"),
        ("2024-06-01", "month", "held", "planned"),
        ("2024-12-31", "year", "held", "held"),
        ("2030-01-01", "day", "cancelled", "cancelled"),
        ("", "day", "held", "held"),
        ("2030-01-01", UNDATED, "held", "held"),
    ],
)
def test_what_is_still_to_come_is_planned(day, precision, status, expected) -> None:
    form = replace(blank(DAY), day=day, precision=precision, status=status)
    assert dated(form, day=DAY).status == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ({"day": "2024-05-14"}, "held"),
        ({"day": "2024-05-02", "precision": "month"}, "held"),
        ({"precision": "month"}, "planned"),
        ({"precision": UNDATED}, "planned"),
        ({"day": "2024-05-14", "status": "planned", "planned_by": ""}, "planned"),
        ({"day": "2024-05-14", "status": "cancelled"}, "cancelled"),
    ],
)
def test_what_a_date_made_a_plan_is_held_again_once_the_day_has_come(then, expected) -> None:
    """In a month that runs, the day that is filled in says which; what somebody chose meanwhile stays."""
    planned = dated(replace(blank(DAY), day="2024-05-15"), day=DAY)
    assert (planned.status, planned.planned_by) == ("planned", "date")
    form = dated(replace(planned, **then), day=DAY)
    assert form.status == expected
    assert from_text(form.as_text()) == form, "a draft knows it too"


def test_a_date_begins_as_finely_as_it_is_known() -> None:
    form = Form(day="2024-05-14")
    assert first_day(form) == DAY
    assert first_day(replace(form, precision="month")) == date(2024, 5, 1)
    assert first_day(replace(form, precision="year")) == date(2024, 1, 1)
    assert first_day(replace(form, precision=UNDATED)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("  ", None),
        ("45", 45),
        ("٤٥", 45),
        ("۴۵", 45),
        ("1,200", 1200),
        ("١٬٢٠٠", 1200),
        ("1 234 567", 1_234_567),
        ("\u200f٤٥", 45),
        ("007", 7),
        ("0", 0),
    ],
)
def test_a_number_in_any_digits(text, expected) -> None:
    assert whole(text) == expected


@pytest.mark.parametrize("text", ["-1", "4.5", "about 45", "1,2", "12,34", "1e3", "²", "1234567890", "４５x"])
def test_what_is_no_whole_number(text) -> None:
    with pytest.raises(ValueError, match="no whole number"):
        whole(text)
