"""As much of a pack as its page and its files show."""

from dataclasses import replace

from outreach.reports.pack import LISTS, MOST_IN_A_LIST, MOST_PRINTED, Pack


def brief(pack: Pack) -> Pack:
    """Five lines of each list, and of each figure the first rows."""
    lists = {name: getattr(pack, name)[:MOST_IN_A_LIST] for name in LISTS}
    in_all = {f"{name}_in_all": number_of(pack, name) for name in LISTS}
    return replace(
        pack, figures=tuple(replace(each, rows=each.rows[:MOST_PRINTED]) for each in pack.figures), **lists, **in_all
    )


def number_of(pack: Pack, name: str) -> int:
    """How many lines a list of the pack has in all."""
    return max(len(getattr(pack, name)), getattr(pack, f"{name}_in_all"))
