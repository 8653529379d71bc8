"""What the public record has in English only has its Arabic, and readers of Arabic get it: on pages and in files."""

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import select

from models import Activity, Channel, Commitment, EstimateSource, PublishedFigure, Source, Topic
from models.engine import engine, session
from outreach.exports import MACHINES, PEOPLE, TABLES, for_machines, for_people, stream
from outreach.i18n import translator
from outreach.queries import published
from outreach.renderings import FILE, HEADER, KINDS, read, rendered, renderings
from outreach.wording import trust_rows
from tests.shown import english, open_app, texts, without_marks

# A figure that is a number is written by the dashboard; only what is no single number stays in words.
COLUMNS = {
    "led_by": [Activity.led_by],
    "minister": [PublishedFigure.minister],
    "made_by": [Commitment.made_by],
    "owner": [Channel.owner],
    "outlet": [Source.outlet],
    "definition": [PublishedFigure.definition],
    "unit": [PublishedFigure.unit],
    "value_text": [PublishedFigure.value_text],
    "note": [EstimateSource.note, Topic.note],
}
# What is written in Latin letters in Arabic too: none so far.
BRANDS: set[str] = set()
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]+")
# Tables whose files hold such texts, and in which columns.
EXPORTED = {
    "activities": ["led_by"],
    "channels": ["owner"],
    "published_figures": ["unit", "definition", "minister", "value_text"],
    "sources": ["outlet"],
    "topics": ["note"],
}


def recorded(url: str, column: str) -> set[str]:
    """The texts of the public record that stand in a column and are in Latin letters."""
    found: set[str] = set()
    with session(url) as db:
        for where in COLUMNS[column]:
            chosen = select(where)
            if column == "value_text":
                chosen = chosen.where(PublishedFigure.value.is_(None))
            found |= set(db.scalars(chosen))
    return {text for text in found if LATIN.search(text) and not ARABIC.search(text)}


def lines() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files_of(url: str, key: str, *, language: str, style) -> list[dict[str, str]]:
    with engine(url).connect() as connection:
        file = b"".join(stream(connection, table=TABLES[key], t=translator(language), style=style))
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_the_columns_are_those_that_are_rendered() -> None:
    assert set(COLUMNS) == set(KINDS)


@pytest.mark.parametrize("column", KINDS)
def test_every_text_of_the_record_has_its_arabic(record_url, column) -> None:
    """To mend a failure: a row in ``data/reference/arabic_names.csv``, of the kind of its column."""
    texts_there = recorded(record_url, column)
    assert texts_there and texts_there - set(renderings(column)) == set()


def test_each_rendering_is_arabic() -> None:
    for row in lines():
        assert ARABIC.search(row["text_ar"]), row
        assert set(LATIN.findall(row["text_ar"])) <= BRANDS, row


def test_numbers_are_the_same_in_both_languages() -> None:
    """A definition that is translated loses and gains no figure."""
    for row in lines():
        if row["kind"] in ("definition", "note", "value"):
            there, here = (re.findall(r"\d+", row[name]) for name in ("text_en", "text_ar"))
            spelt = [one for one in there if one not in here]
            assert [one for one in here if one not in there] == [], row
            # 1st to 6th are words in Arabic.
            assert all(re.search(rf"\b{one}(st|nd|rd|th)\b", row["text_en"]) for one in spelt), row


def test_the_file_is_sorted_and_of_known_kinds() -> None:
    rows = [(row["kind"], row["text_en"]) for row in lines()]
    assert rows == sorted(rows)
    assert {kind for kind, _ in rows} == {kind for kinds in KINDS.values() for kind in kinds}


def test_a_text_is_rendered_for_readers_of_arabic_only() -> None:
    assert rendered("Soha Gendy", language="ar") == "سها جندي"
    assert rendered("Soha Gendy", language="en") == "Soha Gendy"
    assert rendered("Attendee One", language="ar") == "Attendee One"
    assert rendered("", language="ar") == ""
    assert translator("ar").recorded("Ahram Online") == "الأهرام أونلاين"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_is_read_with_or_without_the_mark_of_a_spreadsheet(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f"{mark}{','.join(HEADER)}\r\nperson, Attendee One ,المشارك الأول\r\n", encoding="utf-8")
    assert read(path) == {"person": {"Attendee One": "المشارك الأول"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names.csv, line 1: the columns must be kind, text_en, text_ar"),
        ("kind,text_ar,text_en\n", "names.csv, line 1: the columns must be kind, text_en, text_ar"),
        ("kind,text_en,text_ar\nperson,One,\n", "names.csv, line 2: text_ar is empty"),
        ("kind,text_en,text_ar\nperson, ,واحد\n", "names.csv, line 2: text_en is empty"),
        ("kind,text_en,text_ar\n,One,واحد\n", "names.csv, line 2: kind is empty"),
        ("kind,text_en,text_ar\nperson,One,واحد,1\n", "names.csv, line 2: 4 cells instead of 3"),
        ("kind,text_en,text_ar\nperson,One,واحد\n\n", "names.csv, line 3: 0 cells instead of 3"),
        (
            "kind,text_en,text_ar\nperson,One,واحد\nowner,One,واحد\n",
            "names.csv, line 3: 'One' stands in line 2 already",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        read(path)


@pytest.mark.parametrize("style", [PEOPLE, MACHINES], ids=["people", "machines"])
@pytest.mark.parametrize("key", EXPORTED)
def test_a_file_keeps_the_record_and_says_it_in_arabic(record_url, key, style) -> None:
    arabic = files_of(record_url, key, language="ar", style=style)
    source = files_of(record_url, key, language="en", style=style)
    assert arabic
    for there, here in zip(source, arabic, strict=True):
        for column in EXPORTED[key]:
            assert here[column] == there[column] == there[f"{column}_name"]
            assert here[f"{column}_name"] == rendered(here[column], language="ar")


def test_rows_behind_a_figure_say_it_in_arabic_to_people_only() -> None:
    frame = pd.DataFrame({"key": ["a", "b"], "led_by": ["Soha Gendy", None]})
    people = for_people(frame, t=translator("ar")).decode("utf-8-sig")
    assert people == "key,led_by,led_by_name\r\na,Soha Gendy,سها جندي\r\nb,,\r\n"
    assert for_machines(frame).decode() == "key,led_by\na,Soha Gendy\nb,\n"


def test_translated_descriptions_are_said_to_be_translated(record_url) -> None:
    t = translator("en")
    with session(record_url) as db:
        rows = published.table(db)
    assert "translated" not in trust_rows.about_figures(trust_rows.figures(rows, t=t), t=t)
    arabic = trust_rows.figures(rows, t=translator("ar"))
    assert "The descriptions were translated from the English of the record." in trust_rows.about_figures(arabic, t=t)
    assert all(ARABIC.search(text) for text in arabic["definition_name"])


@pytest.mark.parametrize(
    ("file", "params", "words"),
    [
        ("pages/activity.py", {"key": "nm_visit_sa_2016"}, "نبيلة مكرم عبد الشهيد"),
        ("pages/country.py", {"code": "KW"}, "سها جندي"),
        ("pages/channels.py", {}, "وزارة الدولة للهجرة وشئون المصريين بالخارج"),
        ("pages/numbers.py", {}, "لقاءات افتراضية مع الجاليات كل يوم أحد"),
        ("pages/numbers.py", {}, "أسبوعيًا (أيام الأحد)"),
        ("pages/export.py", {"table": "sources"}, "بوابة فيتو"),
        ("pages/export.py", {"table": "published_figures"}, "إعجابات صفحة الحملة"),
        ("pages/export.py", {"indicator": "channels_active"}, "وزارة الخارجية، قطاع الهجرة"),
    ],
)
def test_an_arabic_page_says_it_in_arabic(record_url, environment, file, params, words) -> None:
    environment(DATABASE_URL=record_url)
    app = open_app(file, lang="ar", **params)
    assert not app.exception
    assert english(app, "ar") == []
    assert words in without_marks("\n".join(texts(app)))


def test_english_left_on_an_arabic_page_is_found(record_url, environment, monkeypatch) -> None:
    """The test of pages would see it."""
    from outreach.i18n import Translator

    environment(DATABASE_URL=record_url)
    monkeypatch.setattr(Translator, "recorded", lambda self, text: text)
    found = "\n".join(english(open_app("pages/activity.py", lang="ar", key="nm_visit_sa_2016"), "ar"))
    assert "Nabila Makram" in without_marks(found)
