"""`amends check`: a message read for tone and grammar, one at a time or as a stream of lines."""

import argparse
import gc
import re
import sys
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from composer.app import App
from composer.cli.files import lines_of, moment, read_text, shown, words_of
from composer.cli.house import context_by, live_by_house
from composer.cli.output import found_status, print_findings, print_json, put
from composer.reading.reading import Reader, Reading
from composer.text.errors import FileMistakes, Mistake, NotAvailable, UserError
from composer.text.finding import Finding
from composer.tone.context import context_from, pairs_of

if TYPE_CHECKING:
    from composer.cli.lines import Line
    from composer.grammar.engine import GrammarEngine
    from composer.reading.heard import Hear
    from composer.tone.context import Context

_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")


class _Reader:
    """Reads one text after the other with the same engines."""

    def __init__(self, app: App, options: argparse.Namespace) -> None:
        if not _LANGUAGE.fullmatch(options.language):
            raise UserError(f"--language takes a code such as en-GB, not “{options.language}”.")
        self._now: datetime = moment(options.now) or app.now()
        self._language: str = options.language
        self._grammar: GrammarEngine = app.grammar(options.grammar)
        self._checker = app.checker
        self._reader = Reader(app.recognisers)
        self._hear: Hear | None = None
        if options.reader == "on":
            # Without it the rules do what they can; `amends doctor` says why it is not there.
            with suppress(NotAvailable):
                self._hear = app.learned.hear

    def read(self, text: str) -> Reading:
        """Return what a text says."""
        return self._reader.read(text, self._hear)

    def findings(self, reading: Reading, context: "Context") -> tuple[Finding, ...]:
        """Return what the rules and the grammar engine find, in the order of the text; on the same words the rules
        speak first and the engine is silent."""
        tone = self._checker.check_reading(reading, context)
        taken = {(finding.start, finding.end) for finding in tone if finding.start is not None}
        grammar = self._grammar.check(reading.text, self._language)
        both = [*tone, *(finding for finding in grammar if (finding.start, finding.end) not in taken)]
        return tuple(sorted(both, key=lambda f: (-1 if f.start is None else f.start, f.end or 0)))

    def report(
        self, reading: Reading, context: "Context", findings: tuple[Finding, ...], identity: str | None = None
    ) -> dict[str, Any]:
        """Return the JSON of the contract for one text."""
        from composer.session.report import check_report

        return check_report(reading, context, findings, language=self._language, now=self._now, identity=identity)


def check(app: App, options: argparse.Namespace) -> int:
    """Check a text, or each line of a stream of them; the status says whether anything weighs as much as --fail-on."""
    steers = live_by_house(app, options.rules, options.policy).steers
    pairs = {**context_by(steers), **pairs_of(words_of("--context", options.context))}
    answers: dict[str, str] = {"own.may": steers.may_own} if steers.may_own else {}
    context = context_from(pairs, answers)
    reader = _Reader(app, options)
    if options.jsonl:
        return _check_lines(reader, pairs, answers, options)
    text = read_text(options.file)
    reading = reader.read(text)
    findings = reader.findings(reading, context)
    if options.format == "json":
        print_json(reader.report(reading, context, findings))
    elif findings:
        print_findings(shown(options.file), text, findings, sys.stdout)
    else:
        put(f"{shown(options.file)}: nothing to look at")
    return found_status(findings, options.fail_on)


def _check_lines(reader: _Reader, pairs: dict[str, str], answers: dict[str, str], options: argparse.Namespace) -> int:
    from composer.cli.lines import decoded

    gc.enable()  # unlike a single text, a stream may be long
    status = 0
    for number, data in enumerate(lines_of(options.file), 1):
        if not data.strip():
            continue
        line: Line = decoded(data, shown(options.file), number)
        try:
            context = context_from({**pairs, **line.context}, answers)
        except UserError as error:
            raise FileMistakes((Mistake(shown(options.file), number, 1, str(error)),)) from error
        reading = reader.read(line.text)
        findings = reader.findings(reading, context)
        print_json(reader.report(reading, context, findings, line.id), indent=False)
        status = max(status, found_status(findings, options.fail_on))
    return status
