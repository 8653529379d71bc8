"""What the page about the numbers lists, in the reader's language: quality, published figures, who estimates."""

import pandas as pd

from outreach.each_row import as_dicts
from outreach.i18n import Translator, mark
from outreach.wording.written import is_web

MILLION = 1_000_000
RENDERED = ("definition", "minister", "outlet", "unit", "value_text")
FIELD_NAMES = {
    "precision": mark("How finely dated"),
    "date_basis": mark("What the date is the date of"),
    "attendance_basis": mark("Attendance"),
    "confidence": mark("How sure it is"),
}


def quality(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The rows of ``queries.quality.by_field`` with ``field_name, code_name`` and ``share`` (0 to 1) of its field."""
    held = rows.groupby("field")["activities"].transform("sum")
    silent = {"precision": t("Undated"), "date_basis": t("Undated"), "confidence": t("Not stated")}
    pairs = zip(rows["field"], rows["code"], strict=True)
    return rows.assign(
        share=rows["activities"] / held,
        field_name=[t(FIELD_NAMES[field]) for field in rows["field"]],
        code_name=[
            t.label(code, family=field) if code else silent.get(field, t("Not stated")) for field, code in pairs
        ],
        share_name=[t.percent(share) for share in rows["activities"] / held],
    )


def figures(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The rows of ``queries.published.table`` with ``stated`` (what was written, and how exactly), ``when``,
    ``link`` (its address where a browser can open it, else None); and in the reader's language, where they were
    rendered, ``definition_name, minister_name, outlet_name, unit_name, value_text_name``.
    """
    records = as_dicts(rows)
    return rows.assign(
        stated=[stated(row["value"], row["value_text"], row["qualifier"], t=t) for row in records],
        when=[t.date(row["starts"], row["precision"] or "day") for row in records],
        **{f"{name}_name": [t.recorded(row[name]) for row in records] for name in RENDERED},
        link=[row["address"] if is_web(row["address"]) else None for row in records],
    )


def about_figures(rows: pd.DataFrame, *, t: Translator) -> str:
    """What the published figures are, and whether their definitions were translated. ``rows`` as of :func:`figures`."""
    said = [t("As stated by the ministry or the press, conflicting ones included.")]
    if (rows["definition_name"] != rows["definition"]).any():
        said.append(t("The descriptions were translated from the English of the record."))
    return " ".join(said)


def stated(value: float, text: str, qualifier: str, *, t: Translator, compact: bool = False) -> str:
    """A published figure as it was stated: exactly, about, more than. What is no single number stays in words."""
    if pd.isna(value):
        return t.recorded(text)
    number = t.number(value, compact=compact and value >= MILLION)
    if qualifier == "exact":
        return number
    return t("{qualifier} {number}", qualifier=t.label(qualifier, family="qualifier"), number=number)


def difference(more: float | None, *, t: Translator) -> str:
    """By how much a published figure is above what the rows show; empty where these say nothing."""
    if more is None:
        return ""
    if not more:
        return t("The rows show just as many.")
    number = t.number(abs(more))
    if more > 0:
        return t("The rows show {number} fewer than was stated.", number=number)
    return t("The rows show {number} more than was stated.", number=number)


def estimators(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The rows of ``queries.estimate_sources.table`` with ``name, years, use, note_name`` in words, and
    ``link``."""
    records = as_dicts(rows)
    return rows.assign(
        name=[t.name(row) for row in records],
        years=[years(row["first_year"], row["last_year"], t=t) for row in records],
        note_name=[t.recorded(row["note"]) for row in records],
        use=[t("Rates are computed with it") if row["used"] else t("Shown beside it") for row in records],
        link=[row["address"] if is_web(row["address"]) else None for row in records],
    )


def years(first: object, last: object, *, t: Translator) -> str | None:
    """The years that estimates are about; None without any."""
    if pd.isna(first):
        return None
    if first == last:
        return t.year(int(first))
    return t("{first} to {last}", first=t.year(int(first)), last=t.year(int(last)))
