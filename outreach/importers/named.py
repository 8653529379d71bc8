"""What an import is called in a list of imports: by its files, or by what a report is."""

from collections.abc import Mapping

from outreach.i18n import Translator
from outreach.importers.kinds import NAMES, Kind
from outreach.plain import shortened

MOST_NAMED = 3
LONGEST = 100
MADE_UP = "demo"
"""The reader of rows that were made up here, which came in with no file."""


def name_of(run: Mapping, *, t: Translator) -> str:
    """The files and sheets that came in together, the first few and how many more. Reports are called by what they are,
    since their files' names are not kept, and by the activity or channel and the days that they were written to.

    Args:
        run: a row of :func:`outreach.queries.imports.last`.
    """
    if run["reader"] == MADE_UP:
        return t("Demonstration data")
    if run["reader"] in [*NAMES]:
        return _report(run, t)
    names = list(dict.fromkeys(run["file_names"]))
    more = len(names) - MOST_NAMED
    return t.list([*names[:MOST_NAMED], *([t.plural("{n} more", "{n} more", more)] if more > 0 else [])])


def _report(run: Mapping, t: Translator) -> str:
    report = t(NAMES[Kind(run["reader"])])
    if not run["of_key"]:
        return report
    there = run["of_name_en"] or run["of_name_ar"]
    # Of what was deleted since, its key is all that is left.
    of = t.isolate(shortened(t.name(run, "of_name") if there else run["of_key"], longest=LONGEST))
    if run["first_day"] is None:
        return t("{report} · {of}", report=report, of=of)
    days = t.period(run["first_day"], run["last_day"])
    return t("{report} · {of} · {days}", report=report, of=of, days=days)
