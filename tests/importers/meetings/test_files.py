"""What is no report, or not a whole one, is refused; what is one is recognised by its content."""

import pytest

from outreach.importers.meetings import read, recognises
from outreach.importers.messages import Unfit
from outreach.importers.table import LARGEST
from outreach.settings import ROOT
from tests.importers.meetings import reports
from tests.importers.meetings.reports import ONE, TWO, ZOOM_NEW, ZOOM_OLD, lines

ZOOM = lines(ZOOM_OLD, ONE, TWO)
TEAMS = lines(*reports.TEAMS_SUMMARY, *reports.TEAMS_PEOPLE, *reports.TEAMS_ACTIVITIES)
MEET = b"First name,Last name,Email,Duration,Time joined,Time exited\n"


@pytest.mark.parametrize(
    ("data", "row", "expected"),
    [
        (b"", 0, "This file is empty"),
        (b"\xff\xfe", 0, "This file is empty"),
        (b"\xef\xbb\xbf \r\n,", 1, "This file is none"),
        (b"PK\x03\x04rest of a workbook", 0, "This is a workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1, "Text in UTF-8"),
        (bytes(range(256)) * 40, 2, "Text in UTF-8"),
        (ZOOM.replace(b"Two", b"\x00\x00\x01"), 3, "NUL characters"),
        (lines(ZOOM_OLD, ONE.replace("One", "قيمة")).decode().encode("cp1256"), 2, "Text in UTF-8"),
        (ZOOM + b'"Attendee Three,09/19/2026 10:00:00 AM\r\n', 4, "Quotation marks in pairs"),
        (b"key,label_en,label_ar,note\nt1,a,b,\n", 1, "This file is none"),
        (b"Minutes of a meeting\nheld on Sunday\n", 1, "This file is none"),
        (lines("Meeting ID,Topic,Start Time,End Time", "1,T,09/19/2026,09/19/2026"), 1, "This file is none"),
        (lines(*reports.TEAMS_SUMMARY, *reports.TEAMS_ACTIVITIES), 1, "This file is none"),
    ],
    ids=[
        "nothing", "a mark", "blank", "workbook", "picture", "bytes", "nul", "windows-1256", "open quotation mark",
        "another format", "prose", "block alone", "no participants",
    ],
)  # fmt: skip
def test_what_is_no_report(data: bytes, row: int, expected: str):
    """Each is refused as a whole, with its line where there is one, and with nothing out of the file."""
    with pytest.raises(Unfit, match=expected) as caught:
        read(data)
    assert (caught.value.row, caught.value.value) == (row, "")
    chain = (caught.value, caught.value.__cause__, caught.value.__context__)
    assert not any(isinstance(error, UnicodeError) for error in chain)


@pytest.mark.parametrize("whole", [ZOOM, TEAMS], ids=["Zoom", "Teams"])
@pytest.mark.parametrize("share", [1, 8, 20, 40])
def test_a_last_line_that_is_cut(whole: bytes, share: int):
    """Its people are not all there, so no number is given: the cut may be in a name, a date or a role."""
    last = whole.rstrip().rpartition(b"\r\n")[2]
    with pytest.raises(Unfit, match="cut off") as caught:
        read(whole.rstrip()[: -len(last) + share])
    assert caught.value.row == whole.count(b"\n")


def test_half_a_character_is_cut_too():
    """In two bytes a character, or in UTF-8."""
    with pytest.raises(Unfit, match="cut off"):
        read(TEAMS.decode().encode("utf-16")[:-1])
    with pytest.raises(Unfit, match="cut off") as caught:
        read(lines(ZOOM_OLD, ONE) + "م".encode()[:1])
    assert caught.value.row == 3


@pytest.mark.parametrize("data", [ZOOM, TEAMS], ids=["Zoom", "Teams"])
def test_the_end_of_the_last_line_may_be_missing(data: bytes):
    """As editors leave it: the line itself is whole."""
    assert read(data.rstrip()).present == read(data).present


def test_a_hundred_megabytes_are_refused():
    """Before anything is made of them."""
    with pytest.raises(Unfit, match="A file under"):
        read(bytes(LARGEST))


@pytest.mark.parametrize("data", [ZOOM, TEAMS, MEET, TEAMS.decode().encode("utf-16-le"), lines(ZOOM_NEW)])
def test_a_report_is_recognised(data: bytes):
    """From its content, as bytes or as text."""
    assert recognises(data)
    if b"\0" not in data:
        assert recognises(data.decode())


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.csv")), ids=lambda path: path.stem)
def test_the_formats_of_the_house_are_not_taken_for_meetings(path):
    """They have readers of their own."""
    assert not recognises(path.read_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff",
        b"19/09/2026, 10:00 - One: 11:00\n20/09/2026, 10:00 - Two: x\n",
    ],
    ids=["nothing", "picture", "byte", "chat"],
)
def test_what_is_not_recognised(data: bytes):
    """Without an error."""
    assert not recognises(data)


def test_the_same_meeting_has_the_same_fingerprint():
    """Brought twice, with more lines, in another encoding, or with the dates of another profile."""
    block = ("Meeting ID,Topic,Start Time", "123 4567 8901,T,09/19/2026 09:58:00 AM")
    first = read(lines(*block, "", ZOOM_OLD, ONE)).fingerprint
    assert len(first) == 64
    assert read(lines(*block, "", ZOOM_NEW, ONE, TWO).decode().encode("utf-16")).fingerprint == first
    day_first = (block[0], block[1].replace("09/19", "19/09"))
    people = (ONE.replace("09/19", "19/09"),)
    assert read(lines(*day_first, ZOOM_OLD, *people)).fingerprint == first
    others = (block[1].replace("8901", "8902"), block[1].replace("09:58", "09:59"))
    assert first not in {read(lines(block[0], other, ZOOM_OLD, ONE)).fingerprint for other in others}


def test_without_a_number_time_and_count_tell_meetings_apart():
    """And where there is no time either, the whole content."""
    assert read(ZOOM).fingerprint == read(ZOOM).fingerprint != read(lines(ZOOM_OLD, ONE)).fingerprint
    assert (
        read(MEET + b"One,,,1 min,10:00,10:01\n").fingerprint != read(MEET + b"Two,,,1 min,10:00,10:01\n").fingerprint
    )


@pytest.mark.parametrize(
    ("head", "bad"),
    [
        ((ZOOM_OLD,), "Attendee One,one@example.org,nonsense,nonsense,58,Yes,,No"),
        (("Topic,Meeting ID,Start Time", "Session,81234567890,09/10/2026 10:00:00 AM", "", ZOOM_OLD), "One,,never,,58"),
        (
            (reports.TEAMS_SUMMARY[0], *reports.TEAMS_PEOPLE[:2]),
            "Attendee One\tfirst of all\t9/19/26, 5:30:11 PM\t1h\t\t\tAttendee",
        ),
    ],
)
def test_where_no_row_was_understood_nobody_knows_how_many_there_were(head, bad) -> None:
    """All lines are named, and nothing is asked first; one who was understood makes it a count of one. A header alone
    says that nobody came."""
    with pytest.raises(Unfit) as error:
        read(lines(*head, *[bad] * 3))
    assert [(one.row, one.column) for one in error.value] == [(len(head) + n, "Join Time") for n in (1, 2, 3)]
    report = read(lines(ZOOM_OLD, *["One,,never,,58,Yes,,No"] * 3, ONE))
    assert (report.present, report.lines.refused) == (1, 3)
    for bare in ((ZOOM_OLD,), ("Topic,Meeting ID,Start Time", "Session,81234567890,never", "", ZOOM_OLD)):
        assert read(lines(*bare)).present == 0
