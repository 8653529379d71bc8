"""Each trap that reports and chats hold is a file in ``traps``, with what it has to come to in ``trap_counts.py``.

To add one: the file, its bytes as a platform or phone writes them and nobody's name in it, and a row there.
"""

from pathlib import Path

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers import report_words
from outreach.importers.followers import FollowerReport
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.meetings import MeetingReport
from outreach.importers.opened import Opened, opened
from outreach.importers.table import Incoming
from outreach.importers.whatsapp import ChatCounts
from tests.importers.trap_counts import (
    ASKED,
    AUGUST,
    CHATS,
    DOUBTS,
    FIRST_DAYS,
    FOLLOWERS,
    MEETINGS,
    REFUSED,
    THE_NEXT_DAY,
)

FILES = {path.name: path for path in (Path(__file__).parent / "traps").iterdir()}


def kind_by(name: str) -> Kind:
    """What a file is, by what it is called here."""
    return {"chat": Kind.CHAT, "followers": Kind.FOLLOWERS}.get(name.partition("_")[0], Kind.MEETING)


def read(name: str, kind: Kind) -> Opened:
    """A file, known by its content: it is opened under another name."""
    file = Incoming("file", FILES[name])
    assert kind_of(file) is kind
    found = opened(file, kind=kind, this_year=2026)
    assert found.errors == ()
    return found


def told(name: str, kind: Kind) -> MeetingReport | ChatCounts | FollowerReport:
    """The report of a file that leaves nothing open."""
    found = read(name, kind)
    assert not found.asks
    return found.chosen("")


def test_every_file_has_its_counts():
    assert FILES.keys() == MEETINGS.keys() | CHATS.keys() | FOLLOWERS.keys() | ASKED.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", MEETINGS)
def test_an_attendance_report(name: str):
    found = told(name, Kind.MEETING)
    used = {kind: n for kind, n in vars(found.lines).items() if n and kind not in ("read", "refused", "where")}
    assert (
        f"{found.platform} {found.form}", found.day, found.present, found.no_shows, found.minutes,
        ", ".join(f"{kind} {n}" for kind, n in used.items()),
    ) == MEETINGS[name]  # fmt: skip
    assert found.lines.used == found.lines.read and found.refused == ()


@pytest.mark.parametrize("name", DOUBTS)
def test_what_a_file_leaves_in_doubt_is_said(name: str):
    said = told(name, kind_by(name)).said
    assert [(message.text[:18], list(message.values.values())) for message in said] == DOUBTS[name]


@pytest.mark.parametrize("name", CHATS)
def test_a_chat(name: str):
    found = told(name, Kind.CHAT)
    assert (len(found.days), found.active_members, found.joined, found.left, found.lines) == CHATS[name]
    assert found.first == FIRST_DAYS.get(name, AUGUST)
    assert found.last == (THE_NEXT_DAY if len(found.days) == 2 else AUGUST)
    lines = found.lines
    assert lines.read == lines.messages + lines.system + lines.continuation + lines.refused
    assert found.group_size == (57 if "size" in name else None)


@pytest.mark.parametrize("name", FOLLOWERS)
def test_a_report_of_followers(name: str):
    found = told(name, Kind.FOLLOWERS)
    assert (found.platform, list(found.rows), found.lines.other, found.lines.refused) == FOLLOWERS[name]
    assert found.lines.read == len(found.rows) + found.lines.other + found.lines.refused


@pytest.mark.parametrize("name", ASKED)
def test_what_a_file_leaves_open_is_asked(name: str):
    found = read(name, kind_by(name))
    assert found.asks and found.chosen("") is None
    first = {way: getattr(one, "day", None) or getattr(one, "first", None) for way, one in found.ways.items()}
    first = {way: day or found.ways[way].rows[0].day for way, day in first.items()}
    assert first == ASKED[name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_kept_apart_is_refused(name: str):
    file = Incoming("file", FILES[name])
    assert kind_of(file) is kind_by(name)
    found = opened(file, kind=kind_by(name), this_year=2026)
    row, said = REFUSED[name]
    assert found.ways == {} and [error.row for error in found.errors] == [row]
    assert said in found.errors[0].expected(translator("en"))


def test_the_lines_of_other_sections_are_named():
    said = report_words.lines(told("followers_meta_sections.csv", Kind.FOLLOWERS), t=translator("en"))
    assert said == (
        "Lines read: 28. Of these: days 2, headings 3 (lines 1, 20 and 21), "
        "of other sections 21 (lines 2–18 and 25–28) and blank 2 (lines 19 and 24)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sum_of_the_lines_says_how_many_only_look_like_beginnings(language: str):
    """All lines of the file are in it; those that look like a message and are text are among the further ones."""
    t = translator(language)
    whole = told("chat_lines_that_look_like_headers.txt", Kind.CHAT)
    said = report_words.lines(whole, t=t)
    parts = [t("{name} {n}", name=t(report_words.CHAT_LINES[name]), n=n) for name, n in
             (("messages", 2), ("continuation", 5))]  # fmt: skip
    assert said.startswith(t("Lines read: {read}. Of these: {parts}.", read=7, parts=t.list(parts)))
    quoted = t.plural(
        "{n} of the further lines looks like the beginning of a message, and was taken as text inside one.",
        "{n} of the further lines look like the beginning of a message, and were taken as text inside one.",
        4,
    )
    assert said.endswith(quoted)
    pasted = t(
        "A pasted line that looks like the beginning of a message of this chat, at most {days} days from those "
        "beside it, counts as a message: nothing tells it from one.",
        days=7,
    )
    assert pasted in said and pasted in report_words.lines(told("chat_many_lines.txt", Kind.CHAT), t=t)
    assert pasted not in report_words.lines(told("followers_meta_sections.csv", Kind.FOLLOWERS), t=t)
    assert quoted not in report_words.lines(told("chat_many_lines.txt", Kind.CHAT), t=t)
