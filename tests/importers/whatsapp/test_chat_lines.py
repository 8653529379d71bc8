"""Which line begins a message, which goes on with one, and which is refused."""

import io
from datetime import date, timedelta

import pytest

from outreach.importers.kinds import Kind
from outreach.importers.messages import Unfit
from outreach.importers.opened import opened
from outreach.importers.table import Incoming
from outreach.importers.whatsapp import DateOrder, DayCounts, Lines, read, reader, tallied
from outreach.importers.whatsapp.opened import pieces
from tests.importers.whatsapp.chats import LRM, counts, only_day

DAY = date(2026, 8, 13)
HEAD = "13/08/2026, 22:00 - "


def test_a_chat_of_two_days_is_counted_by_hand():
    found = counts(
        f"{HEAD}Messages and calls are end-to-end encrypted. Tap to learn more.\n"
        f'{HEAD}One created group "Name"\n'
        f"{HEAD}One added Two\n"
        f"{HEAD}One: good evening\n"
        f"{HEAD}Two: good evening\n"
        "and a second line\n"
        "\n"
        "and a third after a blank one\n"
        "14/08/2026, 09:00 - One: <Media omitted>\n"
        "14/08/2026, 09:01 - Two left\n"
    )
    assert found.days == {DAY: DayCounts(2, 2, 1, 0), date(2026, 8, 14): DayCounts(1, 1, 0, 1)}
    assert (found.messages, found.active_members, found.joined, found.left) == (3, 2, 1, 1)
    assert (found.first, found.last) == (DAY, date(2026, 8, 14))
    assert found.lines == Lines(read=10, messages=3, system=4, continuation=3, refused=0)
    assert found.group_size is None


BODIES = {
    "empty": "",
    "empty, its space trimmed": None,
    "media, Android": "<Media omitted>",
    "media, iPhone": f"{LRM}image omitted",
    "a document, iPhone": f"{LRM}form.pdf • 2 pages document omitted",
    "media, Arabic": "<تم استبعاد الوسائط>",
    "attached": f"{LRM}<attached: 00000012-PHOTO-2026-08-13-22-00-01.jpg>",
    "deleted": "This message was deleted",
    "deleted, iPhone": f"{LRM}This message was deleted.",
    "deleted by the one who exports": "You deleted this message",
    "deleted, Arabic": "تم حذف هذه الرسالة",
    "deleted by the one who exports, Arabic": "لقد حذفت هذه الرسالة",
    "edited": f"text {LRM}<This message was edited>",
    "a place": f"{LRM}Location: https://example.org/?q=30.0,31.2",
    "what notices say, typed": "Two left",
    "an article that begins with a mark": f"{LRM}أضاف الوزير أن الجلسة القادمة يوم الخميس",
    "a colon": "the form: please fill it in",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("head", [HEAD, "[13/08/2026, 22:00:01] "], ids=["Android", "iPhone"])
def test_what_a_member_sends_is_a_message(head: str, body: str | None):
    found = counts(f"{head}Member: {body}" if body is not None else f"{head}Member:")
    assert only_day(found, DAY) == DayCounts(1, 1, 0, 0)


def test_a_poll_is_one_message():
    found = counts(f"{HEAD}One: POLL:\nWhich day?\nOPTION: Thursday (3 votes)\nOPTION: Friday (0 votes)\n\n")
    assert found.lines == Lines(read=5, messages=1, system=0, continuation=4, refused=0)


@pytest.mark.parametrize(
    "pasted",
    [
        "12/01/2020, 10:00 - Somebody: long ago",
        "13/08/2019, 10:00 - Somebody left",
        "13/08/2031, 10:00 - Somebody: not yet",
        "31/02/2026, 10:00 - Somebody: no such day",
        "13/08/1999, 10:00 - Somebody: before there were chats",
        "[13/08/2026, 10:00:01] Somebody: from the other phone",
        "2026-08-13, 10:00 - Somebody: of another language",
        "8/13/26, 10:00 PM - Somebody: with another clock",
        "> 13/08/2026, 10:00 - Somebody: quoted",
        " 13/08/2026, 10:00 - Somebody: moved in",
        "13/08/2026, 25:00 - Somebody: no such hour",
        "13/08/2026 we meet at 10:00 - everybody: please come",
    ],
)
def test_a_pasted_beginning_goes_on_with_the_message(pasted: str):
    found = counts(f"{HEAD}One: look at this\n{pasted}\nits second line\n{HEAD}Two: thank you\n")
    assert only_day(found, DAY) == DayCounts(2, 2, 0, 0)
    assert (found.lines.continuation, found.lines.quoted) == (
        2,
        pasted[0] != ">" and pasted[0] != " " and "25:" not in pasted,
    )


def test_many_pasted_lines_do_not_take_the_chat_over():
    old = "".join(f"{day:02}/01/2020, 10:00 - Somebody: old\n" for day in range(1, 6))
    found = counts(f"{HEAD}One: look\n{old}{HEAD}Two: thank you\n{HEAD}One: yes\n")
    assert (found.messages, found.lines.quoted) == (3, 5)


@pytest.mark.parametrize(("late", "messages"), [(0, 3), (1, 3), (7, 3), (8, 2), (300, 2)])
def test_a_message_may_arrive_up_to_a_week_late(late: int, messages: int):
    sent = (DAY - timedelta(days=late)).strftime("%d/%m/%Y")
    found = counts(f"{HEAD}One: a\n{sent}, 21:00 - Two: b\n{HEAD}One: c\n")
    assert (found.messages, found.lines.quoted) == (messages, 3 - messages)


def test_a_notice_of_the_day_of_a_new_phone_may_stand_first():
    """Then come years of messages, and none of them is lost."""
    days = [(date(2020, 1, 1) + timedelta(days=number)).strftime("%d/%m/%Y") for number in range(60)]
    text = f"{HEAD}Messages and calls are end-to-end encrypted.\n"
    found = counts(text + "".join(f"{day}, 10:00 - One: text\n" for day in days))
    assert (found.messages, found.lines.system, found.first) == (60, 1, date(2020, 1, 1))


def test_two_exports_in_one_file_are_refused():
    other = "".join(f"[14/08/2026, 10:00:0{number}] One: text\n" for number in range(3))
    with pytest.raises(Unfit, match="two ways"):
        counts(f"{HEAD}One: text\n{other}")


def test_lines_before_the_first_message_are_refused_by_number():
    found = counts(f"\nPlanted words\n{HEAD}One: text\n")
    assert found.lines == Lines(read=3, messages=1, system=0, continuation=1, refused=1)
    assert [(error.row, error.value, error.column) for error in found.refused] == [(2, None, "")]


def test_an_impossible_date_at_the_very_beginning_is_refused():
    found = counts(f"31/02/2026, 22:00 - One: text\n{HEAD}One: text\n")
    assert (found.lines.refused, found.messages) == (1, 1)
    assert [error.row for error in found.refused] == [1]


def test_a_name_in_another_encoding_is_refused_and_a_text_is_not():
    names = f"{HEAD}One: text\n{HEAD}".encode() + "واحد".encode("cp1256") + b": text\nmore\n"
    found = counts(names + HEAD.encode() + b"Two: " + "نص".encode("cp1256") + b"\n")
    assert (found.messages, found.lines.refused, found.lines.continuation) == (2, 1, 1)
    assert [error.row for error in found.refused] == [2]


def test_only_line_feeds_part_lines():
    breaks = "a\u2028b\x85c\x0bd\x0ce\x1cf\rg"
    assert counts(f"{HEAD}One: {breaks}\r\n{HEAD}Two: b").lines.read == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings_are_known_by_their_byte_order_mark(encoding: str):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    found = counts(mark + f"{HEAD}واحد: نص\n{HEAD}اثنان: نص\n".encode(encoding))
    assert only_day(found, DAY) == DayCounts(2, 2, 0, 0)


def test_a_byte_order_mark_in_the_middle_hides_nothing():
    assert counts(f"\ufeff{HEAD}One: a\n\ufeff{HEAD}Two: b\n").messages == 2


def test_a_message_longer_than_a_piece_of_the_file_is_one():
    long = "\n".join("كلمة" * 50 for _ in range(6000))
    found = counts(f"{HEAD}One: {long}\n{HEAD}Two: b\n")
    assert (found.messages, found.lines.read) == (2, 6001)


def test_progress_is_told_in_bytes():
    told = []
    data = f"{HEAD}One: {'x' * 1000}\n".encode() * 3000
    read(io.BytesIO(data), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(data), len(data)) and len(told) > 2
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_chat_that_leaves_the_order_open_is_read_once(monkeypatch: pytest.MonkeyPatch):
    """Progress that has come to its end does not stand there for a second reading."""
    told, readings = [], []
    monkeypatch.setattr(reader, "pieces", lambda stream: readings.append(1) or pieces(stream))
    data = f"01/10/2026, 22:00 - One: {'x' * 1000}\n".encode() * 3000
    found = opened(
        Incoming("file", data=data), kind=Kind.CHAT, this_year=2026,
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert list(found.ways) == ["day_first", "month_first"]
    assert (len(readings), told, told[-1]) == (1, sorted(told), (len(data), len(data)))
    assert dict(found.ways) == {way: counts(data, DateOrder(way)) for way in found.ways}


def test_counting_in_one_order_leaves_the_other_as_it_is():
    """Lines that are given up in one order are given up in it alone."""
    text = (
        f"{'01/10/2026, 22:00 - One: a' + chr(10)}" * 5
        + "01/03/2026, 22:00 - One: pasted\n01/10/2026, 22:00 - One: b\n"
    )
    tally = tallied(io.BytesIO(text.encode()))
    orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST)
    assert [tally.counts(order) for order in orders] == [counts(text, order) for order in orders]
