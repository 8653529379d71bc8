"""One request whole: what it is, its steps, and what they say today; and the themes that requests share."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy import distinct, func, select
from sqlmodel import Session

from models import Activity, Authority, Change, Channel, Community, Country, Request, RequestEvent, Theme, Topic
from models.codes import Act, Step
from outreach.clock.escalation import Escalated, escalated
from outreach.clock.events import Event
from outreach.clock.home import home_calendar, limits
from outreach.clock.life import Life, life
from outreach.each_row import as_tuples
from outreach.queries.frames import frame
from outreach.settings import settings

if TYPE_CHECKING:
    from outreach.importers.messages import Message


@dataclass(frozen=True)
class Whole:
    """``row``: the request; ``steps``: all of its steps, oldest first; ``life``: what they say, without their words.

    ``row`` has ``key, request_kind, raised_on, country, activity, channel, theme_communities, theme_unnoted`` (as in
    :data:`ALIKE`) and, each with its names,
    ``topic, theme, community, activity, channel, authority`` (of ``life.authority``); ``steps`` has
    ``position, step, on_day, at, by, authority, authority_en, authority_ar, days, void`` (whether it was taken back).
    With words also ``summary, contact``, and of each step ``reason, answer, evidence``. ``escalated``: since when
    it is the managers' matter too, and why. ``logged``: by whom and when it was written down, None without a
    history. ``missing`` says of which years nobody knows the holidays.
    """

    row: dict
    steps: pd.DataFrame
    life: Life
    escalated: Escalated | None
    logged: tuple[str, datetime] | None
    missing: "Message | None"


def one(db: Session, *, key: str, day: date, words: bool) -> Whole | None:
    """The request with a reference number as on a day; None where there is none.

    Args:
        words: people's words and how to reach them too, for those who work on them.
    """
    found = frame(db, _request(words=words).where(Request.key == key))
    if found.empty:
        return None
    row = found.iloc[0].to_dict()
    number = row.pop("id")
    chosen = settings()
    calendar = home_calendar(chosen).lenient()
    taken = db.execute(_events(number)).all()
    events = [
        Event(one.step, one.on_day, one.authority_id, days=one.days, number=one.position, voids=one.voids)
        for one in taken
    ]
    lived = life(row["raised_on"], events, calendar=calendar, limits=limits(chosen), today=day)
    authorities = frame(db, select(Authority.id, Authority.key, Authority.name_en, Authority.name_ar))
    whose = {each.id: (each.key, each.name_en, each.name_ar) for each in as_tuples(authorities)}
    row |= dict(zip(AUTHORITY, whose.get(lived.authority, NOBODY), strict=True))
    void = {event.voids for event in events if event.step is Step.TAKEN_BACK}
    steps = _steps(taken, whose, void, words=words)
    over = escalated(lived.now, after=chosen.escalate_days, calendar=calendar) if lived.is_open else None
    due = lived.now.answer.due, lived.now.acknowledgement.due
    last = max(each for each in (day, *due) if each)
    return Whole(row, steps, lived, over, _logged(db, key), calendar.missing(row["raised_on"], last))


def _logged(db: Session, key: str) -> tuple[str, datetime] | None:
    own = Change.table_name == Request.__tablename__, Change.row_key == key, Change.act == Act.ADDED
    found = db.execute(select(Change.by, Change.at).where(*own).order_by(Change.id).limit(1)).first()
    return (found.by, found.at) if found else None


AUTHORITY = ("authority", "authority_en", "authority_ar")
NOBODY = (None, "", "")
WORDS = ("reason", "answer", "evidence")
ALIKE = {
    "communities": func.count(distinct(Request.community_id)),
    "unnoted": func.count(Request.id) - func.count(Request.community_id),
}
"""Of the requests of a theme: from how many communities they came, and of how many nobody noted the community."""


def _request(*, words: bool):
    named = [
        column
        for name, of in (("topic", Topic), ("theme", Theme), ("community", Community), ("channel", Channel))
        for column in (of.key.label(name), of.name_en.label(f"{name}_en"), of.name_ar.label(f"{name}_ar"))
    ]
    return (
        select(
            Request.id,
            Request.key,
            Request.kind.label("request_kind"),
            Request.raised_on,
            *named,
            Activity.key.label("activity"),
            Activity.title_en.label("activity_en"),
            Activity.title_ar.label("activity_ar"),
            Country.code.label("country"),
            *(
                select(number)
                .where(Request.theme_id == Theme.id)
                .correlate(Theme)
                .scalar_subquery()
                .label(f"theme_{name}")
                for name, number in ALIKE.items()
            ),
            *([Request.summary, Request.contact] if words else []),
        )
        .select_from(Request)
        .outerjoin(Topic, Topic.id == Request.topic_id)
        .outerjoin(Theme, Theme.id == Request.theme_id)
        .outerjoin(Community, Community.id == Request.community_id)
        .outerjoin(Country, Country.code == Community.country_code)
        .outerjoin(Activity, Activity.id == Request.activity_id)
        .outerjoin(Channel, Channel.id == Request.channel_id)
    )


def _events(number: int):
    own = RequestEvent.__table__.c
    return select(*own).where(own.request_id == number).order_by(own.position)


def _steps(taken: list, whose: dict, void: set, *, words: bool) -> pd.DataFrame:
    columns = ("position", "step", "on_day", "at", "by", *AUTHORITY, "days", "void", *(WORDS if words else ()))
    rows = [
        (
            one.position,
            one.step.value,
            one.on_day,
            one.at,
            one.by,
            *whose.get(one.authority_id, NOBODY),
            one.days,
            one.position in void,
            *((one.reason, one.answer, one.evidence) if words else ()),
        )
        for one in taken
    ]
    return pd.DataFrame(rows, columns=columns, dtype="object")


def themes(db: Session) -> pd.DataFrame:
    """Every theme, the newest first: ``key, name_en, name_ar, requests, communities, unnoted``: how many of each, and
    of how many of its requests nobody noted the community."""
    numbers = func.count(Request.id).label("requests"), *(number.label(name) for name, number in ALIKE.items())
    found = select(Theme.key, Theme.name_en, Theme.name_ar, *numbers).outerjoin(Request, Request.theme_id == Theme.id)
    return frame(db, found.group_by(Theme.id, Theme.key, Theme.name_en, Theme.name_ar).order_by(Theme.id.desc()))


def authority(db: Session, *, key: str) -> pd.DataFrame:
    """One authority, or no row: ``key, name_en, name_ar``."""
    return frame(db, select(Authority.key, Authority.name_en, Authority.name_ar).where(Authority.key == key))


def authorities(db: Session) -> pd.DataFrame:
    """Every authority: ``key, name_en, name_ar``."""
    return frame(db, select(Authority.key, Authority.name_en, Authority.name_ar).order_by(Authority.key))


def names(db: Session, *, language: str) -> dict[int, str]:
    """``number -> name`` of every authority, in a language where it has one there."""
    found = db.execute(select(Authority.id, Authority.name_en, Authority.name_ar))
    both = {number: {"en": english, "ar": arabic} for number, english, arabic in found}
    return {number: own.get(language) or own["en"] or own["ar"] for number, own in both.items()}
