"""What estimates of nationals find, in one sentence: how far they disagree, and the rates that rest on them."""

import pandas as pd

from models.codes import Collection
from outreach.i18n import Translator, mark
from outreach.queries import choices

RESTING_ON = {
    Collection.PUBLIC_RECORD.value: mark("From a sample, so each is a lower bound."),
    choices.IN_PART: mark("In part from a sample, so each is a lower bound."),
}


def highest_rate(rows: pd.DataFrame, t: Translator) -> str:
    """The highest rate of ``countries.sessions_per_100000`` among those drawn; of one alone, its rate.

    Rates that read alike are shared: which of them comes first says nothing.
    """
    if rows.empty:
        return t("Sessions for each 100,000 nationals: no country has both a held session and an estimate")
    top = rows.iloc[0]
    if len(rows) == 1:
        return t(
            "{place}: {rate} virtual sessions for each 100,000 nationals",
            place=t.country(top["code"]),
            rate=t.rate(top["per_100000"]),
        )
    rate = t.rate(top["per_100000"])
    alike = sum(t.rate(other) == rate for other in rows["per_100000"])
    if alike > 1:
        return t.plural(
            "{n} country has the most virtual sessions for its size: {rate} for each 100,000 nationals",
            "{n} countries share the most virtual sessions for their size: {rate} for each 100,000 nationals",
            alike,
            rate=rate,
        )
    return t(
        "{place} has the most virtual sessions for its size: {rate} for each 100,000 nationals",
        place=t.country(top["code"]),
        rate=rate,
    )


def estimates_disagree(rows: pd.DataFrame, t: Translator) -> str:
    """From the lowest to the highest of what each source said last. ``rows`` of ``estimates.of_country``."""
    if rows.empty:
        return t("No source estimates how many nationals live here")
    last = rows.sort_values("year").groupby("source")["nationals"].last()
    low, high = int(last.min()), int(last.max())
    if low == high:
        return t("Nationals: {n}, by the last estimate of one source", n=high)
    return t("Nationals: from {low} to {high}, by the last estimate of each source", low=low, high=high)


def rates_left_out(
    rows: pd.DataFrame, drawn: pd.DataFrame, t: Translator, *, source: str, most: int, collection: str
) -> str:
    """Whose estimates the rates rest on, and which of the ``rows`` a chart of ``drawn`` leaves to the table; empty
    where there are none. ``collection`` is what all rows here are, as ``choices.as_one`` calls them."""
    if rows.empty:
        return ""
    left = {
        "unknown": int(rows["per_100000"].isna().sum()),
        "small": int(rows["per_100000"].notna().sum()) - len(drawn),
    }
    told = [t("Estimates: {source}.", source=source)]
    if len(drawn):
        told.append(t("Drawn: {n} of {all}.", n=min(most, len(drawn)), all=len(drawn)))
    if any(left.values()):
        told.append(
            t(
                "The table also has {unknown} without an estimate and {small} with too few nationals for a rate to say "
                "anything.",
                **left,
            )
        )
    if collection in RESTING_ON:
        told.append(t(RESTING_ON[collection]))
    return " ".join(told)
