"""A small frame for each chart, and how the tests draw it."""

from datetime import date

import plotly.graph_objects as go
import pytest
from pandas import DataFrame

from outreach import charts
from outreach.i18n import translator
from outreach.theme import KINDS

LONG = "The association of the families of one small town in a very far country"
FRAMES = {
    "kinds_over_time": [
        {"period": date(2023, 1, 1), "kind": "visit", "activities": 3},
        {"period": date(2023, 1, 1), "kind": "virtual_session", "activities": 5},
        {"period": date(2023, 4, 1), "kind": "visit", "activities": 2},
    ],
    "ranked": [
        {"name": "Kuwait", "code": "KW", "value": 7},
        {"name": LONG, "code": "XX", "value": 12},
        {"name": "Qatar", "code": "QA", "value": None},
    ],
    "world_map": [
        {"code": "SA", "activities": 12},
        {"code": "BH", "activities": 1},
        {"code": "FR", "activities": 0},
    ],
    "matrix": [
        {"name": LONG, "code": "x", "recorded": True, **dict.fromkeys(KINDS, 0), "visit": 4},
        {"name": "Kuwait", "code": "kw", "recorded": True, **dict.fromkeys(KINDS, 0)},
        {"name": "Qatar", "code": "qa", "recorded": False, **dict.fromkeys(KINDS, 0)},
    ],
    "topics_by_country": [
        {"topic": "customs", "topic_en": LONG, "topic_ar": LONG, "country": "SA", "activities": 4},
        {"topic": "pensions", "topic_en": "Pensions", "topic_ar": "المعاشات", "country": "KW", "activities": 9},
    ],
    "sessions_per_100k": [
        {"name": LONG, "per_100000": 0.04, "estimate_year": 2020, "sessions": 1, "nationals": 2_500_000},
        {"name": "Malta", "per_100000": 12.5, "estimate_year": 2020, "sessions": 2, "nationals": 16_000},
        {"name": "Chad", "per_100000": None, "estimate_year": None, "sessions": 3, "nationals": None},
    ],
    "since_contact": [
        {
            "name": LONG,
            "code": "x",
            "days_at_least": 400,
            "days_since": 430,
            "cadence": 90,
            "ratio": 430 / 90,
            "last": "March 2023",
        },
        {
            "name": "Kuwait",
            "code": "kw",
            "days_at_least": 12,
            "days_since": 12,
            "cadence": 30,
            "ratio": 0.4,
            "last": "5 May 2024",
        },
        {
            "name": "Chad",
            "code": "td",
            "days_at_least": 900,
            "days_since": 900,
            "cadence": None,
            "ratio": None,
            "last": "1 May 2021",
        },
    ],
    "channel_growth": [
        {"read_on": date(2021, 5, 4), "channel": LONG, "audience": 1200},
        {"read_on": date(2022, 5, 4), "channel": LONG, "audience": 1500},
        {"read_on": date(2022, 1, 1), "channel": "Page", "audience": 90},
    ],
    "lateness": [
        {"name": "Customs", "key": "customs", "open": 9, "overdue": 6},
        {"name": LONG, "key": "", "open": 12, "overdue": 2},
        {"name": "Pensions", "key": "pensions", "open": 3, "overdue": 0},
    ],
    "ageing": [
        {"band": "0_7", "name": "0–7", "on_time": 4, "amber": 0, "red": 0},
        {"band": "8_21", "name": "8–21", "on_time": 3, "amber": 2, "red": 0},
        {"band": "over_90", "name": "over 90", "on_time": 0, "amber": 0, "red": 9},
    ],
}
NAMED = ["ranked", "lateness", "matrix", "topics_by_country", "sessions_per_100k", "since_contact", "channel_growth"]
EN, AR = translator("en", digits="latn"), translator("ar", digits="arab")
ALL = pytest.mark.parametrize("name", FRAMES)


def draw(name: str, t=EN, **options) -> go.Figure:
    return getattr(charts, name)(DataFrame(FRAMES[name]), t, **options)


def hovers(figure) -> str:
    return "\n".join(text for trace in figure.data for text in (trace.hovertext or ()))
