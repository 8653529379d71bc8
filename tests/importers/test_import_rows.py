"""What a row of a file becomes in the database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from models import (
    ActivitySource,
    Channel,
    ImportRun,
    Initiative,
    PublishedFigure,
    Source,
)
from models.codes import AttendanceBasis, Organiser, Precision, Qualifier, Status
from models.engine import session
from tests.importers.made_files import made, row, take
from tests.importers.stored import communities, one


def test_what_a_row_becomes(lists_url: str):
    """Codes, dates, attendance with its basis, communities, sources in their order, and where it came in."""
    take(lists_url, made([row("events")]))
    with session(lists_url) as db:
        activity = one(db, "e1")
        assert (activity.status, activity.organiser) == (Status.HELD, Organiser.EMIGRATION_MINISTRY)
        assert (activity.starts, activity.ends, activity.precision) == (
            date(2023, 3, 5), date(2023, 3, 5), Precision.DAY,
        )  # fmt: skip
        assert (activity.attendance, activity.attendance_basis) == (120, AttendanceBasis.ESTIMATED)
        assert db.get(Initiative, activity.initiative_id).key == "hour-with-the-minister"
        assert db.get(ImportRun, activity.import_run_id).file_name == "file1.csv"
        # The Emirates are named and none of their cities: so their country-wide community.
        assert communities(db, "e1") == ["ae", "sa-jeddah", "sa-riyadh"]
        cited = (
            select(Source.address, Source.outlet, Source.published_on)
            .join(ActivitySource, ActivitySource.source_id == Source.id)
            .order_by(ActivitySource.position)
        )
        assert db.execute(cited).all() == [
            ("https://example.org/1", "A paper", None),
            ("", "Another", date(2023, 3, 6)),
        ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"countries": "SA;AE", "communities": ""}, ["ae", "sa"]),
        ({"countries": "SA", "communities": "الرياض"}, ["sa-riyadh"]),
        ({"countries": "SA", "communities": "JIDDAH;sa-riyadh"}, ["sa-jeddah", "sa-riyadh"]),
        ({"countries": "EG", "communities": "Cairo"}, []),
        ({"countries": "EG", "communities": ""}, []),
        ({"countries": "GB;EG", "communities": "Sharm el-Sheikh"}, ["gb"]),
        ({"countries": "US", "communities": "Washington"}, ["us-washington-dc"]),
        ({"countries": "US", "communities": "Houston (HOME foundation);other East Coast states"}, ["us-houston"]),
        ({"countries": "IE;GB", "communities": "Ireland;Scotland"}, ["gb-scotland", "ie"]),
        ({"countries": "", "communities": "about 30 European countries"}, []),
        ({"countries": "SA;SA", "communities": "Riyadh;Riyadh"}, ["sa-riyadh"]),
    ],
)
def test_places_become_communities(lists_url: str, changes: dict, expected: list[str]):
    """By name in either language, other spelling or key; a country without a city named is its country-wide one."""
    assert take(lists_url, made([row("events", **changes)])).written
    with session(lists_url) as db:
        assert communities(db, "e1") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"attendance": ""}, (None, AttendanceBasis.NOT_COLLECTED)),
        ({"attendance": "0"}, (0, AttendanceBasis.ESTIMATED)),
        ({"attendance": "١٢٠"}, (120, AttendanceBasis.ESTIMATED)),
        ({"attendance": "۱۲۰", "attendance_basis": "counted"}, (120, AttendanceBasis.COUNTED)),
    ],
)
def test_attendance_has_its_basis(lists_url: str, changes: dict, expected: tuple):
    """A number that somebody stated is an estimate unless the file says that it was counted; blank is not zero."""
    take(lists_url, made([row("events", **changes)]))
    with session(lists_url) as db:
        assert (one(db, "e1").attendance, one(db, "e1").attendance_basis) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("reported", Status.HELD), ("announced", Status.UNCONFIRMED), ("arrival_only", Status.UNCONFIRMED),
        ("planned", Status.PLANNED), ("held", Status.HELD), ("cancelled", Status.CANCELLED),
    ],
)  # fmt: skip
def test_only_what_was_reported_was_held(lists_url: str, stated: str, expected: Status):
    """An announcement or an arrival is not yet an activity that took place."""
    why = {"cancelled_because": "The hall was closed"} if stated == "cancelled" else {}
    take(lists_url, made([row("events", status=stated, attendance="", **why)]))
    with session(lists_url) as db:
        assert (one(db, "e1").status, one(db, "e1").cancelled_because) == (expected, why.get("cancelled_because", ""))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"value": "65", "unit": "sessions"}, (65, Qualifier.EXACT, "sessions")),
        ({"value": "65", "unit": "sessions (approx.)"}, (65, Qualifier.ABOUT, "sessions")),
        ({"value": "٦٥", "unit": "people (more than)"}, (65, Qualifier.MORE_THAN, "people")),
        ({"value": "65", "unit": "people (at least)"}, (65, Qualifier.AT_LEAST, "people")),
        ({"value": "65", "unit": "people (at most)"}, (65, Qualifier.AT_MOST, "people")),
        ({"value": "10.1", "unit": "percent"}, (Decimal("10.1"), Qualifier.EXACT, "percent")),
        ({"value": "10-12 million", "unit": "people"}, (None, Qualifier.RANGE, "people")),
        ({"value": "weekly (Sundays)", "unit": "schedule"}, (None, Qualifier.NOT_A_NUMBER, "schedule")),
        (
            {"value": "52", "unit": "platforms", "definition_as_stated": "More than 52 platforms"},
            (52, Qualifier.MORE_THAN, "platforms"),
        ),
    ],
)
def test_a_published_figure_keeps_how_exactly_it_was_stated(lists_url: str, changes: dict, expected: tuple):
    """ "About 65" is not 65; what is no single number has no number; what was stated stays as it was."""
    take(lists_url, made([row("published_figures", **changes)]))
    with session(lists_url) as db:
        figure = one(db, "f1", PublishedFigure)
        assert (figure.value, figure.qualifier, figure.unit, figure.value_text) == (*expected, changes["value"])


@pytest.mark.parametrize(
    ("kind", "platform", "expected"),
    [
        ("page", "Facebook", "facebook_page"), ("groups", "WhatsApp", "whatsapp_group"),
        ("hotline", "WhatsApp", "hotline"), ("telephone", "telephone", "hotline"), ("account", "Twitter/X", "x"),
        ("form", "website", "website"), ("account", "Clubhouse", "audio"), ("application", "mobile app", "application"),
        ("publication", "e-magazine", "publication"), ("groups", "social media groups", "other"),
        ("whatsapp_group", "", "whatsapp_group"), ("groups", "Facebook", "facebook_group"),
    ],
)  # fmt: skip
def test_a_channel_has_its_kind(lists_url: str, kind: str, platform: str, expected: str):
    """From type and platform as the record names them, or by its code."""
    take(lists_url, made([row("channels", channel_type=kind, platform=platform)]))
    with session(lists_url) as db:
        assert one(db, "c1", Channel).kind == expected


@pytest.mark.parametrize("days", [0, 1])
def test_what_is_held_has_come(lists_url: str, monkeypatch: pytest.MonkeyPatch, days: int):
    """Today where the ministry is, and no later; what is planned may be of any day."""
    monkeypatch.setattr("outreach.importers.readers.events.today", lambda _: date(2023, 3, 5) - timedelta(days))
    plan = row("events", event_id="e2", status="planned", date="2099-01-01", attendance="")
    result = take(lists_url, made([row("events"), plan]))
    assert (result.written, len(result.errors)) == (not days, days)
