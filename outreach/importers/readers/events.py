"""Activities, in the columns of the public record. A ministry's own log may add some, and lack those of the press."""

from models import (
    Activity,
    ActivityAuthority,
    ActivityCommunity,
    ActivityCountry,
    ActivityEntity,
    ActivitySource,
    ActivityTopic,
    Authority,
    Entity,
    Initiative,
    Topic,
)
from models.activity import MOST_MINUTES
from models.codes import AttendanceBasis, Kind, Organiser, Status
from outreach.fold import fold
from outreach.importers.citations import address, outlet
from outreach.importers.columns import Column, country, day, key, one_of, reference, several, text, whole
from outreach.importers.dates import AS_WRITTEN, BASES, PRECISIONS
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.places import communities_of
from outreach.importers.readers.shared import CONFIDENCE, cited, dated, named_somehow
from outreach.importers.records import Cells, Link, Part, Reader, Record, Target
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.come import no_attendance

LONGEST_NAME = 160
ATTENDANCE_BASES = {basis.value: basis for basis in AttendanceBasis}
STATUSES = {
    "reported": Status.HELD,
    "announced": Status.UNCONFIRMED,
    "arrival_only": Status.UNCONFIRMED,
    **{status.value: status for status in Status},
}


def _initiative(value: str, known: Known) -> int:
    # No name is longer; what is pasted into the wrong cell may be.
    found = known.initiative_names.get(fold(value[:LONGEST_NAME]))
    keys = known.named(Initiative, value)
    if found is None and len(keys) == 1:
        return known.ids(Initiative)[keys[0]]
    if found is None:
        raise Unfit(known.dangling_initiative(value))
    return found


def _attendance(cells: Cells, known: Known) -> dict[str, object]:
    """A number and its basis. A number without one is what somebody stated: an estimate."""
    number, basis = cells["attendance"], cells["attendance_basis"]
    if number is None and basis not in (None, AttendanceBasis.NOT_COLLECTED):
        raise Unfit(say(mark("A number, since the column {column} says how it came about."), column="attendance_basis"))
    if number is not None and basis is AttendanceBasis.NOT_COLLECTED:
        raise Unfit(
            say(mark("Nothing, since the column {column} says that nobody collected it."), column="attendance_basis")
        )
    present = (cells["women"] or 0) + (cells["men"] or 0)
    if present > (number or 0):
        raise Unfit(
            say(mark("Women and men within the attendance, which is {number}."), number=number or 0),
            column="women",
            value=str(present),
        )
    default = AttendanceBasis.NOT_COLLECTED if number is None else AttendanceBasis.ESTIMATED
    return {
        "attendance": number,
        "attendance_basis": basis or default,
        "women": cells["women"],
        "men": cells["men"],
    }


def _cancelled(cells: Cells, known: Known) -> str:
    """Why it was called off: words where it was, and none where it was not."""
    why, so = cells["cancelled_because"].strip(), cells["status"] is Status.CANCELLED
    if so and not why:
        raise Unfit(say(mark("Why it was called off, since the column {column} says so."), column="status"))
    if why and not so:
        raise Unfit(say(mark("Nothing, since the column {column} says that it was not called off."), column="status"))
    return why


def _come(cells: Cells, known: Known) -> None:
    """As the form has it: what is still to come was not held."""
    starts = cells["dated"]["starts"]
    if cells["status"] is Status.HELD and starts is not None and starts > today(settings()):
        expected = mark("A date that has come, since the column {column} says that it took place; else it is planned.")
        raise Unfit(say(expected, column="status"), column="date")


def _took_place(cells: Cells, known: Known) -> None:
    """As the form has it: who was at what is planned, or was cancelled, nobody can have counted."""
    if why_not := no_attendance(status=cells["status"], basis=cells["attended"]["attendance_basis"]):
        raise Unfit(say(why_not), column="attendance")


def _labels(column: str) -> Part:
    """The names beside the keys of authorities: nothing is made of them, but as many there must be."""

    def check(cells: Cells, known: Known) -> None:
        number = len(cells["authority_keys"])
        if cells[column] and len(cells[column]) != number:
            raise Unfit(
                say(
                    mark("As many items as in the column {column}, which has {number}."),
                    column="authority_keys",
                    number=number,
                )
            )

    return Part(column + " beside keys", (column, "authority_keys"), check)


def _communities(cells: Cells, known: Known) -> list[int]:
    return communities_of(countries=cells["countries"], places=cells["communities"], known=known)


def _countries(cells: Cells, known: Known) -> tuple[str, ...]:
    """The row's countries; where it names none, those of its communities."""
    return cells["countries"] or tuple(known.country_of[found] for found in cells["with"])


def _build(row: int, cells: Cells) -> list[Record]:
    values = {
        "key": cells["event_id"],
        "kind": cells["kind"],
        "status": cells["status"],
        "cancelled_because": cells["cancelled"],
        "organiser": cells["scope"],
        "initiative_id": cells["initiative"],
        "led_by": cells["lead"],
        "title_en": cells["title_en"],
        "title_ar": cells["title_ar"],
        **cells["dated"],
        "minutes": cells["minutes"],
        **cells["attended"],
        "answers_reported": cells["commitments"],
        "confidence": cells["confidence"],
        "notes": cells["notes"],
    }
    links = {
        ActivityCommunity: [(found,) for found in cells["with"]],
        ActivityCountry: [(code,) for code in dict.fromkeys(cells["where"])],
        ActivityTopic: [(found,) for found in dict.fromkeys(cells["topics"])],
        ActivityAuthority: [(found,) for found in dict.fromkeys(cells["authority_keys"])],
        ActivityEntity: [(found,) for found in dict.fromkeys(cells["entities"])],
    }
    return [Record(row, Activity, values, links, cells["cited"])]


EVENTS = Reader(
    name="events",
    columns=(
        Column("event_id", key, required=True),
        Column("kind", one_of({kind.value: kind for kind in Kind}, "kind"), required=True),
        Column("status", one_of(STATUSES, "status"), required=True),
        Column("cancelled_because", optional=True, blank=""),
        Column("scope", one_of({organiser.value: organiser for organiser in Organiser}, "organiser"), required=True),
        Column("initiative", _initiative),
        Column("lead", blank=""),
        Column("date", blank=""),
        Column("date_precision", one_of(PRECISIONS, "precision"), optional=True, absent=AS_WRITTEN),
        Column("date_basis", one_of(BASES, "date_basis"), optional=True, absent=AS_WRITTEN),
        Column("countries", several(country), blank=()),
        Column("communities", several(text), blank=()),
        Column("attendance", whole()),
        Column("attendance_basis", one_of(ATTENDANCE_BASES, "attendance_basis"), optional=True),
        Column("women", whole(), optional=True),
        Column("men", whole(), optional=True),
        Column("minutes", whole(1, MOST_MINUTES), optional=True),
        Column("topics", several(reference(Topic)), blank=()),
        Column("authority_keys", several(reference(Authority)), blank=()),
        Column("authorities_en", several(text), optional=True, blank=()),
        Column("authorities_ar", several(text), optional=True, blank=()),
        Column("commitments", blank=""),
        Column("title_en", blank=""),
        Column("title_ar", blank=""),
        Column("entities", several(reference(Entity)), optional=True, blank=()),
        Column("source_urls", several(address, gaps=True), optional=True, blank=()),
        Column("source_outlets", several(outlet, gaps=True), optional=True, blank=()),
        Column("source_published", several(day, gaps=True), optional=True, blank=()),
        CONFIDENCE,
        Column("notes", blank=""),
    ),
    targets=(
        Target(
            Activity,
            links=(
                Link(ActivityCommunity, "activity_id", ("community_id",)),
                Link(ActivityCountry, "activity_id", ("country_code",)),
                Link(ActivityTopic, "activity_id", ("topic_id",)),
                Link(ActivityAuthority, "activity_id", ("authority_id",)),
                Link(ActivityEntity, "activity_id", ("entity_id",)),
            ),
            sources=Link(ActivitySource, "activity_id", ("source_id", "position")),
        ),
    ),
    parts=(
        named_somehow("title_en", "title_ar"),
        Part("cancelled", ("cancelled_because", "status"), _cancelled),
        dated("date"),
        Part("come", ("dated", "status"), _come),
        Part("attended", ("attendance", "attendance_basis", "women", "men"), _attendance),
        Part("took_place", ("attended", "status"), _took_place),
        _labels("authorities_en"),
        _labels("authorities_ar"),
        Part("with", ("communities", "countries"), _communities),
        Part("where", ("countries", "with"), _countries),
        cited("source_urls", "source_outlets", "source_published"),
    ),
    build=_build,
    kept={
        "minutes": "",
        "women": "attendance",
        "men": "attendance",
        "attendance_basis": "attendance",
        "date_basis": "starts",
        "confidence": "",
        ActivityEntity.__tablename__: "",
        ActivitySource.__tablename__: "",
    },
    named={
        "key": "event_id",
        "organiser": "scope",
        "initiative_id": "initiative",
        "led_by": "lead",
        "starts": "date",
        "ends": "date",
        "precision": "date_precision",
        "answers_reported": "commitments",
        ActivityCommunity.__tablename__: "communities",
        ActivityCountry.__tablename__: "countries",
        ActivityTopic.__tablename__: "topics",
        ActivityAuthority.__tablename__: "authority_keys",
        ActivityEntity.__tablename__: "entities",
        ActivitySource.__tablename__: "source_urls",
    },
)
