"""Whatever comes in, counts come out or a reason, and never a word of it."""

import io
import logging
import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.importers.kinds import kind_of
from outreach.importers.messages import Unfit
from outreach.importers.table import Incoming
from outreach.importers.whatsapp import ChatCounts, DateOrder, read, recognises
from outreach.importers.whatsapp.lines import clean
from outreach.importers.whatsapp.members import Members
from tests.importers.whatsapp.chats import CHAT, adds_up, archive

PLANTED = "Zqxjword"
SOME = settings(max_examples=150)

DATES = st.one_of(
    st.dates().map(lambda day: day.strftime("%d/%m/%Y")),
    st.builds(
        "{}{}{}{}{}".format, st.integers(0, 40), st.just("/"), st.integers(0, 40), st.just("/"), st.integers(0, 2600)
    ),
    st.sampled_from(
        ["12/08/2026", "١٢/٠٨/٢٠٢٦", "2026-08-12", "26. 8. 12.", "R8/8/12", "令和元年8月12日", "99/99/9999", "0/0/0"]
    ),
)
TIMES = st.sampled_from(["22:00", "10:00 PM", "10:00:01", "١٠:٠٠\u202fم", "10.05.33", "99:99", "10:00 p. m."])
BODIES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            f"{PLANTED}: {PLANTED}", PLANTED, f"{PLANTED} left", f"{PLANTED} added {PLANTED}, {PLANTED}", "",
            f"{PLANTED}: \u200e{PLANTED} left", f"{PLANTED}: \u200fأضاف {PLANTED} {PLANTED}", f"{PLANTED}:",
            "Group · 57 members", f'{PLANTED} changed the subject to "{PLANTED}: {PLANTED}"', f"{PLANTED}: a: b",
        ]
    ),
)  # fmt: skip
LINES = st.one_of(
    st.builds("{}, {} - {}".format, DATES, TIMES, BODIES),
    st.builds("\u200e[{}, {}] {}".format, DATES, TIMES, BODIES),
    st.text(max_size=40),
    st.just(PLANTED),
)
CHATS = st.lists(LINES, max_size=12).map("\n".join)


def outcome(data: bytes, order: DateOrder | None = None) -> ChatCounts | Unfit:
    """The counts, or the reason. Anything else that is raised fails the test."""
    try:
        found = read(io.BytesIO(data), order=order)
    except Unfit as error:
        return error
    adds_up(found)
    assert found.lines.read == data.decode("utf-8", "replace").count("\n") + (not data.endswith(b"\n"))
    return found


def everything(found: ChatCounts | Unfit) -> str:
    """All that a page, a log or a traceback could show of it."""
    errors = [found] if isinstance(found, Unfit) else list(found.refused)
    shown = [repr(found), str(found)]
    for error in errors:
        shown += [repr(part) for part in (error.__dict__, error.args, error.__context__, error.__cause__)]
        shown += traceback.format_exception_only(error)
        assert error.value is None and error.column == ""
    return " ".join(shown)


@SOME
@given(text=CHATS, order=st.one_of(st.none(), st.sampled_from(DateOrder)))
def test_any_chat_is_counted_or_refused_and_nothing_of_it_is_kept(
    text: str, order: DateOrder | None, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    data = text.encode("utf-8", "replace")
    assert PLANTED not in everything(outcome(data, order)) + caplog.text
    recognises(data)


@SOME
@given(data=st.binary(max_size=300))
def test_any_bytes_are_counted_or_refused(data: bytes):
    outcome(data)
    recognises(data)


@SOME
@given(data=st.binary(max_size=60), at=st.integers(0, 200), archived=st.booleans())
def test_any_damage_is_counted_or_refused(data: bytes, at: int, archived: bool):
    whole = archive((f"WhatsApp Chat with {PLANTED}.txt", CHAT)) if archived else CHAT.encode() * 5
    damaged = whole[:at] + data + whole[at + len(data) :]
    try:
        found = read(io.BytesIO(damaged))
    except Unfit as error:
        found = error
    assert PLANTED not in everything(found)
    recognises(damaged)
    kind_of(Incoming("", data=damaged))


@given(names=st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12), min_size=1, max_size=30))
@SOME
def test_members_are_as_many_as_different_names(names: list[str]):
    """And are told apart by another key each time, so that nothing can be looked up later."""
    # Names of one word cannot be a notice. Digits of other scripts are the same digits.
    text = "".join(f"13/08/2026, 22:00 - {name}: text\n" for name in names)
    assert outcome(text.encode()).active_members == len({clean(name) for name in names})


def test_numbers_of_senders_come_from_a_key_of_the_run():
    first, second = Members(), Members()
    assert first.number("One") == second.number("One") == 0
    assert set(first._numbers).isdisjoint(second._numbers)
    assert "One" not in repr(vars(first))
