"""What writing a report did: how many rows, the record of the import, and the words for it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session

from models import ImportRun
from models.codes import Collection
from outreach.acting import Viewer
from outreach.importers.kinds import Kind
from outreach.importers.messages import Message, say
from outreach.marks import mark

FILES = {Kind.MEETING: "attendance report", Kind.CHAT: "chat export", Kind.FOLLOWERS: "report of followers"}
"""What the record of imports calls a file whose own name may be that of a person."""


@dataclass(frozen=True)
class Kept:
    """Rows that were added, changed, or left as they were. ``held``: an activity that was announced is held now.
    ``apart`` says that the report is of another day than the activity; None where it is not, or nobody knows."""

    added: int = 0
    changed: int = 0
    left: int = 0
    held: bool = False
    apart: Message | None = None


def run_of(db: Session, kind: Kind, checksum: str, viewer: Viewer, kept: Kept) -> ImportRun:
    """The import's own row, which its history refers to. Made only where something is written."""
    run = ImportRun.model_validate({
        "reader": kind.value,
        "file_name": FILES[kind],
        "checksum": checksum,
        "collection": Collection.REGISTER,
        "imported_at": datetime.now(UTC),
        "imported_by": viewer.name,
        "rows_added": kept.added,
        "rows_changed": kept.changed,
        "rows_left": kept.left,
    })  # fmt: skip
    db.add(run)
    db.flush()
    return run


def outcome(kept: Kept, *, dry_run: bool = False) -> Message:
    """How many rows were written, or would be, and whether an activity became held."""
    if not kept.added and not kept.changed:
        return say(mark("Nothing to do: the database holds all of it already."))
    if dry_run:
        text = mark("It would write: {added} added, {changed} changed, {left} left. Nothing was written.")
        if kept.held:
            text = mark(
                "It would write: {added} added, {changed} changed, {left} left. The activity would be on record as "
                "held. Nothing was written."
            )
    else:
        text = mark("Written: {added} added, {changed} changed, {left} left as they were.")
        if kept.held:
            text = mark(
                "Written: {added} added, {changed} changed, {left} left as they were. The activity is on record as "
                "held now."
            )
    return say(text, added=kept.added, changed=kept.changed, left=kept.left)
