"""What an import did, or would do, as lines of text in the reader's language."""

from collections.abc import Iterator

from outreach.i18n import Translator
from outreach.importers.messages import RowError
from outreach.importers.passed import Passed, run, summed
from outreach.importers.results import FileResult, Result
from outreach.marks import mark

SHOWN = 50
"""Changed rows that are written out for each file; all of them are counted."""

MOST_MERGED = 5
"""Rows that were merged which are named for each file."""

PASSED = {
    "above": mark("above the headings"),
    "repeated": mark("headings again"),
    "blank": mark("blank"),
    "further": mark("further lines of rows"),
}


def told(t: Translator, result: Result, *, dry_run: bool) -> Iterator[str]:
    """The report, line by line: each file, its changes, everything that is wrong, and what came of it.

    It may end in a log: what may be people's words is not in it.
    """
    for file in result.files:
        if file.format:
            yield _file(t, file, dry_run=dry_run or bool(result.errors))
            yield from passed(t, file)
            yield from _changes(t, file)
    for error in result.errors:
        yield wrong(t, error)
    if result.errors:
        yield t.plural(
            "Nothing was written: {n} thing is wrong.", "Nothing was written: {n} things are wrong.", len(result.errors)
        )
    elif result.nothing_to_do:
        yield nothing_to_do(t, result)
    elif dry_run:
        yield t("A dry run: nothing was written.")


def nothing_to_do(t: Translator, result: Result) -> str:
    """Why there is nothing to do."""
    if result.without_rows:
        return t("Nothing to do: there are no rows to bring in.")
    return t("Nothing to do: the database holds all of it already.")


def wrong(t: Translator, error: RowError) -> str:
    """One error: where, what stands there, and what was expected."""
    values = {
        "file": error.file,
        "row": error.row,
        "column": error.column,
        "value": t.isolate(error.value or ""),
        "expected": error.expected(t),
    }
    if error.last:
        values["lines"] = run(error.row, error.last, t=t)
    if error.last and error.column:
        return t("{file}, {lines}, column {column}. Expected: {expected}", **values)
    if error.last:
        return t("{file}, {lines}. Expected: {expected}", **values)
    if error.row and error.column and error.value is None:
        return t("{file}, line {row}, column {column}. Expected: {expected}", **values)
    if error.row and error.column and error.value:
        return t("{file}, line {row}, column {column}: found {value}. Expected: {expected}", **values)
    if error.row and error.column:
        return t("{file}, line {row}, column {column}: found nothing. Expected: {expected}", **values)
    if error.row and error.value:
        return t("{file}, line {row}: found {value}. Expected: {expected}", **values)
    if error.row:
        return t("{file}, line {row}. Expected: {expected}", **values)
    return t("{file}. Expected: {expected}", **values)


def _file(t: Translator, file: FileResult, *, dry_run: bool) -> str:
    counts = {state: file.outcome.count(state) for state in ("added", "changed", "left")}
    text = (
        mark(
            "Rows of {file} ({format}): {added} to add, {changed} to change, {left} to leave as they are, "
            "{refused} refused."
        )
        if dry_run
        else mark("Rows of {file} ({format}): {added} added, {changed} changed, {left} left as they were.")
    )
    return t(text, file=file.file, format=file.format, refused=file.refused, **counts)


def passed(t: Translator, file: FileResult) -> Iterator[str]:
    """What became of each line, where there are others than the header and rows, and that rows were not looked at."""
    if not file.whole and file.rows:
        yield t.plural(
            "{file}: the header is not whole, so {n} row was not checked to its end. Mend the header first.",
            "{file}: the header is not whole, so {n} rows were not checked to their end. Mend the header first.",
            file.rows,
            file=file.file,
        )
    if not (file.rows or file.errors):
        yield t("{file} has no rows below its headings.", file=file.file)
    if file.merged:
        rows = [
            t("line {row}: {key}, now {into}", row=row, key=t.isolate(key), into=t.isolate(into))
            for row, (key, into) in list(file.merged.items())[:MOST_MERGED]
        ]
        more = len(file.merged) - len(rows)
        yield t.plural(
            "{file}: {n} row was merged into another one meanwhile, and is left as it is ({rows}).",
            "{file}: {n} rows were merged into others meanwhile, and are left as they are ({rows}).",
            len(file.merged),
            file=file.file,
            rows=t.list([*rows, *([t.plural("{n} more", "{n} more", more)] if more else [])]),
        )
    if any(lines.count for lines in file.passed.values()):
        parts = [(t("rows"), file.rows), (t("headings"), 1)]
        parts += [(t(name), file.passed.get(kind, Passed())) for kind, name in PASSED.items()]
        yield t("{name}: {values}", name=file.file, values=summed(parts, t=t))
    if file.beside:
        yield t.plural(
            "{n} sheet holds one cell, and was passed over: {names}.",
            "{n} sheets hold one cell each, and were passed over: {names}.",
            len(file.beside),
            names=t.list(file.beside),
        )
    if file.bare:
        yield t.plural(
            "{n} table has no rows below its headings: {names}.",
            "{n} tables have no rows below their headings: {names}.",
            len(file.bare),
            names=t.list(file.bare),
        )


def _changes(t: Translator, file: FileResult) -> Iterator[str]:
    changed = [row for row in file.outcome.differences if file.outcome.states.get(row) == "changed"]
    for row in changed[:SHOWN]:
        for difference in file.outcome.differences[row]:
            where = {"row": row, "key": file.outcome.keys[row], "column": difference.column}
            if difference.withheld:
                yield t("  line {row}, {key}, {column}: changed; its words are not shown here", **where)
                continue
            yield t(
                "  line {row}, {key}, {column}: from {before} to {after}",
                **where,
                before=t.isolate(difference.before or t("nothing")),
                after=t.isolate(difference.after or t("nothing")),
            )
    if len(changed) > SHOWN:
        yield t.plural("  and {n} more row", "  and {n} more rows", len(changed) - SHOWN)
