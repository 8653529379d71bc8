"""What the columns of the rows behind a figure mean: those of a table, and those that were counted for the figure."""

import pandas as pd

from outreach.exports.columns import IN_WORDS
from outreach.exports.of_lives import OF_REQUESTS
from outreach.exports.preview import HOLDS
from outreach.exports.tables import TABLES
from outreach.i18n import Translator, mark
from outreach.labels import LABELS

# The table whose columns have the same names, by what one row behind a figure is.
TABLE_OF = {
    "activity": "activities",
    "country": "countries",
    "community": "communities",
    "channel": "channels",
    "reading": "channel_readings",
    "request": "requests",
    "commitment": "commitments",
}
COUNTED = {
    "activities": (mark("How many activities were held."), "whole", mark("activities")),
    "counted": (mark("How many were present where they were counted."), "whole", mark("people")),
    "estimated": (mark("How many were present where that was estimated."), "whole", mark("people")),
    "unknown_attendance": (mark("How many activities do not say how many were present."), "whole", mark("activities")),
    "minutes": (mark("How long they were, where that is known."), "whole", mark("minutes")),
    "timed": (mark("Of how many activities the length is known."), "whole", mark("activities")),
    "recorded": (mark("Whether any activity is on record at all, whatever the filters."), "code", ""),
    "announced": (mark("Whether all that is on record is planned, called off or unconfirmed."), "code", ""),
    "channels": (mark("How many channels are on record."), "whole", mark("channels")),
    "nationals": (mark("How many nationals live there, by the estimate in use."), "whole", mark("people")),
    "estimate_year": (mark("The year of that estimate."), "whole", mark("year")),
    "last_starts": (mark("The first day that the last activity's date may mean."), "date", ""),
    "last_precision": (mark("How finely the date of the last activity is known."), "code", ""),
    "country_code": (mark("The country that it is in; ISO 3166-1."), "code", ""),
    "country_en": (mark("The name of that country in English."), "text", ""),
    "country_ar": (mark("The name of that country in Arabic."), "text", ""),
    "community_en": (mark("The name of that community in English."), "text", ""),
    "community_ar": (mark("The name of that community in Arabic."), "text", ""),
    "initiative_en": (mark("The name of that initiative in English."), "text", ""),
    "initiative_ar": (mark("The name of that initiative in Arabic."), "text", ""),
    "read_on": (mark("The day of the last reading; empty where it was never read."), "date", ""),
    "readings": (mark("How many readings there are."), "whole", mark("readings")),
    "sources": (mark("How many reports it is known from."), "whole", mark("reports")),
    "followed": (mark("Whether people can follow it."), "code", ""),
    "people": (mark("How many took part, counted or estimated."), "whole", mark("people")),
    "per_1000": (mark("Participants for each 1,000 nationals."), "decimal", ""),
    "day": (mark("Whether its date is known to the day."), "code", ""),
    "country": (mark("Whether a country is recorded."), "code", ""),
    "topic": (mark("Whether a topic is recorded."), "code", ""),
    "days_since": (mark("Days since the last activity."), "whole", mark("days")),
    "cadence": (mark("Days within which it is to be met."), "whole", mark("days")),
    "within_cadence": (mark("Whether it was met within them."), "code", ""),
    "entered_on": (mark("The day on which it was first entered."), "date", ""),
    "authority_en": (mark("The name of that authority in English."), "text", ""),
    "authority_ar": (mark("The name of that authority in Arabic."), "text", ""),
    "activity_en": (mark("The title of that activity in English."), "text", ""),
    "activity_ar": (mark("The title of that activity in Arabic."), "text", ""),
    "days_late": (mark("Days over the day that it was due on; empty where it was not late."), "whole", mark("days")),
    "days": (mark("Days from when it was held until then."), "whole", mark("days")),
} | OF_REQUESTS
KIND = mark("How many activities of this kind were held.")


def meanings(names: list[str], *, rows_are: str, t: Translator) -> pd.DataFrame:
    """What stands in each named column: ``column, meaning, holds, unit``, in the reader's language."""
    # A channel has columns of its last reading, and a reading the names of its channel.
    besides = {"channel": "reading", "reading": "channel"}.get(rows_are, rows_are)
    columns = [column for each in (besides, rows_are) for column in TABLES[TABLE_OF[each]].columns]
    own = {column.name: (column.meaning, column.holds, column.unit) for column in columns}
    kinds = dict.fromkeys(LABELS["kind"], (KIND, "whole", mark("activities")))
    known = {**own, **kinds, **{name: COUNTED[name] for name in COUNTED if name not in own or name == "sources"}}
    lines = [known.get(name) or _beside(name) for name in names]
    return pd.DataFrame({
        "column": names,
        "meaning": [t(meaning) if meaning else "" for meaning, _, _ in lines],
        "holds": [t(HOLDS[holds]) for _, holds, _ in lines],
        "unit": [t(unit) if unit else "" for _, _, unit in lines],
    })  # fmt: skip


def _beside(name: str) -> tuple[str, str, str]:
    """The words of a code stand in the column after it."""
    return (IN_WORDS if name.endswith(("_name", "_names")) else "", "text", "")
