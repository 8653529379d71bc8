"""That something was taken back, or why it cannot be: of how many rows, and of which."""

from collections.abc import Sequence

from outreach.i18n import Translator
from outreach.wording import history_rows

MOST_NAMED = 5


def taken_back(rows: int, *, t: Translator) -> str:
    """An import was taken back: how many rows that concerned."""
    return t.plural(
        "Taken back: {n} row is what it was before.", "Taken back: {n} rows are what they were before.", rows
    )


def touched(rows: Sequence[tuple[str, str]], *, t: Translator) -> str:
    """Rows, each ``(table, key)``, were changed again later: how many, and the first of them."""
    named = [
        t("{table}: {name}", table=history_rows.table(table, t=t), name=t.isolate(key))
        for table, key in rows[:MOST_NAMED]
    ]
    return t.plural(
        "It cannot be taken back: {n} row was changed again later: {rows}.",
        "It cannot be taken back: {n} rows were changed again later, among them {rows}.",
        len(rows),
        rows=t.list(named),
    )
