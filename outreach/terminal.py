"""How far long work is, on one line of a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WIDTH = 30


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """A function that draws ``(done, total)`` on standard error; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield _draw
    finally:
        # Back to the start of the line, and clear it.
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _draw(done: int, total: int) -> None:
    share = done / total if total else 1
    bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "░")
    sys.stderr.write(f"\r{bar} {share:4.0%}")
    sys.stderr.flush()
