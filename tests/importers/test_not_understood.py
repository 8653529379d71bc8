"""Every line of a report that was not understood can be found, however many there are; of people, by its number alone.

How a page shows them: ``tests/pages/test_import_many_refused.py``.
"""

import io
import sys
from collections.abc import Iterable

import pytest

from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers import followers, meetings, not_understood, whatsapp
from outreach.importers.messages import MOST_REFUSED, Unfit, say
from outreach.importers.not_understood import NotUnderstood, in_order
from outreach.importers.report import wrong
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.importers.planted import CHAT, NAME, WORDS
from tests.importers.test_import_reports import here
from tests.shown import without_marks

__all__ = ["here"]

BAD = "Zqxname Zqxone,zqx@example.org,nonsense,nonsense,x,No"
ZOOM = lines(ZOOM_OLD, ONE, *[BAD] * 150, TWO)
BROKEN = "13/08/2026, 22:05 - Zqxname \udcff: Zqxword\n"
FEW = MOST_REFUSED + 50


def named(found: Iterable[Unfit]) -> set[int]:
    """The numbers of all lines that can be found by it."""
    return {row for error in found for row in range(error.row, (error.last or error.row) + 1) if not beyond(error)}


def beyond(error: Unfit) -> bool:
    return error.of("").is_beyond


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("read", "rows"),
    [
        (lambda: meetings.read(ZOOM), range(3, 153)),
        (
            lambda: followers.read(b"Date,New follows\n2026-08-13,1\n" + b"2026-08-14,x\n" * FEW),
            range(3, 3 + FEW),
        ),
        (lambda: whatsapp.read(io.BytesIO(encoded("x\n" * FEW + CHAT))), range(1, 1 + FEW)),
        (lambda: whatsapp.read(io.BytesIO(encoded(CHAT + BROKEN * FEW + CHAT[-60:]))), range(10, 10 + FEW)),
        (
            lambda: whatsapp.read(io.BytesIO(encoded(CHAT + "14/08/2099, 09:01 - Zqxfive: Zqxword\n" * FEW))),
            range(10, 10 + FEW),
        ),
    ],
    ids=["meeting", "followers", "before a chat", "names in a chat", "days of a chat"],
)
def test_all_refused_lines_of_a_report_are_named(read, rows: range) -> None:
    """Beyond the first hundred, which are named one by one, as runs."""
    report = read()
    assert named(report.refused) == set(rows)
    assert sum(error.rows for error in report.refused) == report.lines.refused == len(rows)
    assert len(report.refused) == MOST_REFUSED + 1
    assert (report.refused[-1].row, report.refused[-1].last) == (rows[MOST_REFUSED], rows[-1])


@pytest.mark.parametrize(
    ("read", "rows"),
    [
        (lambda: whatsapp.read(io.BytesIO(encoded(BROKEN * FEW))), range(1, 1 + FEW)),
        (lambda: whatsapp.read(io.BytesIO(encoded("14/08/2099, 09:01 - Zqxfive: Zqxword\n" * FEW))), range(1, 1 + FEW)),
        (lambda: whatsapp.read(io.BytesIO(encoded("31/02/2026, 09:01 - Zqxfive: Zqxword\n" * FEW))), range(1, 1 + FEW)),
        (
            lambda: whatsapp.read(
                io.BytesIO(encoded("x\n14/08/2099, 09:01 - Z: z\n99/99/2026, 09:01 - Z:\n" + BROKEN))
            ),
            range(1, 5),
        ),
        (lambda: followers.read(b"Date,New follows\n" + b"2026-08-14,x\n" * FEW), range(2, 2 + FEW)),
    ],
    ids=["chat", "days to come", "days that are none", "each for its reason", "followers"],
)
def test_so_are_those_of_a_report_of_which_nothing_can_be_taken(read, rows: range) -> None:
    with pytest.raises(Unfit) as error:
        read()
    assert named(error.value) == set(rows)


def test_a_run_ends_where_a_line_between_was_understood_or_the_reason_is_another() -> None:
    one, other = (say(text) for text in ("Each day once.", "Yes or No."))
    rows = {one: [*range(1, 200), 300, 302], other: [200, 201, 301]}
    runs = [(error.row, error.last, error.expected) for error in in_order(rows).told()[MOST_REFUSED:]]
    assert runs == [(101, 199, one), (200, 201, other), (300, 0, one), (301, 0, other), (302, 0, one)]


def test_of_more_runs_than_are_named_it_is_said_how_many_lines_are_left() -> None:
    """A million of lines takes no more room than those that are named."""
    found, expected = NotUnderstood(), say("Each day once.")
    for row in range(1, 2_000_001, 2):
        found.add(row, expected)
    told = found.told()
    assert len(told) == MOST_REFUSED + not_understood.MOST_RUNS + 1
    left = found.count - MOST_REFUSED - not_understood.MOST_RUNS
    assert beyond(told[-1]) and (told[-1].row, told[-1].rows) == (told[-2].row + 2, left)
    assert sum(error.rows for error in told) == found.count == 1_000_000
    for language in LANGUAGES:
        t = translator(language)
        assert t.number(left) in wrong(t, told[-1].of("f"))
    assert sum(map(sys.getsizeof, told)) < 3_000_000


def test_a_chat_of_a_million_refused_lines_is_named_in_one_run() -> None:
    report = whatsapp.read(io.BytesIO(encoded(CHAT + BROKEN * 1_000_000)))
    assert report.lines.refused == 1_000_000 and len(report.refused) == MOST_REFUSED + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_names_them_and_nobody_in_them(here, file, capsys, language: str) -> None:
    t = translator(language)
    for data, target, last in (
        (ZOOM, ["--activity", "own-1"], "103–152"),
        (encoded(CHAT + BROKEN * FEW), ["--channel", "group"], f"110–{9 + FEW}"),
    ):
        path = file(NAME, data)
        assert main(["--lang", language, "import", path, *target, "--dry-run"]) == 1
        printed = capsys.readouterr()
        first, _, end = last.partition("–")
        run = t("{first}–{last}", first=int(first), last=int(end))
        assert without_marks(run) in without_marks(printed.out)
        assert not [word for word in (*WORDS, "zqx@", "nonsense") if word in printed.out + printed.err]


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_cell_that_is_not_shown_it_is_not_said_that_it_is_empty(language: str) -> None:
    """It was: "found nothing", of a cell that holds something."""
    withheld, empty = ONE.replace("09/19/2026 10:00:00 AM", "notime"), ONE.replace("09/19/2026 10:00:00 AM", "")
    waiting = ONE.replace(",No", ",perhaps")
    report = meetings.read(lines(ZOOM_OLD, ONE, withheld, waiting, empty))
    t = translator(language)
    nothing = t("{file}, line {row}, column {column}: found nothing. Expected: {expected}").partition("{column}")[2]
    found = [nothing.partition(".")[0].strip(" :") in wrong(t, error.of("f")) for error in report.refused]
    assert found == [False, False, True]
    assert "notime" not in wrong(t, report.refused[0].of("f"))
