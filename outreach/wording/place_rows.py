"""Rows of places (countries or communities) as pages show them: unknown kept apart from none, names beside codes."""

from collections.abc import Mapping

import pandas as pd
from pandas.arrays import IntegerArray

from outreach import community_words
from outreach.i18n import Translator
from outreach.queries.frames import as_they_are
from outreach.queries.sums import KINDS

COUNTS = ("activities", *KINDS, "counted", "estimated", "unknown_attendance", "minutes", "timed")
WHATSAPP = "whatsapp_group"
FEWEST_NATIONALS = 1000


def told(rows: pd.DataFrame, *, t: Translator, narrowed: bool) -> pd.DataFrame:
    """The rows of ``by_country`` or ``by_community`` with what is unknown taken out of the counts.

    The counts of a place that is not ``recorded`` are NA; which places are, ``queries.known`` says. ``announced`` stays
    where nothing but that is on record of a place. Adds, in the reader's language, ``region_name``, ``last``
    (the last date, as precisely as it is known) and ``record`` (what the row rests on).
    The names of communities of whole countries say so, in both languages.

    Args:
        narrowed: whether the reader filters by anything, so that a zero is one of what was chosen only.
    """
    if "level" in rows:
        wide = rows["level"] == community_words.WIDE
        names = zip(rows["name_en"], rows["name_ar"], wide, strict=True)
        rows = rows.assign(**community_words.columns(names))
    known = rows["recorded"].to_numpy("bool")
    last = [
        t.date(starts, precision) if isinstance(precision, str) else None
        for starts, precision in zip(rows["last_starts"], rows["last_precision"], strict=True)
    ]
    # Of a place that is known, a filter may have left out what was held.
    announced = rows["announced"].to_numpy("bool") & (~known | (not narrowed))
    on_record, nothing = t("On record"), t("Nothing recorded")
    none_here = t("None in this selection") if narrowed else t("No activity on record")
    only = t("Nothing confirmed")
    record = [
        on_record if n else only if told else none_here if here else nothing
        for n, here, told in zip(rows["activities"], known, announced, strict=True)
    ]
    regions = {code: t.label(code, family="region") for code in set(rows["region"])}
    return rows.assign(
        **{name: IntegerArray(rows[name].to_numpy("int64"), ~known) for name in COUNTS},
        recorded=known,
        announced=announced,
        last=as_they_are(last, rows.index),
        record=record,
        region_name=[regions[code] for code in rows["region"]],
    )


def met(rows: pd.DataFrame, value: str = "activities", *, most: int | None = None) -> pd.DataFrame:
    """The places with any of ``value``, the largest first, at most ``most`` of them."""
    found = rows[rows[value].fillna(0) > 0].sort_values(value, ascending=False, kind="stable")
    return found if most is None else found.head(most)


def silent(rows: pd.DataFrame) -> pd.DataFrame:
    """The places without an activity here; those with the most nationals first, since they may matter most.

    Of these, ``recorded`` tells those of which nothing is known (false) from those without any in this selection, and
    ``announced`` those of which something was announced.
    """
    found = rows[rows["activities"].fillna(0) == 0]
    return found.sort_values("nationals", ascending=False, na_position="last", kind="stable")


def kind_by_kind(rows: pd.DataFrame, *, code: str) -> pd.DataFrame:
    """A row for each place and kind that it has, for stacked bars: ``<code>, name_en, name_ar, kind, activities``."""
    names = [code, "name_en", "name_ar"]
    counts = zip(*(rows[kind].fillna(0) for kind in KINDS), strict=True)
    found = [
        (*place, kind, int(n))
        for place, of_place in zip(zip(*(rows[name] for name in names), strict=True), counts, strict=True)
        for kind, n in zip(KINDS, of_place, strict=True)
        if n > 0
    ]
    return pd.DataFrame(found, columns=[*names, "kind", "activities"])


def with_channels(rows: pd.DataFrame, channels: pd.DataFrame, *, code: str, family: str) -> pd.DataFrame:
    """The places of :func:`told` with ``whatsapp_groups`` beside their ``channels``, as unknown as those where none is.

    Args:
        channels: rows of ``channels.by_place``.
        code: the column of ``rows`` that names a place; ``family`` is that of ``channels``: country or community.
    """
    groups = channels[channels["kind"] == WHATSAPP].groupby(family)["channels"].sum()
    found = rows[code].map(groups).astype("Int64")
    return rows.assign(whatsapp_groups=found if rows["channels"].isna().any() else found.fillna(0))


def for_everyone(channels: pd.DataFrame) -> tuple[int, int]:
    """How many channels belong to no place because they are meant for all of them, and how many are WhatsApp groups."""
    everywhere = channels[channels["country"] == ""]
    return int(everywhere["channels"].sum()), int(everywhere.loc[everywhere["kind"] == WHATSAPP, "channels"].sum())


def comparable(rates: pd.DataFrame) -> pd.DataFrame:
    """The rates over enough nationals to say something: one session for 19 people is no rate of thousands."""
    return rates[rates["per_100000"].notna() & (rates["nationals"].fillna(0) >= FEWEST_NATIONALS)]


def headings(t: Translator) -> Mapping[str, str]:
    """Headings of the columns of :func:`told` that tables show, in their order, the name apart.

    No more of them than fit beside each other: a table is read from the right, and begins to be shown at the left.
    """
    kinds = {kind: t.label(kind, family="kinds") for kind in KINDS}
    return {
        "activities": t("Activities"),
        **kinds,
        "channels": t("Channels"),
        "whatsapp_groups": t("WhatsApp groups"),
        "last": t("Last activity"),
        "nationals": t("Estimated nationals"),
    }
