"""What a dry run says would change: a line for each column of the file, in the file's own words."""

from datetime import date

import pytest
from sqlalchemy import update

from models import Activity
from models.engine import session
from outreach.i18n import translator
from outreach.importers.outcome import Difference
from outreach.importers.report import told
from tests.importers.made_files import made, row, take


def differences(url: str, before: dict[str, str], after: dict[str, str]) -> list[Difference]:
    """What a second file would change of the first's one row."""
    assert take(url, made([before])).written
    result = take(url, made([after]), dry_run=True)
    assert result.errors == [] and result.files[0].outcome.states == {2: "changed"}
    return result.files[0].outcome.differences.get(2, [])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"date": "2023-12-20"}, [Difference("date", "2023-03-05", "2023-12-20")]),
        (
            {"date": "2023-03", "date_precision": "month"},
            [Difference("date", "2023-03-05", "2023-03"), Difference("date_precision", "day", "month")],
        ),
        (
            {"date": "", "date_precision": "", "date_basis": ""},
            [
                Difference("date", "2023-03-05", ""),
                Difference("date_precision", "day", ""),
                Difference("date_basis", "event", ""),
            ],
        ),
    ],
)
def test_a_changed_date_is_one_line(lists_url: str, values, expected) -> None:
    """As the file writes it, not its first and its last day."""
    assert differences(lists_url, row("events"), row("events", **values)) == expected


def test_months_that_no_file_writes_are_told_from_those_it_does(lists_url: str) -> None:
    """A row that was written otherwise, over two months, goes back to the one of the file."""
    content = made([row("events", date="2023-03", date_precision="month")])
    take(lists_url, content)
    with session(lists_url) as db:
        db.execute(update(Activity).where(Activity.key == "e1").values(ends=date(2023, 4, 30)))
        db.commit()
    [found] = take(lists_url, content, dry_run=True).files[0].outcome.differences[2]
    assert found == Difference("date", "2023-03 – 2023-04", "2023-03")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"name_en": "Tabuk two"}, [Difference("name_en", "Tabuk", "Tabuk two")]),
        ({"aliases": "Tabouk; Tebuk"}, [Difference("aliases", "tabouk", "tabouk; tebuk")]),
        ({"aliases": ""}, [Difference("aliases", "tabouk", "")]),
        # The old name is a spelling now, which is new; and a spelling that became the name is none that went.
        (
            {"name_en": "Tabuk two", "aliases": "Tabouk;Tabuk"},
            [Difference("name_en", "Tabuk", "Tabuk two"), Difference("aliases", "tabouk", "tabouk; tabuk")],
        ),
        (
            {"name_en": "Tabouk", "aliases": "Tabouk"},
            [Difference("name_en", "Tabuk", "Tabouk")],
        ),
    ],
)
def test_spellings_are_told_where_they_differ_beyond_the_names(lists_url: str, values, expected) -> None:
    """A list of its own, without its names and its country's."""
    assert differences(lists_url, row("communities"), row("communities", **values)) == expected


def test_a_name_that_two_tables_hold_is_one_line(lists_url: str) -> None:
    """A country's, which is its country-wide community's too; and what search compares is no column of the file."""
    before = row("countries", name_en="Kosovo", name_ar="كوسوفو")
    found = differences(lists_url, before, before | {"name_en": "The Kosovo"})
    assert found == [Difference("name_en", "Kosovo", "The Kosovo")]


def test_a_reading_of_another_day_is_one_line(lists_url: str) -> None:
    found = differences(lists_url, row("channels"), row("channels", as_of="2023-05-02"))
    assert found == [Difference("as_of", "2023-05-01", "2023-05-02")]


def test_a_number_and_its_words_are_one_line(lists_url: str) -> None:
    """A published figure's column feeds two of the table."""
    found = differences(lists_url, row("published_figures"), row("published_figures", value="17"))
    assert [one.column for one in found] == ["value"] and found[0].after == "17"


def test_the_report_says_each_once(lists_url: str) -> None:
    take(lists_url, made([row("events")]))
    result = take(lists_url, made([row("events", date="2023-12-20")]), dry_run=True)
    lines = [line for line in told(translator("en"), result, dry_run=True) if "2023-12-20" in line]
    assert lines == ["  line 2, e1, date: from ⁨2023-03-05⁩ to ⁨2023-12-20⁩"]
