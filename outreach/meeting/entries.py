"""What was entered, corrected and deleted since a pack was frozen, as far as it is about the days that it judges."""

from dataclasses import dataclass

from sqlmodel import Session

from outreach.queries import entered, entered_places, entered_requests, meeting, unsaid
from outreach.queries.entered import Rows
from outreach.queries.entered_requests import Otherwise
from outreach.reports.pack import Pack

CORRECTED = ("activity", "request", "decision", "meeting_action", "community")
"""Tables a correction of which is seen in a figure or a list."""
CLOCKED = {"raised_on"}
"""What a request's clock goes by, besides its steps."""
# Columns that no figure counts.
WORDS = {
    "title_en", "title_ar", "summary", "contact", "notes", "led_by", "topic", "topics", "initiative", "sources",
    "theme", "name_en", "name_ar", "remark",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What was entered since: keys of activities, with those that were planned and of which somebody has said what
    became of them; of requests of the days until the last that the pack counts, and of older ones that stand otherwise
    by a new step of these days.

    ``rows`` are all that were touched, by table. ``reached`` are the places of activities held in the counted days.
    ``contacts`` says of the places of those held until their end how many days before it each began, ``undated`` are
    the places of those held of which nobody knows when. ``written_of`` are communities of which something was written,
    and ``hindered`` those in whose way something stands. ``corrected`` are rows that were there before, with the
    columns that were changed, by table; ``deleted`` requests that were. ``places`` are the communities of which any row
    was entered, ``places_corrected`` those of which one was corrected or deleted; ``tiers`` what both have now.
    ``press`` says whether there was any activity of the press, and whether there is.

    ``otherwise`` and ``until_meeting`` are the requests that stand otherwise on the last day that counts, and on that
    of the meeting; ``asked`` those about which a decision was asked for until then, by what was touched, and
    ``asked_late`` those of them by one that was entered.
    """

    rows: dict[str, Rows]
    activities: set[str]
    requests: set[str]
    stepped: set[str]
    reached: set[str]
    contacts: dict[str, set[int]]
    undated: set[str]
    written_of: set[str]
    hindered: set[str]
    decisions: set[str]
    actions: set[str]
    corrected: dict[str, dict[str, set[str]]]
    deleted: set[str]
    places: set[str]
    places_corrected: set[str]
    tiers: dict[str, str | None]
    press: tuple[bool, bool]
    otherwise: dict[str, Otherwise]
    until_meeting: dict[str, Otherwise]
    asked: set[str]
    asked_late: set[str]

    def late(self, rows_are: str) -> set[str]:
        """What is behind a figure by now only since something was entered."""
        return {"activity": self.activities, "request": self.requests}.get(rows_are, self.reached)


def new_since(db: Session, *, frozen: Pack) -> Entered:
    """What was entered, corrected and deleted since a pack was frozen."""
    after = meeting.frozen_by_change(db, week=frozen.starts)
    names = {*CORRECTED, "request_event", *(table.__tablename__ for table in entered_places.RESTED_ON)}
    rows = {table: entered.touched(db, table=table, after_change=after) for table in sorted(names)}
    said = unsaid.said_since(rows["activity"])
    activities = entered.added(rows["activity"]) | said
    first, last = frozen.counted
    held = entered_places.held_with(db, activities=activities)
    contacts: dict[str, set[int]] = {}
    for place, starts, _ in held:
        if starts and starts <= last:
            contacts.setdefault(place, set()).add((last - starts).days)
    places, places_corrected = entered_places.touched(db, tables=rows, late=said)
    steps = {"requests": rows["request"], "steps": rows["request_event"]}
    otherwise, until_meeting = (entered_requests.otherwise(db, **steps, day=day) for day in (last, frozen.lists_on))
    asked, asked_late = entered_requests.asked_about(db, decisions=rows["decision"], day=frozen.lists_on)
    return Entered(
        rows=rows,
        activities=activities,
        requests={key for key, how in otherwise.items() if how.entered},
        stepped={key for key, how in otherwise.items() if how.stepped},
        reached={place for place, starts, ends in held if starts and first <= starts and ends <= last},
        contacts=contacts,
        undated={place for place, starts, _ in held if starts is None},
        written_of=entered_places.written_of(db, tables=rows, activities=activities),
        hindered=entered_places.hindered_by(db, reasons=entered.added(rows["coverage_reason"]), last=last),
        decisions=entered.added(rows["decision"]),
        actions=entered.added(rows["meeting_action"]),
        corrected={table: entered.corrected(rows[table]) for table in CORRECTED},
        deleted=entered.deleted(rows["request"]),
        places=places,
        places_corrected=places_corrected,
        tiers=entered_places.tiers(db, communities=places | places_corrected),
        press=entered_places.press(db, activities=rows["activity"]),
        otherwise=otherwise,
        until_meeting=until_meeting,
        asked=asked,
        asked_late=asked_late,
    )
