"""A terminal: how far long work is, on one line of it, and a day that was typed into it."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from outreach.i18n import Translator

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


def day(written: str, *, t: Translator) -> date:
    """A day, as an argument of a command.

    Raises:
        argparse.ArgumentTypeError: it is none, in the reader's language.
    """
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(t("a day as {example}", example="2026-03-31")) from None
