"""What may be there once: among the rows of a file, among the files of an import, and beside what is there."""

import pytest
from sqlalchemy import select

from models import Change, Community, Country, Entity
from models.engine import session
from outreach.importers import Incoming, bring_in
from tests.importers.made_files import GOOD, TESTER, found, made, row, take


def test_a_code_of_three_letters_is_of_one_country(lists_url: str):
    """Whoever has it is named, in the database or in the file; the same country may come again."""
    taken = "A code that no other country has: {code} has it."
    result = take(lists_url, made([row("countries", alpha3="KWT")]))
    assert found(result) == [(2, "alpha3", "KWT", taken.format(code="KW"))]
    twins = [row("countries", code=code, name_en=code, name_ar=code) for code in ("XK", "XX")]
    assert found(take(lists_url, made(twins))) == [(3, "alpha3", "XKX", taken.format(code="XK"))]
    assert take(lists_url, made([row("countries")])).written
    assert take(lists_url, made([row("countries", region="asia_pacific")])).written


@pytest.mark.parametrize("format", sorted(set(GOOD) - {"places"}))
def test_a_row_in_two_files_of_an_import_is_refused(lists_url: str, format: str):
    """The second names file and line of the first, also where nothing differs; one file after the other is another
    matter."""
    result = take(lists_url, made([row(format)]), made([row(format)]))
    assert [error.file for error in result.errors] == ["file2.csv"] and not result.written
    assert [(e[0], e[3]) for e in found(result)] == [
        (2, "A row that is in none of the other files: line 2 of file1.csv has it.")
    ]
    assert take(lists_url, made([row(format)])).written and take(lists_url, made([row(format)])).nothing_to_do


def test_files_of_one_name_are_told_apart(lists_url: str):
    """Two folders may each have a file of the same name, with the same row on the same line."""
    files = [Incoming("topics.csv", data=made([row("topics", label_en=name)])) for name in ("One", "Another")]
    result = bring_in(lists_url, files=files, home_country="EG", viewer=TESTER)
    assert [error.row for error in result.errors] == [2] and not result.written


EXCHANGES = [
    (Community, "communities", ("sa-a", "sa-b", "sa-c"), "name_en", ("Abha", "Buraydah", "Hail")),
    (Community, "communities", ("sa-a", "sa-b", "sa-c"), "name_ar", ("أبها", "بريدة", "حائل")),
    (Entity, "entities", ("h-a", "h-b", "h-c"), "name_en", ("A house", "A club", "A school")),
    (Country, "countries", ("XK", "XX", "XY"), "alpha3", ("XKX", "XXX", "XYX")),
]


@pytest.mark.parametrize(("table", "format", "keys", "column", "names"), EXCHANGES)
def test_rows_exchange_what_only_one_may_have(lists_url: str, table, format: str, keys, column: str, names):
    """Each gets the other's, a new row what is given up; the history knows of nothing between."""

    def file(values: tuple[str, ...]) -> bytes:
        own = next(iter(row(format)))
        named = [
            {"name_en": key, "name_ar": key} if table is Country else {"name_en": "", "name_ar": ""} for key in keys
        ]
        rows = zip(keys, named, values, strict=False)
        return made([row(format, **{**others, own: key, column: value}) for key, others, value in rows])

    def held() -> list[str]:
        key = Country.code if table is Country else table.key
        with session(lists_url) as db:
            return list(db.scalars(select(getattr(table, column)).where(key.in_(keys)).order_by(key)))

    first, second, third = names
    for values in ((first, second), (second, first), (first, third, second)):
        result = take(lists_url, file(values))
        assert (result.errors, held()) == ([], list(values))
        assert take(lists_url, file(values)).nothing_to_do
    with session(lists_url) as db:
        assert not [columns for columns in db.scalars(select(Change.columns)) if "\\u001f" in columns]
