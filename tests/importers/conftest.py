"""A database with the shipped lists and no record, and files made for one test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.engine import engine
from outreach.seed import prepare
from tests.made_once import made_once


@pytest.fixture(scope="session")
def lists_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with countries, communities and the controlled lists, to be copied."""

    def make(url: str) -> None:
        assert not any(result.errors for result in prepare(url, home_country="EG", public_record=False).imports)

    return Path(made_once(tmp_path_factory, "lists", make).removeprefix("sqlite:///"))


@pytest.fixture(scope="session")
def lists_read(lists_template: Path) -> str:
    """The address of that file, for dry runs, which write nothing."""
    return f"sqlite:///{lists_template}"


@pytest.fixture
def lists_url(lists_template: Path, tmp_path: Path) -> Iterator[str]:
    """A database of its own with the shipped lists and no record."""
    path = tmp_path / "outreach.db"
    shutil.copyfile(lists_template, path)
    url = f"sqlite:///{path}"
    yield url
    engine(url).dispose()


@pytest.fixture
def here(lists_url: str, environment) -> str:
    """The database that commands of this test work on."""
    environment(DATABASE_URL=lists_url, JISR_HOME_COUNTRY="EG", JISR_LANGUAGE="en")
    return lists_url


@pytest.fixture
def file(tmp_path: Path):
    """Writes a file and returns its path as an argument."""

    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write
