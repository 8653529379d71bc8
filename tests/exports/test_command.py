"""``python -m outreach export``: the same rows as everywhere, and a whole file or none."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.engine import engine
from outreach.__main__ import main
from outreach.exports import MACHINES, PEOPLE, TABLES, refused, stream
from outreach.exports.command import whole_or_nothing
from outreach.filters import LISTS, Filters
from outreach.i18n import LANGUAGES, translator
from outreach.numerals import ISOLATES


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
    ("table", "filters"),
    [("activities", "country=XX"), ("activities", "x=1"), ("topics", "kind=visit"), ("activities", "garbage")],
)
def test_a_filter_that_means_nothing_is_refused(chosen: str, tmp_path: Path, capsys, table: str, filters: str) -> None:
    file = tmp_path / "a.csv"
    assert main(["export", table, "--to", str(file), "--lang", "en", "--filters", filters]) == 2
    assert filters.split("=")[0] in capsys.readouterr().err
    assert not file.exists()


KNOWN = ", ".join(("from", "to", *LISTS))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "filters", "text", "values"),
    [
        ("activities", "country=XX", refused.NO_VALUE, {"filters": "country=XX"}),
        ("activities", "x=1", refused.NO_FILTER, {"filters": "x", "known": KNOWN}),
        ("activities", "from=2023-02-30", refused.NO_DAY, {"filters": "from=2023-02-30", "example": "2026-11-23"}),
        ("activities", "from=2024-01-01&to=2023-12-31", refused.TURNED, {"first": "2024-01-01", "last": "2023-12-31"}),
        ("topics", "kind=visit", refused.DEAF, {"filters": "kind"}),
        ("activities", "from=2020-01-01&from=2021-01-01", refused.REPEATED, {"filters": "from=2020-01-01"}),
    ],
)
def test_each_way_of_meaning_nothing_is_told_as_itself(
    chosen: str, tmp_path: Path, capsys, language: str, table: str, filters: str, text: str, values: dict[str, str]
) -> None:
    t = translator(language)
    assert main(["--lang", language, "export", table, "--to", str(tmp_path / "a.csv"), "--filters", filters]) == 2
    said = t(text, **{name: t.isolate(value) for name, value in values.items()})
    assert capsys.readouterr().err == f"{said}\n"


def test_several_faults_are_all_told(chosen: str, tmp_path: Path, capsys) -> None:
    filters = "x=1&country=XX,KW&from=soon&to=2023-01-01"
    assert main(["--lang", "en", "export", "topics", "--to", str(tmp_path / "a.csv"), "--filters", filters]) == 2
    said = capsys.readouterr().err.translate(ISOLATES)
    for part in ("no such filter: x.", "called so: country=XX.", "written so: from=soon.", "filtered by: to, country."):
        assert part in said


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command", [["export", "topics", "--to", "a.csv"], ["template", "--to", "a.zip"], ["backup", "--to", "a.db"]]
)
def test_a_folder_that_is_not_there_is_named(
    record_url: str, environment, tmp_path: Path, capsys, language: str, command: list[str]
) -> None:
    """In the reader's language, with the name that was given, and nothing of what the system calls it."""
    environment(DATABASE_URL=record_url)
    file, t = tmp_path / "none" / command[-1], translator(language)
    assert main(["--lang", language, *command[:-1], str(file)]) == 1
    said = t(refused.NO_FOLDER, folder=t.isolate(str(file.parent)), file=t.isolate(str(file)))
    assert capsys.readouterr().err == f"{said}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_reason_names_the_file_too(language: str, tmp_path: Path) -> None:
    t, file = translator(language), tmp_path / "a.csv"
    for error, place, text in (
        (OSError(28, "No space left on device"), file, refused.UNWRITTEN),
        (PermissionError(13, "Permission denied"), file, refused.FORBIDDEN),
        (IsADirectoryError(21, "Is a directory"), tmp_path, refused.A_FOLDER),
    ):
        named = {"file": t.isolate(str(place)), "reason": t.isolate(str(error.strerror))}
        assert refused.file(error, place, t=t) == t(text, **named)
        assert ".part" not in refused.file(error, place, t=t)


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


def test_what_is_no_file_takes_it_as_it_comes_and_stays_what_it_is(tmp_path: Path) -> None:
    """Replaced by a file, a pipe or a device would be gone for everybody."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        whole_or_nothing(pipe, [b"one", b"two"])
        assert read.result(timeout=10) == b"onetwo"
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]


def test_a_link_still_leads_to_what_was_written(tmp_path: Path) -> None:
    file, link = tmp_path / "kept" / "a.csv", tmp_path / "a.csv"
    file.parent.mkdir()
    file.write_bytes(b"before")
    link.symlink_to(file)
    whole_or_nothing(link, [b"after"])
    assert link.is_symlink() and file.read_bytes() == b"after"
