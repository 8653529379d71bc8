"""Why a file cannot be had as it is asked for, or not be written: in words, for whoever asked by address or command."""

from collections.abc import Sequence
from pathlib import Path

from outreach.filters import LISTS, PERIOD, Ignored, day_of
from outreach.i18n import Translator, mark

NO_QUERY = mark("Filters are not written so: {filters}. They are written as in a page's address: {example}.")
NO_FILTER = mark("There is no such filter: {filters}. There are: {known}.")
NO_VALUE = mark("Nothing here is called so: {filters}.")
NO_DAY = mark("No day is written so: {filters}. One is written as {example}, from 1900 to 2100.")
NO_FOLDER = mark("There is no folder {folder}: {file} cannot be written.")
A_FOLDER = mark("{file} is a folder, and no file can be written in its place.")
FORBIDDEN = mark("{file} cannot be written: nobody but its owner, or that of its folder, may do that.")
UNWRITTEN = mark("{file} cannot be written. The system says: {reason}")
TURNED = mark("The period begins on {first}, after it has ended on {last}.")
REPEATED = mark("Only one value can be meant, and there is another before it: {filters}.")
DEAF = mark("This table cannot be filtered by: {filters}.")


def filters(ignored: Sequence[Ignored], deaf: Sequence[str], *, repeated: Sequence[Ignored] = (), t: Translator) -> str:
    """What is wrong with filters, a sentence for each way of being wrong; empty where nothing is.

    Args:
        ignored: what nobody here knows, as ``Filters.parse`` has it.
        deaf: names that say nothing about the table's rows.
        repeated: what another value of the same name stands behind, as ``each_once`` has it.
    """
    period = {one.name: one.value for one in ignored if one.name in PERIOD}
    days = {name: day_of(value) for name, value in period.items()}
    turned = len(days) == len(PERIOD) and None not in days.values()
    found = {
        NO_FILTER: [one.name for one in ignored if one.name not in (*LISTS, *PERIOD)],
        NO_VALUE: [str(one) for one in ignored if one.name in LISTS],
        NO_DAY: [f"{name}={value}" for name, value in period.items() if not turned],
        REPEATED: [str(one) for one in repeated],
        DEAF: list(deaf),
    }
    more = {"known": t.isolate(", ".join((*PERIOD, *LISTS))), "example": t.isolate("2026-11-23")}
    said = [t(text, filters=t.isolate(", ".join(which)), **more) for text, which in found.items() if which]
    if turned:
        first, last = (t.isolate(period[name]) for name in PERIOD)
        said.append(t(TURNED, first=first, last=last))
    return " ".join(said)


def file(error: OSError, path: Path, *, t: Translator) -> str:
    """Why a file could not be written at ``path``."""
    name, folder = t.isolate(str(path)), t.isolate(str(path.parent))
    if not path.parent.is_dir():
        return t(NO_FOLDER, folder=folder, file=name)
    if path.is_dir():
        return t(A_FOLDER, file=name)
    if isinstance(error, PermissionError):
        return t(FORBIDDEN, file=name)
    reason = t.isolate(error.strerror or str(error))
    return t(UNWRITTEN, file=name, reason=reason)
