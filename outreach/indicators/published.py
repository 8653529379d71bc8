"""Published figures beside what the rows show for the same date and scope, with the difference in words."""

from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import TYPE_CHECKING

from sqlmodel import Session

from models.codes import Collection, Kind, Organiser
from outreach.filters import Filters, Known
from outreach.indicators import Value, compute
from outreach.marks import mark
from outreach.queries import choices, published
from outreach.queries.unknowns import overlapping, undated

if TYPE_CHECKING:
    from outreach.i18n import Translator

HOUR = Filters(organisers=(Organiser.EMIGRATION_MINISTRY.value,), initiatives=("hour-with-the-minister",))
SESSIONS = HOUR.narrowed(kinds=(Kind.VIRTUAL_SESSION.value,))

CITIES = mark(
    "What the figure calls a community may be a country or a city. Here each country and each city is a community "
    "of its own."
)
LENGTHS = mark("The press hardly ever says how long a session took. Here only lengths that were stated are added.")
PLATFORMS = mark(
    "The channels here are those that the sources name. The figure counts more, among them groups and forums that "
    "nobody listed."
)
FOLLOWERS = mark(
    "The source adds followers, viewers and participants, and one person may be counted on many pages. Here only the "
    "followers of channels that were read are counted."
)
RESTING_ON = {
    Collection.PUBLIC_RECORD.value: mark(
        "The rows are what the press recorded, a sample and not the ministry's register. What is missing was not "
        "necessarily left undone."
    ),
    choices.IN_PART: mark(
        "A part of the rows is what the press recorded, a sample beside the ministry's own. What is missing was not "
        "necessarily left undone."
    ),
}
UNDATED_FIGURE = mark("The figure was published without a date, so all rows of its scope stand beside it.")
UNTIL = mark("The rows are those up to {day}.")
SCOPE = mark("Both are about the sessions of one initiative, held by the ministry of emigration.")
NOTHING = mark("The rows say nothing of this, which is not the same as none.")
UNDATED_ROWS = (
    mark("{n} activity of the same scope has no date, and is not among them."),
    mark("{n} activities of the same scope have no date, and are not among them."),
)
OVERLAPPING_ROWS = (
    mark("{n} activity of the same scope may lie before that day or after it, and is not among them."),
    mark("{n} activities of the same scope may lie before that day or after it, and are not among them."),
)
SILENT_ROWS = {
    "session_hours": (
        mark("{n} session of the same scope does not say how long it took."),
        mark("{n} sessions of the same scope do not say how long they took."),
    ),
    "followers": (
        mark("{n} channel on record was never read."),
        mark("{n} channels on record were never read."),
    ),
}


@dataclass(frozen=True)
class Scope:
    """What of the rows a published figure is about."""

    indicator: str
    filters: Filters
    why: str = ""


SCOPES = {
    "f_sessions_14": Scope("activities_held", SESSIONS),
    "f_sessions_65": Scope("activities_held", SESSIONS),
    "f_comm_55": Scope("communities_reached", HOUR, CITIES),
    "f_comm_59": Scope("communities_reached", HOUR, CITIES),
    "f_countries_45": Scope("countries_reached", HOUR),
    "f_countries_48": Scope("countries_reached", HOUR),
    "f_hours_250": Scope("session_hours", HOUR, LENGTHS),
    "f_platforms_51": Scope("channels_active", Filters(), PLATFORMS),
    "f_platforms_52": Scope("channels_active", Filters(), PLATFORMS),
    "f_followers_25m": Scope("followers", Filters(), FOLLOWERS),
    "f_followers_80m": Scope("followers", Filters(), FOLLOWERS),
}


@dataclass(frozen=True)
class Comparison:
    """A published figure, and the same indicator from the rows.

    ``stated`` is a number, NaN where what was stated is none; ``stated_text`` what was written. ``shown`` is the figure
    from the rows: its value is None where they say nothing. ``filters`` open its rows. ``until`` is the last day of
    both, None for an undated figure. ``undated`` and ``overlapping`` are how many activities of the same scope are not
    among the rows for want of a date, or since their month or year goes on after ``until``. ``collection`` is what all
    rows here are, as ``choices.as_one`` calls them.
    """

    figure: str
    stated: float
    stated_text: str
    qualifier: str
    definition: str
    minister: str
    address: str
    outlet: str
    until: date | None
    indicator: str
    shown: Value
    filters: Filters
    undated: int
    overlapping: int
    collection: str

    @property
    def difference(self) -> float | None:
        """What the rows lack of the figure; None where they say nothing, or it is no number."""
        return None if self.shown.value is None or isnan(self.stated) else self.stated - self.shown.value

    def sentences(self, t: "Translator") -> list[str]:
        """Why the two differ, in the reader's language."""
        said = [t(NOTHING)] if self.shown.value is None else []
        if SCOPES[self.figure].filters != Filters():
            said.append(t(SCOPE))
        said.append(t(UNTIL, day=t.date(self.until)) if self.until else t(UNDATED_FIGURE))
        if self.until and self.undated:
            said.append(_counted(t, UNDATED_ROWS, self.undated))
        if self.overlapping:
            said.append(_counted(t, OVERLAPPING_ROWS, self.overlapping))
        if self.indicator in SILENT_ROWS and self.shown.unknown:
            said.append(_counted(t, SILENT_ROWS[self.indicator], self.shown.unknown))
        if SCOPES[self.figure].why:
            said.append(t(SCOPES[self.figure].why))
        return [*said, t(RESTING_ON[self.collection])] if self.collection in RESTING_ON else said


def compared(db: Session) -> list[Comparison]:
    """Each figure of :data:`SCOPES` that this database holds, in that order."""
    known, collection = choices.known(db), choices.as_one(choices.collections(db))
    stated = published.table(db, keys=tuple(SCOPES)).set_index("key")
    found = []
    for key, scope in SCOPES.items():
        if key not in stated.index or not _exists(scope.filters, known):
            continue
        row = stated.loc[key]
        filters = scope.filters.narrowed(end=row["ends"])
        found.append(
            Comparison(
                figure=key,
                stated=float(row["value"]),
                stated_text=row["value_text"],
                qualifier=row["qualifier"],
                definition=row["definition"],
                minister=row["minister"],
                address=row["address"],
                outlet=row["outlet"],
                until=row["ends"],
                indicator=scope.indicator,
                shown=compute(db, key=scope.indicator, filters=filters),
                filters=filters,
                undated=undated(db, filters=filters),
                overlapping=overlapping(db, filters=filters),
                collection=collection,
            )
        )
    return found


def _exists(filters: Filters, known: Known) -> bool:
    return set(filters.initiatives) <= known.initiatives


def _counted(t: "Translator", words: tuple[str, str], n: int) -> str:
    """One text or the other. Marked one by one, so translated one by one: each translation suits any number."""
    one, many = words
    text = one if n == 1 else many
    return t(text, n=n)
