"""How well activities are recorded: how finely dated, on what basis, how surely, with or without attendance."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity
from outreach.filters import Filters
from outreach.queries.conditions import matching
from outreach.queries.frames import frame

FIELDS = ("precision", "date_basis", "attendance_basis", "confidence")


def by_field(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Held activities by what each of :data:`FIELDS` says: ``field, code, activities``; most first in each field.

    ``code`` is None where it says nothing: an undated activity has no precision and no basis of its date.
    """
    fields = [getattr(Activity, name) for name in FIELDS]
    found = select(*fields, func.count().label("activities")).where(*matching(filters)).group_by(*fields)
    rows = frame(db, found)
    sums = [
        rows.groupby(name, dropna=False, as_index=False)["activities"]
        .sum()
        .rename(columns={name: "code"})
        .assign(field=name)
        for name in FIELDS
    ]
    answer = pd.concat([each.sort_values("activities", ascending=False) for each in sums], ignore_index=True)
    answer["code"] = answer["code"].astype("object").where(answer["code"].notna(), None)
    return answer[["field", "code", "activities"]]
