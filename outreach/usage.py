"""What argparse says of its own, in the reader's language: how a command is called, and what is wrong with a call."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from outreach.i18n import Translator, mark

WORDS = frozenset({
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("%(prog)s: error: %(message)s\n"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("unrecognized arguments: %s"),
    mark("expected one argument"),
    mark("not allowed with argument %s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
})  # fmt: skip
"""Texts of argparse that a reader of these commands may meet; of a later Python another one stays as it is."""


@contextmanager
def speaking(t: Translator) -> Iterator[None]:
    """Within it argparse speaks the reader's language: it looks its words up by gettext, and knows it by this name."""
    own = argparse._
    argparse._ = lambda text: t(text) if text in WORDS else own(text)
    try:
        yield
    finally:
        argparse._ = own
