"""What a row that is there says otherwise than the file: a line for each column of the file, in the file's words."""

from sqlmodel import Session

from models import Community
from models.change import WITHHELD
from models.codes import Precision
from outreach.fold import fold
from outreach.importers.merged import NAMES, own_spellings
from outreach.importers.messages import shortened
from outreach.importers.outcome import Difference
from outreach.importers.records import Reader, Target
from outreach.importers.shown import shown

SEARCHED = "folded"
"""What search compares: it is made of names, and of the spellings of a community."""
DAYS = ("starts", "ends")
SPAN = (*DAYS, "precision")
WRITTEN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
"""How much of a day as ISO 8601 is written of a date of each precision."""


def differing(
    db: Session, reader: Reader, target: Target, *, held: dict, wanted: dict, changed: dict[str, object]
) -> list[Difference]:
    """The differences, in the order of the columns.

    Args:
        held, wanted: the row as it is, and as the file has it.
        changed: the columns of the table that differ, and their new values.
    """
    columns: dict[str, list[str]] = {}
    for name in changed:
        if name != SEARCHED:
            columns.setdefault(reader.named.get(name, name), []).append(name)
    table, found = target.table.__table__, []
    for column, names in columns.items():
        sides = []
        for row in (held, held | changed):
            dated = not set(DAYS).isdisjoint(names)
            texts = [_span(row)] if dated else []
            texts += [shown(db, table.c[name], row[name]) for name in names if not (dated and name in SPAN)]
            sides.append(", ".join(dict.fromkeys(filter(None, texts))))
        found.append(Difference(column, *sides, withheld=not WITHHELD.isdisjoint(names)))
    if SEARCHED in changed and SEARCHED in reader.named and target.table is Community:
        before, after = _spellings(held, wanted)
        if before != after:
            found.append(Difference(reader.named[SEARCHED], shortened("; ".join(before)), shortened("; ".join(after))))
    return found


def _span(row: dict) -> str:
    """A date as files write it, nothing where there is none; of one that no file can have, the first and the last."""
    if row["starts"] is None:
        return ""
    written = WRITTEN[Precision(row["precision"])]
    return " – ".join(dict.fromkeys(row[name].isoformat()[:written] for name in DAYS))


def _spellings(held: dict, wanted: dict) -> tuple[list[str], list[str]]:
    """The spellings of a community beside its names, before and after: one that became a name is no spelling more."""
    names = {fold(wanted[name]) for name in NAMES}
    old = names | {fold(held[name]) for name in NAMES}
    before = [text for text in own_spellings(held[SEARCHED]) if text not in old]
    return before, [text for text in own_spellings(wanted[SEARCHED]) if text not in names]
