"""Changes as lines that people read: columns and codes in words, values from and to, and what is withheld."""

import json
import math
from datetime import date
from decimal import Decimal

import pandas as pd

from outreach.each_row import as_dicts
from outreach.i18n import Translator
from outreach.labels import LABELS
from outreach.marks import mark
from outreach.plain import shortened
from outreach.wording.history_words import COLUMNS, TABLES, family_of, is_day, is_decimal

MOST_COLUMNS = 3
"""Columns of a change that its line names; all of them stand below it and in the file."""

LONGEST_NAME, LONGEST_IN_LIST = 80, 46
WITHHELD = mark("changed; its words are not kept in the history")
COUNTRIES = ("country_code", "countries", "code")


def changes(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """A line for each change: ``when, who, what, how, act, said``, in the order of ``queries.history.rows``."""
    records = as_dicts(rows)
    return pd.DataFrame({
        "when": [t.datetime(row["at"]) for row in records],
        "who": [row["by"] for row in records],
        "what": [what(row, t=t, longest=LONGEST_IN_LIST) for row in records],
        "how": [t.label(row["how"], family="how") for row in records],
        "act": [t.label(row["act"], family="act") for row in records],
        "said": [_named(row, t=t) for row in records],
    })  # fmt: skip


def lines(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The file: a line for each column of each change, with codes and full values as the history keeps them.

    ``withheld`` is true where the words are not kept.
    """
    found = []
    for row in as_dicts(rows):
        same = {"at": row["at"], "by": row["by"], "how": row["how"], "act": row["act"], "table": row["table_name"]}
        for name, pair in json.loads(row["columns"]).items():
            before, after = pair or (None, None)
            found.append({
                **same,
                "table_words": table(row["table_name"], t=t),
                "key": row["row_key"],
                "name": _own_name(row, t=t),
                "column": name,
                "column_words": column(name, t=t),
                "from": _plain(before),
                "to": _plain(after),
                "withheld": pair is None,
            })  # fmt: skip
    # As they are: a column of numbers and blanks would become one of decimals.
    return pd.DataFrame(found, dtype=object)


def differences(row: dict, *, t: Translator) -> pd.DataFrame:
    """What one change did, column by column: ``column, before, after`` in words."""
    found = []
    for name, pair in json.loads(row["columns"]).items():
        if pair is None:
            found.append((column(name, t=t), "", t(WITHHELD)))
            continue
        said = [value(one, column=name, table=row["table_name"], t=t) for one in pair]
        found.append((column(name, t=t), *said))
    return pd.DataFrame(found, columns=["column", "before", "after"])


def what(row: dict, *, t: Translator, longest: int = LONGEST_NAME) -> str:
    """The table and the row: by its name, or its first words, where it has any now, else by its key."""
    named = shortened(_own_name(row, t=t), longest=longest) or row["row_key"]
    return t("{table}: {name}", table=table(row["table_name"], t=t), name=t.isolate(named))


def table(name: str, *, t: Translator) -> str:
    """A table's name in words."""
    return t(TABLES[name]) if name in TABLES else name


def column(name: str, *, t: Translator) -> str:
    """A column's name in words."""
    return t(COLUMNS[name]) if name in COLUMNS else name


def value(found: object, *, column: str, table: str, t: Translator) -> str:
    """A value of a change in words; "nothing" for what was empty."""
    if found in (None, "", []):
        return t("nothing")
    if isinstance(found, list):
        return t.list([_item(one, column=column, t=t) for one in found])
    if isinstance(found, bool):
        return t("yes") if found else t("no")
    if column == "year" and isinstance(found, int):
        return t.year(found)
    if isinstance(found, int | float):
        return t.number(found) if math.isfinite(found) else str(found)
    family = LABELS.get(family_of(table, column), {})
    if found in family:
        return t(family[found])
    if is_decimal(table, column):
        return t.number(Decimal(found))
    if is_day(table, column):
        return t.date(date.fromisoformat(found))
    return _item(found, column=column, t=t)


def _item(found: object, *, column: str, t: Translator) -> str:
    if isinstance(found, list):
        return t.isolate(" · ".join(str(one) for one in found if one))
    return t.country(found) if column in COUNTRIES else t.isolate(str(found))


def _own_name(row: dict, *, t: Translator) -> str:
    return t.recorded(t.name(row)) if row["name_en"] or row["name_ar"] else ""


def _named(row: dict, *, t: Translator) -> str:
    names = [column(name, t=t) for name in json.loads(row["columns"])]
    if len(names) <= MOST_COLUMNS:
        return t.list(names)
    first = t.list(names[:MOST_COLUMNS])
    return t.plural("{names} and {n} more", "{names} and {n} more", len(names) - MOST_COLUMNS, names=first)


def _plain(found: object) -> object:
    return json.dumps(found, ensure_ascii=False) if isinstance(found, list | bool) else found
