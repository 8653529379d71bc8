"""The rows behind a figure, as a pack keeps them: what each is called, when it was, and where it is found."""

from datetime import date

from outreach.i18n import translator
from outreach.labels import LABELS
from outreach.reports.pack import Row
from outreach.reports.words import Day, Words


def row_of(found: dict, *, rows_are: str) -> Row:
    """One row of ``outreach.indicators.rows``; ``rows_are`` says of what, see its definition."""
    if rows_are == "activity":
        words = Words(found["title_en"] or "", found["title_ar"] or "")
        return Row(reference=found["key"], day=_day(found["starts"], found["precision"]), title=words)
    if rows_are == "request":
        kind = LABELS["request_kind"][found["request_kind"]]
        words = Words(en=translator("en")(kind), ar=translator("ar")(kind))
        return Row(reference=found["key"], day=_day(found["raised_on"], "day"), title=words)
    reference = found["code" if rows_are == "country" else "key"]
    words = Words(found["name_en"] or "", found["name_ar"] or "")
    return Row(reference=reference, day=_day(found.get("last_starts"), found.get("last_precision")), title=words)


def _day(on: object, precision: object) -> Day:
    return Day(on, precision or "day") if isinstance(on, date) else Day()
