"""Rows of text as a workbook, every cell as the text that it is."""

import io
import re

import xlsxwriter

LONGEST = 32_767
"""Characters that a cell of a workbook holds; in a row with more of them, just that is what is wrong."""

LONGEST_NAME = 31
WIDTH = 18
WIDEST = 60
"""Characters, of the first column, which holds reasons."""


def book(tables: dict[str, list[list[str]]], *, right_to_left: bool) -> bytes:
    """A sheet for each table, under its name; the first row is the header.

    A cell is written as a text whatever it begins with, so a spreadsheet runs nothing in it and changes nothing of it.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        head = made.add_format({"bold": True, "num_format": "@"})
        plain = made.add_format({"num_format": "@"})
        for name, rows in zip(_names(list(tables)), tables.values(), strict=True):
            sheet = made.add_worksheet(name)
            sheet.set_column(0, max(map(len, rows)) - 1, WIDTH, plain)
            sheet.set_column(0, 0, WIDEST, plain)
            sheet.freeze_panes(1, 0)
            if right_to_left:
                sheet.right_to_left()
            for number, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    if cell:
                        sheet.write_string(number, place, cell[:LONGEST], plain if number else head)
    return file.getvalue()


def _names(names: list[str]) -> list[str]:
    """Names of sheets as a spreadsheet takes them: another program may have given others."""
    taken: dict[str, str] = {}
    for number, name in enumerate(names, start=1):
        kept = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip("' ")[:LONGEST_NAME].rstrip("' ")
        fits = kept and kept.lower() not in {"history", *taken}
        taken[kept.lower() if fits else str(number)] = kept if fits else str(number)
    return list(taken.values())
