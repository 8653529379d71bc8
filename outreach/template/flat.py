"""The template as files of rows: a CSV file with its header for each table, together in one archive."""

import csv
import io
import zipfile

from outreach.exports.csv import PEOPLE
from outreach.i18n import Translator
from outreach.importers.headings import both
from outreach.template.tables import TABLES, Table


def header(table: Table, *, t: Translator) -> bytes:
    """A file with a header in both languages and no row, as a spreadsheet opens it."""
    text = io.StringIO(newline="")
    names = [both(field.column, first=t.language, required=table.requires(field)) for field in table.fields]
    csv.writer(text, lineterminator=PEOPLE.line_end).writerow(names)
    return PEOPLE.mark + text.getvalue().encode()


def files(*, t: Translator) -> bytes:
    """An archive with the file of each table, called by its format: ``events.csv``."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            archive.writestr(f"{table.reader.name}.csv", header(table, t=t))
    return made.getvalue()
