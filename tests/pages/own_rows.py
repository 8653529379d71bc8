"""A row of the ministry's own in each table that the page "Correct rows" is for, and what is corrected in it."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import Session

from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.entry.fields import TABLES
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.shapes import SHAPES
from tests.copied import copy_file
from tests.small_world import HOME

EDITORS = tuple(Viewer(f"Editor {number}", Role.EDITOR) for number in ("One", "Two"))
SOURCE = {"key": "own-source", "name_en": "Own source"}
UNKEYED = ("channel_reading", "diaspora_estimate")
CHANNEL = {"key": "own-group", "kind": "whatsapp_group", "name_en": "Own group", "community": "sa-riyadh"}


@dataclass(frozen=True)
class Row:
    """``mine`` is a field, what is typed and what is stored of it; ``theirs`` a column and its value."""

    key: str
    values: dict[str, object]
    mine: tuple[str, str, object]
    theirs: tuple[str, object]


NAME = ("name_ar", "اسم آخر", "اسم آخر")
OTHER = ("name_en", "Their name")
ROWS = {
    "community": Row(
        "own-place", {"country_code": "SA", "level": "city", "name_en": "Own place", "name_ar": "مكان"}, NAME, OTHER
    ),
    "entity": Row("own-house", {"community": "sa-riyadh", "name_en": "Own house"}, NAME, OTHER),
    "channel": Row("own-page", {"kind": "facebook_page", "name_en": "Own page"}, ("owner", "x", "x"), OTHER),
    "channel_reading": Row(
        "own-group/2024-05-14/members",
        {
            "channel": "own-group",
            "read_on": "2024-05-14",
            "audience": 5,
            "audience_unit": "members",
            "basis": "counted",
        },
        ("messages", "١٢", 12),
        ("audience", 6),
    ),
    "initiative": Row("own-series", {"name_en": "Own series"}, NAME, OTHER),
    "topic": Row("own-topic", {"name_en": "Own topic"}, ("note", "What it is", "What it is"), OTHER),
    "authority": Row("own-authority", {"name_en": "Own authority"}, NAME, OTHER),
    "request": Row(
        "own-request",
        {"kind": "enquiry", "summary": "Planted words", "raised_on": "2024-05-14", "channel": "own-group"},
        ("summary", "Other words", "Other words"),
        ("kind", "complaint"),
    ),
    "theme": Row("own-theme", {"name_en": "Own theme"}, NAME, OTHER),
    "commitment": Row(
        "own-promise",
        {"what_en": "Own promise", "community": "sa-riyadh"},
        ("what_ar", "وعد آخر", "وعد آخر"),
        ("what_en", "Their promise"),
    ),
    "coverage_reason": Row(
        "own-reason",
        {"community": "sa-riyadh", "hindrance": "conflict", "since": "2024-05-14"},
        ("remark", "Planted words", "Planted words"),
        ("until", "2024-06-14"),
    ),
    "decision": Row(
        "own-decision",
        {"what": "Who travels", "raised_on": "2024-05-14", "raised_by": "Editor One"},
        ("what", "Who flies", "Who flies"),
        ("needed_by", "2024-06-14"),
    ),
    "meeting_action": Row(
        "own-action",
        {"week": "2024-05-11", "what": "Call them", "owner": "Editor One"},
        ("what", "Call all of them", "Call all of them"),
        ("owner", "Editor Two"),
    ),
    "published_figure": Row(
        "own-figure",
        {
            "metric": "remittances",
            "value": "1500000000.5",
            "value_text": "1.5 billion",
            "qualifier": "about",
            "definition": "Sent home in a year",
        },
        ("value", "٣١٩٠٠٠٠٠٠٠٠٫٢٥", "31900000000.25"),
        ("unit", "US dollars"),
    ),
    "diaspora_estimate": Row(
        "SA/2023/own-source/citizens_official",
        {
            "country_code": "SA",
            "year": 2023,
            "source": "own-source",
            "basis": "citizens_official",
            "nationals": 900,
        },
        ("nationals", "١٢٠٠", 1200),
        ("nationals", 1300),
    ),
    "estimate_source": Row("own-estimates", {"name_en": "Own estimates"}, NAME, OTHER),
}


@pytest.fixture(scope="session")
def whole(record_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The public record with a row of the ministry's own in each table: to be copied."""
    url = copy_file(record_url, to=tmp_path_factory.mktemp("whole") / "own.db")
    written(url)
    engine(url).dispose()
    return url


@pytest.fixture
def url(own: str, whole: str) -> str:
    """A copy of it, which the pages read, and an editor."""
    return copy_file(whole, to=Path(own.removeprefix("sqlite:///")))


def written(url: str) -> None:
    """One row of each table, by an editor."""
    with Session(engine(url)) as db:
        for table, row in (("channel", CHANNEL), ("estimate_source", SOURCE)):
            rows.add(db, SHAPES[table].table, row, viewer=EDITORS[0], home_country=HOME)
        for table in TABLES:
            row = ROWS[table]
            key = {} if table in UNKEYED else {"key": row.key}
            rows.add(db, SHAPES[table].table, row.values | key, viewer=EDITORS[0], home_country=HOME)
        db.commit()


def changed(url: str, table: str, key: str, **values: object) -> None:
    """Somebody else corrects a row."""
    with Session(engine(url)) as db:
        rows.change(db, SHAPES[table].table, key, values, token=None, viewer=EDITORS[1], home_country=HOME)
        db.commit()


def deleted(url: str, table: str, key: str) -> None:
    """Somebody else deletes a row."""
    with Session(engine(url)) as db:
        rows.delete(db, SHAPES[table].table, key, token=None, viewer=EDITORS[1], home_country=HOME)
        db.commit()


def image(url: str, table: str, key: str) -> dict | None:
    """A row as it is stored."""
    with Session(engine(url)) as db:
        return snapshot(db, SHAPES[table].table, key)
