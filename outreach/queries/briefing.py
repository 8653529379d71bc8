"""What somebody must know before the next session with a community, or with the people of a country."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import Select, select
from sqlmodel import Session

from models import (
    Activity,
    ActivityTopic,
    Community,
    Request,
    Topic,
)
from models.codes import Level, Status
from outreach.filters import Filters
from outreach.queries import (
    activities,
    answered,
    channels,
    commitments,
    communities,
    contact,
    countries,
    entities,
    estimates,
    unsaid,
)
from outreach.queries.conditions import matching
from outreach.queries.frames import frame
from outreach.queries.open_requests import open_requests, with_words
from outreach.queries.written_of import written_of
from outreach.settings import settings

CONTACTS = 5
MOST = 5
MOST_REQUESTS = 40
"""So many of those raised in the last contact, and so many of the others that wait."""


@dataclass(frozen=True)
class Briefing:
    """Frames, and numbers. ``place``: one row, columns of ``communities.one`` or ``countries.one``;
    ``filters`` narrow to it.

    ``estimates``: what each source said last of the whole country, columns of ``estimates.of_country`` and ``used``:
    whether rates are computed with it. ``entities``: columns of ``entities.of_communities``.
    ``contacts``: the last five activities held, columns of ``activities.table``.
    ``planned``: the next planned ones, ``passed``: those whose day has passed, at most five of ``passed_number``; the
    same columns. ``requests``: those raised in the last contact, and then the open ones, at most forty of each, columns
    of ``request_lives.table`` and with words ``summary``; ``asked_number`` and ``waiting_number`` are how many there
    are of either in all, ``open_number`` is how many of both wait for an answer.
    ``raised``: topics of the last contact, ``key, name_en, name_ar``. ``reported`` and ``answered``: the first ones of
    :mod:`outreach.queries.answered`, with how many there are in all: ``answered_number`` of them stand,
    ``reopened_number`` wait again; ``sources`` of what is reported.
    ``promised``: columns of ``commitments.table``, the late ones first. ``channels``: columns of ``channels.table``,
    those that people can follow. ``written_of``: without a contact, whether the ministry itself wrote of them, see
    ``written_of``. ``cities_later``: of the community of a whole country, how many of its cities were met later than
    it, see ``contact.cities_later``; else 0.
    """

    place: pd.DataFrame
    filters: Filters
    estimates: pd.DataFrame
    entities: pd.DataFrame
    contacts: pd.DataFrame
    planned: pd.DataFrame
    passed: pd.DataFrame
    passed_number: int
    requests: pd.DataFrame
    asked_number: int
    waiting_number: int
    open_number: int
    raised: pd.DataFrame
    reported: pd.DataFrame
    reported_number: int
    sources: pd.DataFrame
    answered: pd.DataFrame
    answered_number: int
    reopened_number: int
    promised: pd.DataFrame
    channels: pd.DataFrame
    written_of: bool
    cities_later: int
    any_request: bool

    @property
    def asked(self) -> pd.DataFrame:
        """Those of ``requests`` that were raised in the last contact."""
        return _raised_in(self.contacts, self.requests)[0]

    @property
    def waiting(self) -> pd.DataFrame:
        """The others, which wait for an answer too."""
        return _raised_in(self.contacts, self.requests)[1]

    @property
    def answered_cut(self) -> bool:
        """Whether more requests were answered than ``answered`` has."""
        return self.answered_number + self.reopened_number > len(self.answered)


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
    every = open_requests(db, day=day, communities=keys, activities=contacts["key"].head(1))
    asked, waiting = _raised_in(contacts, every)
    # Each is cut for itself: a long last contact hides nothing of what else waits.
    requests = pd.concat([part.head(MOST_REQUESTS) for part in (asked, waiting)], ignore_index=True)
    told, number_told = answered.reported(db, filters=filters)
    given, number_given, number_reopened = answered.given(db, communities=keys, day=day, words=words)
    found = channels.table(db, filters=filters)
    return Briefing(
        place=place,
        filters=filters,
        estimates=_estimates(db, code),
        entities=entities.of_communities(db, keys=keys),
        contacts=contacts,
        planned=_planned(db, filters, day),
        passed=unsaid.rows(db, filters=filters, day=day, limit=MOST),
        passed_number=unsaid.number(db, filters=filters, day=day),
        requests=with_words(db, requests) if words else requests,
        asked_number=len(asked),
        waiting_number=len(waiting),
        open_number=int(every["is_open"].sum()),
        raised=_raised(db, contacts["key"].head(1)),
        reported=told,
        reported_number=number_told,
        sources=answered.sources(db, activities=list(told["activity"])),
        answered=given,
        answered_number=number_given,
        reopened_number=number_reopened,
        promised=commitments.table(db, filters=filters, day=day),
        channels=found[found["followed"]].reset_index(drop=True),
        written_of=contacts.empty and bool(written_of(db, keys=keys)),
        cities_later=_cities_later(db, place=place, code=code, day=day),
        any_request=db.scalar(_any_request(keys)) is not None,
    )


def _raised_in(contacts: pd.DataFrame, requests: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The requests that were raised in the last contact, and the others."""
    last = requests["activity"].isin(set(contacts["key"].head(1)))
    return requests[last].reset_index(drop=True), requests[~last].reset_index(drop=True)


def _cities_later(db: Session, *, place: pd.DataFrame, code: str, day: date) -> int:
    if "level" not in place or place.iloc[0]["level"] != Level.COUNTRY:
        return 0
    rows = contact.last(db, filters=Filters(countries=(code,)), day=day)
    return sum(contact.cities_later(rows))


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
