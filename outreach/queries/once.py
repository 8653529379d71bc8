"""Statements that are put together once: that takes several times as long as most of them take to be answered."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from outreach.settings import settings

KEPT = 64
"""Of each function: what a few readers with filters of their own ask by turns."""

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def once(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """The same function, which makes a statement, or a part of one, once for the same arguments.

    Its arguments can be hashed, and it asks no database and no clock. Of the settings it may read those that a
    statement is made with: the home country and the source of estimates.
    """

    @lru_cache(KEPT)
    def made(_with: tuple[str, str], *args: Asked.args, **named: Asked.kwargs) -> Made:
        return make(*args, **named)

    @wraps(make)
    def found(*args: Asked.args, **named: Asked.kwargs) -> Made:
        chosen = settings()
        return made((chosen.home_country, chosen.estimate_source), *args, **named)

    return found
