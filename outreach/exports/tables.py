"""Every table that can be had whole, by the name that ``python -m outreach export`` and addresses use."""

from outreach.exports.columns import Table
from outreach.exports.of_activities import ACTIVITIES, INITIATIVES, SOURCES, TOPICS
from outreach.exports.of_channels import CHANNEL_READINGS, CHANNELS
from outreach.exports.of_commitments import COMMITMENTS
from outreach.exports.of_figures import DIASPORA_SOURCES, ESTIMATES, PUBLISHED_FIGURES
from outreach.exports.of_history import CHANGES
from outreach.exports.of_imports import IMPORTS
from outreach.exports.of_places import AUTHORITIES, COMMUNITIES, COUNTRIES, ENTITIES
from outreach.exports.of_requests import REQUEST_STEPS, REQUESTS, REQUESTS_WITH_WORDS

TABLES: dict[str, Table] = {
    table.key: table
    for table in (
        ACTIVITIES,
        COUNTRIES,
        COMMUNITIES,
        ENTITIES,
        CHANNELS,
        CHANNEL_READINGS,
        REQUESTS,
        REQUEST_STEPS,
        REQUESTS_WITH_WORDS,
        COMMITMENTS,
        INITIATIVES,
        TOPICS,
        AUTHORITIES,
        PUBLISHED_FIGURES,
        ESTIMATES,
        DIASPORA_SOURCES,
        SOURCES,
        IMPORTS,
        CHANGES,
    )
}
