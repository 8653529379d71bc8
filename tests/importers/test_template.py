"""The ministry's own template: filled in, it comes in; whatever its lists offer is taken; its sheets say what to do."""

import csv
import io
import zipfile

import pytest
from sqlalchemy import select

from models import Activity, ActivityCountry, ActivityEntity, ChannelReading, Entity
from models.engine import session
from outreach.__main__ import main
from outreach.exports.defuse import DANGEROUS
from outreach.i18n import LANGUAGES, translator
from outreach.importers.headings import HEADINGS, columns_of
from outreach.importers.readers import READERS
from outreach.template import TABLES, files
from outreach.template.tables import Holds
from outreach.template.words import about, refusal
from outreach.writing import come
from tests.importers.made_books import bring, filled, offered, opened, row_of, saved, sheet_of, template, workbook
from tests.importers.made_files import found, made, row, take

CHECKED = (Holds.WHOLE, Holds.NET, Holds.DAY, Holds.DATE)
IDS = [table.reader.name for table in TABLES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_with_nothing_in_it_has_no_rows(lists_url, language) -> None:
    """Its guidance, its lists and its headings are not taken for any."""
    content = template(lists_url, t=translator(language))
    assert [error[3] for error in found(bring(lists_url, content))] == [
        "Rows under a header, in one of its tables at least. This file has none."
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_row_of_a_table_comes_in(lists_url, language) -> None:
    """Downloaded, filled with one row and brought back: no error, one row; what it refers to came in before."""
    t = translator(language)
    take(lists_url, made([row("entities", entity_id="own-entities", name_en="«name_en» نص", name_ar="«name_ar» نص")]))
    take(lists_url, made([row("channels", channel_id="own-channels", name_en="«name_en» نص", name_ar="«name_ar» نص")]))
    take(lists_url, made([row("events", event_id="own-events")]))
    own = {"entities": {"entity_id": "own-2", "name_en": "B"}, "channels": {"channel_id": "own-2"}}
    own["events"] = {"event_id": "own-2"}
    content = template(lists_url, t=t)
    for table in TABLES:
        name = table.reader.name
        cells = row_of(table, t=t, **own.get(name, {}))
        result = bring(lists_url, filled(content, {name: [cells]}, t=t), dry_run=True)
        assert found(result) == [], name
        assert [(file.format, file.outcome.count("added")) for file in result.files] == [(name, 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_sheets_come_in_together(lists_url, language) -> None:
    """Rows that refer to rows of other sheets, in one go."""
    t = translator(language)
    rows = {table.reader.name: [row_of(table, t=t)] for table in TABLES}
    result = bring(lists_url, filled(template(lists_url, t=t), rows, t=t))
    assert found(result) == [] and result.written
    with session(lists_url) as db:
        activity = db.execute(select(Activity)).scalar_one()
        assert (str(activity.starts), activity.precision, activity.date_basis) == ("2026-05-31", "day", "event")
        assert (activity.attendance, activity.minutes) == (40, 7)
        assert db.scalars(select(Entity.key).join(ActivityEntity)).all() == ["own-entities"]
        assert db.scalars(select(ActivityCountry.country_code)).all() == ["SA"]
        reading = db.execute(select(ChannelReading)).scalar_one()
        assert (str(reading.read_on), reading.audience, reading.basis) == ("2026-05-31", 7, "counted")
    assert bring(lists_url, filled(template(lists_url, t=t), rows, t=t)).nothing_to_do


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_list_offers_is_taken(lists_url, language) -> None:
    """Each word of each list, in a row of its own. The sheets offer words, and not codes."""
    t = translator(language)
    take(lists_url, made([row("entities", name_en="=1+1", name_ar="=1+1")]))
    take(lists_url, made([row("channels", channel_id="own-channels")]))
    content = template(lists_url, t=t)
    book = opened(content)
    for table in TABLES:
        lists = offered(book, table, t=t)
        assert lists.keys() == {
            field.column for field in table.fields if field.holds in (Holds.CODE, Holds.ONE, Holds.SEVERAL)
        }
        changes = [{column: word} for column, words in lists.items() for word in words]
        rows = [row_of(table, t=t, **_apart(table, number, change, t)) for number, change in enumerate(changes)]
        result = bring(lists_url, filled(content, {table.reader.name: rows}, t=t), dry_run=True)
        assert found(result) == [], table.reader.name
        assert result.files[0].rows == len(changes)


def _apart(table, number: int, change: dict, t) -> dict:
    """What makes a row another one than the rows before, and fits to what was chosen."""
    columns = {field.column: field for field in table.fields}
    key = next((name for name, field in columns.items() if field.holds is Holds.KEY), None)
    own = (
        {key: f"n-{number}"}
        if key
        else {"read_on": f"{1950 + number // 300}-{number % 12 + 1:02}-{number % 25 + 1:02}"}
    )
    if table.reader.name in ("communities", "entities"):
        own |= {"name_en": f"N {number}", "name_ar": f"ن {number}"}
    if table.reader.name == "events":
        own |= {"entities": "", "countries": "", "communities": ""}
    if table.reader.name == "commitments":
        own |= {"country": "", "community": ""}
    if change.get("status") == t.label("cancelled", family="status"):
        own["cancelled_because"] = "Rain"
    if change.get("status") in [t.label(status, family="status") for status in come.NO_ATTENDANCE]:
        own |= dict.fromkeys(("attendance", "attendance_basis", "women", "men"))
    if change.get("level") == t.label("country", family="level"):
        own |= {"key": "sa", "name_en": "Saudi Arabia"}
    if change.get("attendance_basis") == t.label("not_collected", family="attendance_basis"):
        own |= {"attendance": None, "women": None, "men": None}
    return {**own, **change}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_guide_whoever_fills_them(lists_url, language) -> None:
    """Direction, headings in both languages, the first row fixed, lists hidden, words at every column."""
    t = translator(language)
    book = opened(template(lists_url, t=t))
    assert book["lists"].sheet_state == "hidden"
    for table in TABLES:
        sheet = sheet_of(book, table, t=t)
        assert (bool(sheet.sheet_view.rightToLeft), sheet.freeze_panes) == (t.is_rtl, "B2")
        for place, field in enumerate(table.fields, start=1):
            heading = sheet.cell(1, place).value
            assert all(word in heading for word in HEADINGS[field.column])
            assert heading.endswith("*") == table.requires(field)
        checks = sheet.data_validations.dataValidation
        assert [check.promptTitle for check in checks] == [about(field, t=t)[0] for field in table.fields]
        assert all(check.prompt and check.showInputMessage for check in checks)
        checked = [check for check in checks if check.type in ("date", "whole")]
        assert len(checked) == len([field for field in table.fields if field.holds in CHECKED])
        assert all(check.error and check.errorTitle and check.showErrorMessage for check in checked)


def test_over_made_up_rows_it_says_that_its_lists_are_made_up(year_url, lists_url) -> None:
    """On the sheet that is read first, and in the properties; elsewhere neither says anything."""
    t = translator("ar")
    words = t("Demonstration: what the lists of this workbook name is made up.")
    for url, expected in ((year_url, words), (lists_url, None)):
        book = opened(template(url, t=t))
        assert book.worksheets[0]["A2"].value == expected
        assert (book.properties.subject or None) == expected


def test_what_a_spreadsheet_shows_is_no_longer_than_it_can_be() -> None:
    """Nothing is cut off: 32 letters of a title, 255 of a text."""
    for language in LANGUAGES:
        for table in TABLES:
            for field in table.fields:
                title, text = about(field, t=translator(language))
                assert (title, text) == (
                    HEADINGS[field.column]._asdict()[language],
                    translator(language)(field.meaning),
                )
    for holds in (Holds.CODE, Holds.ONE, Holds.WHOLE, Holds.NET, Holds.DAY, Holds.DATE):
        title, text = refusal(holds)
        assert len(title) < 32 and len(text) < 255


def test_what_a_spreadsheet_would_run_is_not_offered(lists_url) -> None:
    """A name that begins like a formula is harmless in the list, and still means its row."""
    t = translator("en")
    take(lists_url, made([row("entities", name_en="=1+1", name_ar="@x")]))
    contents = {language: template(lists_url, t=translator(language)) for language in LANGUAGES}
    books = {language: opened(content) for language, content in contents.items()}
    for book in books.values():
        words = [cell.value for cells in book["lists"] for cell in cells]
        assert [word for word in words if word and DANGEROUS.match(word) and not word.startswith("'")] == []
    activities = next(table for table in TABLES if table.reader.name == "events")
    [word] = offered(books["en"], activities, t=t)["entities"]
    assert word == "'=1+1"
    cells = row_of(activities, t=t, entities=word)
    assert found(bring(lists_url, filled(contents["en"], {"events": [cells]}, t=t))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_rows_come_in(lists_url, language) -> None:
    """The same headings in CSV, with a mark for spreadsheets, one file a table."""
    t = translator(language)
    with zipfile.ZipFile(io.BytesIO(files(t=t))) as archive:
        headers = {name.removesuffix(".csv"): archive.read(name) for name in archive.namelist()}
    assert list(headers) == IDS and all(header.startswith(b"\xef\xbb\xbf") for header in headers.values())
    contents = []
    for table in TABLES:
        text = io.StringIO(newline="")
        csv.writer(text).writerow("" if cell is None else cell for cell in row_of(table, t=t))
        contents.append(headers[table.reader.name] + text.getvalue().encode())
    result = take(lists_url, *contents)
    assert found(result) == [] and result.written


def test_the_command_writes_both(lists_url, environment, tmp_path, capsys) -> None:
    """As its ending says; what is there already is replaced whole."""
    environment(DATABASE_URL=lists_url, JISR_LANGUAGE="en", JISR_HOME_COUNTRY="EG")
    for name in ("own.xlsx", "own.zip"):
        path = tmp_path / name
        assert main(["template", "--to", str(path), "--lang", "ar"]) == 0
        assert path.read_bytes().startswith(b"PK")
    assert opened((tmp_path / "own.xlsx").read_bytes()).sheetnames[-1] == "lists"
    assert main(["template", "--to", str(tmp_path / "none" / "own.xlsx")]) == 1
    with pytest.raises(SystemExit):
        main(["template", "--to", str(tmp_path / "own.doc")])


def test_every_column_of_the_template_is_one_of_its_format() -> None:
    """With words in both languages; what the importer asks for is there."""
    for table in TABLES:
        columns = {column.name: column for column in table.reader.columns}
        there = [field.column for field in table.fields]
        assert set(there) <= columns.keys() and len(set(there)) == len(there)
        assert {name for name, column in columns.items() if not column.optional} <= set(there)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_heading_is_that_of_one_column(reader) -> None:
    """In no language and no spelling do two columns of one format read alike; each has words."""
    assert [heading for heading, codes in columns_of(reader).items() if len(codes) > 1] == []
    assert [column.name for column in reader.columns if column.name not in HEADINGS] == []


def test_what_another_program_saves_is_the_same_table(lists_url) -> None:
    """Opened and saved again, without a change to its rows."""
    content = workbook({"a": [["key", "label_en", "label_ar", "note"], ["t1", "One", "واحد", ""]]})
    assert bring(lists_url, content).written
    assert bring(lists_url, saved(opened(content))).nothing_to_do
