"""What was raised: topics in all, and by country."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, ActivityCountry, ActivityTopic, Country, Topic
from models.codes import PlaceKind
from outreach.filters import Filters
from outreach.queries.conditions import listed, matching
from outreach.queries.frames import frame


def in_all(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Held activities that raised each topic, most first: ``key, name_en, name_ar, activities``; none: no row."""
    counted = (
        select(ActivityTopic.topic_id, func.count().label("activities"))
        .join(Activity, Activity.id == ActivityTopic.activity_id)
        .where(*matching(filters))
        .group_by(ActivityTopic.topic_id)
        .subquery("counted")
    )
    found = (
        select(Topic.key, Topic.name_en, Topic.name_ar, counted.c.activities)
        .join(counted, counted.c.topic_id == Topic.id)
        .order_by(counted.c.activities.desc(), Topic.key)
    )
    return frame(db, found)


def by_country(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Held activities that raised each topic with each country.

    Columns: ``topic, topic_en, topic_ar, country, country_en, country_ar, activities``; pairs without any have no row.
    """
    code = ActivityCountry.country_code
    counted = (
        select(ActivityTopic.topic_id, code.label("country"), func.count().label("activities"))
        .join(Activity, Activity.id == ActivityTopic.activity_id)
        .join(ActivityCountry, ActivityCountry.activity_id == Activity.id)
        .where(*matching(filters), *listed(filters, each=PlaceKind.COUNTRY, place=code))
        .group_by(ActivityTopic.topic_id, code)
        .subquery("counted")
    )
    found = (
        select(
            Topic.key.label("topic"),
            Topic.name_en.label("topic_en"),
            Topic.name_ar.label("topic_ar"),
            Country.code.label("country"),
            Country.name_en.label("country_en"),
            Country.name_ar.label("country_ar"),
            counted.c.activities,
        )
        .join(counted, counted.c.topic_id == Topic.id)
        .join(Country, Country.code == counted.c.country)
        .order_by(counted.c.activities.desc(), Topic.key, Country.code)
    )
    return frame(db, found)
