"""Communities and entities that went in a merge: files that were made before still name them.

The history says what became of a row: it knows each key and name that there was, nobody can shorten it, and a merge
that is taken back is no more the last that happened to its row (see docs/adr/0016).
"""

import json
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Change, Community, Entity
from models.change import INTO
from models.codes import Act

MERGEABLE = (Community, Entity)
NAMES = ("name_en", "name_ar")

PART = "|"
"""Between the names in ``Community.folded``; folding leaves no such mark inside a name."""


@dataclass
class Merged:
    """What the history says of the merges of a table.

    ``into`` is ``key of the row that went -> key of the one that it went into``; ``names`` are those of the rows that
    went, by key; ``brought`` is ``key of the row that stayed -> folded spellings`` that it did not have before. A merge
    that was taken back is not among them.
    """

    into: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    brought: dict[str, set[str]] = field(default_factory=dict)

    def now(self, key: str) -> str:
        """The key that a row has by now, which may have gone in more than one merge; nothing where it went in none."""
        found = self.into.get(key, "")
        while found in self.into:
            found = self.into[found]
        return found


def merged(db: Session, table: type) -> Merged:
    """The merges of a table, in which others than :data:`MERGEABLE` have none."""
    found = Merged()
    if table not in MERGEABLE:
        return found
    later = aliased(Change)
    since = exists().where(later.table_name == Change.table_name, later.row_key == Change.row_key, later.id > Change.id)
    # All changes of one merge are of one moment, by one person.
    chosen = select(Change.row_key, Change.columns, since, Change.at, Change.by).where(
        Change.table_name == table.__tablename__, Change.act == Act.MERGED
    )
    spellings: dict[tuple[datetime, str], tuple[str, set[str]]] = {}
    stand: set[tuple[datetime, str]] = set()
    for key, text, changed_since, *merge in db.execute(chosen.order_by(Change.id)):
        columns = json.loads(text)
        if "key" not in columns:
            # The row that stayed: of one that went all columns are named.
            before, after = map(own_spellings, columns.get("folded", ("", "")))
            spellings[tuple(merge)] = (key, set(after) - set(before))
            continue
        if changed_since:
            continue
        stand.add(tuple(merge))
        if INTO in columns:
            found.into[key] = columns[INTO][1]
            found.names[key] = tuple(columns[name][0] for name in NAMES if name in columns)
    for merge, (key, brought) in spellings.items():
        if merge in stand:
            found.brought.setdefault(key, set()).update(brought)
    return found


def own_spellings(folded: str | None) -> list[str]:
    """The names and other spellings of a community itself, out of ``Community.folded``."""
    return [name for name in (folded or "").split(PART * 2)[0].split(PART) if name]
