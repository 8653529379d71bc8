"""A small database whose rows have everything that a file can stumble over."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import Session

from models import (
    Activity,
    ActivityCommunity,
    ActivityCountry,
    ActivitySource,
    ActivityTopic,
    Community,
    Country,
    Request,
    Source,
    Topic,
)
from models.engine import engine
from tests.conftest import DATABASES
from tests.copied import copy_file

TITLE = '=HYPERLINK("http://example.org"), "quoted"\r\nsecond line'
WORDS = "the very words that somebody wrote"


@pytest.fixture(scope="package", params=DATABASES)
def filled_url(
    request: pytest.FixtureRequest, empty_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Three activities: one with two communities, one undated, one in another country. Do not write to it."""
    if request.param == "sqlite":
        yield filled(copy_file(empty_url, to=tmp_path_factory.mktemp("filled") / "outreach.db"))
        return
    with request.getfixturevalue("emptied").lent() as url:
        yield filled(url)


def filled(url: str) -> str:
    """The same database, with these rows."""
    with Session(engine(url)) as db:
        for code, alpha3, name_en, name_ar in (
            ("KW", "KWT", "Kuwait", "الكويت"),
            ("SA", "SAU", "Saudi Arabia", "السعودية"),
        ):
            db.add(Country(code=code, alpha3=alpha3, name_en=name_en, name_ar=name_ar, region="gulf", un_region="145",
                           longitude=47.5, latitude=29.0))  # fmt: skip
        db.flush()
        for number, (key, country, level) in enumerate(
            (("sa", "SA", "country"), ("kw", "KW", "country"), ("sa-riyadh", "SA", "city")), start=1
        ):
            db.add(
                Community(id=number, key=key, country_code=country, level=level, name_en=key, name_ar=f"جالية {key}")
            )
        db.add(Topic(id=1, key="customs", name_en="Customs", name_ar="الجمارك"))
        db.add(Source(id=1, key="1", address="https://example.org/1"))
        db.add(Source(id=2, key="2", address="https://example.org/2"))
        held = {"status": "held", "organiser": "mission"}
        on = {"starts": date(2023, 3, 5), "ends": date(2023, 3, 5), "precision": "day", "date_basis": "event"}
        counted = {"attendance": 40, "attendance_basis": "counted"}
        db.add(Activity(id=1, key="a1", kind="visit", title_en=TITLE, title_ar="زيارة", **held, **on, **counted))
        db.add(Activity(id=2, key="a2", kind="meeting", title_en="-5 degrees", **held))
        db.add(Activity(id=3, key="a3", kind="visit", title_en="Plain", status="planned", organiser="mission", **on))
        db.flush()
        for activity, community in ((1, 1), (1, 2), (3, 3)):
            db.add(ActivityCommunity(activity_id=activity, community_id=community))
        for activity, country in ((1, "SA"), (1, "KW"), (3, "SA")):
            db.add(ActivityCountry(activity_id=activity, country_code=country))
        db.add(ActivityTopic(activity_id=1, topic_id=1))
        asked = {"kind": "complaint", "summary": WORDS, "raised_on": date(2023, 3, 5), "activity_id": 1}
        db.add(Request(id=1, key="R2023-0001", community_id=3, topic_id=1, **asked))
        db.add(ActivitySource(activity_id=1, source_id=1, position=1))
        db.add(ActivitySource(activity_id=1, source_id=2, position=0))
        db.commit()
    return url
