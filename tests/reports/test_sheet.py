"""The briefing sheet: one page about a place, with people's words only where they were handed."""

from dataclasses import replace
from functools import cache

import pytest

from outreach.audiences import counted
from outreach.i18n import Translator, translator
from outreach.labels import LABELS
from outreach.reports import sheet_pdf
from outreach.reports.sheet import CLAIMED, WITHHELD, Nationals
from outreach.reports.words import Words
from tests.reports import reading
from tests.reports.places import bare_sheet, example_sheet, full_sheet
from tests.reports.reading import as_read
from tests.reports.test_pdf import is_said

A4 = (595, 842)
MORE = "There is more than stands here; the page of this place leads to all of it."
HEARD = Words("The very words of somebody", "كلام أحد الحاضرين بنصه")


@pytest.fixture(scope="module", params=["en", "ar"])
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, digits="latn")


@cache
def read(sheet, t: Translator) -> str:
    """The same sheet is drawn once: another test says that it is the same file each time."""
    (page,) = reading.pages(sheet_pdf.sheet_pdf(sheet, t))
    return page


def test_everything_of_an_ordinary_place_is_on_it(t: Translator) -> None:
    sheet, page = example_sheet(), read(example_sheet(), t)
    said = sheet_pdf.said(sheet, t)
    parts = [said[name] for name in ("contacts", "planned", "asked", "answered", "promised", "channels")]
    assert [len(part.rows) for part in parts] == [2, 1, 2, 2, 2, 2]
    for text in (cell for part in parts for row in part.rows for cell in row):
        # Read back, the one Latin letter of a number may stand at its other end.
        assert all(is_said(part, page, t) for part in text.replace("R-", "").split(" · ")), text
    assert "48,200" in page and "61,000" in page and "2020" in page and "2023" in page
    assert as_read(sheet.entities.of(t)) in page
    assert as_read(sheet.place.of(t)) in page and as_read(sheet.country.of(t)) in page


def test_years_without_holidays_are_said(t: Translator) -> None:
    said = Words("No holiday is known for 2031", "لا عطلة معروفة لسنة 2031")
    assert as_read(said.of(t)) in read(replace(example_sheet(), no_holidays=said), t)


def test_a_date_is_no_finer_than_it_is_known() -> None:
    page = read(example_sheet(), translator("en"))
    assert "January 2026" in page and "1 January 2026" not in page


def test_who_has_a_request_is_the_authority_by_name_or_the_holder(t: Translator) -> None:
    rows = sheet_pdf.said(example_sheet(), t)["asked"].rows
    assert rows[0][-1] == Words("Passports", "الجوازات").of(t)
    assert rows[1][-1] == t.label("citizen", family="holder")


def test_words_of_people_are_on_it_only_where_they_were_handed(t: Translator) -> None:
    sheet = example_sheet()
    asked = (replace(sheet.asked[0], words=HEARD), *sheet.asked[1:])
    assert as_read(HEARD.of(t)) in read(replace(sheet, asked=asked), t)
    assert len(sheet_pdf.said(replace(sheet, asked=asked), t)["asked"].head) == 7
    assert len(sheet_pdf.said(sheet, t)["asked"].head) == 6
    assert as_read(HEARD.of(t)) not in read(sheet, t)


def test_an_answer_without_its_words_says_so_and_a_reported_one_that_nobody_checked_it(t: Translator) -> None:
    """Never a blank cell: of a request whose words were not handed it is said where they are."""
    sheet = example_sheet()
    given, reported = sheet.answered
    withheld, claimed, none = t(WITHHELD), t(CLAIMED), t("Not shown here")
    for answered, notes in (
        ((given,), ""),
        ((reported,), claimed),
        ((replace(given, answer=Words()),), withheld),
        ((replace(given, answer=Words()), reported), f"{withheld} {claimed}"),
    ):
        table = sheet_pdf.said(replace(sheet, answered=answered), t)["answered"]
        assert table.note == notes and all(row[2] for row in table.rows)
        assert [row[2] == none for row in table.rows] == [not each.answer for each in answered]
    of_both = sheet_pdf.said(sheet, t)["answered"]
    assert of_both.head == [t(head) for head in ("Request or activity", "Answered on", "Answer", "Source")]
    about = f"{t.label('enquiry', family='request_kind')} · {given.topic.of(t)}"
    assert [row[0] for row in of_both.rows] == [f"{t.isolate('R-2025-0101')} · {about}", reported.activity.of(t)]
    assert of_both.rows[1][3] == reported.sources.of(t) and not of_both.rows[0][3]
    assert sheet_pdf.said(replace(sheet, answered=(given,)), t)["answered"].head[0] == t("Reference")


def test_an_answer_that_no_longer_stands_says_so_first(t: Translator) -> None:
    given = replace(example_sheet().answered[0], reopened=Words("Reopened since", "أُعيد فتحه"))
    (row,) = sheet_pdf.said(replace(example_sheet(), answered=(given,)), t)["answered"].rows
    assert row[2] == f"{given.reopened.of(t)} · {given.answer.of(t)}"


def test_a_commitment_stands_as_the_pages_say_it(t: Translator) -> None:
    """In their word for each state; green only what was kept in time, red only what is late."""
    states = tuple(LABELS["commitment_state"])
    promised = tuple(replace(example_sheet().promised[0], standing=state) for state in states)
    table = sheet_pdf.said(replace(example_sheet(), promised=promised), t)["promised"]
    assert [row[-1] for row in table.rows] == [t.label(state, family="commitment_state") for state in states]
    assert dict(zip(states, table.looks, strict=True)) == dict.fromkeys(states, "") | {"late": "bad", "kept": "good"}


def test_what_waits_besides_stands_apart(t: Translator) -> None:
    """Under its own words, with the columns of the table above it; nothing of it where nothing waits."""
    sheet = example_sheet()
    older = replace(sheet.asked[0], reference="R-2025-0042")
    heard = (replace(sheet.asked[0], words=HEARD), *sheet.asked[1:])
    both = replace(sheet, asked=heard, waiting=(older,))
    said, page = sheet_pdf.said(both, t), read(both, t)
    assert [row[0] for row in said["waiting"].rows] == [t.isolate("R-2025-0042")]
    assert "2025-0042" in page and len(said["asked"].rows) == 2
    assert said["asked"].head == said["waiting"].head
    titles = [as_read(t(words)) for words in ("What they asked last time", "Also waiting for an answer")]
    places = [page.index(title) for title in titles]
    assert places == sorted(places) and titles[1] not in read(sheet, t)


def test_what_waits_is_counted_also_where_nothing_of_it_was_handed(t: Translator) -> None:
    """Under its title; that no request is on record would be false."""
    page = read(replace(bare_sheet(), asked=example_sheet().asked, waiting_in_all=2), t)
    assert is_said(t("Also waiting for an answer"), page, t)
    assert is_said(t.plural("{n} more on record.", "{n} more on record.", 2), page, t)
    assert not is_said(t("No request is on record."), page, t)


def test_what_is_not_known_is_said_and_is_no_zero() -> None:
    page = read(bare_sheet(), translator("en"))
    for sentence in (
        "How many nationals live here is unknown.",
        "No contact is on record.",
        "Nothing is planned.",
        "No request is on record.",
        "No answer is on record.",
        "No commitment is on record.",
        "No channel on record is theirs alone.",
    ):
        assert sentence in page
    unread = next(row for row in sheet_pdf.said(example_sheet(), translator("en"))["channels"].rows if row[2] == "—")
    assert unread[3] == "—"


def test_it_is_one_page_however_much_there_is(t: Translator) -> None:
    made = sheet_pdf.sheet_pdf(full_sheet(), t)
    assert reading.size(made) == [A4]
    more = "There is more than stands here"
    assert more in read(full_sheet(), translator("en"))
    assert more in read(replace(example_sheet(), answered_in_all=30), translator("en"))
    assert more not in read(example_sheet(), translator("en"))


def test_how_many_more_there_are_is_said_of_each_list_that_is_cut(t: Translator) -> None:
    """Beside what was handed, and where the page has no room for all of that too."""
    sheet, said = example_sheet(), t.plural("{n} more on record.", "{n} more on record.", 28)
    assert not is_said(said, read(sheet, t), t)
    for name in ("asked", "answered", "promised", "channels"):
        assert is_said(said, read(replace(sheet, **{f"{name}_in_all": 30}), t), t), name
    waiting = read(replace(sheet, waiting=sheet.asked, waiting_in_all=30), t)
    assert is_said(said, waiting, t) and is_said(t(MORE), waiting, t)
    page = read(full_sheet(), t)
    left = [t.plural("{n} more on record.", "{n} more on record.", 30 - n) for n in range(30)]
    assert [one for one in left if is_said(one, page, t)]
    assert is_said(t(MORE), page, t) and not is_said(t(MORE), read(sheet, t), t)


def test_what_the_page_says_of_contacts_answers_and_channels_is_on_it_too(t: Translator) -> None:
    """How many were there, of which kind and about what a request was that was answered, and what an audience is of."""
    sheet = example_sheet()
    said, page = sheet_pdf.said(sheet, t), read(sheet, t)
    assert said["contacts"].rows[0][2] == f"{sheet.contacts[0].title.of(t)} · {sheet.contacts[0].attendance.of(t)}"
    assert said["contacts"].rows[1][2] == sheet.contacts[1].title.of(t)
    given = said["answered"].rows[0][0]
    assert t.label("enquiry", family="request_kind") in given and sheet.answered[0].topic.of(t) in given
    members = counted(812, "members", t=t)
    assert [row[2] for row in said["channels"].rows] == [members, "—"]
    assert as_read(members) in page and "45" in page


def test_that_cities_were_met_later_is_said_beside_contacts_and_without_any(t: Translator) -> None:
    words = Words("2 cities of the country were met later.", "التُقيت بعد ذلك مدينتان.")
    for sheet in (example_sheet(), bare_sheet()):
        assert as_read(words.of(t)) in read(replace(sheet, cities_later=words), t)


def test_it_is_tagged_and_named_after_the_place(t: Translator) -> None:
    made = sheet_pdf.sheet_pdf(example_sheet(), t)
    assert reading.is_tagged(made) and reading.language(made) == t.language
    assert example_sheet().place.of(t) in reading.title(made)
    assert reading.tags(made).count("H1") == 1 and reading.tags(made).count("Table") == 6
    assert made == sheet_pdf.sheet_pdf(example_sheet(), t)


def test_it_says_what_its_rows_are(t: Translator) -> None:
    label = as_read(t.label("demonstration", family="collection"))
    assert label in read(example_sheet(), t) and label not in read(bare_sheet(), t)


def test_a_name_is_no_mark_up() -> None:
    place = Words("#panic() *x* $y$", "")
    sheet = replace(bare_sheet(), place=place, nationals=(Nationals(number=1, source=place, year=2020),))
    assert read(sheet, translator("en")).count(place.en) == 3
