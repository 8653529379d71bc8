"""A small world for figures, whose rows can be counted by hand."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from models import Change, Channel, ChannelReading, Community
from models.codes import Act, AttendanceBasis, How, Tier
from models.engine import engine
from tests.conftest import DATABASES
from tests.copied import copy_file
from tests.emptied import Emptied
from tests.indicators.asked import asked
from tests.small_world import add, counted, settle


@pytest.fixture(scope="module", params=DATABASES)
def world_url(
    request: pytest.FixtureRequest, empty_url: str, emptied: Emptied, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with the small world, of each of the two kinds: roll back what you write."""
    with ExitStack() as lent:
        if request.param == "sqlite":
            url = copy_file(empty_url, to=tmp_path_factory.mktemp("world") / "outreach.db")
        else:
            url = lent.enter_context(emptied.lent())
        with Session(engine(url)) as db:
            _fill(db)
            db.commit()
        yield url
        engine(url).dispose()


@pytest.fixture
def world(world_url: str) -> Iterator[Session]:
    """Eleven activities, of which eight were held, and six channels."""
    with Session(engine(world_url)) as db:
        yield db


def _fill(db: Session) -> None:
    settle(db)
    session, meeting = {"kind": "virtual_session"}, {"kind": "meeting"}
    # March 2023: 3 to the day, 1 to the month.
    add(
        db,
        "a",
        when="2023-03-02",
        communities="sa sa-riyadh kw",
        topics="customs",
        attendance=150,
        minutes=90,
        **session,
    )
    add(db, "b", when="2023-03-10", communities="sa", **meeting)
    add(db, "c", when="2023-03-15", countries="EG", topics="documents", attendance=0, **meeting)
    add(db, "d", when="2023-03", communities="fr-paris", topics="pensions", attendance=20, basis="estimated", **session)
    # Not in March: another month, the year, no date.
    add(db, "e", when="2023-04-01", communities="de", minutes=120, **session)
    add(db, "f", when="2023", communities="kw", **meeting)
    add(db, "g", communities="sa", topics="customs", initiative="hour", **meeting)
    add(db, "h", when="2023-05-05", attendance=20, kind="conference")
    # Never counted.
    add(db, "x", when="2023-03-03", communities="us", attendance=9000, status="planned")
    add(db, "y", when="2023-03-03", communities="us", attendance=9000, status="cancelled")
    add(db, "z", when="2023-03-03", communities="us", attendance=9000, status="unconfirmed", minutes=600, **session)
    numbers = dict(db.exec(select(Community.key, Community.id)).all())
    for key, kind, community, readings in (
        (
            "page",
            "facebook_page",
            None,
            [("2023-02-01", 1000, "followers", None), ("2023-03-20", 2000, "followers", None)],
        ),
        ("video", "youtube", None, [("2023-06-01", 500, "subscribers", None), ("2023-03-31", 77, "likes", None)]),
        ("big", "whatsapp_group", "sa", [("2023-01-31", 240, "members", 50), ("2023-03-31", 250, "members", 70)]),
        ("new", "whatsapp_group", "kw", [("2023-04-30", 10, "members", None)]),
        ("quiet", "telegram", None, []),
        ("phone", "hotline", None, [("2023-03-01", None, None, 5)]),
    ):
        channel = Channel(key=key, kind=kind, name_en=key, community_id=numbers.get(community))
        db.add(channel)
        db.flush()
        for day, audience, unit, messages in readings:
            db.add(
                ChannelReading(
                    channel_id=channel.id,
                    read_on=date.fromisoformat(day),
                    audience=audience,
                    audience_unit=unit,
                    messages=messages,
                    basis=AttendanceBasis.COUNTED,
                )
            )
    # Half past midnight in Cairo is the evening before in UTC. What was planned was entered before it was held.
    for key, at in (
        ("a", "2023-03-04 22:30"),
        ("b", "2023-03-17 12:00"),
        ("c", "2023-03-10 12:00"),
        ("d", "2023-04-01"),
    ):
        entered(db, key, at=at)
    entered(db, "b", at="2023-09-01", act=Act.CHANGED)
    # sa was met 21 days before the end of March, kw 29 (tier A allows 30), us never.
    for community in db.exec(select(Community).where(Community.key.in_(["sa", "kw", "us"]))):
        community.tier = Tier.A
    asked(db)
    counted(db)


def entered(db: Session, key: str, *, at: str, act: Act = Act.ADDED) -> None:
    """An entry of the history, at a moment in UTC."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    db.add(Change(at=moment, by="staff", how=How.FORM, act=act, table_name="activity", row_key=key, columns="{}"))
