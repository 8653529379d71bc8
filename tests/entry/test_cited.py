"""Sources as they are typed: a line each, checked as files are, and the same again when the row is read."""

from dataclasses import replace

import pytest

from outreach.entry.check import check
from outreach.entry.cited import as_text, of_text
from outreach.i18n import LANGUAGES, translator
from outreach.importers.messages import Unfit
from tests.entry.test_check import GOOD, meant
from tests.entry.test_form import DAY, IMAGE, PLACES

WEB = "https://example.org/1"


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        (WEB, [WEB, "", None]),
        (f" {WEB}  2024-05-01 ", [WEB, "", "2024-05-01"]),
        (f"{WEB} ٢٠٢٤-٠٥-٠١", [WEB, "", "2024-05-01"]),
        ("الأهرام 2024-05-01", ["", "الأهرام", "2024-05-01"]),
        ("Al Masry Al Youm", ["", "Al Masry Al Youm", None]),
        (f"\u200e{WEB}\u200e The paper of 1924 2024-05-01", [WEB, "The paper of 1924", "2024-05-01"]),
    ],
)
def test_a_line_is_an_address_an_outlet_and_a_day(line: str, cited: list) -> None:
    assert of_text(line) == [cited]
    assert of_text(as_text([cited])) == [cited]


def test_lines_keep_their_order_and_blank_ones_say_nothing() -> None:
    assert of_text(f"\n{WEB}\n  \nA paper\r\n") == [[WEB, "", None], ["", "A paper", None]]
    assert of_text(" ") == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("javascript:alert(1)", "begins with https:// or http://"),
        ("ftp://example.org/1", "begins with https:// or http://"),
        ("www.example.org", "begins with https:// or http://"),
        ("https://" + "x" * 2000, "at most 2,000 characters"),
        ("x" * 201, "at most 200 characters"),
        (f"{WEB} 2024-02-30", "YYYY-MM-DD"),
        (f"{WEB} 01/05/2024", "YYYY-MM-DD"),
        (f"{WEB} 1850-05-01", "from 1900 to 2100"),
        ("2024-05-01", "before the day"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_one_is_said_with_its_line(line: str, why: str, language: str) -> None:
    """In the reader's language."""
    with pytest.raises(Unfit) as refused:
        of_text(f"A paper\n{line}")
    assert refused.value.expected.values["number"] == 2
    assert why in refused.value.expected(translator("en"))
    assert "2" in refused.value.expected(translator(language))


def test_the_form_of_an_activity_takes_them_and_says_what_is_wrong() -> None:
    assert meant(replace(GOOD, sources=f"{WEB}\nA paper 2024-05-01"))["sources"] == [
        [WEB, "", None], ["", "A paper", "2024-05-01"],
    ]  # fmt: skip
    wrong = check(replace(GOOD, sources="javascript:alert(1)"), places=PLACES, day=DAY)
    assert set(wrong.errors) == {"sources"}


def test_what_a_line_cannot_say_stays_as_it_is() -> None:
    """A file may name an outlet that ends in a day: unless somebody writes there, it keeps its name."""
    before = IMAGE | {"sources": [["", "Gazette of 2024-05-01", None]]}
    form = replace(GOOD, sources=as_text(before["sources"]))
    assert meant(form, before=before)["sources"] == before["sources"]
