"""`amends rules`: the catalogue, one rule's page, and own rule files checked with their examples."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from composer.app import App
from composer.cli.output import print_json, put
from composer.knowledge.places import resources
from composer.text.errors import FileMistakes, NotAvailable, UserError
from composer.tone.page import WEIGHTS, page_of, plain
from composer.tone.rules import Rule

if TYPE_CHECKING:
    from composer.reading.heard import Hear

_FINE, _WRONG = 0, 2


def rules(app: App, options: argparse.Namespace) -> int:
    """List the rules, show one, or check rule files; the status of a check is 2 where there is a mistake."""
    match options.what:
        case "list":
            return _list(_in_force(app), options)
        case "show":
            return _show(_in_force(app), options)
        case _:
            return _check(app, options)


def _in_force(app: App) -> dict[str, Rule]:
    """Return the rules of the program and those of the house."""
    from composer.cli.house import live_by_house

    return live_by_house(app).over(app.rules)


def _list(rules: dict[str, Rule], options: argparse.Namespace) -> int:
    if options.names:
        raise UserError("“rules list” takes no further words; “rules show ID” shows one rule.")
    inside = sorted(rules.values(), key=lambda rule: (rule.family, rule.id))
    if options.format == "json":
        fields = ("id", "family", "severity", "kind", "scope", "say")
        print_json({"rules": [{name: getattr(rule, name) for name in fields} for rule in inside]})
        return _FINE
    width = max(len(rule.id) for rule in inside)
    family = ""
    for rule in inside:
        if rule.family != family:
            put(f"{'' if not family else chr(10)}{rule.family}")
            family = rule.family
        put(f"  {rule.id:<{width}}  {WEIGHTS[rule.severity]:<13}  {page_of(rule).say}")
    return _FINE


def _show(rules: dict[str, Rule], options: argparse.Namespace) -> int:
    if len(options.names) != 1:
        raise UserError("“rules show” takes the id of one rule; “rules list” names them all.")
    rule = rules.get(options.names[0])
    if rule is None:
        raise UserError(f"There is no rule “{options.names[0]}”. {_near(options.names[0], rules)}")
    page = page_of(rule)
    if options.format == "json":
        print_json(msgspec.to_builtins(page))
    else:
        put(plain(page), end="")
    return _FINE


def _check(app: App, options: argparse.Namespace) -> int:
    from composer.tone.pack import prove

    paths = [Path(name) for name in options.names] or [resources() / "rules" / "en"]
    hear, why_not = _hear(app)
    proved = prove(paths, app.rules, app.recognisers, hear)
    if options.format == "json":
        print_json(
            {
                "rules": proved.rules,
                "examples": proved.examples,
                "mistakes": [
                    {"file": one.file, "line": one.line, "column": one.column, "message": one.what}
                    for one in proved.mistakes
                ],
            }
        )
        return _WRONG if proved.mistakes else _FINE
    if proved.mistakes:
        raise FileMistakes(proved.mistakes)
    count = "1 rule" if proved.rules == 1 else f"{proved.rules} rules"
    put(f"{count}, {proved.examples} examples: all as they should be")
    if proved.untried:
        count = "1 learned rule" if proved.untried == 1 else f"{proved.untried} learned rules"
        put(f"The examples of {count} were not tried, since there is no learned reader: {why_not}.")
    return _FINE


def _hear(app: App) -> tuple["Hear | None", str]:
    """Return what hears sentences, or why there is none."""
    try:
        return app.learned.hear, ""
    except NotAvailable as error:
        return None, str(error)


def _near(word: str, rules: dict[str, Rule]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, rules, n=1)
    return f"Did you mean {near[0]}?" if near else "“amends rules list” names them all."
