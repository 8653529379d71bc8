"""What a reader sees, in the reader's language: text, plurals, numbers, dates, countries, direction.

English is the source text and needs no catalogue. Another language is one file, ``locales/<code>.po``, read with Babel
and compiled in memory; its plural forms are CLDR's. A text that it lacks is shown in English.

``t`` is a :class:`Translator`; strings at module level are marked with :func:`mark`, and translated where they are
shown.
"""

import gettext
import io
from collections.abc import Iterable
from functools import lru_cache
from numbers import Number

from babel import Locale, UnknownLocaleError, lists
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from outreach.dates import Dates
from outreach.labels import LABELS
from outreach.marks import mark
from outreach.numerals import UNKNOWN
from outreach.renderings import rendered
from outreach.settings import DEFAULT_HOME, LOCALES, SOURCE, SettingError, language_at_least, languages, settings

__all__ = ["LANGUAGES", "PARAMETER", "UNKNOWN", "Translator", "endonym", "mark", "negotiate", "translator"]

PARAMETER = "lang"
"""What the language is called in an address."""
LANGUAGES = languages()

UNDATED = mark("Undated")
NOT_STATED = mark("Not stated")

# The record keeps names in these languages; readers of another language get the source language.
_NAMED_IN = ("ar", "en")

# CLDR's own short names, which Babel leaves out, where the long one is no name that a page can use.
_SHORT = {
    "en": {"HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao", "PS": "Palestine"},
    "ar": {"HK": "هونغ كونغ", "MM": "ميانمار", "MO": "ماكاو", "PS": "فلسطين"},
}


class Translator(Dates):
    """Speaks one language. Built by :func:`translator`, shared by all readers of that language."""

    def __init__(self, *, language: str, locale: Locale, digits: str, time_zone: str, home_country: str):
        super().__init__(locale=locale, digits=digits, time_zone=time_zone)
        self.language = language
        self.home_country = home_country
        self._catalogue = _compiled(language)

    def __call__(self, text: str, **values) -> str:
        """`text` translated, with its named placeholders filled.

        Numbers among `values` are written with :meth:`number`; a year goes in as ``t.year(2023)``.
        """
        return self._filled(self._catalogue.gettext(text), values)

    def plural(self, singular: str, plural: str, n: int, **values) -> str:
        """The form that `n` asks for; ``{n}`` is filled with it. `singular` and `plural` are the English forms."""
        return self._filled(self._catalogue.ngettext(singular, plural, int(n)), {"n": n, **values})

    def _filled(self, text: str, values: dict) -> str:
        if not values:
            return text
        return text.format(**{k: self.number(v) if _is_number(v) else v for k, v in values.items()})

    def date(self, day, precision: str = "day") -> str:
        """A date as precise as it is known; None and NaT read "Undated"."""
        return self.known_date(day, precision) if _is_known(day) else self(UNDATED)

    def period(self, start, end) -> str:
        """From start to end, both included; an open end is said, and so is no bound at all."""
        if _is_known(start) and _is_known(end):
            return self.known_period(start, end)
        if _is_known(start):
            return self(mark("from {date}"), date=self.known_date(start))
        if _is_known(end):
            return self(mark("until {date}"), date=self.known_date(end))
        return self(mark("all dates"))

    def country(self, code: str) -> str:
        """The common name of a country (ISO 3166-1 alpha-2); an unknown code reads as itself."""
        return _SHORT.get(self.language, {}).get(code) or self.locale.territories.get(code, code)

    def list(self, items: Iterable[str]) -> str:
        """a, b and c."""
        return lists.format_list([str(item) for item in items], locale=self.locale)

    def one_of(self, items: Iterable[str]) -> str:
        """a, b or c."""
        return lists.format_list([str(item) for item in items], style="or", locale=self.locale)

    def column(self, base: str = "name") -> str:
        """The column that holds `base` in this language: name_ar, title_en."""
        return f"{base}_{self.language if self.language in _NAMED_IN else SOURCE}"

    @property
    def name_column(self) -> str:
        return self.column("name")

    def name(self, row, base: str = "name") -> str:
        """The name of a row (mapping, Series or record) in this language, else in the other one."""
        for column in (self.column(base), *(f"{base}_{language}" for language in _NAMED_IN)):
            value = getattr(row, column, None) if not hasattr(row, "keys") else row[column]
            if isinstance(value, str) and value:
                return value
        return UNKNOWN

    def recorded(self, text: str) -> str:
        """A text that the public record has in one language only, in this one where it was rendered; else as it is."""
        return rendered(text, language=self.language)

    def label(self, code, family: str = "kind") -> str:
        """The words for a code of :data:`outreach.labels.LABELS`; None and NaN read "Not stated".

        Raises:
            KeyError: the family has no such code.
        """
        code = getattr(code, "value", code)
        return self(LABELS[family][code]) if isinstance(code, str) else self(NOT_STATED)


def translator(language: str, *, digits: str | None = None) -> Translator:
    """The translator of a language; of the default language where this one is not spoken.

    `digits` is ``latn`` or ``arab``, the setting if None. A language that does not write with them keeps its own.
    """
    choice = settings()
    spoken = language if language in LANGUAGES else choice.default_language
    return _translator(spoken, digits or choice.digits, choice.home_country, choice.time_zone)


def plain_translator(language: str | None = None) -> Translator:
    """The translator where the settings cannot be used, which says so, of this language or the one that is set."""
    spoken = language if language in LANGUAGES else language_at_least()
    return _translator(spoken, "latn", DEFAULT_HOME, "UTC")


def translator_at_least(language: str) -> Translator:
    """The translator of a language, also where a setting cannot be used: the page that says so needs one."""
    try:
        return translator(language)
    except SettingError:
        return plain_translator(language)


@lru_cache
def _translator(language: str, digits: str, home_country: str, time_zone: str) -> Translator:
    locale = _locale(language, home_country)
    return Translator(language=language, locale=locale, digits=digits, time_zone=time_zone, home_country=home_country)


def _locale(language: str, home_country: str) -> Locale:
    """As the home country writes the language (months differ by country), else as the world does."""
    for territory in (home_country, "001"):
        try:
            return Locale.parse(f"{language}_{territory}")
        except UnknownLocaleError:
            continue
    return Locale.parse(language)


@lru_cache
def _compiled(language: str) -> gettext.NullTranslations:
    if language == SOURCE:
        return gettext.NullTranslations()
    with (LOCALES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def negotiate(header: str | None) -> str:
    """The spoken language that an Accept-Language header likes best, else the default one."""
    best, liked = language_at_least(), 0.0
    # Cut short: the header comes from outside.
    for wish in (header or "")[:500].split(","):
        tag, _, weight = wish.partition(";")
        language = tag.strip().lower().replace("_", "-").split("-")[0]
        quality = _quality(weight)
        if language in LANGUAGES and quality > liked:
            best, liked = language, quality
    return best


def _quality(weight: str) -> float:
    """The q of one wish: 1 where none is given, 0 where it cannot be read."""
    name, _, value = weight.replace(" ", "").partition("=")
    if not name:
        return 1.0
    try:
        quality = float(value) if name == "q" else 0.0
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0


def endonym(language: str) -> str:
    """A language in its own words, for the switch: العربية, English."""
    return Locale.parse(language).get_language_name(language).capitalize()


def _is_known(day) -> bool:
    # NaT, pandas' missing date, is the one date that differs from itself.
    return day is not None and day == day


def _is_number(value) -> bool:
    return isinstance(value, Number) and not isinstance(value, bool)
