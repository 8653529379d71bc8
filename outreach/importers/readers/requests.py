"""Requests: what people asked for in an activity or in a channel, each with its reference number."""

from sqlalchemy import select

from models import Activity, Channel, Community, Request, Topic
from models.base import longest
from models.codes import RequestKind
from outreach.importers.columns import Column, day, key, one_of, reference
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.records import Cells, Part, Reader, Record, Target
from outreach.marks import mark

LONGEST = longest(Request, "summary") or 0
LONGEST_CONTACT = longest(Request, "contact") or 0
PLACES = ("activity", "channel")


def _activity(value: str, known: Known) -> int:
    # One by one: there may be a million of them, and a file names few.
    found = known.db.scalar(select(Activity.id).where(Activity.key == value[:80]))
    if found is None:
        raise Unfit(say(mark("The key of an activity. Bring the file of activities first.")))
    return found


def _words(value: str, known: Known) -> str:
    """What was asked. People's words are not said again in a list of what is wrong."""
    if len(value) > LONGEST:
        raise Unfit(say(mark("At most {limit} characters."), limit=LONGEST), value="")
    return value


def _contact(value: str, known: Known) -> str:
    """How to reach the one who asked: neither is this said again in a list of what is wrong."""
    if len(value) > LONGEST_CONTACT:
        raise Unfit(say(mark("At most {limit} characters."), limit=LONGEST_CONTACT), value="")
    return value


def _raised_in(cells: Cells, known: Known) -> dict[str, int | None]:
    """The one place that it was raised in."""
    if all(cells[name] is None for name in PLACES):
        raise Unfit(say(mark("The activity or the channel that it was raised in.")))
    if all(cells[name] is not None for name in PLACES):
        expected = mark("Nothing, since the column {column} says where it was raised.")
        raise Unfit(say(expected, column="activity"), column="channel")
    return {f"{name}_id": cells[name] for name in PLACES}


def _build(row: int, cells: Cells) -> list[Record]:
    values = {
        "key": cells["request_id"],
        "kind": cells["kind"],
        "summary": cells["summary"],
        "raised_on": cells["raised_on"],
        "community_id": cells["community"],
        "topic_id": cells["topic"],
        "contact": cells["contact"] or "",
        **cells["raised_in"],
    }
    return [Record(row, Request, values)]


REQUESTS = Reader(
    name="requests",
    columns=(
        # Never made up: a file that is brought twice must mean the same rows.
        Column("request_id", key, required=True),
        Column("kind", one_of({kind.value: kind for kind in RequestKind}, "request_kind"), required=True),
        Column("summary", _words, required=True),
        Column("raised_on", day, required=True),
        Column("community", reference(Community), optional=True),
        Column("topic", reference(Topic), optional=True),
        Column("activity", _activity, optional=True),
        Column("channel", reference(Channel), optional=True),
        Column("contact", _contact, optional=True),
    ),
    targets=(Target(Request),),
    parts=(Part("raised_in", PLACES, _raised_in),),
    build=_build,
    kept={"community_id": "", "topic_id": "", "contact": ""},
    named={
        "key": "request_id",
        "community_id": "community",
        "topic_id": "topic",
        "activity_id": "activity",
        "channel_id": "channel",
    },
)
