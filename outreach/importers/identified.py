"""Rows of the database that rows of a file are, by what tells them apart."""

from sqlalchemy import ColumnElement, and_, false, or_, tuple_


def identified(identity: list[ColumnElement], keys: set[tuple]) -> ColumnElement[bool]:
    """That a row is one of these. NULL equals nothing, so what lacks a part of its identity is asked for apart."""
    where = []
    for blank in sorted({tuple(part is None for part in key) for key in keys}):
        there = [column for column, absent in zip(identity, blank, strict=True) if not absent]
        alike = [key for key in keys if tuple(part is None for part in key) == blank]
        parts = [tuple(part for part in key if part is not None) for key in alike]
        found = there[0].in_([part for (part,) in parts]) if len(there) == 1 else tuple_(*there).in_(parts)
        where.append(and_(found, *(column.is_(None) for column, absent in zip(identity, blank, strict=True) if absent)))
    return or_(false(), *where)
