"""`amends compose`: answers in, a finished message out; gaps and findings beside it."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from composer.app import App
from composer.cli.files import moment, read_bytes, shown, words_of
from composer.cli.house import live_by_house
from composer.cli.output import print_findings, print_json, put, tell
from composer.guide.answers_file import read_case, set_answers
from composer.guide.case import Case
from composer.guide.policy import Policy
from composer.knowledge.toml import decode, read
from composer.message.message import Message
from composer.text.errors import UserError
from composer.text.finding import Finding, at_least


def compose(app: App, options: argparse.Namespace) -> int:
    """Print the message that the answers become. Gaps and findings from "worth a look" on go to standard error."""
    case = _case(app, options, live_by_house(app, policy=options.policy).steers)
    now = moment(options.now) or case.now or app.now()
    message, findings = composed(app, case, options.output or "", now)
    if options.format == "json":
        from composer.guide.advice import advise
        from composer.session.report import compose_report

        print_json(compose_report(message, advise(case, app.advice), findings, app.recognisers, now))
        return 0
    _print_message(message, case, options.format)
    for gap in message.gaps:
        tell(f"{gap.message}: {gap.question}")
    weighty = [finding for finding in findings if at_least(finding.severity, "warning")]
    print_findings("message", message.text, weighty, sys.stderr)
    return 0


def composed(app: App, case: Case, output: str, now: datetime) -> tuple[Message, tuple[Finding, ...]]:
    """Return the message that a case becomes, and what the rules find in it."""
    from composer.guide.gates import live
    from composer.session.context import context_of

    message = app.composer.compose(case, output, now=now)
    asked = case.with_answer("output", message.output)
    return message, app.checker.check(message.text, context_of(live(app.form, asked), message))


def _case(app: App, options: argparse.Namespace, policy: Policy) -> Case:
    name = options.answers
    document = decode(read_bytes(name), shown(name)) if name == "-" else read(Path(name))
    pairs = [_pair(given) for given in words_of("--set", options.set)]
    return set_answers(read_case(document, app.form, policy), app.form, pairs)


def _pair(given: str) -> tuple[str, str]:
    key, equals, answer = given.partition("=")
    if not equals:
        raise UserError(f"--set takes question=answer, as own.act=…; “{given}” has no “=”.")
    return key.strip(), answer


def _print_message(message: Message, case: Case, form: str) -> None:
    from composer.message.render import html_of, markdown_of

    match form:
        case "html":
            put(html_of(message))
        case "markdown":
            put(markdown_of(message), end="")
        case "eml":
            from composer.delivery.handover import draft_file, recipients_of

            put(draft_file(message, recipients_of(case.people)))
        case _:
            put(message.text)
