"""Drafts of rows, on both databases: each of its own row, and never more than this version knows how to show."""

import json

import pytest
from sqlmodel import Session

from outreach.acting import NotAllowed, Role, Viewer
from outreach.entry import drafts, row_drafts
from outreach.writing.shapes import SHAPES

EDITOR, OTHER = Viewer("Editor One", Role.EDITOR), Viewer("Editor Two", Role.EDITOR)
CHANNEL = SHAPES["channel"]
WRITTEN = {"name_ar": "«كلمات»", "kind": "telegram", "starts": "2024-05-01"}


def load(db: Session, key: str = "c1", *, table: str = "channel", viewer: Viewer = EDITOR):
    return row_drafts.load(db, SHAPES[table], key, viewer=viewer)


def test_a_draft_is_found_again_by_its_row_and_its_writer(db: Session) -> None:
    """A key may be as long as it likes; a draft of an activity of the same key is another."""
    first, *_ = [row_drafts.keep(db, CHANNEL, key, WRITTEN, token="t", viewer=EDITOR) for key in ("c1", "c" * 80, "")]
    own = row_drafts.keep(db, CHANNEL, "c1", WRITTEN | {"kind": "x"}, token="u", viewer=EDITOR, own=first)
    found = load(db)
    assert (found.form, found.token) == (WRITTEN | {"kind": "x"}, "u")
    assert found.own == own and row_drafts.there(db, CHANNEL, "c1", viewer=EDITOR) == (own,)
    assert load(db, "c" * 80).form == load(db, "").form == WRITTEN
    assert load(db, "c2") is load(db, viewer=OTHER) is load(db, table="entity") is None
    assert drafts.load(db, viewer=EDITOR, about="c1") is None
    drafts.discard(db, viewer=EDITOR, own=own)
    assert load(db) is None and load(db, "") is not None


def test_who_may_not_write_keeps_none(db: Session) -> None:
    with pytest.raises(NotAllowed):
        row_drafts.keep(db, CHANNEL, "c1", WRITTEN, token="", viewer=Viewer("Reader One", Role.ANALYST))


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("no JSON", None),
        ("[]", None),
        (json.dumps({"form": []}), None),
        (json.dumps({"form": {"gone": "x"}}), None),
        (json.dumps({"form": {"kind": "gone", "name_en": 5, "starts": "2024-13-01", "key": "other"}}), None),
        (json.dumps({"form": {"kind": "gone", "name_en": "Kept", "starts": ""}}), {"name_en": "Kept", "starts": ""}),
    ],
)
def test_what_another_version_wrote_is_taken_as_far_as_it_fits(db: Session, content: str, form: dict | None) -> None:
    """Also no field that cannot change once the row is there."""
    own = row_drafts.keep(db, CHANNEL, "c1", WRITTEN, token="t", viewer=EDITOR)
    drafts.put(db, content, viewer=EDITOR, about=own.place, own=own)
    found = load(db)
    assert (found and found.form) == form
