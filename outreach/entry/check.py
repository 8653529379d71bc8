"""From the form to the row: everything that is wrong with it, each at its field, or the values to write."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models import Activity
from models.activity import MOST_MINUTES
from models.base import longest
from models.codes import AttendanceBasis, DateBasis, Kind, Precision, Status
from outreach.entry.form import UNDATED, Form, Place, first_day
from outreach.entry.numbers import whole
from outreach.entry.requests import Raised, meant, raised_on, wrong
from outreach.i18n import Translator, mark
from outreach.importers.messages import Message, say

LONGEST = {name: longest(Activity, name) for name in ("title_en", "title_ar", "led_by", "notes")} | {"reason": 300}
NUMBER = mark("A whole number, such as 45; nothing where it is unknown.")


@dataclass(frozen=True)
class Checked:
    """``values`` are what to write, as ``outreach/writing/rows.py`` takes them; None where there are ``errors``.

    ``raised`` are the requests that were raised in it.
    """

    values: dict[str, object] | None
    errors: dict[str, Message] = field(default_factory=dict)
    raised: Raised = field(default_factory=Raised)


def check(
    form: Form, *, places: Mapping[str, Place], day: date, t: Translator, before: Mapping[str, object] | None = None
) -> Checked:
    """What is wrong with a form, by field; else the values that it means.

    Args:
        day: today, where the ministry is.
        t: of the language that the words in front of a reason are written in.
        before: the image of the row that is corrected; what it already lacked may be lacking still.
    """
    errors: dict[str, Message] = {}
    numbers = _numbers(form, errors)
    _people(form, numbers, errors)
    if form.kind not in set(Kind):
        errors["kind"] = say(mark("Choose what kind of activity it is."))
    if not form.places and (before is None or before["countries"]):
        errors["places"] = say(mark("Say with which community it was, or in which country."))
    if not (form.title_en.strip() or form.title_ar.strip()):
        errors["title"] = say(mark("One line that says what happened."))
    dates = _dates(form, before, errors)
    if form.status == Status.HELD and dates["starts"] is not None and dates["starts"] > day:
        errors["day"] = say(mark("This date is still to come: choose Planned below, or correct the date."))
    _cancelled(form, before, errors)
    for name, most in LONGEST.items():
        if len(_text(form, name, before, t)) > most:
            errors[name if name != "notes" or form.notes else "reason"] = say(
                mark("At most {limit} characters."), limit=most
            )
    errors |= wrong(form.requests)
    if errors:
        return Checked(None, errors)
    met = [places[name] for name in form.places]
    communities = sorted({place.community for place in met if place.community})
    return Checked(
        {
            **{name: getattr(form, name) for name in ("kind", "status", "organiser", "attendance_basis")},
            **{name: list(getattr(form, name)) for name in ("topics", "authorities", "entities")},
            **{name: _text(form, name, before, t) for name in ("title_en", "title_ar", "led_by", "notes")},
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


def _cancelled(form: Form, before: Mapping[str, object] | None, errors: dict[str, Message]) -> None:
    was = before is not None and before["status"] == Status.CANCELLED
    if form.status == Status.CANCELLED and not was and not form.reason.strip():
        errors["reason"] = say(mark("Why was it called off?"))


def _text(form: Form, name: str, before: Mapping[str, object] | None, t: Translator) -> str:
    """A text without spaces around it; the reason for calling it off stands in front of the notes."""
    own = getattr(form, name).strip()
    if name == "notes" and form.status == Status.CANCELLED and form.reason.strip():
        return "\n\n".join(filter(None, [t("Called off: {reason}", reason=form.reason.strip()), own]))
    return own
