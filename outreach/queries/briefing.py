"""What somebody must know before the next session with a community, or with the people of a country."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count

import pandas as pd
from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import (
    Activity,
    ActivitySource,
    ActivityTopic,
    Community,
    Request,
    RequestEvent,
    Source,
    Topic,
)
from models.codes import Status, Step
from outreach.filters import Filters
from outreach.queries import (
    activities,
    channels,
    commitments,
    communities,
    countries,
    entities,
    estimates,
    request_lives,
    unsaid,
)
from outreach.queries.conditions import matching
from outreach.queries.frames import frame
from outreach.queries.open_requests import open_requests, standing, with_words
from outreach.queries.reported import answers
from outreach.queries.written_of import written_of
from outreach.settings import settings

CONTACTS = 5
MOST = 5
AT_ONCE = 50
"""So many reports are looked at for an answer at a time."""
MOST_REQUESTS = 40


@dataclass(frozen=True)
class Briefing:
    """Frames, and a number. ``place``: one row, columns of ``communities.one`` or ``countries.one``.

    ``estimates``: what each source said last of the whole country, columns of ``estimates.of_country`` and ``used``:
    whether rates are computed with it. ``entities``: columns of ``entities.of_communities``.
    ``contacts``: the last five activities held, columns of ``activities.table``.
    ``planned``: the next planned ones, ``passed``: those whose day has passed; the same columns. ``requests``: those
    raised in the last contact, and then the open ones, at most forty, columns of ``request_lives.table`` and with words
    ``summary``; ``open_number`` is how many wait for an answer in all. ``raised``: topics of the last contact,
    ``key, name_en, name_ar``. ``reported``: answers that the public record or the log states, ``activity, title_en,
    title_ar, starts, precision, answers_reported``;
    their ``sources``: ``activity, address, outlet, published_on``. ``answered``: the last answer to each request,
    ``key, kind, on_day, request_state, is_open`` (reopened since, it waits again), and with words ``answer, evidence``.
    ``promised``: columns of ``commitments.table``, the late ones first. ``channels``: columns of ``channels.table``,
    those that people can follow. ``written_of``: without a contact, whether the ministry itself wrote of them, see
    ``written_of``.
    """

    place: pd.DataFrame
    estimates: pd.DataFrame
    entities: pd.DataFrame
    contacts: pd.DataFrame
    planned: pd.DataFrame
    passed: pd.DataFrame
    requests: pd.DataFrame
    open_number: int
    raised: pd.DataFrame
    reported: pd.DataFrame
    sources: pd.DataFrame
    answered: pd.DataFrame
    promised: pd.DataFrame
    channels: pd.DataFrame
    written_of: bool
    any_request: bool

    @property
    def asked(self) -> pd.DataFrame:
        """Those of ``requests`` that were raised in the last contact."""
        return self.requests[self._last].reset_index(drop=True)

    @property
    def waiting(self) -> pd.DataFrame:
        """The others, which wait for an answer too."""
        return self.requests[~self._last].reset_index(drop=True)

    @property
    def _last(self) -> pd.Series:
        return self.requests["activity"].isin(set(self.contacts["key"].head(1)))


def of_community(db: Session, *, key: str, day: date, words: bool = False) -> Briefing | None:
    """For a session with one community; None where there is none of this key.

    Args:
        day: today: what is still to come, and what is open.
        words: whether the reader may read what people wrote.
    """
    place = communities.one(db, key=key)
    if place.empty:
        return None
    filters = Filters(communities=(key,))
    return _of(db, place=place, filters=filters, code=place.iloc[0]["country_code"], keys=[key], day=day, words=words)


def of_country(db: Session, *, code: str, day: date, words: bool = False) -> Briefing | None:
    """For a session with the people of a country, all its communities together; None for the home country or none."""
    place = countries.one(db, code=code)
    if place.empty or code == settings().home_country:
        return None
    keys = list(db.scalars(select(Community.key).where(Community.country_code == code)))
    return _of(db, place=place, filters=Filters(countries=(code,)), code=code, keys=keys, day=day, words=words)


def _of(
    db: Session, *, place: pd.DataFrame, filters: Filters, code: str, keys: list[str], day: date, words: bool
) -> Briefing:
    contacts = activities.table(db, filters=filters, limit=CONTACTS)
    asked = open_requests(db, day=day, communities=keys, activities=contacts["key"].head(1))
    requests = asked.head(MOST_REQUESTS)
    reported = _reported(db, filters)
    found = channels.table(db, filters=filters)
    return Briefing(
        place=place,
        estimates=_estimates(db, code),
        entities=entities.of_communities(db, keys=keys),
        contacts=contacts,
        planned=_planned(db, filters, day),
        passed=unsaid.rows(db, filters=filters, day=day, limit=MOST),
        requests=with_words(db, requests) if words else requests,
        open_number=int(asked["is_open"].sum()),
        raised=_raised(db, contacts["key"].head(1)),
        reported=reported,
        sources=_sources(db, list(reported["activity"])),
        answered=_answered(db, keys, day=day, words=words),
        promised=commitments.table(db, filters=filters, day=day),
        channels=found[found["followed"]].reset_index(drop=True),
        written_of=contacts.empty and bool(written_of(db, keys=keys)),
        any_request=db.scalar(_any_request(keys)) is not None,
    )


def _raised(db: Session, activity: Iterable[str]) -> pd.DataFrame:
    found = (
        select(Topic.key, Topic.name_en, Topic.name_ar)
        .join(ActivityTopic, ActivityTopic.topic_id == Topic.id)
        .join(Activity, Activity.id == ActivityTopic.activity_id)
        .where(Activity.key.in_(list(activity)))
    )
    return frame(db, found.order_by(Topic.key))


def _any_request(keys: list[str]) -> Select:
    return (
        select(Request.id).join(Community, Community.id == Request.community_id).where(Community.key.in_(keys)).limit(1)
    )


def _estimates(db: Session, code: str) -> pd.DataFrame:
    every = estimates.of_country(db, code=code)
    newest = every.drop_duplicates("source").reset_index(drop=True)
    return newest.assign(used=newest["source"] == settings().estimate_source)


def _planned(db: Session, filters: Filters, day: date) -> pd.DataFrame:
    """Those still to come, the first one first; those without a date last."""
    to_come = Activity.starts.is_(None) | (Activity.ends >= day)
    ids = select(Activity.id).where(*matching(filters, statuses=(Status.PLANNED,)), to_come)
    return activities.of(db, ids=ids.order_by(Activity.starts.asc().nulls_last(), Activity.id).limit(MOST))


def _reported(db: Session, filters: Filters) -> pd.DataFrame:
    """The last reports of an answer; a report that only promises is none."""
    found = select(
        Activity.key.label("activity"),
        Activity.title_en,
        Activity.title_ar,
        Activity.starts,
        Activity.precision,
        Activity.answers_reported,
    ).where(*matching(filters), Activity.answers_reported != "")
    ordered = found.order_by(Activity.starts.desc().nulls_last(), Activity.id.desc()).limit(AT_ONCE)
    kept: list[pd.DataFrame] = []
    for offset in count(0, AT_ONCE):
        rows = frame(db, ordered.offset(offset))
        said = answers(db, zip(rows["activity"], rows["answers_reported"], strict=True))
        rows = rows.assign(answers_reported=rows["activity"].map(said).astype("object"))
        kept.append(rows[rows["answers_reported"].notna()])
        if len(rows) < AT_ONCE or sum(map(len, kept)) >= MOST:
            break
    return pd.concat(kept, ignore_index=True).head(MOST)


def _sources(db: Session, keys: list[str]) -> pd.DataFrame:
    found = (
        select(Activity.key.label("activity"), Source.address, Source.outlet, Source.published_on)
        .join(ActivitySource, ActivitySource.source_id == Source.id)
        .join(Activity, Activity.id == ActivitySource.activity_id)
        .where(Activity.key.in_(keys))
    )
    return frame(db, found.order_by(Activity.key, ActivitySource.position))


def _answered(db: Session, keys: list[str], *, day: date, words: bool) -> pd.DataFrame:
    """The last answer that each request of these communities was given, and that nobody took back; the newest first."""
    own = aliased(RequestEvent)
    last = select(func.max(own.position)).where(
        own.request_id == RequestEvent.request_id, own.step == Step.ANSWERED, standing(own)
    )
    found = (
        select(
            Request.key,
            Request.kind,
            RequestEvent.on_day,
            *([RequestEvent.answer, RequestEvent.evidence] if words else []),
        )
        .select_from(RequestEvent)
        .join(Request, Request.id == RequestEvent.request_id)
        .join(Community, Community.id == Request.community_id)
        .where(Community.key.in_(keys), RequestEvent.position == last.correlate(RequestEvent).scalar_subquery())
    )
    given = frame(db, found.order_by(RequestEvent.on_day.desc(), RequestEvent.id.desc()).limit(MOST))
    lives = request_lives.table(db, filters=Filters(), day=day)[["key", "request_state", "is_open"]]
    return given.join(lives.set_index("key"), on="key")
