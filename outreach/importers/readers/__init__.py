"""One reader a format. READERS is in the order in which files must come in, so that references find their rows."""

from outreach.importers.readers.channel_readings import CHANNEL_READINGS
from outreach.importers.readers.channels import CHANNELS
from outreach.importers.readers.commitments import COMMITMENTS
from outreach.importers.readers.communities import COMMUNITIES
from outreach.importers.readers.countries import COUNTRIES
from outreach.importers.readers.diaspora_estimates import DIASPORA_ESTIMATES
from outreach.importers.readers.diaspora_sources import DIASPORA_SOURCES
from outreach.importers.readers.entities import ENTITIES
from outreach.importers.readers.events import EVENTS
from outreach.importers.readers.places import PLACES
from outreach.importers.readers.published_figures import PUBLISHED_FIGURES
from outreach.importers.readers.requests import REQUESTS
from outreach.importers.readers.vocabulary import AUTHORITIES, INITIATIVES, TOPICS

READERS = (
    COUNTRIES,
    COMMUNITIES,
    ENTITIES,
    TOPICS,
    AUTHORITIES,
    INITIATIVES,
    PLACES,
    DIASPORA_SOURCES,
    DIASPORA_ESTIMATES,
    EVENTS,
    CHANNELS,
    REQUESTS,
    COMMITMENTS,
    CHANNEL_READINGS,
    PUBLISHED_FIGURES,
)
