"""What Python says of code is kept in the log, and holds nothing of the values that it was said over."""

import datetime
import json
import operator
import re
from collections.abc import Callable

import pandas as pd
import pytest

from outreach import discreet
from outreach.i18n import translator

WORDS = "geheimes-anliegen"
ROW = pd.Series([WORDS, 1], name=WORDS)


class Thing:
    """Of ours, without anything that the lines below ask of it."""


def took(day: str) -> str:
    return day


FAILING: dict[str, Callable[[], object]] = {
    "unhashable type: 'Series'": lambda: {ROW: 1},
    "unhashable type: 'list'": lambda: hash([WORDS]),
    "'list' object is not callable": lambda: (lambda asked: asked())([WORDS]),
    "'Thing' object is not subscriptable": lambda: Thing()[WORDS],
    "'Thing' object is not iterable": lambda: list(Thing()),
    "argument of type 'Thing' is not": lambda: WORDS in Thing(),
    "unsupported operand type(s) for +": lambda: 1 + WORDS,
    "can only concatenate str": lambda: WORDS + 1,
    "can't concat str to bytes": lambda: b"" + WORDS,
    "can't multiply sequence": lambda: WORDS * WORDS,
    "can't compare offset-naive": lambda: datetime.datetime.min < datetime.datetime.now(datetime.UTC),
    "can't compare datetime.datetime to": lambda: datetime.datetime.min < datetime.date.min,
    "bad operand type for unary -": lambda: -[WORDS],
    "bad operand type for abs()": lambda: abs(WORDS),
    "object of type 'Thing' has no len()": lambda: len(Thing()),
    "cannot unpack non-iterable Thing object": lambda: [a for a, _ in [Thing()]],
    "list indices must be integers": lambda: [WORDS][WORDS],
    "string indices must be integers": lambda: WORDS[WORDS],
    "'in <string>' requires string": lambda: Thing() in WORDS,
    "int() argument must be a string": lambda: int([WORDS]),
    "float() argument must be a string": lambda: float(ROW),
    "took() argument after **": lambda: took(**[WORDS]),
    "took() argument after *": lambda: took(*Thing()),
    "took() missing 1 required": lambda: took(),
    "sequence item 0: expected str": lambda: WORDS.join([1]),
    "expected string or bytes-like object": lambda: re.match(WORDS, Thing()),
    "type str doesn't define __round__": lambda: round(WORDS),
    "unsupported format string passed to list": lambda: f"{[WORDS]:.2f}",
    "not all arguments converted": lambda: operator.mod("", (WORDS,)),
    "real number is required": lambda: operator.mod("%d", WORDS),
    "boolean value of NA is ambiguous": lambda: bool(pd.NA),
    "Object of type Thing is not JSON serializable": lambda: json.dumps({WORDS: Thing()}),
    "'<' not supported between": lambda: sorted([WORDS, 1]),
}


@pytest.mark.parametrize("said", FAILING)
def test_pythons_own_words_are_kept_and_hold_no_value(said: str) -> None:
    with pytest.raises(TypeError) as raised:
        FAILING[said]()
    told = discreet.told(raised.value)
    assert said in told and WORDS not in told


def test_a_column_that_came_in_place_of_a_number_is_named_in_the_log() -> None:
    """It failed so on the page of countries, and the log said no more than where."""
    with pytest.raises(TypeError) as raised:
        translator("en").number(ROW)
    told = discreet.told(raised.value)
    assert "unhashable type: 'Series'" in told and WORDS not in told


@pytest.mark.parametrize(
    "said",
    [
        f"unhashable type: '{WORDS}'",
        f'can only concatenate str (not "{WORDS}") to str',
        f"Object of type {WORDS} is not JSON serializable",
        f"unhashable type: 'list' in {WORDS}",
        f"sequence item 0: expected str instance, {WORDS} found",
        f"Could not convert string '{WORDS}' to numeric",
    ],
)
def test_words_that_are_no_name_of_a_type_are_left_out(said: str) -> None:
    assert discreet.told(TypeError(said)) == "TypeError"
