"""The commands, their options, and what an error says: results to standard output, messages to standard error."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from composer import __version__
from composer.cli.output import put, tell
from composer.text.errors import FileMistakes, NotAvailable, UserError

FINE, FOUND, WRONG, MISSING, STOPPED = 0, 1, 2, 3, 130

COMMANDS = ("compose", "check", "rules", "doctor")

_OUTPUTS = (
    "email", "chat", "text", "talk", "public", "holding", "escalation", "empathy", "short", "plain-help", "not-sorry",
)  # fmt: skip


class _Usage(Exception):
    """The command line itself is wrong."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Usage(f"{self.prog}: {message}\n{self.format_usage().strip()}")

    def _print_message(self, message: str, file: object = None) -> None:
        # argparse keeps quiet about a help that nobody gets to read.
        put(message, end="", flush=True) if file is sys.stdout else tell(message.rstrip())


def wants_window(arguments: Sequence[str]) -> bool:
    """Say whether these arguments ask for the window: a profile and a case at most, and no command or option."""
    _, rest = without_profile(arguments)
    return len(rest) <= 1 and not any(word in COMMANDS or word.startswith("-") for word in rest)


def unknown_case(arguments: Sequence[str]) -> str:
    """Return what to say of the case that the window is to open, when there is no such case; else ""."""
    folder, rest = without_profile(arguments)
    if not rest:
        return ""
    from composer.library.profile import profile
    from composer.library.store import Store

    try:
        store = Store(profile(folder).store, write=False)
    except UserError:
        return ""  # the window says what is wrong with the store
    known = {summary.id for trashed in (False, True) for summary in store.cases(trashed)}
    store.close()
    return "" if rest[0] in known else f"amends: There is no command and no case “{rest[0]}”. {_near(rest[0])}"


def without_profile(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the folder after --profile and the other arguments. An incomplete --profile stays among them."""
    folder: str | None = None
    rest = list(arguments)
    while rest and (rest[0].startswith("--profile=") or (rest[0] == "--profile" and len(rest) > 1)):
        if rest[0] == "--profile":
            folder, rest = rest[1], rest[2:]
        else:
            folder, rest = rest[0].partition("=")[2], rest[1:]
    return folder, rest


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    return guarded(lambda: _run(_parsed(arguments)))


def guarded(command: Callable[[], int]) -> int:
    """Return the exit status of `command`; what goes wrong outside the program is said in a sentence."""
    speak_utf8()
    if sys.stdout is None:
        return say("amends: Standard output is closed, so there is nowhere to write a result.")
    try:
        status = command()
        put("", end="", flush=True)
    except _Usage as usage:
        return say(str(usage))
    except FileMistakes as mistakes:
        return say(str(mistakes))
    except NotAvailable as missing:
        return say(f"amends: {missing}", MISSING)
    except UserError as error:
        return say(f"amends: {error}")
    except BrokenPipeError:
        # The reader of our output has seen enough.
        return FINE
    except KeyboardInterrupt:
        return STOPPED
    return status


def say(words: str, status: int = WRONG) -> int:
    """Print a message to standard error and return the exit status."""
    tell(words)
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
        case "rules":
            from composer.cli.rules import rules

            return rules(app, options)
        case _:
            from composer.cli.doctor import doctor

            return doctor(app, options)


def speak_utf8() -> None:
    """What is printed is UTF-8 on every system, whatever the terminal's own encoding; without stderr it is lost."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the end
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the arguments say. Where their first word is no command, that is said better than the parser does."""
    _, rest = without_profile(arguments)
    command = rest[0] if rest and not rest[0].startswith("-") else ""
    if command and command not in COMMANDS:
        raise _Usage(f"amends: There is no command “{rest[0]}”. {_near(rest[0])}")
    return _parser(command).parse_args(arguments)


def _near(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    if near:
        return f"Did you mean {near[0]}?"
    return f"The commands are {', '.join(COMMANDS)}; see amends --help."


def _parser(only: str) -> argparse.ArgumentParser:
    """Return the parser of all commands, or of `only` one: a start need not wait for the others."""
    parser = _Parser(
        prog="amends",
        description="Say sorry well, and put it right. Without a command the window opens; with a case, on that.",
        epilog=f"Example: {_EXAMPLES['compose']}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"amends {__version__}")
    _add_profile(parser, default=None)
    # With `prog` argparse does not format a usage line to find it, which would import half of shutil.
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_Parser, prog=parser.prog
    )
    adds = {"compose": _add_compose, "check": _add_check, "rules": _add_rules, "doctor": _add_doctor}
    for command in (only,) if only else COMMANDS:
        adds[command](commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it

_EXAMPLES = {
    "compose": """printf '[own]\\nact = "sent you the wrong file"\\n' | amends compose - --output chat""",
    "check": """printf "I'm sorry if you were upset." | amends check -""",
    "rules": "amends rules show sorry-but",
    "doctor": "amends doctor --format json",
}


def _add_profile(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--profile", metavar="DIR", default=default, help="the folder for settings, cases and caches (AMENDS_PROFILE)"
    )


def _command(commands: "_Commands[_Parser]", name: str, words: str, more: str = "") -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=words,
        description=words + more,
        epilog=f"Example: {_EXAMPLES[name]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_profile(parser, default=argparse.SUPPRESS)
    return parser


def _add_compose(commands: "_Commands[_Parser]") -> None:
    parser = _command(
        commands,
        "compose",
        "Make a finished message from a file of answers.",
        "\nWhat the message does not say yet, and what reads badly, goes to standard error.",
    )
    parser.add_argument("answers", metavar="ANSWERS.toml", help="the answers, or - for standard input")
    parser.add_argument(
        "--output", choices=_OUTPUTS, help="what to make of them (default: as the file or the advice says)"
    )
    parser.add_argument("--format", choices=("text", "html", "markdown", "eml", "json"), default="text")
    parser.add_argument(
        "--set", action="append", default=[], metavar="question=answer", help="answer one more question; repeatable"
    )
    parser.add_argument("--now", help="what “today” means, as 2026-03-11T15:00 (default: the file, else the present)")
    _add_policy(parser)


def _add_policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--policy", metavar="FILE", help="what may be said and given, and who is asked (default: that of the settings)"
    )


def _add_check(commands: "_Commands[_Parser]") -> None:
    parser = _command(
        commands,
        "check",
        "Read a message for tone and grammar.",
        "\nThe exit status is 1 where a finding weighs as much as --fail-on, else 0.",
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="the text, or - for standard input")
    parser.add_argument(
        "--jsonl", action="store_true", help='one {"id", "text", "context"?} a line in, one result a line out'
    )
    parser.add_argument(
        "--context",
        action="append",
        default=[],
        metavar="key=value,…",
        help="what the message is for, as output=chat,impact=3; repeatable",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--grammar", choices=("auto", "languagetool", "harper", "off"), default="auto")
    parser.add_argument(
        "--reader",
        choices=("on", "off"),
        default="on",
        help="whether the learned reader takes part, where there is one",
    )
    parser.add_argument("--language", default="en-GB", metavar="en-GB", help="the English of the message")
    parser.add_argument("--fail-on", choices=("error", "warning", "advice", "never"), default="error")
    parser.add_argument("--now", help="what “tomorrow” means, as 2026-03-11T15:00 (default: the present)")
    parser.add_argument(
        "--rules", action="append", default=[], metavar="PACK", help="a folder or file of house rules; repeatable"
    )
    _add_policy(parser)


def _add_rules(commands: "_Commands[_Parser]") -> None:
    parser = _command(
        commands,
        "rules",
        "List the rules, show the page of one, or check own rule files.",
        "\nA check reads files and folders, runs their examples, and tells each mistake with file, line and column.",
    )
    parser.add_argument("what", choices=("list", "show", "check"), help="what to do with them")
    parser.add_argument("names", nargs="*", metavar="ID|PATH", help="the rule to show; the files or folders to check")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _add_doctor(commands: "_Commands[_Parser]") -> None:
    parser = _command(commands, "doctor", "Show what is installed and which folders are in use.")
    parser.add_argument("--format", choices=("text", "json"), default="text")
