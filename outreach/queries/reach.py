"""How many took part, against how many nationals live there, by one source of estimates."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.queries import countries

PER = 1000


def by_country(db: Session, *, filters: Filters) -> pd.DataFrame:
    """The countries with an estimate: columns of ``countries.by_country``, ``people, per_1000``.

    ``per_1000`` is NaN where no activity says how many were present.
    """
    return with_estimate(countries.by_country(db, filters=filters))


def with_estimate(every: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``countries.by_country`` that have an estimate, with ``people, per_1000``."""
    known = every[every["nationals"].fillna(0) > 0].reset_index(drop=True)
    people = known["counted"] + known["estimated"]
    rate = PER * people.astype("float64") / known["nationals"].astype("float64")
    silent = known["activities"] == known["unknown_attendance"]
    return known.assign(people=people, per_1000=rate.mask(silent))
