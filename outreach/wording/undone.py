"""That something was taken back, or why it cannot be: of how many rows, and of which."""

from collections.abc import Sequence

from outreach.i18n import Translator
from outreach.wording import history_rows

MOST_NAMED = 5
ASKED = MOST_NAMED + 1
"""As many rows as are looked for before it is said that an import cannot be taken back."""


def taken_back(rows: int, *, t: Translator) -> str:
    """An import was taken back: how many rows that concerned."""
    return t.plural(
        "Taken back: {n} row is what it was before.", "Taken back: {n} rows are what they were before.", rows
    )


def touched(rows: Sequence[tuple[str, str]], *, t: Translator) -> str:
    """Rows, each ``(table, key)``, were changed again later: how many, and the first of them."""
    named = _named(rows, t=t)
    return t.plural(
        "It cannot be taken back: {n} row was changed again later: {rows}.",
        "It cannot be taken back: {n} rows were changed again later, among them {rows}.",
        len(rows),
        rows=named,
    )


def in_the_way(rows: Sequence[tuple[str, str]], *, t: Translator) -> str:
    """The same of the first :data:`ASKED` rows, of which no more were looked for: how many, where these are all."""
    if len(rows) < ASKED:
        return touched(rows, t=t)
    named = _named(rows, t=t)
    return t("It cannot be taken back: several of its rows were changed again later, among them {rows}.", rows=named)


def _named(rows: Sequence[tuple[str, str]], *, t: Translator) -> str:
    named = [
        t("{table}: {name}", table=history_rows.table(table, t=t), name=t.isolate(key))
        for table, key in rows[:MOST_NAMED]
    ]
    return t.list(named)
