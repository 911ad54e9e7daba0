"""What the commands print: findings a line each, JSON, and the exit status they lead to."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, TextIO, cast

from composer.text.errors import UserError
from composer.text.finding import SEVERITIES, Finding, Severity, at_least

_COLOURS = {"error": "31", "warning": "33", "advice": "34"}
_WORDS = {"error": "please change", "warning": "worth a look", "advice": "an idea"}


def put(words: str | bytes, *, end: str = "\n", flush: bool = False, stream: TextIO | None = None) -> None:
    """Print a result to standard output, or another stream; UserError where it has no room, BrokenPipeError where
    its reader has gone. Bytes stand there as they are.
    """
    stream = stream or sys.stdout
    try:
        if isinstance(words, bytes):
            stream.flush()
            stream.buffer.write(words)
        else:
            print(words, end=end, file=stream)
        if flush:
            stream.flush()
    except OSError as error:
        # What is still in the buffer must not fail once more at the end, where nobody can catch it.
        _nowhere(stream)
        if isinstance(error, BrokenPipeError):
            raise
        raise UserError(f"The result cannot be written: {error.strerror}.") from error


def tell(words: str) -> None:
    """Print a message to standard error. Where nobody can read it, it is lost, and the result still stands."""
    try:
        print(words, file=sys.stderr, flush=True)
    except OSError:
        _nowhere(sys.stderr)


def _nowhere(stream: TextIO) -> None:
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_json(result: dict[str, Any], *, indent: bool = True) -> None:
    """Print a result to standard output, at once: a stream is read while it is written."""
    import msgspec

    data = msgspec.json.encode(result)
    put((msgspec.json.format(data) if indent else data).decode(), flush=True)


def print_findings(name: str, text: str, findings: Sequence[Finding], stream: TextIO) -> None:
    """Print each finding as one line, with line and column where it has a place.

    What weighs most comes first; among equals, what stands in the text before what is not there at all.
    """
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    for finding in sorted(findings, key=_weight):
        place = name
        if finding.start is not None:
            before = text[: finding.start]
            place += f":{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
        kind = _WORDS[finding.severity]
        if colour:
            kind = f"\033[{_COLOURS[finding.severity]}m{kind}\033[0m"
        words = f" “{' '.join(finding.text.split())}”" if finding.text else ""
        line = f"{place}: {kind}:{words} {finding.message} [{finding.rule}]"
        tell(line) if stream is sys.stderr else put(line, stream=stream)


def found_status(findings: Iterable[Finding], fail_on: str) -> int:
    """Return 1 where a finding weighs as much as `fail_on`, else 0."""
    if fail_on == "never":
        return 0
    return int(any(at_least(finding.severity, cast("Severity", fail_on)) for finding in findings))


def _weight(finding: Finding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), finding.start is None
