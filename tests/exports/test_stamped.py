"""Every file that made-up rows may be in says so in each row, whatever becomes of its name."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from models.engine import engine
from outreach.__main__ import main
from outreach.exports import STYLES, TABLES, for_machines, for_people, stream
from outreach.exports.csv import STAMP
from outreach.exports.scopes import stamp
from outreach.i18n import LANGUAGES, translator

WITHOUT_ROWS = {"sources"}
"""Tables that the made-up year does not fill: their files have the column all the same."""


def rows(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", TABLES)
def test_each_row_of_a_table_says_so(key, style, language, year_url) -> None:
    """Also of tables of what ships, such as countries: beside made-up rows nobody can tell them apart."""
    t = translator(language)
    said = stamp(("demonstration",), t=t)
    with engine(year_url).connect() as connection:
        parts = stream(connection, table=TABLES[key], t=t, style=STYLES[style], stamp=said)
        # The first piece is the header, the second some rows.
        file = b"".join(part for part, _ in zip(parts, range(2), strict=False))
    assert file.decode("utf-8-sig").splitlines()[0].endswith(f",{STAMP}")
    assert {row[STAMP] for row in rows(file)} == (set() if key in WITHOUT_ROWS else {said})


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_do_the_rows_of_a_page(language) -> None:
    frame, t = pd.DataFrame({"kind": ["visit", "meeting"]}), translator(language)
    said = stamp(("demonstration", "register"), t=t)
    for file in (for_people(frame, t=t, stamp=said), for_machines(frame, stamp=said)):
        assert [row[STAMP] for row in rows(file)] == [said, said]
    assert STAMP not in rows(for_people(frame, stamp=stamp(("public_record",), t=t)))[0]


def test_the_command_asks_the_database(year_url, record_url, environment, tmp_path: Path) -> None:
    for url, is_made_up in ((year_url, True), (record_url, False)):
        environment(DATABASE_URL=url)
        path = tmp_path / "topics.csv"
        assert main(["export", "topics", "--to", str(path)]) == 0
        assert all((STAMP in row) == is_made_up for row in rows(path.read_bytes()))
