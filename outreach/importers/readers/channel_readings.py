"""What channels showed on a day, as somebody read it off and wrote it down."""

from models import Channel, ChannelReading
from models.codes import AttendanceBasis
from outreach.importers.columns import LARGEST_NUMBER, Column, day, latin, one_of, reference, whole
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.readers.channels import BASES, UNITS
from outreach.importers.records import Cells, Part, Reader, Record, Target
from outreach.marks import mark

TALK = ("messages", "active_members", "joined", "departed")
COUNTS = ("audience", *TALK)
CHANGES = ("new_followers", "net_followers")
"""What happened on the day: no audience, and so in a row of its own."""


def _net(value: str, known: Known) -> int:
    """A whole number that may be less than nothing."""
    sign, digits = ("-", latin(value)[1:]) if value[:1] in "-−" else ("", latin(value))
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 10 and int(digits) <= LARGEST_NUMBER):
        raise Unfit(
            say(
                mark("A whole number from {low} to {high}, without separators."),
                low=-LARGEST_NUMBER,
                high=LARGEST_NUMBER,
            )
        )
    return int(sign + digits)


def _unit(cells: Cells, known: Known) -> None:
    if (cells["audience"] is None) != (cells["audience_unit"] is None):
        column = "audience_unit" if cells["audience_unit"] is None else "audience"
        raise Unfit(say(mark("Both a number and its unit, or neither.")), column=column)


def _something(cells: Cells, known: Known) -> None:
    if all(cells[name] is None for name in (*COUNTS, *CHANGES)):
        raise Unfit(say(mark("A number in one of these columns: {columns}."), columns=(*COUNTS, *CHANGES)))


def _apart(cells: Cells, known: Known) -> None:
    column = next((name for name in CHANGES if cells[name] is not None), "")
    if column and cells["audience"] is not None:
        expected = mark("Nothing, since the row states the audience: a change of followers has a row of its own.")
        raise Unfit(say(expected), column=column, value=str(cells[column]))


def _build(row: int, cells: Cells) -> list[Record]:
    values = {
        "channel_id": cells["channel"],
        "read_on": cells["read_on"],
        "audience_unit": cells["audience_unit"],
        **{name: cells[name] for name in (*COUNTS, *CHANGES)},
        "basis": cells["basis"] or AttendanceBasis.ESTIMATED,
    }
    return [Record(row, ChannelReading, values)]


CHANNEL_READINGS = Reader(
    name="channel_readings",
    columns=(
        Column("channel", reference(Channel), required=True),
        Column("read_on", day, required=True),
        Column("audience", whole()),
        Column("audience_unit", one_of(UNITS, "audience_unit")),
        Column("messages", whole(), optional=True),
        Column("active_members", whole(), optional=True),
        Column("joined", whole(), optional=True),
        Column("departed", whole(), optional=True),
        Column("new_followers", whole(), optional=True),
        Column("net_followers", _net, optional=True),
        Column("basis", one_of(BASES, "attendance_basis"), optional=True),
    ),
    targets=(Target(ChannelReading, identity=("channel_id", "read_on", "audience_unit")),),
    parts=(
        Part("beside its unit", ("audience", "audience_unit"), _unit),
        Part("apart", ("audience", *CHANGES), _apart),
        Part("something", (*COUNTS, *CHANGES), _something),
    ),
    build=_build,
    kept={**dict.fromkeys((*TALK, *CHANGES), ""), "basis": "audience"},
    named={"channel_id": "channel"},
)
