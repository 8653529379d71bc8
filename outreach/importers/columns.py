"""What a column may hold. A parser is ``(text, known) -> value`` and raises :class:`Unfit` with what it expected."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from outreach.importers.known import Known
from outreach.importers.messages import COUNTRIES, Codes, Unfit, raise_all, say
from outreach.importers.words import code_of
from outreach.marks import mark

Parser = Callable[[str, Known], object]

LARGEST_NUMBER = 2**31 - 1
"""What an integer column of every database holds."""

MOST_ITEMS = 500
"""Items in one cell: more than there are countries, and no more than a row can mean."""

MOST_KEYS = 5
"""Keys that are named where several rows have one name."""

_EASTERN = {ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)}
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")


def latin(text: str) -> str:
    """Arabic-Indic and Persian digits as Latin ones."""
    return text.translate(_EASTERN)


def text(value: str, known: Known) -> str:
    """Text as it stands; the table says how long it may be."""
    return value


def key(value: str, known: Known) -> str:
    """The external id of a row."""
    if not _KEY.fullmatch(value):
        raise Unfit(say(mark("A key of at most 80 Latin letters, digits, hyphens, underscores, dots and colons.")))
    return value


def whole(low: int = 0, high: int = LARGEST_NUMBER) -> Parser:
    """A whole number between two bounds, in Latin or Arabic-Indic digits, without separators."""

    def parse(value: str, known: Known) -> int:
        digits = latin(value)
        # Length first: a number of a million digits is not worth converting.
        if re.fullmatch(r"[0-9]+", digits) and len(digits) <= 18 and low <= int(digits) <= high:
            return int(digits)
        raise Unfit(say(mark("A whole number from {low} to {high}, without separators."), low=low, high=high))

    return parse


def degrees(limit: int) -> Parser:
    """A position on earth in decimal degrees."""

    def parse(value: str, known: Known) -> float:
        digits = latin(value)
        if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,10})?", digits) and abs(float(digits)) <= limit:
            return float(digits)
        raise Unfit(say(mark("Degrees from -{limit} to {limit}, as 31.25."), limit=limit))

    return parse


def one_of(meanings: Mapping[str, object], family: str = "") -> Parser:
    """One of a few codes, and what it means; or a word for one, as ``outreach/labels.py`` has them for a family."""

    def parse(value: str, known: Known) -> object:
        found = value if value in meanings else code_of(value, family=family)
        if found not in meanings:
            raise Unfit(say(mark("One of: {codes}."), codes=Codes(tuple(meanings), family)))
        return meanings[found]

    return parse


YES_OR_NO = {"true": True, "1": True, "yes": True, "نعم": True, "false": False, "0": False, "no": False, "لا": False}


def yes_or_no(value: str, known: Known) -> bool:
    """true or false, in either case, or 1 and 0, or yes and no in English or Arabic."""
    found = YES_OR_NO.get(latin(value).lower())
    if found is None:
        raise Unfit(say(mark("Yes or no, or true or false.")))
    return found


def day(value: str, known: Known) -> date:
    """A day of the calendar, 1900 to 2100."""
    expected = say(mark("A day of the calendar as YYYY-MM-DD, from 1900 to 2100."))
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", latin(value)):
        raise Unfit(expected)
    try:
        found = date.fromisoformat(latin(value))
    except ValueError as error:
        raise Unfit(expected) from error
    if not 1900 <= found.year <= 2100:
        raise Unfit(expected)
    return found


def several(parse: Parser, *, gaps: bool = False) -> Parser:
    """Items joined by semicolons. With ``gaps``, an empty item stands for "not known" and is None."""

    def each(value: str, known: Known) -> tuple:
        if not gaps:
            # As an Arabic keyboard has it. In names of outlets, which may have gaps, it is a sign like any other.
            value = value.replace("؛", ";")
        if value.count(";") >= MOST_ITEMS:
            raise Unfit(say(mark("At most {limit} items in one cell."), limit=MOST_ITEMS))
        items, wrong = [], []
        for item in value.split(";"):
            item = item.strip()
            if not item and not gaps:
                raise Unfit(say(mark("Items joined by single semicolons, none of them empty.")))
            if not item:
                items.append(None)
                continue
            try:
                items.append(parse(item, known))
            except Unfit as error:
                wrong.append(Unfit(error.expected, value=item))
        raise_all(wrong)
        return tuple(items)

    return each


def country(value: str, known: Known) -> str:
    """The code of a country that the database knows, or its name in either language."""
    code = value.upper()
    if code in known.countries:
        return code
    named = known.countries_named(value)
    if len(named) > 1:
        expected = mark("The name of one country, or its code. This name may mean: {codes}.")
        raise Unfit(say(expected, codes=Codes(named, COUNTRIES)))
    if not named:
        hint = known.country_meant(value)
        if hint:
            raise Unfit(say(mark("An ISO 3166-1 code of two letters. Did you mean {hint}?"), hint=hint))
        raise Unfit(say(mark("An ISO 3166-1 code of two letters, as SA or US.")))
    return named[0]


def reference(table: type) -> Parser:
    """The key of a row of another list, or its name in either language; its id. A row that was merged into another one
    is that.

    Several rows may have one name. Then it takes the key, which may stand in brackets behind the name.
    """

    def parse(value: str, known: Known) -> int:
        keys = known.meant(table, value)
        if len(keys) > 1:
            expected = mark("The key of one of those that have this name: {keys}.")
            raise Unfit(say(expected, keys=tuple(sorted(keys)[:MOST_KEYS])))
        if keys:
            return known.ids(table)[keys[0]]
        raise Unfit(known.dangling(table, value))

    return parse


@dataclass(frozen=True)
class Column:
    """A column of a format. ``blank`` is what an empty cell means; ``required``: it may not be empty; ``optional``: the
    column may be absent, and ``absent`` is what its cells then mean, where that is not what empty ones do."""

    name: str
    parse: Parser = text
    required: bool = False
    optional: bool = False
    blank: object = None
    absent: object = None
