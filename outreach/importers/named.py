"""What an import is called in a list of imports: by its files, or by what a report is."""

from collections.abc import Sequence

from outreach.i18n import Translator
from outreach.importers.kinds import NAMES, Kind

MOST_NAMED = 3
MADE_UP = "demo"
"""The reader of rows that were made up here, which came in with no file."""


def name_of(reader: str, file_names: Sequence[str], *, t: Translator) -> str:
    """The files and sheets that came in together, the first few and how many more; reports are called by what they are,
    since their files' names are not kept."""
    if reader == MADE_UP:
        return t("Demonstration data")
    if reader in [*NAMES]:
        return t(NAMES[Kind(reader)])
    names = list(dict.fromkeys(file_names))
    more = len(names) - MOST_NAMED
    return t.list([*names[:MOST_NAMED], *([t.plural("{n} more", "{n} more", more)] if more > 0 else [])])
