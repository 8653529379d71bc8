"""The refused rows of a file as a file of their own: mended, it comes in, and so do the other rows."""

import csv
import io

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers import Incoming
from outreach.importers.recognise import REASONS
from outreach.importers.refused import others, refused
from tests.importers.made_files import made, row, take

WRONG = made([row("topics"), row("topics", key="a b"), row("topics", key="t3", label_en="", label_ar="")])


def apart(url: str, content: bytes, language: str = "en") -> tuple[bytes, bytes]:
    """The refused rows, and the others."""
    file, t = Incoming("topics.csv", data=content), translator(language)
    errors = take(url, content, dry_run=True).errors
    return refused(file, errors, t=t) or b"", others(file, errors, t=t) or b""


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_rows_carry_their_reasons_and_come_in_mended(lists_url, language) -> None:
    """The column of reasons may stay in the file."""
    bad, good = apart(lists_url, WRONG, language)
    found = rows_of(bad)
    assert [one["key"] for one in found] == ["a b", "t3"]
    assert [one[REASONS].split(":")[0] for one in found] == ["key", "label_en"]
    assert [one["key"] for one in rows_of(good)] == ["t1"] and REASONS not in rows_of(good)[0]
    mended = bad.replace(b"a b,", b"t2,").replace(b"t3,,", b"t3,A topic,")
    result = take(lists_url, mended, good)
    assert result.errors == [] and result.written


def test_a_file_that_comes_back_unmended_keeps_one_column_of_reasons(lists_url) -> None:
    """With the same rows, since their cells are as they were."""
    bad, _ = apart(lists_url, WRONG)
    again, _ = apart(lists_url, bad)
    assert rows_of(again) == rows_of(bad)


def test_a_row_with_too_many_cells_keeps_them(lists_url) -> None:
    """The reasons stand in front, where they cannot be pushed aside."""
    bad, _ = apart(lists_url, WRONG.rstrip(b"\r\n") + b",=one more\r\n")
    last = list(csv.reader(io.StringIO(bad.decode("utf-8-sig"), newline="")))[-1]
    assert last[1:] == ["t3", "", "", "", "=one more"]


def test_without_a_bad_row_there_is_no_such_file(lists_url) -> None:
    good = made([row("topics")])
    assert apart(lists_url, good)[0] == b""
