"""How commands are called, and what is wrong with a call, is said in the reader's language."""

import argparse
import re

import pytest

from outreach.__main__ import COMMANDS, main, parser
from outreach.i18n import LANGUAGES, mark, translator
from outreach.usage import speaking

ARABIC = re.compile(r"[\u0600-\u06ff]")
OWN = argparse._


def said(words: list[str], capsys) -> str:
    with pytest.raises(SystemExit) as left:
        main(words)
    out = capsys.readouterr()
    assert argparse._ is OWN, "another caller of argparse finds it as it was"
    return out.out if left.value.code == 0 else out.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "wanted", "values"),
    [
        (
            ["nonsense"],
            mark("invalid choice: %(value)r (choose from %(choices)s)"),
            {"value": "nonsense", "choices": ""},
        ),
        (["export"], mark("the following arguments are required: %s"), "TABLE, --to"),
        (["demo"], mark("one of the arguments %s is required"), "--year --activities"),
        (["undo", "x"], mark("invalid %(type)s value: %(value)r"), {"type": "int", "value": "x"}),
        (["check", "--to"], mark("unrecognized arguments: %s"), "--to"),
    ],
)
@pytest.mark.parametrize("how", [["--lang", "{}"], ["--lang={}"]])
def test_a_wrong_call_is_told(language, words, wanted, values, how, capsys) -> None:
    """Which choices there are is quoted by one Python and not by the next."""
    t, asked = translator(language), [one.format(language) for one in how]
    for order in ([*words, *asked], [*asked, *words]):
        told = said(order, capsys)
        assert (t(wanted) % values).rstrip(")") in told and told.startswith(t("usage: "))


@pytest.mark.parametrize(
    "words",
    [
        ["demo", "--activities", "-1"], ["demo", "--year", "--until", "2026-02-30"], ["purge", "--before", "x"],
        ["import", "x", "--year", "20"], ["template", "--to", "x.pdf"], ["export", "topics", "--to", "x.pdf"],
    ],
)  # fmt: skip
def test_a_value_that_is_none_is_told(words, capsys) -> None:
    last = said([*words, "--lang", "ar"], capsys).splitlines()[-1]
    assert ARABIC.search(last.split(": ", 2)[2]) and "error" not in last


def test_all_help_is_arabic_on_an_arabic_page_of_it() -> None:
    t = translator("ar")
    with speaking(t):
        made = parser([], t)
    (commands,) = [action for action in made._actions if isinstance(action, argparse._SubParsersAction)]
    assert set(commands.choices) == set(COMMANDS)
    helps = [one.help for one in commands._choices_actions]
    for command in commands.choices.values():
        helps += [action.help for action in command._actions]
    assert len(helps) > 40 and [text for text in helps if not ARABIC.search(text or "")] == []
