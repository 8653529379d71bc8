"""The line of an activity that nobody wrote one for: what kind it was, and with whom."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from outreach.each_row import as_tuples
from outreach.entry.form import COUNTRY, Form
from outreach.i18n import LANGUAGES, Translator, translator
from outreach.queries import entry
from outreach.visible import visible

if TYPE_CHECKING:
    from outreach.screen.frame import Page

TITLES = ("title_en", "title_ar")
NAMED = 3
"""So many places it names; the others are counted."""


def suggested(page: "Page", form: Form) -> dict[str, str]:
    """The line in each language that titles are kept in, by its column; none until kind and places are chosen."""
    if not form.kind or not form.places:
        return {}
    rows = {row.place: row for row in as_tuples(page.ask(entry.places))}
    spoken = {f"title_{language}": translator(language) for language in LANGUAGES}
    return {column: _line(form, rows, t) for column, t in spoken.items() if column == t.column("title")}


def begun(page: "Page", form: Form) -> Form:
    """The form of a row, which knows the lines that nobody wrote."""
    return replace(form, unwritten=tuple(dict.fromkeys(suggested(page, form).values())))


def followed(page: "Page", form: Form) -> Form:
    """The form with the lines that nobody wrote as they follow from its kind and places now, in each language."""
    unwritten = {name for name in TITLES if getattr(form, name) in form.unwritten}
    lines = suggested(page, form) if unwritten else {}
    return replace(form, **{name: line for name, line in lines.items() if name in unwritten})


def titled(page: "Page", form: Form, *, new: bool) -> Form:
    """The form as it is saved: a ``new`` one with a line where it has none in any language."""
    if not new or visible(form.title_en) or visible(form.title_ar):
        return followed(page, form)
    return replace(form, **suggested(page, form))


def _line(form: Form, rows: Mapping[str, object], t: Translator) -> str:
    places = [rows[place] for place in form.places]
    named = t.list(_name(row, t) for row in places[:NAMED])
    others = len(places) - NAMED
    if others > 0:
        named = t.plural("{places}, and {n} more place", "{places}, and {n} more places", others, places=named)
    elif len(places) == 1 and not form.places[0].startswith(COUNTRY):
        named = t("{place}, {country}", place=named, country=t.country(places[0].country_code))
    return t("{kind}: {places}", kind=t.label(form.kind, "kind"), places=named)


def _name(row: object, t: Translator) -> str:
    return t.country(row.country_code) if row.place.startswith(COUNTRY) else t.name(row)
