"""What the template asks for: its tables, their columns, what each holds and what is said about it."""

from dataclasses import dataclass
from enum import StrEnum

from models.codes import AttendanceBasis, ChannelKind, Status
from outreach.importers.readers import READERS
from outreach.importers.records import Reader
from outreach.labels import LABELS
from outreach.marks import mark


class Holds(StrEnum):
    """What stands in a column."""

    KEY = "key"
    TEXT = "text"
    WHOLE = "whole"
    NET = "net"
    """A whole number that may be below zero."""
    DAY = "day"
    DATE = "date"
    """A day as a rule; a month or a year where no more is known."""
    CODE = "code"
    ONE = "one"
    """One row of a list of the database."""
    SEVERAL = "several"


@dataclass(frozen=True)
class Field:
    """A column of the template. ``meaning`` is marked text: what is expected.

    ``of`` is a family of :data:`outreach.labels.LABELS`, of which it may be ``codes`` only, or a list of
    :data:`outreach.template.lists.LISTS`.
    """

    column: str
    meaning: str
    holds: Holds = Holds.TEXT
    of: str = ""
    codes: tuple[str, ...] = ()
    width: int = 22

    @property
    def offered(self) -> tuple[str, ...]:
        """The codes that may stand in it, where it holds codes."""
        return self.codes or tuple(LABELS[self.of]) if self.holds is Holds.CODE else ()


@dataclass(frozen=True)
class Table:
    """A sheet of the template. ``title`` is marked text."""

    title: str
    reader: Reader
    fields: tuple[Field, ...]

    def requires(self, field: Field) -> bool:
        """Whether the importer takes no row without it."""
        return next(column.required for column in self.reader.columns if column.name == field.column)


FORMATS = {reader.name: reader for reader in READERS}
COUNTED = (AttendanceBasis.COUNTED.value, AttendanceBasis.ESTIMATED.value)
KEY = mark(
    "A key of your own that no other row has: Latin letters, digits, hyphens. Keep it when you correct the row later."
)
IN_ENGLISH = mark("In English. One of the two languages is enough.")
IN_ARABIC = mark("In Arabic. One of the two languages is enough.")
NOTES = mark("Anything else. No names or numbers of private persons.")
SEVERAL = mark("From the list; several with a semicolon between them.")
WHOLE = mark("A whole number. Leave it blank where nobody counted: blank is unknown, 0 is none.")

ACTIVITIES = Table(
    mark("Activities"),
    FORMATS["events"],
    (
        Field("event_id", KEY, Holds.KEY),
        Field("kind", mark("What was done."), Holds.CODE, "kind"),
        Field("status", mark("Only what was held is counted."), Holds.CODE, "status", tuple(map(str, Status))),
        Field("cancelled_because", mark("Why it was called off; blank where it was not."), width=36),
        Field("scope", mark("Who held it."), Holds.CODE, "organiser", width=26),
        Field("date", mark("The day, as 2026-05-31. Where no more is known, the month as '2026-05."), Holds.DATE),
        Field("title_en", IN_ENGLISH, width=36),
        Field("title_ar", IN_ARABIC, width=36),
        Field("countries", SEVERAL, Holds.SEVERAL, "country"),
        Field("communities", SEVERAL, Holds.SEVERAL, "community"),
        Field("initiative", mark("The series that it belongs to, if any."), Holds.ONE, "initiative"),
        Field("entities", SEVERAL, Holds.SEVERAL, "entity"),
        Field("lead", mark("The official who led it, in public office.")),
        Field("attendance", WHOLE, Holds.WHOLE, width=14),
        Field("attendance_basis", mark("How the number came about."), Holds.CODE, "attendance_basis"),
        Field("women", WHOLE, Holds.WHOLE, width=14),
        Field("men", WHOLE, Holds.WHOLE, width=14),
        Field("minutes", mark("How long it took, in minutes."), Holds.WHOLE, width=14),
        Field("topics", SEVERAL, Holds.SEVERAL, "topic"),
        Field("authority_keys", SEVERAL, Holds.SEVERAL, "authority"),
        Field("commitments", mark("What was answered and promised, in your words."), width=36),
        Field("notes", NOTES, width=36),
    ),
)

REQUESTS = Table(
    mark("Requests"),
    FORMATS["requests"],
    (
        Field("request_id", KEY, Holds.KEY),
        Field("kind", mark("What was asked for."), Holds.CODE, "request_kind"),
        Field("summary", mark("What they asked, in one line. No names or numbers of private persons."), width=48),
        Field("raised_on", mark("The day that it was raised on, as 2026-05-31."), Holds.DAY),
        Field("community", mark("Whose people asked; blank where nobody noted it."), Holds.ONE, "community"),
        Field("topic", mark("What it is about; blank where nobody said."), Holds.ONE, "topic"),
        Field("activity", mark("The key of the activity that it was raised in, or else a channel.")),
        Field("channel", mark("The channel that it was raised in, or else an activity."), Holds.ONE, "channel"),
        Field(
            "contact", mark("An address or a number, only where the answer needs it; it leaves in no file."), width=36
        ),
    ),
)

COMMITMENTS = Table(
    mark("Commitments"),
    FORMATS["commitments"],
    (
        Field("commitment_id", KEY, Holds.KEY),
        Field("what_en", mark("What will be done, in one line. One of the two languages is enough."), width=48),
        Field("what_ar", mark("What will be done, in one line. One of the two languages is enough."), width=48),
        Field("country", mark("To whose citizens it was promised; blank for all."), Holds.ONE, "abroad"),
        Field("community", mark("To which community it was promised; blank for all."), Holds.ONE, "community"),
        Field("activity", mark("The key of the activity in which it was promised, if any.")),
        Field("made_on", mark("The day that it was promised on; blank for that of the activity."), Holds.DATE),
        Field("made_by", mark("The official who promised it, in public office; blank for who led the activity.")),
        Field("authority", mark("Who has to keep it; blank for the ministry itself."), Holds.ONE, "authority"),
        Field("due_on", mark("The day by which it is to be kept; blank where none was named."), Holds.DAY),
        Field("kept_on", mark("The day that it was kept on; blank while it was not."), Holds.DAY),
        Field("evidence", mark("Where it can be seen that it was kept: an address, or a letter's number."), width=36),
        Field("dropped_on", mark("The day that it was dropped on; blank while it was not."), Holds.DAY),
        Field("dropped_because", mark("Why it was dropped."), width=36),
    ),
)

CHANNELS = Table(
    mark("Channels"),
    FORMATS["channels"],
    (
        Field("channel_id", KEY, Holds.KEY),
        Field("channel_type", mark("What it is."), Holds.CODE, "channel_kind", tuple(map(str, ChannelKind))),
        Field("name_en", IN_ENGLISH, width=30),
        Field("name_ar", IN_ARABIC, width=30),
        Field("handle_or_address", mark("Its address or its name there. Nobody's own number."), width=30),
        Field("owner", mark("The body that runs it.")),
        Field("community", mark("The community that it is for; blank for all."), Holds.ONE, "community"),
        Field("notes", NOTES, width=36),
    ),
)

CHANNEL_READINGS = Table(
    mark("Channel readings"),
    FORMATS["channel_readings"],
    (
        Field("channel", mark("Its name from the list, or its key."), Holds.ONE, "channel", width=30),
        Field("read_on", mark("The day that the numbers are of, as 2026-05-31."), Holds.DAY),
        Field("audience", WHOLE, Holds.WHOLE),
        Field("audience_unit", mark("What the audience counts."), Holds.CODE, "audience_unit"),
        Field("messages", mark("Messages since the reading before. Blank is unknown."), Holds.WHOLE),
        Field("active_members", mark("Members who wrote since the reading before. Blank is unknown."), Holds.WHOLE),
        Field("joined", mark("Who joined the group since the reading before. Blank is unknown."), Holds.WHOLE),
        Field("departed", mark("Who left the group since the reading before. Blank is unknown."), Holds.WHOLE),
        Field("new_followers", mark("Who began to follow on that day; in a row without an audience."), Holds.WHOLE),
        Field(
            "net_followers",
            mark("By how much the followers grew on that day; below zero where fewer. Without an audience."),
            Holds.NET,
        ),
        Field("basis", mark("How the numbers came about."), Holds.CODE, "attendance_basis", COUNTED),
    ),
)

COMMUNITIES = Table(
    mark("Communities"),
    FORMATS["communities"],
    (
        Field("key", KEY, Holds.KEY),
        Field("country", mark("The country that it lives in."), Holds.ONE, "abroad"),
        Field("level", mark("Of a whole country, whose key is its code, or of one city."), Holds.CODE, "level"),
        Field("name_en", IN_ENGLISH, width=30),
        Field("name_ar", IN_ARABIC, width=30),
        Field("tier", mark("How often it is to be met. Blank while nobody decided."), Holds.CODE, "tier", width=14),
        Field("aliases", mark("Other names that people write, with a semicolon between them."), width=36),
    ),
)

ENTITIES = Table(
    mark("Entities"),
    FORMATS["entities"],
    (
        Field("entity_id", KEY, Holds.KEY),
        Field("community", mark("The community that it belongs to."), Holds.ONE, "community"),
        Field("name_en", IN_ENGLISH, width=36),
        Field("name_ar", IN_ARABIC, width=36),
    ),
)

TABLES = (ACTIVITIES, REQUESTS, COMMITMENTS, CHANNELS, CHANNEL_READINGS, COMMUNITIES, ENTITIES)
