"""The command line: ``python -m outreach init | import | template | check | export | backup | undo | purge |
grant | report | demo``.

A sub-command is a module with ``add_parser(subparsers, t)``, which sets ``run``: ``(arguments, t) -> exit code``.
"""

import argparse
import os
import sys
from importlib import import_module

from outreach.discreet import keep_words_out
from outreach.i18n import LANGUAGES, Translator, plain_translator, translator
from outreach.settings import SettingError, settings
from outreach.usage import speaking

COMMANDS = {
    "init": "outreach.seed_command",
    "import": "outreach.importers.command",
    "export": "outreach.exports.command",
    "demo": "outreach.demo",
    "undo": "outreach.undo_command",
    "check": "outreach.check_command",
    "template": "outreach.template.command",
    "backup": "outreach.backup_command",
    "purge": "outreach.purge_command",
    "grant": "outreach.grant_command",
    "report": "outreach.report_command",
}


def parser(argv: list[str], t: Translator) -> argparse.ArgumentParser:
    """The sub-command that is asked for, or all of them, each of which can be told the language.

    Only what is needed is imported: `init` stands before every start of the server, and models and pandas take seconds.
    """
    asked = [COMMANDS[word] for word in argv if word in COMMANDS][:1]
    made = argparse.ArgumentParser(prog="python -m outreach")
    made.add_argument("--lang", choices=LANGUAGES, help=t("language of the messages"))
    subparsers = made.add_subparsers(required=True, metavar="COMMAND")
    for name in asked or COMMANDS.values():
        import_module(name).add_parser(subparsers, t)
    for command in subparsers.choices.values():
        # Also after the sub-command, without undoing what stood before it.
        if "--lang" not in command._option_string_actions:
            command.add_argument(
                "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=t("language of the messages")
            )
    return made


def main(argv: list[str] | None = None) -> int:
    """Run one sub-command and return the exit code; 2 where the settings or the database cannot be used."""
    words_given = sys.argv[1:] if argv is None else argv
    language, unset = _language(words_given), None
    try:
        t = translator(language or settings().default_language)
    except SettingError as error:
        t, unset = plain_translator(language), error
    with speaking(t):
        arguments = parser(words_given, t).parse_args(words_given)
    if unset:
        print(unset.told(t), file=sys.stderr)
        return 2
    try:
        return arguments.run(arguments, t)
    except KeyboardInterrupt:
        # What was being written goes back with its transaction.
        print(t("Stopped. What was not finished was taken back."), file=sys.stderr)
        return 130
    except _foreseen() as problem:
        from outreach.wording.problems import in_lines

        print(*in_lines(problem, t), sep="\n", file=sys.stderr)
        return 2


def _language(argv: list[str]) -> str | None:
    """The language that is asked for, which has to be known before the rest is looked at; None where none is."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--lang", nargs="?")
    asked = first.parse_known_args(argv)[0].lang
    return asked if asked in LANGUAGES else None


def _foreseen() -> tuple[type[Exception], ...]:
    """What to expect of a database and of the list of holidays; asked for only when something was raised, since the
    models take a second.
    """
    from models.engine import DatabaseProblem
    from outreach.clock.own_days import UnfitDays

    return DatabaseProblem, UnfitDays


def _piped() -> int:
    """:func:`main`, whose reader may have read enough, as ``head`` has: then it ends with 1 and without a word."""
    try:
        try:
            return main()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Python writes out the rest on its way out, and would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    keep_words_out()
    sys.exit(_piped())
