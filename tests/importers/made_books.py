"""Workbooks made for a test, and the template filled in as somebody would."""

import io
from datetime import date

import openpyxl
import xlsxwriter

from models.engine import session
from outreach.i18n import Translator
from outreach.importers import Incoming, Result, bring_in
from outreach.template import TABLES, book
from outreach.template.tables import Holds, Table
from outreach.template.words import sheet_name
from tests.importers.made_files import TESTER

Cells = list[list[object]]


def workbook(sheets: dict[str, Cells], **options: object) -> bytes:
    """A workbook with these cells: texts as texts, numbers as numbers, dates as dates, ``{=...}`` as formulas."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for row, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, place, cell, day)
                    elif isinstance(cell, tuple):
                        sheet.write_formula(row, place, cell[0], None, cell[1])
                    elif isinstance(cell, str):
                        sheet.write_string(row, place, cell)
                    elif cell is not None:
                        sheet.write(row, place, cell)
    return file.getvalue()


def bring(url: str, *contents: bytes, **options: object) -> Result:
    """Import these workbooks, for Egypt."""
    files = [Incoming(f"book{number}.xlsx", data=data) for number, data in enumerate(contents, start=1)]
    return bring_in(url, files=files, home_country="EG", viewer=TESTER, **options)


def template(url: str, *, t: Translator) -> bytes:
    """The template over a database."""
    with session(url) as db:
        return book(db, t=t, home_country="EG")


def opened(content: bytes) -> openpyxl.Workbook:
    """A workbook as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as another program writes it."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_of(book: openpyxl.Workbook, table: Table, *, t: Translator):
    """The sheet of a table."""
    return book[sheet_name(table, t=t)]


def offered(book: openpyxl.Workbook, table: Table, *, t: Translator) -> dict[str, list[str]]:
    """What each column's list offers, by the column's code."""
    found = {}
    for check in sheet_of(book, table, t=t).data_validations.dataValidation:
        if check.type == "list":
            place = next(iter(check.sqref.ranges)).min_col - 1
            name, _, cells = check.formula1.lstrip("=").partition("!")
            found[table.fields[place].column] = [cell.value for (cell,) in book[name][cells.replace("$", "")]]
    return found


def row_of(table: Table, *, t: Translator, **changes: object) -> list[object]:
    """A row that is filled as the sheet asks for, with some cells otherwise."""
    values: dict[str, object] = {}
    for field in table.fields:
        if field.holds is Holds.KEY:
            values[field.column] = f"own-{table.reader.name}"
        elif field.holds is Holds.TEXT:
            values[field.column] = f"«{field.column}» نص"
        elif field.holds in (Holds.DAY, Holds.DATE):
            values[field.column] = date(2026, 5, 31)
        elif field.column in ("new_followers", "net_followers"):
            values[field.column] = None
        elif field.holds in (Holds.WHOLE, Holds.NET):
            values[field.column] = {"attendance": 40, "women": 10, "men": 20}.get(field.column, 7)
        elif field.holds is Holds.CODE:
            values[field.column] = t.label(field.offered[0], family=field.of)
    own = {
        "countries": t.country("SA"), "communities": {"ar": "الرياض", "en": "Riyadh"}[t.language],
        "entities": "«name_en» نص" if t.language == "en" else "«name_ar» نص", "community": "sa-riyadh",
        "channel": "own-channels", "country": t.country("SA"), "topics": "youth", "activity": "",
        "authority_keys": "cabinet;cabinet", "initiative": "hour-with-the-minister", "topic": "youth",
        "level": t.label("city", family="level"), "authority": "cabinet", "dropped_on": None, "dropped_because": "",
        "cancelled_because": "", "status": t.label("held", family="status"),
    }  # fmt: skip
    values |= {name: value for name, value in own.items() if name in {field.column for field in table.fields}}
    return [{**values, **changes}.get(field.column) for field in table.fields]


def filled(content: bytes, rows: dict[str, list[list[object]]], *, t: Translator) -> bytes:
    """The template with these rows, by format, in its sheets."""
    book = opened(content)
    for table in TABLES:
        for number, cells in enumerate(rows.get(table.reader.name, []), start=2):
            for place, value in enumerate(cells, start=1):
                sheet_of(book, table, t=t).cell(number, place, value)
    return saved(book)
