"""``python -m outreach export``: the same rows as everywhere, and a whole file or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.engine import engine
from outreach.__main__ import main
from outreach.exports import MACHINES, PEOPLE, TABLES, stream
from outreach.exports.command import whole_or_nothing
from outreach.filters import Filters
from outreach.i18n import translator


@pytest.fixture
def chosen(filled_url: str, environment) -> str:
    """The filled database, as the one that the settings name."""
    environment(DATABASE_URL=filled_url)
    return filled_url


def expected(url: str, key: str, *, language: str, style=PEOPLE, filters: Filters | None = None) -> bytes:
    """What a page or a link would give."""
    with engine(url).connect() as connection:
        return b"".join(stream(connection, table=TABLES[key], t=translator(language), style=style, filters=filters))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_table_to_a_file(chosen: str, tmp_path: Path, language: str) -> None:
    file = tmp_path / "activities.csv"
    assert main(["export", "activities", "--to", str(file), "--lang", language]) == 0
    assert file.read_bytes() == expected(chosen, "activities", language=language)
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_to_standard_output_for_machines(chosen: str, capfdbinary) -> None:
    assert main(["--lang", "en", "export", "countries", "--to", "-", "--for", "machines"]) == 0
    assert capfdbinary.readouterr().out == expected(chosen, "countries", language="en", style=MACHINES)


def test_filters_are_those_of_an_address(chosen: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert main(["export", "activities", "--to", str(file), "--lang", "en", "--filters", "?lang=ar&country=KW"]) == 0
    assert file.read_bytes() == expected(chosen, "activities", language="en", filters=Filters(countries=("KW",)))


@pytest.mark.parametrize(
    ("table", "filters"), [("activities", "country=XX"), ("activities", "x=1"), ("topics", "kind=visit")]
)
def test_a_filter_that_means_nothing_is_refused(chosen: str, tmp_path: Path, capsys, table: str, filters: str) -> None:
    file = tmp_path / "a.csv"
    assert main(["export", table, "--to", str(file), "--lang", "en", "--filters", filters]) == 2
    assert filters.split("=")[0] in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.parametrize("name", ["a.xlsx", "a.PARQUET", "a.csv.gz", "a.json"])
def test_a_name_that_promises_another_format_is_refused(chosen: str, tmp_path: Path, capsys, name: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "topics", "--to", str(tmp_path / name), "--lang", "en"])
    said = capsys.readouterr().err
    assert ended.value.code == 2 and "ends in .csv" in said and Path(name).suffix in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a", "A.CSV", "a.txt"])
def test_a_name_that_promises_nothing_else_is_written(chosen: str, tmp_path: Path, name: str) -> None:
    assert main(["export", "topics", "--to", str(tmp_path / name), "--lang", "en"]) == 0
    assert (tmp_path / name).read_bytes() == expected(chosen, "topics", language="en")


def test_a_place_that_cannot_be_written_is_said(chosen: str, tmp_path: Path, capsys) -> None:
    assert main(["export", "topics", "--to", str(tmp_path / "none" / "a.csv"), "--lang", "en"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_database_that_is_not_there_is_said(environment, tmp_path: Path, capsys) -> None:
    environment(DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}")
    assert main(["export", "topics", "--to", str(tmp_path / "a.csv"), "--lang", "en"]) == 2
    assert "no database" in capsys.readouterr().err
    assert not (tmp_path / "a.csv").exists()


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    def breaks() -> Iterator[bytes]:
        yield b"half"
        raise OSError("disk full")

    file = tmp_path / "a.csv"
    file.write_bytes(b"before")
    with pytest.raises(OSError, match="disk full"):
        whole_or_nothing(file, breaks())
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]
