"""Whatever comes in is counted to its last line, or refused; and nobody's name comes out."""

import csv
import gc
import io
import logging
import re
import traceback
from types import CodeType, FunctionType, ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.i18n import translator
from outreach.importers.meetings import DateOrder, MeetingReport, read
from outreach.importers.messages import Unfit
from tests.importers.meetings import reports
from tests.importers.meetings.reports import ONE, TWO, ZOOM_NEW, ZOOM_OLD, lines
from tests.importers.meetings.test_meet import HEADER as MEET
from tests.importers.meetings.test_webinar import ATTENDEES, HOSTS, OTHERS, TOP

TEAMS = (*reports.TEAMS_SUMMARY, *reports.TEAMS_PEOPLE, *reports.TEAMS_ACTIVITIES)
FAST = settings(max_examples=150)
CHARACTERS = st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")
CELL = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.sampled_from(["", "--", "Yes", "No", "01/10/2026 10:00", "19/10/2026 10:00", "10/19/2026 1:00 PM", "2026-09-09",
                     "10:00", "9:59 PM", "58", "1h 2m", "one@example.org", "٩/٩/٢٠٢٦ ١٠:٠٠ ص", "31/02/2026",
                     "99999999", '"over\ntwo lines"', '"over\r\n\rthree"']),
)  # fmt: skip
KNOWN = st.sampled_from(
    [ZOOM_OLD, ZOOM_NEW, ONE, TWO, MEET, *TOP, *HOSTS, *ATTENDEES, *OTHERS,
     *(text.replace("\t", ",") for text in TEAMS),
     "Full Name,User Action,Timestamp", "Meeting ID,Topic,Start Time", "", ",,,"]
)  # fmt: skip
LINE = st.one_of(KNOWN, st.lists(CELL, max_size=9).map(lambda cells: ",".join(cells)))
FILES = (
    (ZOOM_OLD, ONE, TWO),
    ("Meeting ID,Topic,Start Time,User Name", "123 4567 8901,Talk,09/19/2026 09:58:00 AM,Host", ZOOM_NEW, ONE, TWO),
    (*TOP, *HOSTS, *ATTENDEES, *OTHERS),
    tuple(text.replace(",", " ").replace("\t", ",") for text in TEAMS),
    ("Full Name,User Action,Timestamp", "One,Joined,19/09/2026 10:00", "One,Left,19/09/2026 11:00"),
    (MEET, "One,Two,one@example.org,1 min,10:00,10:01", "Three,Four,,1 min,10:00,10:02"),
)


def outcome(data: bytes, order: DateOrder | None) -> MeetingReport | Unfit:
    """What :func:`read` hands back or raises; any other error fails the test."""
    try:
        report = read(data, order=order)
    except Unfit as error:
        return error
    assert report.lines.used == report.lines.read
    assert report.present == report.lines.people
    assert (report.hosts_and_panelists or 0) <= report.present
    assert report.starts is None or report.day == report.starts.date()
    assert not (report.starts and report.ends) or report.starts <= report.ends
    assert report.minutes is None or report.minutes >= 0
    return report


@FAST
@given(
    st.one_of(st.binary(max_size=300), st.text(CHARACTERS, max_size=300).map(str.encode)),
    st.sampled_from([None, *DateOrder]),
)
def test_any_bytes(data: bytes, order: DateOrder | None):
    """Counted or refused."""
    outcome(data, order)


@FAST
@given(
    st.sampled_from([(), *FILES]), st.lists(st.tuples(st.integers(0, 20), LINE), max_size=6),
    st.sampled_from([",", ",", "\t", ";"]), st.sampled_from(["utf-8", "utf-16", "utf-16-le"]),
    st.sampled_from(["\n", "\n", ""]), st.sampled_from([None, *DateOrder]),
)  # fmt: skip
def test_any_lines(
    file: tuple[str, ...], more: list[tuple[int, str]], delimiter: str, encoding: str, end: str, order: DateOrder | None
):
    """Lines of any cells, and lines of other forms, put into a report: each is used once, and only once."""
    texts = list(file)
    for place, text in more:
        texts.insert(place, text)
    text = "\n".join(texts).replace(",", delimiter) + end
    found = outcome(text.encode(encoding), order)
    if isinstance(found, MeetingReport):
        assert found.lines.read == len(re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+", text))


PERSONS = (
    ("Zebedee Quillfeather", "zq.planted@private.example", "+20 100 000 0001"),
    ("زكرياء المزروع", "planted-two@private.example", "0020100-000-0002"),
    ("Quillfeather, Zebedee", "", "(0100) 000 0003"),
)
PLANTED = ("zebedee", "quillfeather", "زكرياء", "المزروع", "planted", "private.example", "000 0001", "000-0002",
           "000 0003", "201000000001")  # fmt: skip


def everything(found: MeetingReport | Unfit, caplog: pytest.LogCaptureFixture) -> str:
    """All that can be seen of an outcome: as text, as an error with its cells and its trace, said, and in the log."""
    errors = list(found) if isinstance(found, Unfit) else list(found.refused)
    said = [error.expected for error in errors] + ([] if isinstance(found, Unfit) else list(found.said))
    seen = [repr(found), str(found), caplog.text, *(message(translator("en")) for message in said)]
    seen += [f"{error!r} {error} {error.column} {error.value} {vars(error)}" for error in errors]
    seen += ["".join(traceback.format_exception(error)) for error in errors]
    return "\n".join(seen).casefold()


@FAST
@given(
    st.sampled_from(FILES),
    st.data(),
)
def test_no_name_comes_out(caplog_of_all: pytest.LogCaptureFixture, texts: tuple[str, ...], data: st.DataObject):
    """Names, addresses and numbers put in place of any cells of any lines but those that say what the meeting is."""
    known = []
    for text in texts:
        cells = next(csv.reader([text]), [])
        about = any(word in text for word in ("Topic", "Talk", "conference", "An hour", "Name", "Email", "Details"))
        for _ in range(0 if about else data.draw(st.sampled_from([0, 0, 1, 2]))):
            planted = data.draw(st.sampled_from([word for person in PERSONS for word in person]))
            cells.insert(data.draw(st.integers(0, len(cells))), planted)
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(cells)
        known.append(out.getvalue())
    whole = lines(*known)
    cut = data.draw(st.sampled_from([0, 0, 0, 2, 9, 30]))
    found = outcome(whole[: len(whole) - cut], data.draw(st.sampled_from([None, *DateOrder])))
    assert [word for word in PLANTED if word in everything(found, caplog_of_all)] == []


def reachable(start: object) -> set[str]:
    """Every text that can be reached from an object: through its fields, errors, traces, and what those hold."""
    seen, texts, ahead = set(), set(), [start]
    while ahead:
        one = ahead.pop()
        if id(one) in seen or isinstance(one, type | ModuleType | FunctionType | CodeType):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            texts.add(one.casefold())
        ahead += gc.get_referents(one)
        if isinstance(one, BaseException):
            ahead += [one.__traceback__, one.__cause__, one.__context__]
    return texts


@pytest.mark.parametrize("bad", ["31/02/2026 10:00", "01/10/2026 10:00", "19/10/2026 10:00"])
def test_nothing_that_is_kept_leads_back_to_a_name(bad: str):
    """Neither the report nor what it refused keeps a line alive; an error keeps what it was given, and no more."""
    name, address, _ = PERSONS[0]
    data = lines(ZOOM_OLD, f"{name},{address},{bad},,58,No,,No", f"{name},{address},Zebedee,,58,No,,No", ",")
    try:
        found = read(data)
    except Unfit as error:
        found = error.with_traceback(error.__traceback__.tb_next.tb_next)
    assert [word for word in PLANTED if any(word in text for text in reachable(found))] == []


@pytest.fixture(scope="module")
def caplog_of_all():
    """The log of all examples, down to the least message."""

    class Kept(logging.Handler):
        text = ""

        def emit(self, record: logging.LogRecord) -> None:
            self.text += self.format(record)

    kept = Kept(level=logging.DEBUG)
    logging.getLogger("outreach").addHandler(kept)
    yield kept
    logging.getLogger("outreach").removeHandler(kept)


@pytest.mark.parametrize(
    "title",
    ["Talk with Zebedee Quillfeather", "QUILLFEATHER ZEBEDEE: a talk", "Host's Zoom Meeting", "ask zq@private.example",
     "call +20 100 000 0001", "Host’s Personal Meeting Room"],
)  # fmt: skip
@pytest.mark.parametrize("count", [0, 1])
def test_a_title_that_names_a_person_is_not_kept(title: str, count: int):
    """Platforms call a meeting after its host, and hosts call it after a guest; it is said that there was one."""
    block = (
        "Meeting ID,Topic,Start Time,User Name",
        f"123 4567 8901,{title},09/19/2026 09:58:00 AM,Zebedee Quillfeather",
    )
    report = read(lines(*block, ZOOM_OLD, *[ONE] * count))
    assert report.title == ""
    assert any("title names a person" in message.text for message in report.said)


@pytest.mark.parametrize(
    "title", ["ساعة مع الوزيرة", "Talk of 2026-09-19, 10:00", "Entities conference 2025-2026, room 12"]
)
def test_any_other_title_is_kept(title: str):
    """A date is no telephone number."""
    block = ("Meeting ID,Topic,Start Time", f'123 4567 8901,"{title}",09/19/2026 09:58:00 AM')
    assert read(lines(*block, ZOOM_OLD, ONE)).title == title
