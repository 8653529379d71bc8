"""Charts: ``(DataFrame, t, *, dark=False) -> Figure``, a file each. They draw what they are given and ask nobody.

A figure has no title: the page's heading says the finding. Figures are built from plain dicts, which is some eight
times faster than plotly's own objects. Pages hand them to Streamlit with ``theme=None`` and ``config=CONFIG``.
"""

from outreach.charts.ageing import ageing
from outreach.charts.base import CONFIG
from outreach.charts.channel_growth import channel_growth
from outreach.charts.kinds_over_time import kinds_over_time
from outreach.charts.lateness import lateness
from outreach.charts.matrix import matrix
from outreach.charts.ranked import ranked
from outreach.charts.sessions_per_100k import sessions_per_100k
from outreach.charts.since_contact import since_contact
from outreach.charts.topics_by_country import topics_by_country
from outreach.charts.world_map import MAP_NOTE, world_map

__all__ = [
    "CONFIG",
    "MAP_NOTE",
    "ageing",
    "channel_growth",
    "kinds_over_time",
    "lateness",
    "matrix",
    "ranked",
    "sessions_per_100k",
    "since_contact",
    "topics_by_country",
    "world_map",
]
