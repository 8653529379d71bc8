"""What a report would write, value by value, in the words of the history: for the page and the command."""

from outreach.i18n import Translator
from outreach.importers.beside import Value
from outreach.wording import history_rows


def column(one: Value, *, t: Translator) -> str:
    """What the value is of; an audience with whom it counts."""
    name = history_rows.column(one.column, t=t)
    if one.column != "audience" or one.unit is None:
        return name
    return t("{name}: {values}", name=name, values=t.label(one.unit, family="audience_unit"))


def from_to(one: Value, table: str, *, t: Translator) -> tuple[str, str]:
    """What is there, and what would be."""
    before, after = (
        history_rows.value(value, column=one.column, table=table, t=t) for value in (one.before, one.after)
    )
    return before, after
