"""Commitments: what was promised, to whom, by when, and whether it was kept; those of the public record too."""

from datetime import date

from sqlalchemy import select

from models import Activity, ActivitySource, Authority, Commitment, CommitmentSource, Community, Source
from outreach.importers.citations import Citation
from outreach.importers.columns import Column, country, day, key, one_of, reference
from outreach.importers.dates import seen
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, raise_all, say
from outreach.importers.readers.shared import named_somehow
from outreach.importers.records import Cells, Link, Part, Reader, Record, Target
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings

PROMISE = "promise"
READ_AS = {PROMISE: True, "answer": False}
"""What somebody who read a report took a part of it for: only a promise becomes a commitment."""

ENDS = {"kept_on": "evidence", "dropped_on": "dropped_because"}
"""A day on which it was settled, and the words without which that day says nothing."""


def _activity(value: str, known: Known) -> int:
    # One by one: there may be a million of them, and a file names few.
    found = known.db.scalar(select(Activity.id).where(Activity.key == value[:80]))
    if found is None:
        raise Unfit(say(mark("The key of an activity. Bring the file of activities first.")))
    return found


def _made_on(value: str, known: Known) -> dict[str, object]:
    return seen(value)


def _place(cells: Cells, known: Known) -> dict[str, object]:
    """To whom: a community, which has its country, or a whole country; nothing where it was made to all."""
    community, code = cells["community"], cells["country"]
    own = known.country_of[community] if community is not None else None
    if own and code and own != code:
        raise Unfit(say(mark("The country of the community, which is {country}, or nothing."), country=own))
    if (own or code) == known.home_country:
        raise Unfit(say(mark("A country abroad: in the home country nobody is reached.")))
    return {"community_id": community, "country_code": own or code}


def _made(cells: Cells, known: Known) -> dict[str, object]:
    """When and by whom: as the row says, else as the activity says in which it was made."""
    dated = cells["made_on"] or {"starts": None, "ends": None, "precision": None}
    by = cells["made_by"]
    if cells["activity"] is not None and not (cells["made_on"] and by):
        facts = (Activity.starts, Activity.ends, Activity.precision, Activity.led_by)
        *when, led_by = known.db.execute(select(*facts).where(Activity.id == cells["activity"])).one()
        dated = cells["made_on"] or dict(zip(dated, when, strict=True))
        by = by or led_by
        if dated["starts"] is not None and dated["starts"] > today(settings()):
            expected = mark("An activity that has come: what is promised in it is written down after it.")
            raise Unfit(say(expected), column="activity")
    return {**dated, "made_by": by}


def _settled(cells: Cells, known: Known) -> None:
    """A day and its words together; not both kept and dropped; nothing before it was made."""
    wrong = []
    for column, beside in ENDS.items():
        said = cells[beside].strip()
        if cells[column] and not said:
            expected = mark("Words, since the column {column} has a day.")
            wrong.append(Unfit(say(expected, column=column), column=beside, value=""))
        elif said and not cells[column]:
            expected = mark("A day, since the column {column} has words.")
            wrong.append(Unfit(say(expected, column=beside), column=column, value=""))
    if cells["kept_on"] and cells["dropped_on"]:
        expected = mark("Nothing, since the column {column} says that it was kept.")
        wrong.append(Unfit(say(expected, column="kept_on"), column="dropped_on", value=str(cells["dropped_on"])))
    made = cells["made"]["starts"]
    for column in ("due_on", *ENDS):
        found = cells[column]
        if isinstance(found, date) and made and found < made:
            expected = mark("A day not before it was promised, on {day}.")
            wrong.append(Unfit(say(expected, day=made.isoformat()), column=column, value=str(found)))
    raise_all(wrong)


def _cited(cells: Cells, known: Known) -> list[Citation]:
    """The sources of the activity in which it was made, in their order."""
    found = (
        select(Source.key, Source.address, Source.outlet, Source.published_on)
        .join(ActivitySource, ActivitySource.source_id == Source.id)
        .where(ActivitySource.activity_id == cells["activity"])
        .order_by(ActivitySource.position, Source.id)
    )
    return [Citation(*row) for row in known.db.execute(found)] if cells["activity"] is not None else []


def _build(row: int, cells: Cells) -> list[Record]:
    if not cells["is"]:
        return []
    values = {
        "key": cells["commitment_id"],
        "what_en": cells["what_en"],
        "what_ar": cells["what_ar"],
        **cells["made"],
        "authority_id": cells["authority"],
        "activity_id": cells["activity"],
        **cells["place"],
        "due_on": cells["due_on"],
        "kept_on": cells["kept_on"],
        "kept_evidence": cells["evidence"].strip(),
        "dropped_on": cells["dropped_on"],
        "dropped_because": cells["dropped_because"].strip(),
    }
    return [Record(row, Commitment, values, citations=cells["cited"])]


COMMITMENTS = Reader(
    name="commitments",
    columns=(
        Column("commitment_id", key, required=True),
        # A report mixes answers and promises; whoever fills in the template writes promises only.
        Column("is", one_of(READ_AS), optional=True, blank=True),
        Column("what_en", blank=""),
        Column("what_ar", blank=""),
        Column("community", reference(Community), optional=True),
        Column("country", country, optional=True),
        Column("activity", _activity, optional=True),
        Column("made_on", _made_on, optional=True),
        Column("made_by", optional=True, blank=""),
        Column("authority", reference(Authority), optional=True),
        Column("due_on", day, optional=True),
        Column("kept_on", day, optional=True),
        Column("evidence", optional=True, blank=""),
        Column("dropped_on", day, optional=True),
        Column("dropped_because", optional=True, blank=""),
    ),
    targets=(Target(Commitment, sources=Link(CommitmentSource, "commitment_id", ("source_id", "position"))),),
    parts=(
        named_somehow("what_en", "what_ar"),
        Part("place", ("country", "community"), _place),
        Part("made", ("made_on", "made_by", "activity"), _made),
        Part("settled", ("made", "due_on", *ENDS, *ENDS.values()), _settled),
        Part("cited", ("activity",), _cited),
    ),
    build=_build,
    # What stands in no column stays; what is blank in one follows the activity.
    kept={
        # First: what stands beside it is compared once it is left alone itself.
        "activity_id": "",
        **dict.fromkeys(("starts", "ends", "precision", "made_by"), "activity_id"),
        "community_id": "",
        "country_code": "",
        "authority_id": "",
        "due_on": "",
        "kept_on": "",
        "kept_evidence": "kept_on",
        "dropped_on": "",
        "dropped_because": "dropped_on",
        CommitmentSource.__tablename__: "",
    },
    named={
        "key": "commitment_id",
        "community_id": "community",
        "country_code": "country",
        "activity_id": "activity",
        "authority_id": "authority",
        "starts": "made_on",
        "ends": "made_on",
        "precision": "made_on",
        "kept_evidence": "evidence",
        CommitmentSource.__tablename__: "activity",
    },
)
