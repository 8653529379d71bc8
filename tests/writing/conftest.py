"""A small world to write in, and somebody who may."""

import pytest
from sqlmodel import Session

from outreach.acting import Role, Viewer
from tests.small_world import settle


@pytest.fixture
def world(db: Session) -> Session:
    """A session on a small world without activities, on both databases."""
    settle(db)
    db.commit()
    return db


@pytest.fixture
def editor() -> Viewer:
    """Somebody who may write."""
    return Viewer("Editor One", Role.EDITOR)
