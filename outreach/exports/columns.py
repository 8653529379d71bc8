"""What an exported table is made of: columns with their words, and the SQL that fills each.

Names of columns are codes, the same in every language; what they mean is translated. A code has its words in the
reader's language beside it: ``kind`` and ``kind_name``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, FromClause, Select, String, case, cast, func, select, type_coerce

from outreach.acting import Role, Viewer
from outreach.filters import Filters
from outreach.i18n import Translator, mark
from outreach.labels import LABELS
from outreach.renderings import LANGUAGE, renderings

IN_WORDS = mark("The column before it, in words of the language of the file.")
NOT_FOR_ALL = mark("This table takes another role. It is for: {needed} and above. You are: {own}.")
BETWEEN = ";"

Sql = ColumnElement
InLanguage = Callable[[Translator], Sql]


@dataclass(frozen=True)
class Column:
    """One column of a file. ``meaning`` says what stands in it, ``unit`` what is counted; both are marked text.

    ``holds`` is text, code, whole, decimal, date or moment. Only a text can
    be taken for a formula: the words of codes are our own.
    """

    name: str
    meaning: str
    value: InLanguage
    unit: str = ""
    holds: str = "text"


Columns = tuple[Column, ...]


@dataclass(frozen=True)
class Table:
    """One table that can be had whole. ``row`` says in a marked sentence what one row of it is.

    ``narrowed`` turns filters into conditions on its rows, and reads only the fields ``by`` of them. ``role`` is the
    least that it takes, as for a page.
    """

    key: str
    title: str
    row: str
    columns: Columns
    source: FromClause
    order: tuple[Sql, ...]
    by: tuple[str, ...] = ()
    narrowed: Callable[[Filters], Sequence[ColumnElement[bool]]] = lambda filters: ()
    role: Role = Role.VIEWER

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def deaf_to(self, filters: Filters) -> list[str]:
        """Names, as in an address, of the filters that are set and say nothing about its rows."""
        return list(replace(filters, **dict.fromkeys(self.by, ())).to_params())

    def statement(self, *, t: Translator, filters: Filters | None = None) -> Select:
        """All of its rows, or those that the filters leave, in a fixed order."""
        columns = [column.value(t).label(column.name) for column in self.columns]
        rows = select(*columns).select_from(self.source).order_by(*self.order)
        return rows.where(*self.narrowed(filters)) if filters else rows


def roles(viewer: Viewer, table: Table, *, t: Translator) -> dict[str, str]:
    """What fills :data:`NOT_FOR_ALL`."""
    return {"needed": t.label(table.role, family="role"), "own": t.label(viewer.role, family="role")}


def plain(column) -> Sql:
    """A column as the driver hands it over: no objects are made of a million dates and codes."""
    return type_coerce(column, String)


def text(name: str, column, meaning: str) -> Columns:
    return (Column(name, meaning, lambda t: plain(column)),)


def recorded(name: str, column, meaning: str) -> Columns:
    """A text of a column of :data:`outreach.renderings.KINDS` as the record has it, and in the reader's language."""

    def words(t: Translator) -> Sql:
        if t.language != LANGUAGE:
            return plain(column)
        # Blank first: of a million rows most name nobody, and are not compared with every name.
        return case({"": "", **renderings(name)}, value=plain(column), else_=plain(column))

    return (*text(name, column, meaning), Column(f"{name}_name", IN_WORDS, words))


def number(name: str, column, meaning: str, unit: str, *, holds: str = "whole") -> Columns:
    return (Column(name, meaning, lambda t: plain(column), unit=unit, holds=holds),)


def day(name: str, column, meaning: str) -> Columns:
    return (Column(name, meaning, lambda t: cast(column, String), holds="date"),)


def yes_no(name: str, column, meaning: str) -> Columns:
    return (Column(name, meaning, lambda t: case((column.is_(True), "true"), else_="false"), holds="code"),)


def code(name: str, column, family: str, meaning: str) -> Columns:
    """A code of a family of :data:`outreach.labels.LABELS`, and its words."""

    def words(t: Translator) -> Sql:
        known = {code: t(label) for code, label in LABELS[family].items()}
        return case(known, value=plain(column), else_=plain(column))

    return (
        Column(name, meaning, lambda t: plain(column), holds="code"),
        Column(f"{name}_name", IN_WORDS, words, holds="code"),
    )


def in_language(table, t: Translator) -> Sql:
    """The name of a row in the reader's language, else in the other one."""
    first, other = (table.name_ar, table.name_en) if t.name_column == "name_ar" else (table.name_en, table.name_ar)
    return func.coalesce(func.nullif(first, ""), other)


def named(name: str, key, table, meaning: str) -> Columns:
    """The key of a row that was joined, and its name."""
    return (
        Column(name, meaning, lambda t: plain(key)),
        Column(f"{name}_name", IN_WORDS, lambda t: in_language(table, t)),
    )


def both_names(table, meaning: str = mark("Its name in this language; empty where none is known.")) -> Columns:
    return text("name_en", table.name_en, meaning) + text("name_ar", table.name_ar, meaning)


def linked(name: str, *, of, owner, link, to, key, order, meaning: str, name_of: InLanguage | None = None) -> Columns:
    """Keys of the rows that a row is linked to, joined with ``;``, and their names in the same order.

    Args:
        of: the table of the row, and ``owner`` the condition that ties a link to it.
        link, to: the table of links, and what it links to.
        order: the columns of the link that keys and names are ordered by.
        name_of: the name, in a language; None where the key says all.
    """

    def several(value: Sql) -> Sql:
        # SQLite before 3.44 takes no order inside the aggregate; a sorted subquery under it costs nothing.
        one_by_one = select(value.label("value")).select_from(link).join(to).where(owner).order_by(*order)
        sorted_values = one_by_one.correlate(of).subquery()
        return select(func.aggregate_strings(sorted_values.c.value, BETWEEN)).scalar_subquery()

    keys = Column(name, meaning, lambda t: several(key))
    if name_of is None:
        return (keys,)
    return keys, Column(f"{name}_names", IN_WORDS, lambda t: several(name_of(t)))
