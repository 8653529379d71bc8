"""The list for an authority as files: PDF to be read, XLSX to be worked with."""

import io
from datetime import UTC, date

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from outreach.i18n import Translator
from outreach.reports import authority_list as listed
from outreach.reports import press, words
from outreach.reports.authority_list import AuthorityList, OpenRequest
from outreach.reports.spans import without_controls
from outreach.theme import LIGHT

LAYOUT = "authority"
HEAD_ROW, HEAD_HEIGHT = 3, 32
WIDTHS = {"words": 48, "text": 29, "short": 14, "day": 12, "number": 11}
LONGEST_CELL = 32_000
LONGEST_SHEET_NAME = 31


def pdf(of: AuthorityList, t: Translator) -> bytes:
    """The list on as many pages of A4, sideways, as it takes; the headings stand on each of them.

    Raises:
        outreach.reports.press.LetterMissing: a letter that no font has.
    """
    label, heading = listed.label(of, t), listed.heading(of, t)
    said = {
        "title": heading,
        "stamp": listed.stamp(of, t),
        "label": label,
        "foot": " · ".join(part for part in (heading, label) if part),
        "requests": listed.table(of, t),
        "words": listed.with_words(of),
    }
    return press.printed(LAYOUT, said, title=heading, at=of.as_at, t=t)


def xlsx(of: AuthorityList, t: Translator) -> bytes:
    """The list as a workbook: dates and numbers as such, texts that nothing can run, ready to print sideways."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as made:
        heading = without_controls(listed.heading(of, t))
        made.set_properties({"title": heading, "created": of.as_at.astimezone(UTC).replace(tzinfo=None)})
        sheet = made.add_worksheet(t("Open requests")[:LONGEST_SHEET_NAME])
        if t.is_rtl:
            sheet.right_to_left()
        _top(made, sheet, of, heading=heading, t=t)
        _rows(made, sheet, of, t=t)
        _print(sheet, of, heading=heading, t=t)
    return file.getvalue()


def _top(made: xlsxwriter.Workbook, sheet: Worksheet, of: AuthorityList, *, heading: str, t: Translator) -> None:
    sheet.write_string(0, 0, heading, made.add_format({"bold": True, "font_size": 14, "quote_prefix": True}))
    label = listed.label(of, t)
    look = {"bold": True, "font_color": LIGHT.bad} if label else {"font_color": LIGHT.muted}
    parts = [label, *listed.stamp(of, t)]
    text = without_controls(" · ".join(part for part in parts if part))
    sheet.write_string(1, 0, text, made.add_format(look))
    top = made.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "vcenter", **_near(t)})
    # Room for a heading of two lines: not every program makes it by itself.
    sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
    for column, name in enumerate(listed.head(of, t)):
        sheet.write_string(HEAD_ROW, column, name, top)


def _rows(made: xlsxwriter.Workbook, sheet: Worksheet, of: AuthorityList, *, t: Translator) -> None:
    # Each cell at the side where its heading stands, also a reference and a number where all runs right to left.
    near = {"valign": "top", **_near(t)}
    looks = {
        "text": made.add_format({"text_wrap": True, "quote_prefix": True, **near}),
        "day": made.add_format({"num_format": "yyyy-mm-dd", **near}),
        "number": made.add_format({"num_format": "0", **near}),
        "late": made.add_format({"bold": True, "font_color": LIGHT.bad, "quote_prefix": True, **near}),
    }
    extra = listed.with_words(of)
    for row, each in enumerate(of.requests, start=HEAD_ROW + 1):
        for column, value in enumerate(_cells(each, extra=extra, t=t)):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, looks["day"])
            elif isinstance(value, int):
                sheet.write_number(row, column, value, looks["number"])
            else:
                sheet.write_string(row, column, value, looks["text"])
        if each.late_days:
            sheet.write_string(row, column, each.standing(t), looks["late"])
    widths = ["short", "short", "text", "text", *(["words"] if extra else []), "day", "day", "number", "day", "text"]
    for column, kind in enumerate(widths):
        sheet.set_column(column, column, WIDTHS[kind])


def _near(t: Translator) -> dict[str, str | int]:
    """The side and the direction of a cell, which programs otherwise take from its first letter."""
    return {"align": "right", "reading_order": 2} if t.is_rtl else {"align": "left", "reading_order": 1}


def _cells(each: OpenRequest, *, extra: bool, t: Translator) -> list[str | int | date]:
    texts = [each.reference, t.label(each.kind, family="request_kind"), each.topic.of(t), each.community.of(t)]
    said = [words.one_line(text, longest=LONGEST_CELL) for text in (*texts, *([each.words.of(t)] if extra else []))]
    return [*said, each.raised_on, each.referred_on or "", each.used_days, each.due or "", each.standing(t)]


def _print(sheet: Worksheet, of: AuthorityList, *, heading: str, t: Translator) -> None:
    last = HEAD_ROW + len(of.requests)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW + 1), len(listed.head(of, t)) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer(f"&L{_in_footer(heading)}&C{_in_footer(listed.label(of, t))}&R&P / &N")


def _in_footer(text: str) -> str:
    """Text for a spreadsheet's footer, where & begins a code and 255 characters are all there is."""
    return text.replace("&", "&&")[:100]
