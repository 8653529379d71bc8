"""Zoom's participants: headers old and new, the block above them, rejoins, the waiting room, unique users."""

from datetime import date, datetime

import pytest

from outreach.importers.meetings import read
from outreach.importers.meetings.gathering import Gathering
from outreach.importers.messages import Unfit
from tests.importers.meetings.reports import ONE, TWO, ZOOM_NEW, ZOOM_OLD, lines, refusals, taken, used

BLOCK = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants",
    "123 4567 8901,An hour with the minister,09/19/2026 09:58:00 AM,09/19/2026 11:02:30 AM,host@example.org,65,2",
)


@pytest.mark.parametrize("header", [ZOOM_OLD, ZOOM_NEW])
def test_the_columns_old_and_new(header: str):
    """Two people, and the day and times of the first to join and the last to leave."""
    report = taken(header, ONE, TWO)
    assert (report.platform, report.form, report.present) == ("zoom", "participants", 2)
    assert (report.starts, report.ends) == (datetime(2026, 9, 19, 10, 0), datetime(2026, 9, 19, 11, 1))
    assert (report.day, report.minutes) == (date(2026, 9, 19), 61)
    assert (report.hosts_and_panelists, report.registered, report.no_shows, report.stated) == (None,) * 4
    assert (report.women, report.men, report.basis) == (None, None, "counted")
    assert used(report) == {"header": 1, "people": 2}


@pytest.mark.parametrize("between", [[""], [",,,,,,"], [], ["", ",,,"]], ids=["blank", "commas", "nothing", "both"])
def test_the_block_above_is_not_the_people(between: list[str]):
    """It has columns called Duration and Email too, and the times and the number of the meeting."""
    report = taken(*BLOCK, *between, ZOOM_OLD, ONE, TWO)
    assert (report.present, report.title, report.stated) == (2, "An hour with the minister", 2)
    assert (report.starts, report.ends) == (datetime(2026, 9, 19, 9, 58), datetime(2026, 9, 19, 11, 2, 30))
    assert report.minutes == 65
    expected = {"header": 1, "blank": len(between), "block": 2, "people": 2}
    assert used(report) == {name: count for name, count in expected.items() if count}


def test_who_rejoins_is_one_person():
    """By the address, whatever its case and whatever name is shown; without one, by the name, however it is written."""
    report = taken(
        ZOOM_OLD,
        ONE,
        ONE.replace("one@", "ONE@").replace("Attendee One", "Phone of One"),
        "أحمد  إبراهيم,,09/19/2026 10:00:00 AM,09/19/2026 10:10:00 AM,10,Yes,,No",
        "احمد ابراهيم,,09/19/2026 10:20:00 AM,09/19/2026 10:30:00 AM,10,Yes,,No",
    )
    assert report.present == 2
    assert used(report) == {"header": 1, "people": 2, "rejoins": 2}


@pytest.mark.parametrize("turned", [False, True], ids=["address first", "address last"])
def test_who_rejoins_without_the_address_is_one_person(turned: bool):
    """The only one of that name who has an address; the report says that it was so matched."""
    bare = ONE.replace("one@example.org", "").replace("Attendee One", "attendee  ONE")
    people = [ONE, bare, bare, TWO]
    report = taken(ZOOM_OLD, *(reversed(people) if turned else people))
    assert report.present == 2
    assert used(report) == {"header": 1, "people": 2, "rejoins": 2}
    assert [(message.text[:30], message.values) for message in report.said] == [
        ("Names without an address that ", {"count": 1}),
    ]


def test_a_name_that_several_addresses_have_is_counted_apart():
    """Whose it is nobody knows, and the report says so."""
    bare = ONE.replace("one@example.org", "")
    report = taken(ZOOM_OLD, ONE, ONE.replace("one@", "other@"), bare, bare)
    assert report.present == 3
    assert used(report) == {"header": 1, "people": 3, "rejoins": 1}
    assert [message.values for message in report.said] == [{"count": 1}]
    assert "several addresses" in report.said[0].text


def test_people_of_one_name_and_two_addresses_are_two():
    """A name is no proof where there is something better."""
    assert taken(ZOOM_OLD, ONE, ONE.replace("one@", "other@")).present == 2


def test_the_waiting_room_is_not_the_meeting():
    """Who only waited was not present, and their time is not the meeting's; who was let in has a second line."""
    waited = ONE.replace("10:00:00", "09:01:00")[:-2] + "Yes"
    report = taken(ZOOM_OLD, waited, ONE, waited.replace("One", "Two").replace("one", "two"))
    assert (report.present, report.starts) == (1, datetime(2026, 9, 19, 10, 0))
    assert used(report) == {"header": 1, "people": 1, "waiting": 2}


def test_unique_users_have_no_times():
    """A line for each person: a count, and neither day nor length is made up for it."""
    report = taken(
        "Name (Original Name),User Email,Total Duration (Minutes),Guest", "Attendee One,,65,No", "Two,,3,Yes"
    )
    assert (report.form, report.present) == ("unique_participants", 2)
    assert (report.starts, report.ends, report.day, report.minutes) == (None, None, None, None)


def test_a_header_alone_is_a_zero():
    """Nobody came, and the file says so."""
    report = taken(*BLOCK, "", ZOOM_NEW)
    assert (report.present, report.lines.people, report.minutes) == (0, 0, 65)


def test_lines_without_name_and_address_are_people_and_it_is_said():
    """Nobody knows whether two of them are one."""
    report = taken(ZOOM_OLD, ",,09/19/2026 10:00,09/19/2026 10:10,10,,,", ",,09/19/2026 10:11,09/19/2026 10:20,9,,,")
    assert report.present == 2
    assert [message.values for message in report.said] == [{"count": 2}]


def test_a_length_that_is_missing_is_no_loss():
    """The two times say it."""
    assert taken(ZOOM_OLD, ONE.replace(",58,", ",,")).present == 1


def test_an_end_before_the_start_is_none():
    """Nor is a length made of it."""
    report = taken(ZOOM_OLD, ONE.replace("10:58:00 AM", "09:58:00 AM"))
    assert (report.present, report.ends, report.minutes) == (1, None, None)


def test_what_is_not_understood_is_said_with_its_line():
    """The rest counts; a cell that stands where a date should shows only if it can be nothing else."""
    report = taken(
        ZOOM_OLD,
        ONE,
        TWO.replace("09/19/2026 10:05:00 AM", "09/31/2026"),
        "One, Attendee,one@example.org,09/19/2026 10:00:00 AM,09/19/2026 10:58:00 AM,58,Yes,,No",
        TWO.replace(",56,", ",long,"),
        TWO[:-2] + "Perhaps",
        "total,,2",
    )
    assert report.present == 1
    assert refusals(report) == [
        (3, "Join Time", "09/31/2026"),
        (4, "Duration (Minutes)", None),
        (5, "Duration (Minutes)", None),
        (6, "In Waiting Room", None),
        (7, "Join Time", "2"),
    ]


def test_a_start_that_is_no_date_leaves_the_block_but_not_the_people():
    """The line is refused, and the first to join says when it began."""
    report = taken(BLOCK[0], BLOCK[1].replace("09/19/2026 09:58:00 AM", "at noon"), "", ZOOM_OLD, ONE)
    assert refusals(report) == [(2, "Start Time", None)]
    assert (report.present, report.starts) == (1, datetime(2026, 9, 19, 10, 0))


@pytest.mark.parametrize(
    "header",
    [
        "Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),Invitado,"
        "Respuesta al descargo de responsabilidad relativa a la grabación,En sala de espera",
        "Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,x,"
        "Salle d’attente",
        "الاسم (الاسم الأصلي),البريد الإلكتروني,وقت الانضمام,وقت المغادرة,المدة (بالدقائق),ضيف",
    ],
    ids=["Spanish", "French", "by its shape"],
)
def test_other_languages(header: str):
    """By their names where those were found, and by the shape of header and first line where not."""
    person = "الأول,one@example.org,١٩/٠٩/٢٠٢٦ \u200f١٠:٠٠ ص,١٩/٠٩/٢٠٢٦ ١٠:٥٨ ص,٥٨,نعم,,"
    report = taken(header, person)
    assert (report.platform, report.present) == ("zoom", 1)
    assert (report.starts, report.minutes) == (datetime(2026, 9, 19, 10, 0), 58)


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_tabs_and_semicolons(delimiter: str):
    """As spreadsheets write it back, with quotation marks around cells that have a comma."""
    texts = [*BLOCK, "", ZOOM_OLD, ONE.replace("Attendee One", '"One; Attendee"'), TWO]
    report = taken(*(text.replace(",", delimiter) for text in texts))
    assert (report.present, report.title) == (2, "An hour with the minister")


@pytest.mark.parametrize(
    ("texts", "row"),
    [
        ([f"Topic,Meeting ID,{ZOOM_OLD}", f"A meeting,123 4567 8901,{ONE}"], 1),
        ([ZOOM_OLD, ONE, ZOOM_OLD, TWO], 3),
        (["Name,Email,Duration (minutes)", "One,,5", "Name,Email,Duration (minutes)", "Two,,5"], 3),
    ],
    ids=["on each line", "one after the other", "with fewer columns"],
)
def test_several_meetings_are_not_one(texts: list[str], row: int):
    """Their people would be counted as those of one."""
    with pytest.raises(Unfit, match="The report of one meeting") as caught:
        read(lines(*texts))
    assert (caught.value.row, caught.value.value) == (row, "")


def bare(name: str) -> str:
    """The line of somebody without an address."""
    return ONE.replace("one@example.org", "").replace("Attendee One", name)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["Sara (iPhone)", "Sara", "iPhone"], 2),
        (["iPhone (Sara)", "Sara’s iPad", "آيفون سارة", "الهاتف", "Sara"], 4),
        (["Sara [Berlin]", "Sara"], 1),
        (["Sara", "Telephonides", "Sara Ahmed"], 0),
        (["iPhone"], 0),
    ],
)
def test_names_that_may_be_of_somebody_counted_already(names: list[str], count: int):
    """They are counted, since whose they are nobody knows, and the report says how many they are."""
    report = taken(ZOOM_OLD, *map(bare, names), bare(names[0]))
    assert report.present == len(names)
    assert [message.values for message in report.said] == ([{"count": count}] if count else [])
    assert all("name of a device" in message.text for message in report.said)


def test_a_device_with_an_address_is_no_question():
    """The address tells who it is, also for the lines that are without it."""
    device = ONE.replace("Attendee One", "One (iPhone)")
    report = taken(ZOOM_OLD, device, bare("One (iPhone)"), TWO)
    assert (report.present, len(report.said)) == (2, 1)
    assert "one address" in report.said[0].text


class Whole(set):
    """Counts how often it is gone through from end to end."""

    times = 0

    def _gone_through(self, other: set) -> set:
        Whole.times += 1
        return set(self) | set(other)

    __or__ = __ror__ = union = _gone_through


def test_names_are_looked_up_one_by_one():
    """A long file takes as long as its lines: nothing is made anew of all persons for each of them."""
    gathered = Gathering("zoom", "participants", _present=Whole(), _missed=Whole(), _hosts=Whole())
    for n in range(20):
        gathered.at(n)
        gathered.person(n, gathered.known_as(name=f"One {n}", email=f"{n}@example.org"), width=2)
        gathered.person(n, gathered.known_as(name=f"One {n}", email=""), width=2)
    assert gathered.report(None, content="").present == 20
    assert Whole.times < 2
