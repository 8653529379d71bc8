"""The template as a workbook: a sheet for each table, lists and checks inside it."""

import io
from collections.abc import Callable
from datetime import date

import xlsxwriter
from sqlmodel import Session
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from outreach.i18n import Translator
from outreach.importers.columns import LARGEST_NUMBER
from outreach.importers.headings import both
from outreach.importers.sheets import GUIDE
from outreach.marks import mark
from outreach.template.lists import is_made_up, of_codes, of_rows
from outreach.template.tables import TABLES, Field, Holds, Table
from outreach.template.words import GUIDANCE, about, refusal, sheet_name

LISTS = "lists"
MADE_UP = mark("Demonstration: what the lists of this workbook name is made up.")
LAST_ROW = 100_000
"""As many rows as are checked in the sheet; the importer checks all."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
FORMATS = {Holds.WHOLE: "0", Holds.NET: "0", Holds.DAY: "yyyy-mm-dd", Holds.DATE: "yyyy-mm-dd"}
TEXT = "@"
HEADER_HEIGHT = 34
RUNS = {"ltr": 1, "rtl": 2}
"""A cell's own direction: programs take it from its first letter or from the sheet, and headings have two languages."""


def book(db: Session, *, t: Translator, home_country: str) -> bytes:
    """The workbook in the reader's language; its headings are in both, so that it can be brought back in any.

    Over demonstration data it says that what its lists name is made up.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as made:
        notice = t(MADE_UP) if is_made_up(db) else ""
        made.set_properties({"subject": notice})
        _about(made, t, notice=notice)
        sheets = [made.add_worksheet(sheet_name(table, t=t)) for table in TABLES]
        source = _lists(made, {**of_codes(t=t), **of_rows(db, t=t, home_country=home_country)})
        for sheet, table in zip(sheets, TABLES, strict=True):
            _table(made, sheet, table, source=source, t=t)
        sheets[0].activate()
    return file.getvalue()


def _about(made: xlsxwriter.Workbook, t: Translator, *, notice: str) -> None:
    """A sheet to be read; its first cell says to the importer that it is no table."""
    sheet = made.add_worksheet(t(mark("How to fill it in"))[:31])
    if t.is_rtl:
        sheet.right_to_left()
    sheet.hide_gridlines(2)
    runs = {"reading_order": RUNS[t.direction]}
    sheet.set_column(0, 0, 110, made.add_format({"text_wrap": True, "valign": "top", **runs}))
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, GUIDE, made.add_format({"bold": True, "font_size": 16}))
    if notice:
        sheet.write_string(1, 0, notice, made.add_format({"bold": True, "text_wrap": True, **runs}))
    for row, text in enumerate(GUIDANCE, start=2):
        sheet.write_string(row, 0, t(text))
    row = len(GUIDANCE) + 3
    for table in TABLES:
        sheet.write_string(row, 0, t(table.title), made.add_format({"bold": True, **runs}))
        for field in table.fields:
            row += 1
            sheet.write_string(row, 0, f"{_heading(table, field, t)}: {t(field.meaning)}")
        row += 2


def _lists(made: xlsxwriter.Workbook, lists: dict[object, list[str]]) -> Callable[[object], str]:
    """A hidden sheet with every list in a column, and where each is: ``=lists!$B$2:$B$6``; nothing where it is not."""
    sheet = made.add_worksheet(LISTS)
    sheet.hide()
    sheet.write_string(0, 0, GUIDE)
    places: dict[object, str] = {}
    for column, (name, words) in enumerate(lists.items()):
        for row, word in enumerate(words, start=1):
            sheet.write_string(row, column, word)
        letters = xlsxwriter.utility.xl_col_to_name(column)
        places[name] = f"={LISTS}!${letters}$2:${letters}${len(words) + 1}"
    return lambda name: places.get(name, "")


def _table(made: xlsxwriter.Workbook, sheet: Worksheet, table: Table, *, source: Callable, t: Translator) -> None:
    if t.is_rtl:
        sheet.right_to_left()
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, HEADER_HEIGHT)
    for place, field in enumerate(table.fields):
        number_format = FORMATS.get(field.holds, TEXT)
        sheet.set_column(place, place, field.width, made.add_format({"num_format": number_format}))
        sheet.write_string(0, place, _heading(table, field, t), _head(made, required=table.requires(field), t=t))
        sheet.data_validation(1, place, LAST_ROW, place, _validation(field, source=source, t=t))


def _heading(table: Table, field: Field, t: Translator) -> str:
    return both(field.column, first=t.language, required=table.requires(field))


def _head(made: xlsxwriter.Workbook, *, required: bool, t: Translator) -> Format:
    look = {
        "bold": True,
        "reading_order": RUNS[t.direction],
        "text_wrap": True,
        "valign": "vcenter",
        "bottom": 1,
        "num_format": TEXT,
    }
    colours = {"bg_color": "#0F766E", "font_color": "#FFFFFF"} if required else {"bg_color": "#E5E7EB"}
    return made.add_format(look | colours)


def _validation(field: Field, *, source: Callable, t: Translator) -> dict[str, object]:
    """What a spreadsheet checks in a column, shows at a cell of it, and says to what it refuses."""
    title, text = about(field, t=t)
    shown = {"input_title": title, "input_message": text}
    place = source((field.of, *field.offered) if field.holds is Holds.CODE else field.of)
    check = _check(field.holds, place)
    if not check:
        return {"validate": "any", **shown}
    if field.holds is Holds.SEVERAL:
        # A spreadsheet knows one choice in a cell: it offers the list, and the importer checks several.
        return {**check, **shown, "show_error": False}
    wrong_title, wrong = refusal(field.holds)
    # A key may stand instead of a name, a month instead of a day: whoever means it may insist.
    firm = "warning" if field.holds in (Holds.ONE, Holds.DATE) else "stop"
    return {**check, **shown, "error_title": wrong_title, "error_message": wrong, "error_type": firm}


def _check(holds: Holds, source: str) -> dict[str, object]:
    if holds in (Holds.CODE, Holds.ONE, Holds.SEVERAL):
        return {"validate": "list", "source": source} if source else {}
    if holds in (Holds.WHOLE, Holds.NET):
        least = 0 if holds is Holds.WHOLE else -LARGEST_NUMBER
        return {"validate": "integer", "criteria": "between", "minimum": least, "maximum": LARGEST_NUMBER}
    if holds in (Holds.DAY, Holds.DATE):
        return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
    return {}
