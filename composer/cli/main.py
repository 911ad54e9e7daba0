"""The commands, their options, and what an error says: results to standard output, messages to standard error."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from composer import __version__
from composer.text.errors import FileMistakes, NotAvailable, UserError

FINE, FOUND, WRONG, MISSING = 0, 1, 2, 3

_OUTPUTS = (
    "email", "chat", "text", "talk", "public", "holding", "escalation", "empathy", "short", "plain-help", "not-sorry",
)  # fmt: skip


class _Usage(Exception):
    """The command line itself is wrong."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Usage(f"{self.prog}: {message}\n{self.format_usage().strip()}")


def wants_window(arguments: Sequence[str], commands: Sequence[str]) -> bool:
    """Say whether these arguments ask for the window: none of the commands, no help, no version."""
    rest = list(arguments)
    while rest and rest[0].startswith("--profile"):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return not rest or (rest[0] not in commands and not rest[0].startswith("-"))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    try:
        options = _parser().parse_args(list(arguments))
        return _run(options)
    except _Usage as usage:
        return _say(str(usage), WRONG)
    except FileMistakes as mistakes:
        return _say(str(mistakes), WRONG)
    except NotAvailable as missing:
        return _say(f"amends: {missing}", MISSING)
    except UserError as error:
        return _say(f"amends: {error}", WRONG)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, and so has any wish to hear of it
        return FINE


def _say(words: str, status: int) -> int:
    print(words, file=sys.stderr)
    return status


def _run(options: argparse.Namespace) -> int:
    from composer.app import App
    from composer.library.profile import profile

    app = App(profile(options.profile))
    match options.command:
        case "check":
            from composer.cli.check import check

            return check(app, options)
        case "compose":
            from composer.cli.compose import compose

            return compose(app, options)
        case _:
            from composer.cli.doctor import doctor

            return doctor(app, options)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="amends",
        description="Say sorry well, and put it right. Without a command the window opens.",
        epilog="Example: amends compose templates/examples/rebuilt-laptop.toml",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"amends {__version__}")
    _add_profile(parser, default=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    _add_compose(commands)
    _add_check(commands)
    _add_doctor(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _add_profile(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--profile", metavar="DIR", default=default, help="the folder for settings, cases and caches (AMENDS_PROFILE)"
    )


def _command(commands: "_Commands[_Parser]", name: str, words: str, example: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=words,
        description=words,
        epilog=f"Example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_profile(parser, default=argparse.SUPPRESS)
    return parser


def _add_compose(commands: "_Commands[_Parser]") -> None:
    parser = _command(
        commands,
        "compose",
        "Make a finished message from a file of answers.",
        "amends compose templates/examples/rebuilt-laptop.toml --format html",
    )
    parser.add_argument("answers", metavar="ANSWERS.toml", help="the answers, or - for standard input")
    parser.add_argument(
        "--output", choices=_OUTPUTS, help="what to make of them (default: as the file or the advice says)"
    )
    parser.add_argument("--format", choices=("text", "html", "markdown", "eml", "json"), default="text")
    parser.add_argument(
        "--set", action="append", default=[], metavar="question=answer", help="answer one more question"
    )
    parser.add_argument("--now", help="what “today” means, as 2026-03-11T15:00 (default: the file, else the present)")


def _add_check(commands: "_Commands[_Parser]") -> None:
    parser = _command(
        commands,
        "check",
        "Read a message for tone and grammar.",
        'printf "I\'m sorry if you were upset." | amends check -',
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="the text, or - for standard input")
    parser.add_argument(
        "--jsonl", action="store_true", help='one {"id", "text", "context"?} a line in, one result a line out'
    )
    parser.add_argument("--context", action="append", default=[], metavar="key=value,…")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--grammar", choices=("auto", "languagetool", "harper", "off"), default="auto")
    parser.add_argument("--language", default="en-GB", metavar="en-GB")
    parser.add_argument("--fail-on", choices=("error", "warning", "advice", "never"), default="error")
    parser.add_argument("--now", help="what “tomorrow” means, as 2026-03-11T15:00 (default: the present)")


def _add_doctor(commands: "_Commands[_Parser]") -> None:
    parser = _command(
        commands, "doctor", "Show what is installed and which folders are in use.", "amends doctor --format json"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
