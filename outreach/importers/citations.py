"""Sources as files name them: addresses, outlets and days in three columns of equal length."""

import hashlib
import re
from datetime import date
from typing import NamedTuple

from outreach.importers.messages import Unfit, say
from outreach.marks import mark

_ADDRESS = re.compile(r"https?://\S+")


class Citation(NamedTuple):
    """A row of ``source``. ``key`` is what makes two citations one."""

    key: str
    address: str
    outlet: str
    published_on: date | None


def citation(address: str, outlet: str, published_on: date | None) -> Citation:
    """One source, and the key that its table knows it by."""
    parts = "\n".join((address, outlet, str(published_on or "")))
    return Citation(hashlib.sha256(parts.encode()).hexdigest(), address, outlet, published_on)


def citations(addresses, outlets, days, *, columns: tuple[str, str, str]) -> list[Citation]:
    """The sources of a row, in order, each once.

    Args:
        addresses, outlets, days: tuples of equal length, None for what is not known; or all empty.
        columns: the names of the three columns, for the error.

    Raises:
        Unfit: columns of different length, or a source with neither address nor outlet.
    """
    if max(len(addresses), len(outlets), len(days)) == 1:
        # A blank cell is one thing not known, where there is one of the others.
        addresses, outlets, days = (given or (None,) for given in (addresses, outlets, days))
    if not len(addresses) == len(outlets) == len(days):
        lengths = (len(addresses), len(outlets), len(days))
        raise Unfit(
            say(
                mark("As many items in each of {columns}. Here: {lengths}."),
                columns=columns,
                lengths=tuple(map(str, lengths)),
            ),
            column=columns[0],
        )
    found = {}
    for address, outlet, day in zip(addresses, outlets, days, strict=True):
        if not address and not outlet:
            raise Unfit(say(mark("An address or an outlet for each source.")), column=columns[0])
        one = citation(address or "", outlet or "", day)
        found[one.key] = one
    return list(found.values())


def address(value: str, known: object) -> str:
    """An address of the web."""
    if len(value) > 2000 or not _ADDRESS.fullmatch(value):
        raise Unfit(say(mark("An address that begins with https:// or http://, at most 2,000 characters.")))
    return value


def outlet(value: str, known: object) -> str:
    """The name of a newspaper or site."""
    if len(value) > 200:
        raise Unfit(say(mark("At most {limit} characters."), limit=200))
    return value
