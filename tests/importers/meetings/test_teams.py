"""Teams: encodings, the numbered sections, the table before them, the list of joins; languages by their shape."""

from datetime import datetime

import pytest

from outreach.importers.meetings import DateOrder, read, recognises
from tests.importers.meetings.reports import TEAMS_ACTIVITIES, TEAMS_PEOPLE, TEAMS_SUMMARY, lines, refusals, taken, used

WHOLE = (*TEAMS_SUMMARY, *TEAMS_PEOPLE, *TEAMS_ACTIVITIES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("marked", [False, True], ids=["no mark", "mark"])
def test_every_encoding(encoding: str, marked: bool):
    """UTF-16 of either byte order, with its mark and without; an Arabic title has no zero bytes of its own."""
    text = lines(*WHOLE).decode().replace("An hour with the minister", "ساعة مع الوزيرة في لقاء افتراضي")
    report = read(("\ufeff" * marked + text).encode(encoding))
    assert (report.platform, report.form, report.present) == ("teams", "sections", 3)
    assert report.title == "ساعة مع الوزيرة في لقاء افتراضي"


def test_the_sections():
    """The people of the second; the third says again who was there."""
    report = taken(*WHOLE)
    assert (report.present, report.stated, report.hosts_and_panelists) == (3, 3, 2)
    assert (report.registered, report.no_shows) == (None, None)
    assert (report.starts, report.ends) == (datetime(2026, 9, 19, 16, 16, 29), datetime(2026, 9, 19, 17, 30, 11))
    assert report.minutes == 74
    assert used(report) == {"header": 5, "blank": 2, "block": 6, "people": 3, "repeated": 3}
    assert report.said == ()


def test_what_teams_counted_otherwise_is_said():
    """It counts connections where an address is missing, or the file was cut between two lines."""
    report = taken(TEAMS_SUMMARY[0], TEAMS_SUMMARY[1], "Attended participants\t12", *TEAMS_SUMMARY[3:], *TEAMS_PEOPLE)
    assert [message.values for message in report.said] == [{"stated": 12, "present": 3}]


@pytest.mark.parametrize("then", [(), TEAMS_ACTIVITIES[:2]], ids=["end", "third section"])
def test_a_header_alone_is_a_zero(then: tuple[str, ...]):
    """Nobody was there."""
    assert taken(*TEAMS_SUMMARY, *TEAMS_PEOPLE[:2], "", *then).present == 0


@pytest.mark.parametrize(
    ("summary", "people", "person", "activities"),
    [
        (
            ("1. Zusammenfassung", "Besprechungstitel\tT", "Teilnehmer\t1", "Startzeit\t06.10.26, 18:00:00",
             "Endzeit\t06.10.26, 19:00:00", "Besprechungsdauer\t1 Std. 0 Min. 0 Sek."),
            ("2. Teilnehmer", "Name\tErster Beitritt\tLetztes Verlassen\tDauer der Besprechung\tE-Mail\t"
             "Teilnehmer-ID (UPN)\tRolle"),
            "Eins\t06.10.26, 18:01:00\t06.10.26, 19:00:00\t59 Min.\tone@example.org\tone@example.org\tOrganisator",
            "3. Aktivitäten in der Besprechung",
        ),
        (
            ("1. Résumé", "Titre de la réunion\tT", "Participants présents\t1", "Heure de début\t06/10/2026 18:00:00",
             "Heure de fin\t06/10/2026 19:00:00", "Durée de la réunion\t1 h 0 min 0 s"),
            ("2. Participants", "Nom\tPremière arrivée\tDernier départ\tDurée\tE-mail\tIdentifiant (UPN)\tRôle"),
            "Un\t06/10/2026 à 18:01:00\t06/10/2026 à 19:00:00\t59 min\tone@example.org\tone@example.org\tOrganisateur",
            "3. Activités en réunion",
        ),
        (
            ("1. Resumen", "Título\tT", "Participantes\t1", "Inicio\t6/10/26, 18:00:00", "Fin\t6/10/26, 19:00:00",
             "Duración\t1 h 0 min 0 s"),
            ("2. Participantes", "Nombre\tPrimera entrada\tÚltima salida\tDuración\tCorreo\tId. (UPN)\tRol"),
            "Uno\t6/10/26, 18:01:00\t6/10/26, 19:00:00\t59 min 0 s\tone@example.org\tone@example.org\tOrganizador",
            "3. Actividades en la reunión",
        ),
        (
            ("\u200f١. الملخص", "عنوان الاجتماع\tT", "المشاركون الحاضرون\t١", "وقت البدء\t٦‏/١٠‏/٢٠٢٦، ٦:٠٠:٠٠ م",
             "وقت الانتهاء\t٦‏/١٠‏/٢٠٢٦، ٧:٠٠:٠٠ م", "مدة الاجتماع\t١ س ٠ د ٠ ث"),
            ("\u200f٢. المشاركون", "الاسم\tالانضمام الأول\tالمغادرة الأخيرة\tالمدة\tالبريد\tالمعرف (UPN)\tالدور"),
            "واحد\t٦‏/١٠‏/٢٠٢٦، ٦:٠١:٠٠ م\t٦‏/١٠‏/٢٠٢٦، ٧:٠٠:٠٠ م\t٥٩ د\tone@example.org\tone@example.org\tالمنظم",
            "\u200f٣. الأنشطة داخل الاجتماع",
        ),
    ],
    ids=["German", "French", "Spanish", "Arabic"],
)  # fmt: skip
def test_other_languages(summary: tuple[str, ...], people: tuple[str, ...], person: str, activities: str):
    """By the numbers of the sections, the places of the columns, and the kinds of what the summary says."""
    report = taken(*summary, "", *people, person, "", activities, "a\tb\tc", person, order=DateOrder.DAY_FIRST)
    assert (report.platform, report.present, report.stated, report.title) == ("teams", 1, 1, "T")
    assert (report.starts, report.ends) == (datetime(2026, 10, 6, 18), datetime(2026, 10, 6, 19))
    assert (report.minutes, report.hosts_and_panelists) == (60, 1)
    assert used(report) == {"header": 5, "blank": 2, "block": 5, "people": 1, "repeated": 1}


def test_a_role_that_is_not_known_leaves_the_hosts_unknown():
    """Rather than counting as nobody's."""
    assert (
        taken(*TEAMS_SUMMARY, *(text.replace("Organizer", "Järjestäjä") for text in TEAMS_PEOPLE)).hosts_and_panelists
        is None
    )


def test_the_table_before_the_sections():
    """A line for each time that somebody joined, under a summary without numbers."""
    report = taken(
        "Meeting Summary",
        "Total Number of Participants\t2",
        "Meeting Title\tEntities conference",
        "Meeting Start Time\t9/19/2026, 7:37:51 PM",
        "Meeting End Time\t9/19/2026, 8:07:14 PM",
        "Meeting Id\t00000000-0000-0000-0000-000000000000",
        "",
        "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)",
        "One\t9/19/2026, 7:37:51 PM\t9/19/2026, 7:40:00 PM\t2m 9s\tone@example.org\tOrganizer\tone@example.org",
        "One\t9/19/2026, 7:41:00 PM\t9/19/2026, 8:07:14 PM\t26m 14s\tone@example.org\tOrganizer\tone@example.org",
        '"Two" of two\t9/19/2026, 7:38:13 PM\t9/19/2026, 8:07:12 PM\t28m 58s\t\tAttendee\t',
    )
    assert (report.present, report.stated, report.hosts_and_panelists) == (2, 2, 1)
    assert (report.title, report.minutes) == ("Entities conference", 29)
    assert used(report) == {"header": 2, "blank": 1, "block": 5, "people": 2, "rejoins": 1}


@pytest.mark.parametrize(
    ("header", "joined", "left", "ends"),
    [
        ("Full Name\tUser Action\tTimestamp", "Joined before", "Left", datetime(2021, 1, 19, 11, 54, 58)),
        ("Nom complet\tAction de l’utilisateur\tDate et heure", "Rejoint", "A quitté l'appel",
         datetime(2021, 1, 19, 11, 54, 58)),
        ("الاسم\tالإجراء\tالوقت", "انضم", "غادر", None),
    ],
    ids=["English", "French", "by its shape"],
)  # fmt: skip
def test_the_list_of_joins(header: str, joined: str, left: str, ends: datetime | None):
    """By name, since it has no addresses; its end where somebody is known to have left."""
    report = taken(
        header,
        f"One Attendee\t{joined}\t19/01/2021 à 09:58:51",
        f"Two Attendee\t{joined}\t19/01/2021, 10:00:39",
        f"One Attendee\t{left}\t19/01/2021 11:54:58",
        f"One Attendee\t{joined}\t19/01/2021, 11:50:00 AM",
    )
    assert (report.form, report.present) == ("joins_and_leaves", 2)
    assert (report.starts, report.ends) == (datetime(2021, 1, 19, 9, 58, 51), ends)
    assert used(report) == {"header": 1, "people": 2, "rejoins": 2}


def test_who_registered_and_did_not_come():
    """A line without times, where the summary says how many registered."""
    report = taken(
        *TEAMS_SUMMARY[:2], "Registered participants\t4", *TEAMS_SUMMARY[2:], *TEAMS_PEOPLE[:-1],
        "Attendee Four\t\t\t\tfour@example.org\tfour@example.org\tAttendee",
    )  # fmt: skip
    assert (report.present, report.registered, report.no_shows) == (3, 4, 1)


@pytest.mark.parametrize(
    ("counts", "registered", "stated"),
    [
        (["Registrierte\t4", "Teilnehmer\t3"], 4, 3),
        (["Inscritos\t4", "Participantes Atendidos\t3"], 4, 3),
        (["Teilnehmer\t3"], None, 3),
        (["Registered participants\t4", "Teilnehmer\t3"], 4, 3),
    ],
)
def test_of_two_numbers_the_first_is_who_registered(counts: list[str], registered: int | None, stated: int):
    """In whatever language; a title is none of them, be it a number."""
    report = taken(TEAMS_SUMMARY[0], "Titel\t2026", *counts, "Startzeit\t19.09.26, 16:16:29", *TEAMS_PEOPLE)
    assert (report.title, report.registered, report.stated, report.present) == ("2026", registered, stated, 3)


@pytest.mark.parametrize(
    "texts",
    [
        ("Notizen", "Anfang\t19.09.2026, 18:00:00", "", "a\tb\tc\td\te",
         "a\t19.09.2026, 18:00:00\t19.09.2026, 18:10:00"),
        ("Notizen", "Anfang\t19.09.2026, 18:00:00", "Ende\t19.09.2026, 19:00:00", "", "a\tb\tc\td\te", "a\tb\tc\td\te"),
        ("Notizen\tmehr", "Anfang\t19.09.2026, 18:00:00", "Ende\t19.09.2026, 19:00:00", "", "a\tb\tc\td\te",
         "a\t19.09.2026, 18:00:00\t19.09.2026, 18:10:00"),
        ("Notizen", "Anfang\t19.09.2026, 18:00:00", "Ende\t19.09.2026, 19:00:00", "a\tb\tc\td\te",
         "a\t19.09.2026, 18:00:00\t19.09.2026, 18:10:00\t\t"),
    ],
    ids=["one moment", "no moments below", "no title alone", "no blank line"],
)  # fmt: skip
def test_what_is_only_like_the_older_summary_is_none(texts: tuple[str, ...]):
    assert not recognises(lines(*texts))


def test_what_is_not_understood_is_said_with_its_line():
    """A start that is no date, a line without anybody, a time that is none."""
    report = taken(
        TEAMS_SUMMARY[0],
        "Start time\ttomorrow",
        *TEAMS_PEOPLE[:2],
        "\t9/19/26, 4:16:29 PM\t9/19/26, 5:30:11 PM\t1h\t\t\tAttendee",
        "Attendee One\tfirst of all\t9/19/26, 5:30:11 PM\t1h\tone@example.org\tone@example.org\tAttendee",
        TEAMS_PEOPLE[3],
    )
    assert report.present == 1
    assert refusals(report) == [(2, "Starts", None), (5, "", ""), (6, "Join Time", None)]


def test_saved_from_a_spreadsheet_with_commas():
    """Every line is as wide as the widest, and dates with a comma stand in quotation marks."""
    texts = [",".join(f'"{cell}"' for cell in [*text.split("\t"), *[""] * 7][:7]) for text in WHOLE]
    assert taken(*texts).present == 3
