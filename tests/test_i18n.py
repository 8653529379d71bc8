"""What readers see: plurals, names, direction, and the choice of language."""

from types import SimpleNamespace

import pandas as pd
import pytest
from babel import Locale

from outreach import catalogue, i18n
from outreach.i18n import LANGUAGES, UNKNOWN, Translator, endonym, negotiate, translator

SESSIONS = ("{n} session", "{n} sessions")
ARABIC_SESSIONS = ("لا جلسات", "جلسة واحدة", "جلستان", "{n} جلسات", "{n} جلسة", "{n} من الجلسات")


@pytest.fixture
def arabic():
    return translator("ar", digits="latn")


@pytest.fixture
def english():
    return translator("en")


@pytest.fixture
def speaks(tmp_path, monkeypatch):
    """(language, plural forms, digits) -> a translator whose catalogue holds SESSIONS and nothing else."""

    def _speaks(language, forms, digits="latn"):
        made = catalogue.PlainCatalog(locale=language, fuzzy=False)
        made.add(SESSIONS, forms)
        (tmp_path / f"{language}.po").write_text(catalogue.as_text(made), encoding="utf-8")
        monkeypatch.setattr(i18n, "LOCALES", tmp_path)
        i18n._compiled.cache_clear()
        return Translator(
            language=language, locale=Locale.parse(language), digits=digits, time_zone="Africa/Cairo", home_country="EG"
        )

    yield _speaks
    i18n._compiled.cache_clear()


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "لا جلسات"),
        (1, "جلسة واحدة"),
        (2, "جلستان"),
        (3, "3 جلسات"),
        (11, "11 جلسة"),
        (100, "100 من الجلسات"),
        (103, "103 جلسات"),
        (1011, "1,011 جلسة"),
    ],
)
def test_arabic_has_six_plurals(speaks, n, expected):
    """Each of the six forms of Arabic stands where CLDR wants it, with the number grouped."""
    assert expected == speaks("ar", ARABIC_SESSIONS).plural(*SESSIONS, n)


def test_plurals_are_written_in_the_readers_digits(speaks):
    """The number inside a plural follows the setting of digits."""
    assert speaks("ar", ARABIC_SESSIONS, "arab").plural(*SESSIONS, 1011) == "١٬٠١١ جلسة"


def test_another_language_needs_only_its_catalogue(speaks):
    """A language of three forms (Polish has four with fractions) works from a .po with CLDR's plural rule."""
    polish = speaks("pl", ("{n} sesja", "{n} sesje", "{n} sesji", "{n} sesji"))
    assert [polish.plural(*SESSIONS, n) for n in (1, 3, 5)] == ["1 sesja", "3 sesje", "5 sesji"]


def test_english_is_the_source(english):
    """English needs no catalogue: texts are shown as written, numbers formatted, extra values filled."""
    assert english.plural(*SESSIONS, 1) == "1 session"
    assert english.plural(*SESSIONS, 1000) == "1,000 sessions"
    assert english("{n} of {place}", n=12000, place="Cairo") == "12,000 of Cairo"
    assert english("100% {sure}") == "100% {sure}"


def test_a_text_without_translation_stays_readable(arabic):
    """What a catalogue lacks is shown in English, never blank and never a failure."""
    assert arabic("no such text {n}", n=3) == "no such text 3"
    assert arabic.plural("{n} no such text", "{n} no such texts", 2) == "2 no such texts"


def test_direction_comes_from_the_locale(arabic, english):
    """Arabic runs right to left, English left to right, and nobody asked which language it is."""
    assert (arabic.direction, arabic.is_rtl, english.direction, english.is_rtl) == ("rtl", True, "ltr", False)
    assert arabic.isolate("Jisr") == "\u2068Jisr\u2069"


def test_countries_have_their_common_names(arabic, english):
    """Names are CLDR's, the short ones where the long is none; an unknown code reads as itself."""
    assert [english.country(code) for code in ("SA", "PS", "QQ")] == ["Saudi Arabia", "Palestine", "QQ"]
    assert [arabic.country(code) for code in ("SA", "PS", "EG")] == ["المملكة العربية السعودية", "فلسطين", "مصر"]


def test_lists_are_joined_as_the_language_does(arabic, english):
    """The last joint is a word."""
    assert [english.list(["a", "b", "c"]), arabic.list(["مصر", "قطر"])] == ["a, b and c", "مصر وقطر"]


def test_names_fall_back_to_the_other_language(arabic, english):
    """A row named in one language only is shown by that name to all; a nameless one as unknown."""
    row = {"name_ar": "الرياض", "name_en": "Riyadh", "title_ar": None, "title_en": "A visit"}
    assert [arabic.name(row), english.name(row)] == ["الرياض", "Riyadh"]
    assert "A visit" == arabic.name(row, base="title") == arabic.name(pd.Series(row), base="title")
    assert arabic.name(SimpleNamespace(**row)) == "الرياض"
    assert arabic.name({"name_ar": None, "name_en": float("nan")}) == UNKNOWN
    assert (arabic.name_column, english.column("title")) == ("name_ar", "title_en")


def test_an_unknown_language_falls_back():
    """A language that is not spoken gives the default one."""
    assert translator("xx").language == "ar"
    assert translator("<script>").language == "ar"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("en-GB,en;q=0.9,ar;q=0.8", "en"),
        ("fr-FR, ar-EG;q=0.5, en;q=0.4", "ar"),
        ("AR_eg", "ar"),
        ("en;q=0, fr", "ar"),
        ("en;q=nonsense", "ar"),
        ("en;q=7", "ar"),
        ("en;q=nan", "ar"),
        ("*", "ar"),
        ("", "ar"),
        (None, "ar"),
        ("x" * 100_000 + ",en", "ar"),
    ],
)
def test_the_browser_is_heard(header, expected):
    """The best liked spoken language wins; what cannot be read is as good as nothing said."""
    assert expected == negotiate(header)


def test_languages_name_themselves():
    """The switch shows each language in its own words."""
    assert [endonym(language) for language in LANGUAGES] == ["العربية", "English"]
