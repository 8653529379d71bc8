"""The history of an import: every row that it adds, changes or deletes, written in bulk."""

from datetime import datetime

from sqlmodel import Session

from models import Base
from models.codes import Act, How
from outreach.writing.images import images
from outreach.writing.journal import Entry, record_many
from outreach.writing.shapes import SHAPES


class Chronicle:
    """What rows were, and what became of them.

    Args:
        by, at: who imports, and when, as the import's own row says.
    """

    def __init__(self, db: Session, *, by: str, at: datetime) -> None:
        self.db = db
        self.by = by
        self.at = at

    def before(self, table: type[Base], numbers: list) -> dict[object, dict]:
        """Images of rows that are about to be written, ``number -> image``."""
        return images(self.db, SHAPES[table.__tablename__], numbers) if numbers else {}

    def after(self, table: type[Base], before: dict[object, dict], *, fresh: list, run: int) -> None:
        """Write down what became of these rows and of those just added. A row that is not there now was deleted."""
        shape = SHAPES[table.__tablename__]
        now = images(self.db, shape, [*before, *fresh])
        entries = [Entry(Act.ADDED, shape.name, shape.key_of(now[number]), None, now[number]) for number in fresh]
        for number, image in before.items():
            act = Act.CHANGED if number in now else Act.DELETED
            entries.append(Entry(act, shape.name, shape.key_of(image), image, now.get(number)))
        record_many(self.db, entries, by=self.by, how=How.IMPORT, at=self.at, import_run_id=run)
