"""From the form to the row: everything that is wrong with it, each at its field, or the values to write."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models import Activity
from models.activity import MOST_MINUTES
from models.base import longest
from models.codes import AttendanceBasis, DateBasis, Kind, Precision, Status
from outreach.entry.cited import SOURCES, as_text, of_text
from outreach.entry.form import UNDATED, Form, Place, first_day
from outreach.entry.numbers import whole
from outreach.entry.requests import Raised, meant, raised_on, wrong
from outreach.i18n import mark
from outreach.importers.messages import Message, Unfit, say
from outreach.visible import visible
from outreach.writing.come import no_attendance

TEXTS = ("title_en", "title_ar", "led_by", "notes", "cancelled_because")
LONGEST = {name: longest(Activity, name) for name in TEXTS}
NUMBER = mark("A whole number, such as 45; nothing where it is unknown.")


@dataclass(frozen=True)
class Checked:
    """``values`` are what to write, as ``outreach/writing/rows.py`` takes them; None where there are ``errors``.

    ``raised`` are the requests that were raised in it.
    """

    values: dict[str, object] | None
    errors: dict[str, Message] = field(default_factory=dict)
    raised: Raised = field(default_factory=Raised)


def check(form: Form, *, places: Mapping[str, Place], day: date, before: Mapping[str, object] | None = None) -> Checked:
    """What is wrong with a form, by field; else the values that it means.

    Args:
        day: today, where the ministry is.
        before: the image of the row that is corrected; what it already lacked may be lacking still.
    """
    errors: dict[str, Message] = {}
    numbers = _numbers(form, errors)
    _people(form, numbers, errors)
    if form.kind not in set(Kind):
        errors["kind"] = say(mark("Choose what kind of activity it is."))
    if not form.places and (before is None or before["countries"]):
        errors["places"] = say(mark("Say with which community it was, or in which country."))
    named = visible(form.title_en) or visible(form.title_ar)
    # A new one is named by its kind and places, whose lack is said already.
    if not named and (before is not None or not errors.keys() & {"kind", "places"}):
        errors["title"] = say(mark("One line that says what happened."))
    dates = _dates(form, before, errors)
    if form.status == Status.HELD and dates["starts"] is not None and dates["starts"] > day:
        errors["day"] = say(mark("This date is still to come: choose Planned below, or correct the date."))
    texts = _texts(form)
    if form.status == Status.CANCELLED and not texts["cancelled_because"]:
        errors["cancelled_because"] = say(mark("Why was it called off?"))
    for name, most in LONGEST.items():
        if len(texts[name]) > most:
            errors[name] = say(mark("At most {limit} characters."), limit=most)
    cited = _sources(form, before, errors)
    errors |= wrong(form.requests)
    if errors:
        return Checked(None, errors)
    met = [places[name] for name in form.places]
    communities = sorted({place.community for place in met if place.community})
    return Checked(
        {
            **{name: getattr(form, name) for name in ("kind", "status", "organiser", "attendance_basis")},
            **{name: list(getattr(form, name)) for name in ("topics", "authorities", "entities")},
            **texts,
            SOURCES: cited,
            **dates,
            **numbers,
            "initiative": form.initiative or None,
            "communities": communities,
            "countries": sorted({place.country for place in met}),
        },
        raised=Raised(
            meant(form.requests, communities=communities),
            on=raised_on(dates["ends"], today=day),
            was_on=raised_on(_day(before["ends"]), today=day) if before else None,
        ),
    )


def span(form: Form) -> tuple[date, date] | None:
    """First and last day that the form's date may mean."""
    first = first_day(form)
    if first is None or form.precision == Precision.DAY:
        return first and (first, first)
    month = 12 if form.precision == Precision.YEAR else first.month
    return first, date(first.year, month, monthrange(first.year, month)[1])


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _numbers(form: Form, errors: dict[str, Message]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for name in ("attendance", "women", "men", "minutes"):
        try:
            found[name] = whole(getattr(form, name))
        except ValueError:
            found[name] = None
            errors[name] = say(NUMBER)
    if form.attendance_basis == AttendanceBasis.NOT_COLLECTED:
        # What was typed before the choice was made is not lost, and not meant either.
        found["attendance"] = found["women"] = found["men"] = None
        for name in ("attendance", "women", "men"):
            errors.pop(name, None)
    return found


def _people(form: Form, numbers: dict[str, int | None], errors: dict[str, Message]) -> None:
    if form.attendance_basis != AttendanceBasis.NOT_COLLECTED and numbers["attendance"] is None:
        errors.setdefault("attendance", say(mark("How many were there? If nobody knows, choose Not collected.")))
    if why_not := no_attendance(status=form.status, basis=form.attendance_basis):
        errors["attendance"] = say(why_not)
    parts = (numbers["women"] or 0) + (numbers["men"] or 0)
    if numbers["attendance"] is not None and parts > numbers["attendance"]:
        errors["women"] = say(
            mark("Women and men are {parts} together, more than the {people} who were there."),
            parts=parts,
            people=numbers["attendance"],
        )
    minutes = numbers["minutes"]
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        errors["minutes"] = say(mark("From {low} to {high} minutes."), low=1, high=MOST_MINUTES)


def _dates(form: Form, before: Mapping[str, object] | None, errors: dict[str, Message]) -> dict[str, object]:
    if form.precision == UNDATED:
        return dict.fromkeys(("starts", "ends", "precision", "date_basis"))
    both = span(form)
    if both is None:
        errors["day"] = say(mark("Give the date, as finely as it is known."))
        return {"starts": None}
    same = before is not None and (before["starts"], before["precision"]) == (both[0].isoformat(), form.precision)
    # Whoever writes down what they did knows the day itself; what a row rests on stays while its date does.
    basis = before["date_basis"] if same else DateBasis.EVENT.value
    return {"starts": both[0], "ends": both[1], "precision": form.precision, "date_basis": basis}


def _sources(form: Form, before: Mapping[str, object] | None, errors: dict[str, Message]) -> object:
    if before is not None and form.sources == as_text(before[SOURCES]):
        # As a file may have them, a line says less than the row.
        return before[SOURCES]
    try:
        return of_text(form.sources)
    except Unfit as error:
        errors[SOURCES] = error.expected
        return None


def _texts(form: Form) -> dict[str, str]:
    """Texts without spaces around them. A reason that was typed before the choice was made is not meant."""
    found = {name: visible(getattr(form, name)) for name in TEXTS}
    return found if form.status == Status.CANCELLED else found | {"cancelled_because": ""}
