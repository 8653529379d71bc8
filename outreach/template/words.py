"""What the template says, and where a spreadsheet sets a limit to it."""

from outreach.i18n import Translator, translator
from outreach.importers.headings import HEADINGS
from outreach.marks import mark
from outreach.template.tables import Field, Holds, Table

LONGEST_TITLE = 32
LONGEST_MESSAGE = 255
"""Characters that a spreadsheet shows beside a cell (https://xlsxwriter.readthedocs.io/working_with_data_validation.html)."""

BOTH = ("ar", "en")
WRONG = {
    Holds.CODE: mark("Choose one from the list."),
    Holds.ONE: mark("Choose one from the list, or write its key."),
    Holds.WHOLE: mark("A whole number, 0 or more. Blank where it is unknown."),
    Holds.NET: mark("A whole number. Blank where it is unknown."),
    Holds.DAY: mark("A day, as 2026-05-31."),
    Holds.DATE: mark("A day, as 2026-05-31. Where only the month or the year is known: 2026-05 or 2026, as text."),
}
NOT_SO = mark("Not accepted")

GUIDANCE = (
    mark("Fill in the sheets that you need and leave the others empty. One row is one thing."),
    mark("Columns with an asterisk may not be blank. Click a cell to see what is expected in it."),
    mark("Blank means unknown. Write 0 only where somebody counted and there was none."),
    mark("Where a column has a list, choose from it; several in one cell have a semicolon between them."),
    mark("Bring the file back on the page of imports: it shows first what would be written, and what is wrong."),
    mark("The same key brought again corrects its row. A row that is left out of a later file stays as it is."),
)


def about(field: Field, *, t: Translator) -> tuple[str, str]:
    """Title and text of what is shown at a cell, in the reader's language."""
    heading = HEADINGS[field.column]
    title = heading.ar if t.language == "ar" else heading.en
    return title[:LONGEST_TITLE], t(field.meaning)[:LONGEST_MESSAGE]


def refusal(holds: Holds) -> tuple[str, str]:
    """Title and text of what a spreadsheet says to a value that cannot be taken, in both languages."""
    return _in_both(NOT_SO, LONGEST_TITLE), _in_both(WRONG[holds], LONGEST_MESSAGE)


def sheet_name(table: Table, *, t: Translator) -> str:
    """What its sheet is called; at most 31 characters, none of which a spreadsheet refuses."""
    return t(table.title)[:31]


def _in_both(text: str, most: int) -> str:
    words = dict.fromkeys(translator(language)(text) for language in BOTH)
    return " · ".join(words)[:most]
