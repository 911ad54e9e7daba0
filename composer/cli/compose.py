"""`amends compose`: answers in, a finished message out; gaps and findings beside it."""

import argparse
import sys

from composer.app import App
from composer.cli.files import moment, shown
from composer.cli.output import print_findings, print_json
from composer.guide.case import Case
from composer.message.message import Message
from composer.text.finding import at_least


def compose(app: App, options: argparse.Namespace) -> int:
    """Print the message that the answers become. Gaps and findings from "worth a look" on go to standard error."""
    from composer.guide.advice import advise
    from composer.guide.gates import live
    from composer.session.context import context_of
    from composer.session.report import compose_report

    case = _case(app, options)
    now = moment(options.now) or case.now or app.now()
    message = app.composer.compose(case, options.output or "", now=now)
    asked = case.with_answer("output", message.output)
    findings = app.checker.check(message.text, context_of(live(app.form, asked), message))
    if options.format == "json":
        print_json(compose_report(message, advise(case, app.advice), findings, app.recognisers, now))
        return 0
    _print_message(message, case, options.format)
    for gap in message.gaps:
        print(f"{gap.message}: {gap.question}", file=sys.stderr)
    weighty = [finding for finding in findings if at_least(finding.severity, "warning")]
    print_findings("message", message.text, weighty, sys.stderr)
    return 0


def _case(app: App, options: argparse.Namespace) -> Case:
    from pathlib import Path

    from composer.guide.answers_file import read_case, set_answers
    from composer.knowledge.toml import decode, read

    name = options.answers
    document = decode(sys.stdin.buffer.read(), shown(name)) if name == "-" else read(Path(name))
    case = read_case(document, app.form)
    pairs = [pair.partition("=") for pair in options.set]
    return set_answers(case, app.form, [(key.strip(), value) for key, _, value in pairs])


def _print_message(message: Message, case: Case, form: str) -> None:
    from composer.message.render import html_of, markdown_of

    match form:
        case "html":
            print(html_of(message))
        case "markdown":
            print(markdown_of(message), end="")
        case "eml":
            from composer.delivery.handover import draft_file, recipients_of

            sys.stdout.buffer.write(draft_file(message, recipients_of(case.people)))
            sys.stdout.buffer.flush()
        case _:
            print(message.text)
