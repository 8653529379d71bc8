"""No line of a file is dropped in silence: the dry run says which were no rows, and that they add up."""

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers import Incoming, Result, report, report_words
from outreach.importers.kinds import Kind
from outreach.importers.opened import opened
from outreach.importers.passed import MOST_SPANS, Passed, told
from tests.importers.made_books import bring, workbook
from tests.importers.made_files import found, take

HEADER = "key,label_en,label_ar,note"
ARABIC_HEADER = "المعرّف,الاسم بالإنجليزية,الاسم بالعربية,ملاحظة"
TOPICS = HEADER.split(",")


def topic(number: int, note: str = "") -> str:
    return f"t{number},Topic {number},,{note}"


def dry(url: str, *lines: str) -> Result:
    return take(url, "\n".join(lines).encode(), dry_run=True)


def passed(result: Result) -> dict[str, list[tuple[int, int]]]:
    return {kind: lines.spans for kind, lines in result.files[0].passed.items() if lines.count}


def adds_up(result: Result, lines: int) -> bool:
    file = result.files[0]
    return file.rows + 1 + sum(one.count for one in file.passed.values()) == lines


@pytest.mark.parametrize("again", [HEADER, HEADER.upper(), ARABIC_HEADER, "key,label_en,,"])
@pytest.mark.parametrize("before", [1, 40])
def test_a_header_in_the_middle_is_no_row_and_is_said(lists_read, again: str, before: int) -> None:
    """Two files put together, short or long."""
    lines = [HEADER, *map(topic, range(before)), again, topic(before), topic(before + 1)]
    result = dry(lists_read, *lines)
    assert (found(result), result.files[0].rows) == ([], before + 2)
    assert passed(result) == {"repeated": [(before + 2, before + 2)]}
    assert adds_up(result, len(lines))


def test_a_row_that_begins_as_a_header_is_a_row(lists_read) -> None:
    result = dry(lists_read, HEADER, topic(1), "key,A topic,,")
    assert (result.files[0].rows, passed(result)) == (2, {})


def test_blank_lines_and_further_lines_of_rows_are_said(lists_read) -> None:
    """Each line that an editor would number is in the sum, those of a cell in quotation marks too."""
    lines = ["", HEADER, topic(1, '"two'), 'lines"', "", " , ,,", topic(2), "", topic(3, '"a'), "", 'c"']
    result = dry(lists_read, *lines)
    assert (found(result), result.files[0].rows) == ([], 3)
    assert passed(result) == {"blank": [(1, 1), (5, 6), (8, 8)], "further": [(4, 4), (10, 11)]}
    assert adds_up(result, len(lines))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dry_run_says_the_sum_and_the_lines(lists_read, language: str) -> None:
    """And says nothing of it where each line is the header or a row."""
    t = translator(language)
    result = dry(lists_read, HEADER, topic(1), "", HEADER, topic(2))
    parts = [
        t("{name} {n}", name=t("rows"), n=2),
        t("{name} {n}", name=t("headings"), n=1),
        *(
            t("{name} {n} ({lines})", name=t(name), n=1, lines=t.plural("line {lines}", "lines {lines}", 1, lines=line))
            for name, line in (("headings again", "4"), ("blank", "3"))
        ),
    ]
    said = t("Lines read: {read}. Of these: {parts}.", read=5, parts=t.list(parts))
    assert t("{name}: {values}", name="file1.csv", values=said) in list(report.told(t, result, dry_run=True))
    assert not list(report.passed(t, dry(lists_read, HEADER, topic(1)).files[0]))


def test_rows_of_a_sheet_that_are_none_are_said_with_their_numbers(lists_url) -> None:
    """Titles above the header, the header again, blank rows; a sheet that is no table, and one of headings alone."""
    rows = [["A title"], [], TOPICS, ["t1", "One"], [], [], TOPICS, ["t2", "Two"]]
    others = {"remark": [["a word"]], "b": [TOPICS, ["t3", "Three"]], "c": [TOPICS]}
    result = bring(lists_url, workbook({"a": rows, **others}))
    assert passed(result) == {"above": [(1, 1)], "blank": [(2, 2), (5, 6)], "repeated": [(7, 7)]}
    assert (result.written, result.files[0].rows, adds_up(result, len(rows))) == (True, 2, True)
    assert list(report.passed(translator("en"), result.files[0])) == [
        "book1.xlsx · a: Lines read: 8. Of these: rows 2, headings 1, above the headings 1 (line 1), "
        "headings again 1 (line 7) and blank 3 (lines 2, 5 and 6).",
        "1 sheet holds one cell, and was passed over: book1.xlsx · remark.",
        "1 table has no rows below its headings: book1.xlsx · c.",
    ]


def test_only_the_first_few_runs_of_lines_are_named() -> None:
    lines = Passed()
    for number in range(1, 2 * MOST_SPANS + 5, 2):
        lines.add(number)
    assert told("blank", lines, t=translator("en")) == "blank 8 (lines 1, 3, 5, 7, 9, 11 and 2 more)"


@pytest.mark.parametrize(
    ("last", "english", "arabic"),
    [(4, "line 4", "السطر 4"), (5, "lines 4 and 5", "السطران 4 و5"), (6, "lines 4–6", "الأسطر من 4 إلى 6")],
)
def test_two_neighbouring_lines_are_named_each_by_itself(last: int, english: str, arabic: str) -> None:
    """The Arabic word for two lines takes their two numbers, and not a stretch from one to the other."""
    lines = Passed()
    lines.add(4, last)
    assert told("blank", lines, t=translator("en")) == f"blank {last - 3} ({english})"
    assert arabic in told("فارغ", lines, t=translator("ar")).translate(dict.fromkeys(map(ord, "\u2068\u2069\u200f")))


FOLLOWERS = ["", "Date,Subscribers gained", "Total,9", "2026-08-13,6", "", "2026-08-14,3", "Total,9"]
ZOOM = [
    "Topic,Duration (Minutes)", "An hour,65", "",
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)",
    "One,one@example.org,09/19/2026 10:00:00 AM,09/19/2026 10:58:00 AM,58", ",,,,",
    "Two,two@example.org,09/19/2026 10:05:00 AM,09/19/2026 11:01:00 AM,56",
]  # fmt: skip
TEAMS = [
    "1. Summary", "Meeting title\tAn hour", "", "2. Participants",
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole",
    "One\t9/19/26, 4:16:29 PM\t9/19/26, 5:30:11 PM\t1h 13m 42s\tone@example.org\tOrganizer", "",
    "3. In-Meeting Activities", "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
    "One\t9/19/26, 4:16:29 PM\t9/19/26, 5:30:11 PM\t1h 13m 42s\tone@example.org\tOrganizer",
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "lines", "said"),
    [
        (
            Kind.FOLLOWERS,
            FOLLOWERS,
            "Lines read: 7. Of these: days 2, headings 1 (line 2), sums 2 (lines 3 and 7) and blank 2 (lines 1 and 5).",
        ),
        (
            Kind.MEETING,
            ZOOM,
            "Lines read: 7. Of these: headings 1 (line 4), blank 2 (lines 3 and 6), "
            "about the meeting 2 (lines 1 and 2) and people present 2.",
        ),
        (
            Kind.MEETING,
            TEAMS,
            "Lines read: 10. Of these: headings 5 (lines 1, 4, 5, 8 and 9), blank 2 (lines 3 and 7), "
            "about the meeting 1 (line 2), people present 1 and said again 1 (line 10).",
        ),
    ],
    ids=["followers", "zoom", "teams"],
)
def test_a_report_says_which_lines_nobody_was_counted_by(kind: Kind, lines: list[str], said: str) -> None:
    content = "".join(f"{line}\r\n" for line in lines).encode()
    read = opened(Incoming("a report", data=content), kind=kind, this_year=2026)
    counted = read.chosen("month_first" if read.asks else "")
    assert report_words.lines(counted, t=translator("en")) == said
    assert report_words.refused(counted) == ()
