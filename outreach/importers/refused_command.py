"""What the command line does with refused rows: a file of them with their reasons, where somebody says where to."""

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from outreach.i18n import Translator
from outreach.importers.followers import RefusedRows
from outreach.importers.messages import RowError
from outreach.importers.refused import extension, of_followers, others, refused
from outreach.importers.results import FileResult
from outreach.importers.table import Incoming

Made = tuple[str, str, str, bytes]
"""What a file holds, in words; how it is called and how that ends; its content."""


def of_rows(files: list[Incoming], results: list[FileResult], folder: Path | None, t: Translator) -> None:
    """Write, for each file, just its refused rows with their reasons, and the others, beside what lies there."""
    _write(folder, lambda: _of_rows(files, results, t), t)


def of_report(apart: RefusedRows, name: str, folder: Path | None, t: Translator) -> None:
    """Write just the refused rows of a report of followers with their reasons."""
    made = (t("Refused rows of {file}", file=name), "refused", "csv")
    _write(folder, lambda: iter([(*made, of_followers(apart, t=t))]), t)


def _of_rows(files: list[Incoming], results: list[FileResult], t: Translator) -> Iterator[Made]:
    for file in files:
        found = [one for one in results if one.source == file.name and one.format]
        errors: list[RowError] = [error for one in found for error in one.errors]
        good = any(one.others for one in found)
        of = {"file": t.isolate(file.name)}
        if errors and (rows := refused(file, errors, t=t)) is not None:
            yield t("Refused rows of {file}", **of), "refused", extension(file), rows
        if errors and good and (rows := others(file, errors, t=t)) is not None:
            yield t("Other rows of {file}", **of), "others", extension(file), rows


def _write(folder: Path | None, made: Callable[[], Iterator[Made]], t: Translator) -> None:
    if folder is None:
        print(t("To have the refused rows as a file that can be mended and brought again, say --refused FOLDER."))
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for what, name, ending, content in made():
            place = _free(folder, name, ending)
            place.write_bytes(content)
            print(t("{name}: {values}", name=what, values=t.isolate(str(place))))
    except OSError as error:
        print(t("The file cannot be written: {reason}", reason=error.strerror or type(error).__name__), file=sys.stderr)


def _free(folder: Path, name: str, ending: str) -> Path:
    """A name that no file there has: somebody may be mending it."""
    return next(place for n in count(1) if not (place := folder / f"{name}-{n}.{ending}").exists())
