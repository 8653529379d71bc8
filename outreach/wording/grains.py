"""How finely time is cut, so that a chart has enough bars to show a course and few enough to read."""

MOST_MONTHS, MOST_QUARTERS = 36, 52


def grain_of(span: tuple[str, str] | None) -> str:
    """Month, quarter or year for activities between two buckets, such as ``2015`` and ``2026-03``; month for none."""
    if span is None:
        return "month"
    first, last = (_months(bucket) for bucket in span)
    months = last - first + 1
    if months <= MOST_MONTHS:
        return "month"
    return "quarter" if months <= MOST_QUARTERS * 3 else "year"


def _months(bucket: str) -> int:
    """Months since the year 0; a mere year counts as its January."""
    return int(bucket[:4]) * 12 + int(bucket[5:7] or 1) - 1
