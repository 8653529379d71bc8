"""Messages, active members, who joined and who left of each group: what is unknown is never a zero."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from sqlmodel import Session, select

from models import Channel, ChannelReading, Community
from models.codes import AttendanceBasis
from models.engine import session
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.queries import channel_talk, channels
from outreach.wording import channel_rows
from tests.small_world import settle

NUMBERS = ("messages", "active_members", "joined", "departed")
# Day, audience, messages, active members, joined, departed.
READINGS = {
    "riyadh": [
        (date(2026, 3, 1), None, 10, 4, 2, 0),
        (date(2026, 3, 2), None, 5, 6, None, 1),
        (date(2026, 3, 3), 250, None, None, None, None),
        (date(2026, 4, 1), None, 100, 9, 7, 7),
    ],
    "kuwait": [(date(2026, 3, 5), None, None, None, 0, None)],
    "paris": [(date(2026, 3, 5), 80, None, None, None, None)],
    "everybody": [(date(2026, 3, 9), None, 20, None, None, None)],
    "a-page": [(date(2026, 3, 9), None, 77, 7, 7, 7)],
}
PLACES = {"riyadh": "sa-riyadh", "kuwait": "kw", "paris": "fr-paris"}
MARCH = Filters(start=date(2026, 3, 1), end=date(2026, 3, 31))


@pytest.fixture
def world(shared_url: str) -> Iterator[Session]:
    with session(shared_url) as db:
        settle(db)
        places = dict(db.exec(select(Community.key, Community.id)).all())
        for number, (key, found) in enumerate(READINGS.items(), start=1):
            kind = "facebook_page" if key == "a-page" else "whatsapp_group"
            community = places.get(PLACES.get(key))
            db.add(Channel(id=number, key=key, kind=kind, name_en=key.title(), community_id=community))
            db.flush()
            for day, audience, *counts in found:
                unit = "members" if audience else None
                said = {"read_on": day, "audience": audience, "audience_unit": unit}
                said |= {"basis": AttendanceBasis.COUNTED, **dict(zip(NUMBERS, counts, strict=True))}
                db.add(ChannelReading.model_validate({"channel_id": number, **said}))
        db.flush()
        yield db
        db.rollback()


def counted(db: Session, filters: Filters) -> dict[str, tuple]:
    rows = channel_talk.by_group(db, filters=filters)
    return {
        row["key"]: tuple(None if pd.isna(row[name]) else int(row[name]) for name in (*NUMBERS, "readings"))
        for row in rows.to_dict("records")
    }


def test_each_group_by_hand(world: Session) -> None:
    """Sums, but of active members the most of one reading; most messages first, and only groups."""
    assert counted(world, Filters()) == {
        "riyadh": (115, 9, 9, 8, 3),
        "everybody": (20, None, None, None, 1),
        "kuwait": (None, None, 0, None, 1),
    }
    assert list(counted(world, Filters())) == ["riyadh", "everybody", "kuwait"]


def test_of_the_period_and_the_places_alone(world: Session) -> None:
    assert counted(world, MARCH)["riyadh"] == (15, 6, 2, 1, 2)
    assert counted(world, Filters(start=date(2026, 5, 1))) == {}
    assert set(counted(world, Filters(regions=("gulf",)))) == {"riyadh", "kuwait"}
    assert set(counted(world, Filters(countries=("KW",)))) == {"kuwait"}
    assert set(counted(world, Filters(communities=("sa-riyadh",)))) == {"riyadh"}
    row = channel_talk.by_group(world, filters=MARCH).set_index("key").loc["riyadh"]
    assert (row["first_day"], row["last_day"]) == (date(2026, 3, 1), date(2026, 3, 2))
    assert (row["messages_in"], row["joined_in"], row["departed_in"]) == (2, 1, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_of_how_many_readings_a_number_is_unknown(world: Session, language: str) -> None:
    t = translator(language)
    rows = channel_rows.talk(channel_talk.by_group(world, filters=MARCH), t=t).set_index("key")
    assert rows.loc["riyadh", "messages_said"] == t.number(15)
    partly = t("{n} (unknown in readings: {unknown})", n=2, unknown=1)
    assert rows.loc["riyadh", "joined_said"] == partly
    assert rows.loc["kuwait", "joined_said"] == t.number(0)
    assert rows.loc["kuwait", [f"{name}_said" for name in ("messages", "active_members", "departed")]].isna().all()
    assert rows.loc["everybody", "place"] == t("For all countries")
    said = channel_rows.groups_heard(rows, t=t)
    assert t.number(35) in said
    silent = channel_rows.groups_heard(rows.loc[["kuwait"]], t=t)
    assert silent == t.plural(
        "{n} WhatsApp group was counted; its messages are unknown",
        "{n} WhatsApp groups were counted; their messages are unknown",
        1,
    )


def test_readings_and_the_list_of_channels_say_who_joined_and_left(world: Session) -> None:
    everybody = channels.table(world, filters=MARCH).set_index("key").loc["everybody"]
    assert everybody["messages"] == 20 and pd.isna(everybody["joined"]) and pd.isna(everybody["departed"])
    found = channels.readings(world, filters=MARCH, key="riyadh")
    assert list(found["departed"])[-2:] == [1, 0] and pd.isna(found["joined"].iloc[1])
