"""Databases that take long to make: one process of a run makes each, and every process has a copy of its own."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from models.engine import engine
from tests.copied import copy_file


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[str], object]) -> str:
    """The address of this process's copy of a SQLite database.

    Args:
        make: writes the database to the address that it is given.
    """
    base = folders.getbasetemp()
    # Processes of one run have folders side by side.
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"{name}.db"
    with Path(f"{shared}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            half = shared.with_suffix(".half")
            make(f"sqlite:///{half}")
            engine(f"sqlite:///{half}").dispose()
            copy_file(f"sqlite:///{half}", to=shared)
        return copy_file(f"sqlite:///{shared}", to=folders.mktemp(name) / "outreach.db")
