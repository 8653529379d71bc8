"""Cells and headings hold codes or words, of either language, spelled as people spell."""

import csv
import io

import pytest
from sqlalchemy import select

from models import Activity, ActivityCountry, ActivityEntity, ActivitySource, ChannelReading, Community, Entity
from models.codes import ChannelKind, Kind
from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.importers.headings import HEADINGS
from outreach.importers.messages import MOST_CODES
from outreach.importers.readers.channels import TYPES
from outreach.importers.words import code_of
from outreach.labels import LABELS
from tests.importers.made_files import GOOD, found, made, row, take
from tests.importers.stored import communities, one

USED = (
    "kind", "status", "organiser", "precision", "date_basis", "attendance_basis", "confidence", "channel_kind",
    "audience_unit", "level", "tier", "region", "estimate_basis", "request_kind",
)  # fmt: skip


@pytest.mark.parametrize("family", USED)
def test_every_code_has_words_of_its_own(family: str) -> None:
    """In each language, so that a cell can say it; in capitals and with spaces around too."""
    for language in LANGUAGES:
        for code in LABELS[family]:
            word = translator(language).label(code, family=family)
            assert code_of(word, family=family) == code
            assert code_of(f" {word.upper()} ", family=family) == code
            assert code_of(code, family=family) == code
    assert code_of("", family=family) == code_of("x" * 10_000, family=family) == ""


@pytest.mark.parametrize("word", ["visit", "Visit", "زيارة", "زِياره"])
def test_a_code_by_its_word(lists_url, word: str) -> None:
    assert take(lists_url, made([row("events", kind=word)])).written
    with session(lists_url) as db:
        assert one(db, "e1").kind is Kind.VISIT


def test_what_a_cell_may_hold_is_said_in_words(lists_url) -> None:
    """In the reader's language with the codes, since either will do; of a long list the first, and how many more."""
    result = take(lists_url, made([row("events", kind="party")]), made([row("channels", channel_type="pigeon")]))
    kind, channel = (error.expected for error in result.errors)
    assert kind(translator("en")) == "One of: virtual_session, visit, conference, meeting or other."
    said = kind(translator("ar"))
    assert [code for code in Kind if f"{code} ({translator('ar').label(code)})" not in said] == []
    for language in LANGUAGES:
        t = translator(language)
        more = len({*TYPES, *ChannelKind}) - MOST_CODES
        assert channel(t).count(" (") <= MOST_CODES and t.plural("{n} more", "{n} more", more) in channel(t)


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        ("المملكه العربية السعوديه;الامارات العربية المتحدة", ["AE", "SA"]),
        ("saudi arabia؛kw", ["KW", "SA"]),
        ("KUWAIT", ["KW"]),
        ("السعودية؛الامارات؛UAE", ["AE", "SA"]),
        ("أمريكا;بريطانيا;كوريا الجنوبية;روسيا", ["GB", "KR", "RU", "US"]),
        ("ليبيا;سورية;جمهورية التشيك;هولندا", ["CZ", "LY", "NL", "SY"]),
        ("USA;UK;KSA", ["GB", "SA", "US"]),
        ("غينيا (GN);Congo (cd)", ["CD", "GN"]),
    ],
)
def test_a_country_by_its_name(lists_url, countries: str, expected: list[str]) -> None:
    """In either language, without hamza too; items parted as either keyboard has it."""
    result = take(lists_url, made([row("events", countries=countries, communities="")]))
    assert found(result) == []
    with session(lists_url) as db:
        assert sorted(db.scalars(select(ActivityCountry.country_code))) == expected


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("كوريا", ("KP", "KR")),
        ("الكونغو", ("CD", "CG")),
        ("غينيا", ("GN", "GQ", "GW")),
        ("Virgin Islands", ("VG", "VI")),
    ],
)
def test_a_country_that_is_one_of_several_is_not_guessed(lists_url, word: str, codes: tuple[str, ...]) -> None:
    """Each of them is named, in the reader's language."""
    [error] = take(lists_url, made([row("events", countries=word, communities="")])).errors
    assert (error.column, error.value) == ("countries", word)
    for language in LANGUAGES:
        t = translator(language)
        said = t.one_of(f"{code} ({t.country(code)})" for code in codes)
        assert error.expected(t) == t("The name of one country, or its code. This name may mean: {codes}.", codes=said)


def test_a_country_stands_for_its_community(lists_url) -> None:
    assert found(take(lists_url, made([row("entities", community="السعودية")]))) == []
    with session(lists_url) as db:
        assert db.scalars(select(Community.key).join(Entity)).all() == ["sa"]


@pytest.mark.parametrize("written", ["الرياض", "RIYADH", "sa-riyadh", "Riyadh (sa-riyadh)"])
def test_a_community_by_its_name_brings_its_country(lists_url, written: str) -> None:
    """Where the row names no country."""
    assert found(take(lists_url, made([row("events", countries="", communities=written)]))) == []
    with session(lists_url) as db:
        assert communities(db, "e1") == ["sa-riyadh"]
        assert db.scalars(select(ActivityCountry.country_code)).all() == ["SA"]


def test_a_name_that_several_have_asks_for_the_key(lists_url) -> None:
    """And is taken with its key in brackets."""
    take(lists_url, made([row("entities"), row("entities", entity_id="h2", community="sa-jeddah")]))
    [error] = found(take(lists_url, made([row("events", entities="An association")])))
    assert error[1:] == (
        "entities", "An association", "The key of one of those that have this name: h1 and h2.",
    )  # fmt: skip
    assert take(lists_url, made([row("events", entities="رابطة (h2)")])).written
    with session(lists_url) as db:
        assert db.scalars(select(Entity.key).join(ActivityEntity)).all() == ["h2"]


def with_header(format: str, names: list[str], **changes: str) -> bytes:
    """A good row under another header."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([names, row(format, **changes).values()])
    return text.getvalue().encode()


@pytest.mark.parametrize("format", GOOD)
@pytest.mark.parametrize("way", ["en", "ar", "both", "reversed", "shouted", "without marks"])
def test_a_header_in_words_is_the_same_header(lists_read, format: str, way: str) -> None:
    """English, Arabic, the template's form in either order, in capitals, without hamza and vowels."""
    ways = {
        "en": lambda words: words.en,
        "ar": lambda words: words.ar,
        "both": lambda words: f"{words.en} · {words.ar} *",
        "reversed": lambda words: f"{words.ar}\n{words.en}",
        "shouted": lambda words: f"  {words.en.upper()} ",
        "without marks": lambda words: words.ar.replace("ة", "ه").replace("أ", "ا").replace("ّ", ""),
    }
    result = take(lists_read, with_header(format, [ways[way](HEADINGS[name]) for name in GOOD[format]]), dry_run=True)
    assert (found(result), result.files[0].format) == ([], format)


def test_a_column_twice_in_two_languages_is_said(lists_read) -> None:
    """Nobody guesses which of the two was meant."""
    names = ["المعرّف" if name == "note" else name for name in GOOD["topics"]]
    errors = found(take(lists_read, with_header("topics", names), dry_run=True))
    assert (1, "المعرّف", "المعرّف") in [error[:3] for error in errors]
    assert any("The column key once. Here these are the same column: key and المعرّف." in error[3] for error in errors)


def test_a_header_that_fits_two_formats_alike_is_said(lists_read) -> None:
    """As many columns of the one as of the other."""
    errors = found(take(lists_read, b"name_en,name_ar,key,nothing\n1,2,3,4\n", dry_run=True))
    assert "No such column" in errors[0][3]
    [error] = found(take(lists_read, b"name_en,name_ar\n1,2\n", dry_run=True))
    assert error[0] == 1


def test_an_error_calls_a_column_as_the_file_does(lists_read) -> None:
    """Its own heading, also inside what is expected."""
    names = [HEADINGS[name].ar for name in GOOD["topics"]]
    [error] = found(take(lists_read, with_header("topics", names, label_en="", label_ar=""), dry_run=True))
    assert error[1] == "الاسم بالإنجليزية"
    assert "الاسم بالإنجليزية and الاسم بالعربية" in error[3]


LEFT_OUT = ("date_precision", "date_basis", "source_urls", "source_outlets", "source_published", "confidence")


def test_a_log_without_the_columns_of_the_press(lists_url) -> None:
    """A date is as exact as it is written, and that of the event; what is there already keeps what it had."""
    take(lists_url, made([row("events")]))
    short = {name: value for name, value in row("events").items() if name not in LEFT_OUT}
    assert take(lists_url, made([short])).nothing_to_do
    others = [{**short, "event_id": f"n{number}", "date": day} for number, day in enumerate(("", "2023", "2023-03"))]
    assert found(take(lists_url, made([{**short, "notes": "x"}, *others]))) == []
    with session(lists_url) as db:
        assert [one(db, f"n{number}").precision for number in range(3)] == [None, "year", "month"]
        assert [one(db, f"n{number}").date_basis for number in range(3)] == [None, "event", "event"]
        own = one(db, "e1")
        assert (own.notes, own.confidence, own.date_basis) == ("x", "high", "event")
        assert len(db.scalars(select(ActivitySource).where(ActivitySource.activity_id == own.id)).all()) == 2
        assert len(db.scalars(select(Activity)).all()) == 4


def test_a_channel_without_the_columns_of_the_press_keeps_its_reading(lists_url) -> None:
    """Its kind stands in the type, and what was read of it stays."""
    take(lists_url, made([row("channels")]))
    short = {name: GOOD["channels"][name] for name in ("name_en", "name_ar", "handle_or_address", "owner", "notes")}
    [error] = found(take(lists_url, made([{"channel_id": "c1", "channel_type": "page", **short}])))
    assert error[1:3] == ("channel_type", "page")
    assert take(lists_url, made([{"channel_id": "c1", "channel_type": "صفحة فيسبوك", **short}])).nothing_to_do
    with session(lists_url) as db:
        assert db.scalars(select(ChannelReading.audience)).all() == [1000]
