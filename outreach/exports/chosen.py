"""The activities that a page lists, as a file: the columns of the whole table, and only the rows of one choice."""

from dataclasses import replace

from sqlmodel import Session

from outreach.exports.columns import Table
from outreach.exports.csv import PEOPLE, Style
from outreach.exports.of_activities import ACTIVITIES
from outreach.exports.whole import stream
from outreach.filters import Filters
from outreach.i18n import Translator
from outreach.periods import today
from outreach.queries import unknowns, unsaid
from outreach.queries.conditions import matching
from outreach.queries.which import PASSED, WHICH
from outreach.settings import settings


def table_of(which: str) -> Table:
    """The table of activities, narrowed to one choice of :data:`outreach.queries.which.WHICH`."""
    chosen = WHICH[which]
    if which == PASSED:
        day = today(settings())
        return replace(ACTIVITIES, narrowed=lambda filters: unsaid.conditions(filters, day=day))
    if chosen.status:
        return replace(ACTIVITIES, narrowed=lambda filters: matching(filters, statuses=(chosen.status,)))
    return replace(ACTIVITIES, narrowed=lambda filters: unknowns.conditions(filters, silent=chosen.silent))


def file_of(db: Session, *, which: str, filters: Filters, t: Translator, style: Style = PEOPLE) -> bytes:
    """The rows of one choice as CSV, held in memory: for some ten thousand rows and not for a million."""
    return b"".join(stream(db.connection(), table=table_of(which), t=t, style=style, filters=filters))
