"""What the history calls tables and columns."""

import re
from functools import lru_cache

from sqlalchemy import Date, Enum, Numeric

from models import Base
from outreach.marks import mark

MOST_PLACES = 3
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

TABLES = {
    "activity": mark("Activity"),
    "authority": mark("Authority"),
    "channel": mark("Channel"),
    "channel_reading": mark("Reading"),
    "commitment": mark("Commitment"),
    "community": mark("Community"),
    "country": mark("Country"),
    "coverage_reason": mark("Reason why a community is not met"),
    "decision": mark("Decision"),
    "diaspora_estimate": mark("Estimate of nationals"),
    "entity": mark("Entity"),
    "estimate_source": mark("Source of estimates"),
    "image": mark("Earlier states of rows"),
    "initiative": mark("Initiative"),
    "meeting_action": mark("Action of the weekly meeting"),
    "pack": mark("Frozen pack"),
    "published_figure": mark("Published figure"),
    # Other words than those of the kind that is called a request too.
    "request": mark("Request raised"),
    "request_event": mark("Step of a request"),
    "target": mark("Target"),
    "theme": mark("Theme"),
    "topic": mark("Topic"),
    "week_note": mark("Note for the week"),
}

COLUMNS = {
    "activity": mark("Activity"),
    "active_members": mark("Active members"),
    "address": mark("Address"),
    "alpha3": mark("Code of three letters"),
    "answer": mark("Answer"),
    "answers_reported": mark("Answers reported"),
    "at": mark("Written at"),
    "attendance": mark("Attendance"),
    "attendance_basis": mark("Basis of the attendance"),
    "audience": mark("Audience"),
    "audience_unit": mark("Unit of the audience"),
    "authorities": mark("Authorities"),
    "authority": mark("Authority"),
    "basis": mark("Basis"),
    "by": mark("Written by"),
    "cancelled_because": mark("Why it was called off"),
    "channel": mark("Channel"),
    "code": mark("Code"),
    "communities": mark("Communities"),
    "community": mark("Community"),
    "confidence": mark("Confidence"),
    "contact": mark("How to reach the one who asked"),
    "countries": mark("Countries"),
    "country_code": mark("Country"),
    "days": mark("Working days added"),
    "date_basis": mark("Basis of the date"),
    "decided_on": mark("Decided on"),
    "definition": mark("Definition"),
    "departed": mark("Left the group"),
    "dropped_because": mark("Why it was dropped"),
    "dropped_on": mark("Dropped on"),
    "due_on": mark("Due on"),
    "ends": mark("Last day"),
    "entities": mark("Entities"),
    "evidence": mark("Evidence"),
    "folded": mark("Names as the search has them"),
    "follows": mark("Follows up the report"),
    "hindrance": mark("What stands in the way"),
    "images": mark("Kept to take changes back"),
    "indicator": mark("Indicator"),
    "initiative": mark("Initiative"),
    "is_journey": mark("Is a journey"),
    "kept_evidence": mark("Where it can be seen that it was kept"),
    "kept_on": mark("Kept on"),
    "joined": mark("Joined"),
    "key": mark("Key"),
    "kind": mark("Kind"),
    "latitude": mark("Latitude"),
    "led_by": mark("Led by"),
    "level": mark("Level"),
    "licence": mark("Licence"),
    "longitude": mark("Longitude"),
    "made_by": mark("Promised by"),
    "men": mark("Men"),
    "merged_into": mark("Merged into"),
    "messages": mark("Messages"),
    "metric": mark("What is counted"),
    "minister": mark("Minister"),
    "minutes": mark("Minutes"),
    "name_ar": mark("Arabic name"),
    "name_en": mark("English name"),
    "nationals": mark("Nationals"),
    "needed_by": mark("Needed by"),
    "net_followers": mark("Growth of the audience on the day"),
    "new_followers": mark("New followers on the day"),
    "note": mark("Note"),
    "notes": mark("Notes"),
    "on_day": mark("Day that it happened"),
    "organiser": mark("Organiser"),
    "outcome": mark("What was decided"),
    "owner": mark("Owner"),
    "place": mark("Place"),
    "place_kind": mark("Kind of place"),
    "position": mark("Position"),
    "precision": mark("Precision of the date"),
    "qualifier": mark("How exactly"),
    "raised_by": mark("Raised by"),
    "raised_on": mark("Day that it was raised"),
    "read_on": mark("Day of the reading"),
    "reason": mark("Reason"),
    "region": mark("Region"),
    "remark": mark("Remark"),
    "request": mark("Request raised"),
    "settled_on": mark("Settled on"),
    "since": mark("Since"),
    "source": mark("Source"),
    "sources": mark("Sources"),
    "span": mark("Period"),
    "starts": mark("First day"),
    "state": mark("State"),
    "status": mark("Status"),
    "step": mark("Step"),
    "summary": mark("What was asked"),
    "theme": mark("Theme"),
    "tier": mark("Tier"),
    "title_ar": mark("Arabic title"),
    "title_en": mark("English title"),
    "topic": mark("Topic"),
    "topics": mark("Topics"),
    "un_region": mark("Region of the United Nations"),
    "unit": mark("Unit"),
    "until": mark("Until"),
    "value": mark("Value"),
    "voids": mark("Position of the step taken back"),
    "value_text": mark("Value in words"),
    "week": mark("Week"),
    "what": mark("What"),
    "what_ar": mark("What, in Arabic"),
    "what_en": mark("What, in English"),
    "women": mark("Women"),
    "year": mark("Year"),
}


@lru_cache
def family_of(table: str, column: str) -> str:
    """The family in ``outreach.labels`` of a column of codes, which is called after its enum; empty for another one."""
    kind = _type_of(table, column)
    enum = kind.enum_class if isinstance(kind, Enum) else None
    return CAPITAL.sub("_", enum.__name__).lower() if enum else ""


@lru_cache
def is_day(table: str, column: str) -> bool:
    """Whether a column holds days."""
    return isinstance(_type_of(table, column), Date)


@lru_cache
def is_decimal(table: str, column: str) -> bool:
    """Whether a column holds numbers that may have decimals, no more of them than are written for a reader."""
    kind = _type_of(table, column)
    return isinstance(kind, Numeric) and (kind.scale or 0) <= MOST_PLACES


def _type_of(table: str, column: str) -> object:
    # The history may know tables and columns that are gone, and lists of links are no columns.
    found = Base.metadata.tables.get(table)
    return found.columns[column].type if found is not None and column in found.columns else None
