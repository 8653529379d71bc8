"""Whatever comes in, either it comes in whole or it is refused with a reason; nothing else happens."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import Activity, Topic
from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.importers.report import told
from outreach.settings import ROOT
from outreach.visible import visible
from tests.importers.made_files import GOOD, made, row, take

# The database is the same for all examples: each import is a dry run, or replaces the row before it.
SHARED = settings(max_examples=60)
WRITTEN = st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")
TEXT = st.text(WRITTEN, min_size=1, max_size=300).filter(visible)
CELLS = st.one_of(
    st.text(WRITTEN, max_size=40),
    st.sampled_from(["", ";", ";;", "2023-02-29", "-0", "1e9", "٣", "SA;EG", "Riyadh", "NaN", "=1+1", "day", "event"]),
)


def speaks(result) -> None:
    """Everything that is wrong can be said in every language."""
    for language in LANGUAGES:
        assert all(isinstance(line, str) for line in told(translator(language), result, dry_run=True))


@SHARED
@given(content=st.one_of(st.binary(max_size=400), st.text(WRITTEN, max_size=400).map(str.encode)))
def test_any_bytes_are_a_file_or_an_error(lists_read: str, content: bytes):
    """No file, however broken, is more than a list of errors."""
    result = take(lists_read, content, dry_run=True)
    assert result.errors
    speaks(result)


@pytest.mark.parametrize("format", GOOD)
@settings(SHARED, max_examples=25)
@given(data=st.data())
def test_any_cells_come_in_or_are_errors(lists_read: str, format: str, data: st.DataObject):
    """A row of any texts under a good header: the import ends, and says why if it refuses."""
    names = data.draw(st.lists(st.sampled_from(list(GOOD[format])), max_size=4, unique=True))
    changes = {name: data.draw(CELLS) for name in names}
    speaks(take(lists_read, made([row(format, **changes)]), dry_run=True))


@settings(SHARED, max_examples=120)
@given(encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), title_en=TEXT, title_ar=TEXT)
def test_whatever_text_goes_in_comes_back(lists_url: str, encoding: str, title_en: str, title_ar: str):
    """To the last space, line break, quotation mark and sign, in every encoding that is read."""
    content = made([row("events", title_en=title_en, title_ar=title_ar)]).decode().encode(encoding)
    assert take(lists_url, content).errors == []
    with session(lists_url) as db:
        assert db.execute(select(Activity.title_en, Activity.title_ar)).all() == [(title_en, title_ar)]


@settings(SHARED, max_examples=40)
@given(rows=st.lists(st.tuples(TEXT, st.text(WRITTEN, max_size=50)), min_size=1, max_size=5), excel=st.booleans())
def test_what_any_csv_writer_writes_is_read(lists_url: str, rows: list[tuple[str, str]], excel: bool):
    """Quoted everywhere or where needed, with either line ending: the same rows."""
    text = io.StringIO(newline="")
    options = {} if excel else {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"}
    writer = csv.writer(text, **options)
    writer.writerow(["key", "label_en", "label_ar", "note"])
    writer.writerows([f"h{number}", name[:120], "", note] for number, (name, note) in enumerate(rows))
    result = take(lists_url, text.getvalue().encode())
    blank = [number for number, (name, _) in enumerate(rows) if not visible(name[:120])]
    if blank:
        assert result.errors
        return
    with session(lists_url) as db:
        for number, (name, note) in enumerate(rows):
            found = db.execute(select(Topic.name_en, Topic.note).where(Topic.key == f"h{number}")).one()
            assert found == (name[:120], note if visible(note) else "")


def test_the_places_file_that_ships_is_good(lists_read: str):
    """The list that is only looked up in is checked like any other file, and nothing of it is stored."""
    result = take(lists_read, (ROOT / "data" / "reference" / "places.csv").read_bytes(), dry_run=True)
    assert (result.errors, result.nothing_to_do) == ([], True)
