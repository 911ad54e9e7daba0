"""`amends check`: a message read for tone and grammar, one at a time or as a stream of lines."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from composer.app import App
from composer.cli.files import moment, read_text, shown
from composer.cli.output import found_status, print_findings, print_json
from composer.text.errors import UserError
from composer.text.finding import Finding

if TYPE_CHECKING:
    from composer.grammar.engine import GrammarEngine
    from composer.tone.context import Context


class _Line(msgspec.Struct, frozen=True):
    """One line of --jsonl."""

    text: str
    id: Any = None
    context: dict[str, Any] = {}


class _Reader:
    """Reads one text after the other with the same engines."""

    def __init__(self, app: App, options: argparse.Namespace, now: datetime) -> None:
        self._checker = app.checker
        self._recognisers = app.recognisers
        self._grammar: GrammarEngine = app.grammar(options.grammar)
        self._language: str = options.language
        self._now = now

    def findings(self, text: str, context: "Context") -> tuple[Finding, ...]:
        """Return what the rules and the grammar engine find, in the order of the text; on the same words the rules
        speak first and the engine is silent."""
        tone = self._checker.check(text, context)
        taken = {(finding.start, finding.end) for finding in tone if finding.start is not None}
        grammar = self._grammar.check(text, self._language)
        both = [*tone, *(finding for finding in grammar if (finding.start, finding.end) not in taken)]
        return tuple(sorted(both, key=lambda f: (-1 if f.start is None else f.start, f.end or 0)))

    def report(self, text: str, context: "Context", findings: tuple[Finding, ...], **more: Any) -> dict[str, Any]:
        """Return the JSON of the contract for one text."""
        from composer.reading.reading import read
        from composer.session.report import check_report

        reading = read(text, self._recognisers)
        return check_report(reading, context, findings, language=self._language, now=self._now, **more)


def check(app: App, options: argparse.Namespace) -> int:
    """Check a text, or each line of a stream of them; the status says whether anything weighs as much as --fail-on."""
    from composer.tone.context import parse_context

    context = parse_context(options.context)
    reader = _Reader(app, options, moment(options.now) or app.now())
    if options.jsonl:
        return _check_lines(reader, options)
    text = read_text(options.file)
    findings = reader.findings(text, context)
    if options.format == "json":
        print_json(reader.report(text, context, findings))
    else:
        print_findings(shown(options.file), text, findings, sys.stdout)
    return found_status(findings, options.fail_on)


def _check_lines(reader: _Reader, options: argparse.Namespace) -> int:
    from composer.tone.context import context_from, parse_context

    parse_context(options.context)
    status = 0
    for number, line in enumerate(_lines(options.file), 1):
        if line.strip():
            given = _decoded(line, number)
            try:
                context = context_from(given.context) if given.context else parse_context(options.context)
            except UserError as error:
                raise UserError(f"line {number}: {error}") from error
            findings = reader.findings(given.text, context)
            print_json(reader.report(given.text, context, findings, identity=given.id), indent=False)
            status = max(status, found_status(findings, options.fail_on))
    return status


def _decoded(line: str, number: int) -> _Line:
    try:
        return msgspec.json.decode(line, type=_Line)
    except msgspec.DecodeError as error:
        raise UserError(f"line {number}: {error}") from error


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from _utf8(sys.stdin)
        return
    try:
        with Path(name).open(encoding="utf-8") as stream:
            yield from _utf8(stream)
    except OSError as error:
        raise UserError(f"{name} cannot be read ({error.strerror}).") from error


def _utf8(stream: TextIO) -> Iterator[str]:
    try:
        yield from stream
    except UnicodeDecodeError as error:
        raise UserError("the lines are not UTF-8 text") from error
