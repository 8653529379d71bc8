"""Keeps ``locales/*.po`` in step with the code: ``python -m outreach.catalogue [LANGUAGE ...]``.

Reads every text handed to ``t``, ``mark`` and ``plural`` in the application and merges them into the catalogues.
Translations are kept, texts that the code no longer has go, nothing is guessed. A LANGUAGE that has no catalogue
yet gets one, with CLDR's plural forms. The files hold no dates, line numbers or names of machines, so a run that
changes nothing writes nothing.
"""

import io
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract as messages_of
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from outreach.settings import ROOT

LOCALES = ROOT / "locales"
KEYWORDS = {"t": None, "mark": None, "plural": (1, 2)}
# CLDR's order, which is also the order of the msgstr[...] of an entry.
PLURAL_TAGS = ("zero", "one", "two", "few", "many", "other")


class PlainCatalog(Catalog):
    """A catalogue whose header says only what a reader of it needs, and the same on every machine."""

    @property
    def num_plurals(self) -> int:
        return len(self._plural_tags()) if self.locale else 2

    def _plural_tags(self) -> list[str]:
        # Babel reads the rule anew whenever it is asked.
        rules = self.locale.plural_form.rules
        return [tag for tag in PLURAL_TAGS if tag == "other" or tag in rules]

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        headers = [
            ("Project-Id-Version", self.project),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        if self.locale:
            headers += [("Language", str(self.locale)), ("Plural-Forms", to_gettext(self.locale.plural_form))]
        return headers


def sources() -> Iterator[Path]:
    """The files whose texts readers see."""
    yield from (file for file in [ROOT / "dashboard.py"] if file.exists())
    for room in ("pages", "outreach"):
        yield from sorted((ROOT / room).rglob("*.py"))


def extract(language: str | None = None) -> Catalog:
    """Every text of the application, without translations, as a catalogue of `language`."""
    title = Locale.parse(language).english_name if language else "English"
    comment = f"# What readers of {title} see. English is the source text; `make messages` keeps this in step."
    catalogue = PlainCatalog(locale=language, project="Jisr", header_comment=comment, fuzzy=False)
    for place, message, comments in _texts():
        catalogue.add(message, locations=[(place, None)], auto_comments=comments)
    return catalogue


@cache
def _texts() -> list[tuple[str, str | tuple[str, ...], list[str]]]:
    """The file of each text, the text, and what translators are told of it: the same for every language."""
    found = []
    for file in sources():
        with file.open("rb") as code:
            for _, message, comments, _ in messages_of("python", code, KEYWORDS, ["Translators:"]):
                found.append((file.relative_to(ROOT).as_posix(), message, comments))
    return found


def merged(*, language: str) -> Catalog:
    """The texts of the code with the translations that ``locales/<language>.po`` has for them."""
    catalogue = extract(language)
    path = LOCALES / f"{language}.po"
    if path.exists():
        with path.open("rb") as file:
            catalogue_before = read_po(file, locale=language)
        for message in catalogue:
            before = catalogue_before.get(message.id) if message.id else None
            # A text that became a plural, or ceased to be one, is another text.
            if before and before.pluralizable == message.pluralizable:
                message.string = before.string
                message.flags |= before.flags & {"fuzzy"}
                message.user_comments = before.user_comments
    return catalogue


def as_text(catalogue: Catalog) -> str:
    """The catalogue as the text of a .po file, sorted by message."""
    file = io.BytesIO()
    write_po(file, catalogue, width=0, sort_output=True, include_lineno=False)
    return file.getvalue().decode()


def untranslated(catalogue: Catalog) -> list[str]:
    """English texts that lack a translation or one of its plural forms, or whose translation is a guess."""
    return [
        message.id[0] if message.pluralizable else message.id
        for message in catalogue
        if message.id and (message.fuzzy or not _is_whole(message, forms=catalogue.num_plurals))
    ]


def _is_whole(message, *, forms: int) -> bool:
    if not message.pluralizable:
        return bool(message.string)
    return isinstance(message.string, tuple) and len(message.string) == forms and all(message.string)


def update(languages: list[str] | None = None) -> dict[str, list[str]]:
    """Bring the catalogues up to date with the code, and say which texts still want words, by language.

    Raises:
        babel.UnknownLocaleError: a language that CLDR does not know.
    """
    known = {file.stem for file in LOCALES.glob("*.po")}
    wanting = {}
    for language in sorted(known | {str(Locale.parse(language)) for language in languages or ()}):
        catalogue = merged(language=language)
        path, text = LOCALES / f"{language}.po", as_text(catalogue)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        wanting[language] = untranslated(catalogue)
    return wanting


if __name__ == "__main__":
    for name, texts in update(sys.argv[1:]).items():
        print(f"{name}: {len(texts)} texts want a translation", *texts, sep="\n  ")
