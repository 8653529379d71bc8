"""A pack as it is kept: JSON with a version, from which every version of the program on reads the same pack.

Packs of the first two versions were kept with the first thousand rows and five lines of each list; they are read as
they are, and their texts stay as they were frozen.
"""

import json
from dataclasses import replace

from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.reports import rows_kept, stored
from outreach.reports.pack import Pack, Row

VERSION, ROWS_APART = 3, 3
"""The form in which packs are kept now; the first one in which rows are kept as in ``rows_kept``."""


class PackUnreadable(ValueError):
    """A kept pack that this program cannot read; ``told`` says why in the reader's language."""

    def __init__(self, told: Message) -> None:
        super().__init__(told.text.format(**told.values))
        self.told = told


def to_json(pack: Pack) -> str:
    """The pack as it is kept: the same pack gives the same text, letter by letter."""
    bare = stored.plain(replace(pack, figures=tuple(replace(each, rows=()) for each in pack.figures)))
    for kept, each in zip(bare["figures"], pack.figures, strict=True):
        kept["rows"] = rows_kept.kept(each.rows)
        if each.n_unknown is None:
            del kept["n_unknown"]
    # These came later; without them a pack of before is the same text still.
    for name in ("no_holidays", "met_on", "asks_of_plans", "is_running"):
        if not getattr(pack, name):
            del bare[name]
    for name in ("unjudged", "settings"):
        if getattr(pack, name) is None:
            del bare[name]
    for kept, line in zip(bare["past_cadence"], pack.past_cadence, strict=True):
        if line.cities_later is None:
            del kept["cities_later"]
        if not line.in_the_way:
            del kept["in_the_way"]
    return stored.as_json({"pack": bare, "version": VERSION})


def from_json(text: str) -> Pack:
    """The pack that was kept.

    Raises:
        PackUnreadable: a later version than this program knows, or no pack.
    """
    try:
        kept = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(str(error)) from error
    version = kept.get("version") if isinstance(kept, dict) else None
    if type(version) is not int or version < 1 or set(kept) != {"pack", "version"}:
        raise _broken("version")
    if version > VERSION:
        raise PackUnreadable(
            say(
                mark(
                    "This pack was frozen by a newer version of the program (form {found}; this one knows {known}). "
                    "Open it there."
                ),
                found=version,
                known=VERSION,
            )
        )
    try:
        return stored.read(Pack, kept["pack"]) if version < ROWS_APART else _with_rows(kept["pack"])
    except stored.Unreadable as error:
        raise _broken(str(error)) from error


def _with_rows(kept: object) -> Pack:
    """A pack whose rows stand apart: they are many, and one form fits all of them."""
    figures = kept.get("figures") if isinstance(kept, dict) else None
    if not isinstance(figures, list) or not all(isinstance(each, dict) for each in figures):
        return stored.read(Pack, kept)
    rows = [rows_kept.read(Row, each.pop("rows", None), where=f"figures[{n}].rows") for n, each in enumerate(figures)]
    pack = stored.read(Pack, kept)
    try:
        whole = [replace(each, rows=own) for each, own in zip(pack.figures, rows, strict=True)]
    except ValueError as error:
        raise stored.Unreadable(str(error)) from error
    return replace(pack, figures=tuple(whole))


def _broken(reason: str) -> PackUnreadable:
    return PackUnreadable(say(mark("This is no pack that was frozen here: {reason}"), reason=reason))
