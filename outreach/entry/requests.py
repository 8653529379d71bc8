"""Requests in the form "Log an activity": one line each, what is wrong with it, and the row that it becomes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from models import Request
from models.base import longest
from models.codes import RequestKind
from outreach.i18n import mark
from outreach.importers.messages import Message, say
from outreach.visible import visible
from outreach.writing.images import token

SAME = "="
"""The community of a line for which nobody chose one: the activity's, where it has exactly one."""
LONGEST = longest(Request, "summary") or 0
LONGEST_CONTACT = longest(Request, "contact") or 0


@dataclass(frozen=True)
class Line:
    """One request, filled in so far. ``key`` is its reference number, empty for a new one; ``token`` is of its row.

    ``contact``: how to reach the one who asked, where they want an answer. ``gone``: its row is to be deleted.
    """

    key: str = ""
    token: str = ""
    kind: str = ""
    summary: str = ""
    topic: str = ""
    community: str = SAME
    contact: str = ""
    gone: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it is more than the empty line that stands ready."""
        return bool(self.key or self.kind or visible(self.summary) or self.topic or visible(self.contact))


@dataclass(frozen=True)
class Raised:
    """What is to be written: each line with the values of its row, None where that is to be deleted.

    ``on`` is the day that new ones were raised on. Those that were raised on ``was_on`` follow it, where the date of
    the activity is corrected.
    """

    lines: tuple[tuple[Line, dict[str, object] | None], ...] = ()
    on: date | None = None
    was_on: date | None = None

    def but(self, read: Collection[Line]) -> "Raised":
        """Without the lines that are as they were read."""
        return replace(self, lines=tuple(pair for pair in self.lines if pair[0] not in read))


def of_rows(images: Iterable[Mapping[str, object]]) -> tuple[Line, ...]:
    """The lines that would have made these rows, see ``outreach/writing/images.py``."""
    return tuple(
        Line(
            key=image["key"],
            token=token(image),
            kind=image["kind"],
            summary=image["summary"],
            topic=image["topic"] or "",
            community=image["community"] or "",
            contact=image["contact"],
        )
        for image in images
    )


def of_draft(held: object) -> tuple[Line, ...]:
    """Lines as a draft holds them; what is none is left out."""
    found = []
    for one in held if isinstance(held, list) else ():
        if isinstance(one, dict):
            kinds = {field.name: type(field.default) for field in fields(Line)}
            found.append(Line(**{name: value for name, value in one.items() if type(value) is kinds.get(name)}))
    return tuple(found)


def known(lines: Iterable[Line], *, topics: Collection[str], communities: Collection[str]) -> tuple[Line, ...]:
    """The lines without codes that are not there any more."""
    return tuple(
        replace(
            line,
            kind=line.kind if line.kind in set(RequestKind) else "",
            topic=line.topic if line.topic in topics else "",
            community=line.community if line.community in {SAME, "", *communities} else SAME,
        )
        for line in lines
    )


def with_rows(lines: tuple[Line, ...], read: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of a draft, and after them the rows that were written since it was kept."""
    mine = {line.key for line in lines}
    return (*lines, *(line for line in read if line.key not in mine))


def yielding(lines: Iterable[Line], *, read: Collection[Line], now: Collection[Line]) -> tuple[Line, ...]:
    """The lines that were written here since ``read``, and the rows as they are ``now`` for all others."""
    there = {line.key: line for line in now}
    found = (there.get(line.key) if line in read else line for line in lines)
    # What somebody else deleted need not be deleted here.
    return with_rows(tuple(line for line in found if line and not (line.gone and line.key not in there)), now)


def wrong(lines: Iterable[Line]) -> dict[str, Message]:
    """What is wrong with the lines, by ``request-NUMBER-field``; numbers count from 0."""
    errors: dict[str, Message] = {}
    for number, line in enumerate(lines):
        if line.gone or not line.says_something:
            continue
        if line.kind not in set(RequestKind):
            errors[f"request-{number}-kind"] = say(mark("Choose what it is: an enquiry, a proposal, ..."))
        if not visible(line.summary):
            errors[f"request-{number}-summary"] = say(mark("One line that says what was asked."))
        elif len(visible(line.summary)) > LONGEST:
            errors[f"request-{number}-summary"] = say(mark("At most {limit} characters."), limit=LONGEST)
        if len(visible(line.contact)) > LONGEST_CONTACT:
            errors[f"request-{number}-contact"] = say(mark("At most {limit} characters."), limit=LONGEST_CONTACT)
    return errors


def community_of(line: Line, communities: Collection[str]) -> str:
    """Whose request it is, as a community's key; empty where nobody said."""
    if line.community != SAME:
        return line.community
    return next(iter(communities)) if len(communities) == 1 else ""


def meant(lines: Iterable[Line], *, communities: Collection[str]) -> tuple[tuple[Line, dict[str, object] | None], ...]:
    """The values of each line that says something; lines without mistakes only.

    Args:
        communities: of the activity.
    """
    return tuple(
        (
            line,
            None
            if line.gone
            else {
                "kind": line.kind,
                "summary": visible(line.summary),
                "topic": line.topic or None,
                "community": community_of(line, communities) or None,
                "contact": visible(line.contact),
            },
        )
        for line in lines
        if line.says_something
    )


def raised_on(ends: date | None, *, today: date) -> date:
    """The day that requests of an activity count from: its last that may be meant, and none that is still to come."""
    return min(ends, today) if ends else today
