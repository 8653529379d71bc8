"""What the form "Log an activity" holds: texts as they were typed and codes as they were chosen, right or wrong.

A place is ``country/SA`` or ``community/sa-riyadh``; the community of a whole country is its country.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from models.codes import AttendanceBasis, Organiser, Precision, Status
from outreach.entry.cited import SOURCES, as_text
from outreach.entry.requests import Line, of_draft
from outreach.filters import FIRST_DAY, LAST_DAY

COUNTRY = "country/"
UNDATED = "undated"
"""Beside the precisions of dates: nothing is known."""
KEPT_FOR_ANOTHER = ("kind", "day", "precision", "status", "planned_by", "organiser", "initiative")

CLEARED = ("attendance", "women", "men", "planned_by", "cancelled_because", "notes", "sources", "token")
"""What of a form is not the next one's, where the same is logged again."""
BY_DATE = "date"


@dataclass(frozen=True)
class Place:
    """A country by its code, and its region; ``community`` is the key of those who live there, None at home."""

    country: str
    region: str
    community: str | None


@dataclass(frozen=True)
class Form:
    """One form, filled in so far. ``day`` is ISO 8601, numbers are as typed, ``token`` is of the row it corrects."""

    kind: str = ""
    places: tuple[str, ...] = ()
    day: str = ""
    precision: str = Precision.DAY.value
    attendance_basis: str = AttendanceBasis.NOT_COLLECTED.value
    attendance: str = ""
    title_en: str = ""
    title_ar: str = ""
    status: str = Status.HELD.value
    planned_by: str = ""
    """``date`` where nobody chose that it is planned, and its date made it so; else empty."""
    cancelled_because: str = ""
    organiser: str = Organiser.EMIGRATION_MINISTRY.value
    initiative: str = ""
    topics: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    minutes: str = ""
    women: str = ""
    men: str = ""
    led_by: str = ""
    notes: str = ""
    sources: str = ""
    """A line for each, see ``outreach/entry/cited.py``."""
    requests: tuple[Line, ...] = ()
    unwritten: tuple[str, ...] = ()
    """Titles that nobody wrote: those that followed from kind and places of the row that this form began with."""
    token: str = ""

    def as_text(self) -> str:
        """As JSON, the same for the same form."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


REQUESTS = "requests"
LISTS = tuple(field.name for field in fields(Form) if field.default == () and field.name != REQUESTS)


def blank(day: date) -> Form:
    """The form before anybody wrote in it: what was done, was done today."""
    return Form(day=day.isoformat())


def from_text(text: str) -> Form | None:
    """A form as :meth:`Form.as_text` wrote it, by this version or another; None where it is none.

    What this version does not know is left out.
    """
    try:
        held = json.loads(text)
    except ValueError:
        return None
    if not isinstance(held, dict):
        return None
    values: dict[str, object] = {}
    for field in fields(Form):
        value = held.get(field.name)
        if field.name == REQUESTS:
            values[field.name] = of_draft(value)
        elif field.name in LISTS and isinstance(value, list):
            values[field.name] = tuple(one for one in value if isinstance(one, str))
        elif field.name not in LISTS and isinstance(value, str):
            values[field.name] = value
    if not _is_day(values.get("day", "")):
        del values["day"]
    return Form(**values)


def _is_day(text: object) -> bool:
    try:
        return not text or FIRST_DAY <= date.fromisoformat(str(text)) <= LAST_DAY
    except ValueError:
        return False


def of_image(
    image: Mapping[str, object], *, token: str, places: Mapping[str, Place], requests: tuple[Line, ...] = ()
) -> Form:
    """The form that would have made this row.

    Args:
        image: of an activity, see ``outreach/writing/images.py``; ``requests`` are the lines of its requests.
    """
    texts = {
        field.name: "" if image[field.name] is None else str(image[field.name])
        for field in fields(Form)
        if field.name not in (*LISTS, REQUESTS, SOURCES) and field.name in image
    }
    lists = {name: tuple(image[name]) for name in LISTS if name in image}
    named = {place.community: name for name, place in places.items() if place.community}
    met = tuple(named[key] for key in image["communities"] if key in named)
    covered = {places[name].country for name in met}
    others = tuple(COUNTRY + code for code in image["countries"] if code not in covered)
    date_of = {"day": image["starts"] or "", "precision": image["precision"] or UNDATED}
    more = {SOURCES: as_text(image[SOURCES]), REQUESTS: requests, "token": token}
    return Form(**texts | lists | date_of | more, places=(*met, *others))


def repeated(form: Form, *, day: date) -> Form:
    """The same again today: not who was there, nor what they asked, nor what was noted of it."""
    return replace(
        form,
        day=day.isoformat(),
        precision=Precision.DAY.value,
        status=Status.HELD.value,
        attendance_basis=AttendanceBasis.NOT_COLLECTED.value,
        requests=(),
        **dict.fromkeys(CLEARED, ""),
    )


def another(form: Form) -> Form:
    """The next of a row of forms: of the same kind, on the same day."""
    return Form(**{name: getattr(form, name) for name in KEPT_FOR_ANOTHER})


def dated(form: Form, *, day: date) -> Form:
    """The form with a state that its date allows: what is wholly to come is planned, for nobody can have held it.

    A month or year that is running leaves it as it is. Only what a date had made a plan is held again once the day that
    is filled in has come: what somebody chose, or asked for with the address, stays.
    """
    first = first_day(form)
    if first is None:
        return form
    if first > day and form.status == Status.HELD:
        return replace(form, status=Status.PLANNED.value, planned_by=BY_DATE)
    if date.fromisoformat(form.day) <= day and form.status == Status.PLANNED and form.planned_by == BY_DATE:
        return replace(form, status=Status.HELD.value, planned_by="")
    return form


def first_day(form: Form) -> date | None:
    """The first day that the form's date may mean; None where there is no date."""
    if not form.day or form.precision == UNDATED:
        return None
    day = date.fromisoformat(form.day)
    if form.precision == Precision.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if form.precision == Precision.MONTH else day


def known(form: Form, allowed: Mapping[str, Collection[str]]) -> Form:
    """The form without codes that are not there any more: ``field -> codes`` says which are."""
    changes: dict[str, object] = {}
    for name, codes in allowed.items():
        value = getattr(form, name)
        if isinstance(value, tuple):
            changes[name] = tuple(one for one in value if one in codes)
        elif value not in codes:
            changes[name] = next(field.default for field in fields(Form) if field.name == name)
    return replace(form, **changes)
