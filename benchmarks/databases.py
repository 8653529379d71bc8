"""Databases to measure on: the public record, and made-up activities in any number, in a folder outside the project."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sqlmodel import Session

from models.engine import session
from outreach.filters import Filters
from outreach.i18n import Translator
from outreach.queries import countries
from outreach.settings import ROOT

RECORD = "record"
MONTHS_48 = {"from": "2022-04-12", "to": "2026-04-11"}
"""48 months that begin and end inside a month: the days at the edges have to be asked of the rows."""
LATEST = "2026-11-30"

KINDS = ("virtual_session", "meeting", "visit", "conference")
REGIONS = ("gulf", "europe", "other_arab", "north_america")


def made(size: str, *, folder: Path) -> str:
    """The address of a database of this size, filled now unless the folder has it from an earlier run.

    Args:
        size: ``record``, or a number of made-up activities.
    """
    file = folder / f"{size}.db"
    url = f"sqlite:///{file}"
    if not file.exists():
        began = time.perf_counter()
        words = ["init"] if size == RECORD else ["demo", "--activities", size, "--until", LATEST, "--to", url]
        _outreach(words, url=url)
        print(f"{size}: filled in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return url


def _outreach(words: Sequence[str], *, url: str) -> None:
    environment = os.environ | {"DATABASE_URL": url}
    command = [sys.executable, "-m", "outreach", *words]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def words(url: str, *, t: Translator, rounds: int) -> dict[str, list[str]]:
    """What to choose in each filter, in the reader's language, the most frequent first: ``kind, country, region``."""
    with session(url) as db:
        return {
            "kind": [t.label(kind, family="kind") for kind in KINDS],
            "country": _names(db, t=t)[:rounds],
            "region": [
                t.label(region, family="region") for region in ("gulf", "europe", "other_arab", "north_america")
            ],
        }


def _names(db: Session, *, t: Translator) -> list[str]:
    return [t.name(row) for row in countries.by_country(db, filters=Filters()).to_dict("records")]
