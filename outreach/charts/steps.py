"""Five steps from few to many: how a count becomes one of five shades, on the map and in tables of cells."""

from bisect import bisect_right

from pandas import isna

STEPS = 5


def steps(highest: float) -> list[int]:
    """Where each step begins, from 1: round numbers up to `highest`, at most five, the last one open.

    Up to five, each number is its own step; then the steps grow as 1, 2, 5, 10, 20, ..., because a few places have
    most of the activities and even steps would paint all others alike.
    """
    if highest <= STEPS:
        return list(range(1, max(int(highest), 1) + 1))
    ladder = [1]
    while ladder[-1] <= highest:
        ladder.append(ladder[-1] * 5 // 2 if str(ladder[-1]).startswith("2") else ladder[-1] * 2)
    return [1, *ladder[1:-1][-(STEPS - 1) :]]


def step_of(value: float | None, starts: list[int]) -> int | None:
    """Which step a count falls in, from 0; None when it is zero or unknown."""
    if isna(value) or value <= 0:
        return None
    return max(bisect_right(starts, value) - 1, 0)


def step_labels(starts: list[int], t) -> list[str]:
    """1, 2 – 4, 5 – 9, 10 and more: the words for the legend. A last step that begins at 5 at most is one number."""
    labels = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        if following is None:
            only = len(starts) == start
            labels.append(t.number(start) if only else t("{n} and more", n=start))
        elif following - start == 1:
            labels.append(t.number(start))
        else:
            labels.append(t("{low} to {high}", low=start, high=following - 1))
    return labels
