"""What there is to say of a rule to whoever wants to know more: the page of the window, the terminal and docs/rules."""

from collections.abc import Iterable

from msgspec import Struct

from composer.text.finding import Severity
from composer.tone.rules import Flag, Rule

_MOST = 3  # examples of a sort
_LONGEST = 260  # characters of an example that is shown where there are shorter ones
_HEARD = (
    "Found by the small reader that comes with Amends. It can be wrong, so it asks; the words that weighed most are "
    "marked."
)
_SEEDS = {
    "S0": "an IT service article on defusing difficult situations",
    "S1": "an IT customer-service article on when and how to apologise",
    "S2": "a support leader's ten points on how he apologises",
    "S3": "a client-services note on saying sorry",
    "S4": "a customer-excellence article on the sincere apology",
}


class Better(Struct, frozen=True):
    """An example the rule finds: the text, the words that are marked ("" for none), what the first fix makes of it.

    `context` is what it is written for, as `--context` says it, where that counts.
    """

    bad: str
    marked: str
    better: str | None
    context: str = ""


class RulePage(Struct, frozen=True):
    """A rule as a page. `sources` says what the short names in `source` stand for."""

    id: str
    family: str
    severity: Severity
    finds: str
    say: str
    why: str
    source: str
    sources: dict[str, str]
    instead: str
    examples: tuple[Better, ...]
    fine: tuple[str, ...]


def page_of(rule: Rule) -> RulePage:
    """Return the page of a rule with the examples that show most: with a better text first, short before long."""
    flags = sorted(
        rule.flag, key=lambda flag: (not flag.after, flag.after is None, bool(flag.ctx), len(flag.text) > _LONGEST)
    )
    fine = sorted((leave.text for leave in rule.leave if leave.text.strip()), key=lambda text: len(text) > _LONGEST)
    return RulePage(
        rule.id,
        rule.family,
        rule.severity,
        " ".join([*rule.detects.split(), *([_HEARD] if rule.kind == "learned" else [])]),
        rule.say.replace("___", "…"),
        rule.why,
        rule.source,
        {key: words for key, words in _SEEDS.items() if key in rule.source},
        rule.fix,
        tuple(map(_better, flags[:_MOST])),
        tuple(text.strip() for text in fine[:_MOST]),
    )


def _better(flag: Flag) -> Better:
    context = ", ".join(f"{key}={value}" for key, value in flag.ctx.items())
    return Better(flag.text.strip(), flag.span.strip(), flag.after and flag.after.strip(), context)


def family_pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Return the files of docs/rules by name: one in Markdown for each family, and README.md that leads to them."""
    families: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.family, rule.id)):
        families.setdefault(rule.family, []).append(rule)
    made = {f"{family}.md": _family(family, inside) for family, inside in families.items()}
    return {"README.md": _contents(families), **made}


def markdown(page: RulePage) -> str:
    """Return one page in Markdown, its heading one of the second level."""
    parts = [f"## {page.id}", f"**{page.say}**", page.why, f"*Finds:* {page.finds}"]
    parts += [f"*Weighs:* {WEIGHTS[page.severity]}.", f"*Instead:* {page.instead}"]
    parts += [_example(example) for example in page.examples]
    if page.fine:
        parts.append("Left alone:")
        parts += [_quoted(text) for text in page.fine]
    parts.append(f"*Source:* {page.source}")
    return "\n\n".join(parts) + "\n"


def plain(page: RulePage) -> str:
    """Return one page as plain words for a terminal."""
    parts = [f"{page.id} ({page.family}, {WEIGHTS[page.severity]})", page.say, page.why, f"Finds: {page.finds}"]
    parts.append(f"Instead: {page.instead}")
    for example in page.examples:
        words = _indented("Found:      ", example.bad)
        if example.context:
            words += "\n" + _indented("  with:     ", example.context)
        if example.marked and example.marked != example.bad:
            words += "\n" + _indented("  marked:   ", example.marked)
        if example.better is not None:
            words += "\n" + _indented("  better:   ", example.better or "without it")
        parts.append(words)
    parts += [_indented("Left alone: ", text) for text in page.fine]
    sources = [f"  {key}: {words}" for key, words in page.sources.items()]
    parts.append("\n".join([f"Source: {page.source}", *sources]))
    return "\n\n".join(parts) + "\n"


WEIGHTS: dict[Severity, str] = {"error": "please change", "warning": "worth a look", "advice": "an idea"}
"""How much a finding weighs, in the words of the program."""

_MADE = "<!-- Made from resources/rules by packaging/rule_pages.py (make pages); changes belong there. -->"


def _contents(families: dict[str, list[Rule]]) -> str:
    count = sum(map(len, families.values()))
    lines = [
        _MADE,
        "",
        "# The rules",
        "",
        f"Amends reads a message with {count} rules. Each is a file in `resources/rules/en`, with its examples.",
        "`amends rules show ID` prints what stands here, and *Learn more* in the card of a finding shows it.",
        "How much a kind of finding may weigh is yours to set, and every finding can be ignored: here, in this case,",
        "always.",
        "",
    ]
    for family, rules in families.items():
        lines += [f"## [{_title(family)}]({family}.md)", "", "| rule | weighs | what it says |", "|---|---|---|"]
        for rule in rules:
            say = page_of(rule).say.replace("|", "\\|")
            lines.append(f"| [{rule.id}]({family}.md#{rule.id}) | {WEIGHTS[rule.severity]} | {say} |")
        lines.append("")
    lines += ["## Where they come from", "", "| | |", "|---|---|"]
    lines += [f"| {key} | {words} |" for key, words in _SEEDS.items()]
    lines += ["", "The names and years behind them are studies and guides on how apologies are heard.", ""]
    return "\n".join(lines)


def _family(family: str, rules: list[Rule]) -> str:
    head = f"{_MADE}\n\n# {_title(family)}\n\nS0 to S4 are explained [here](README.md#where-they-come-from).\n"
    return "\n".join([head, *(markdown(page_of(rule)) for rule in rules)])


def _title(family: str) -> str:
    return family.replace("-", " ").capitalize()


def _example(example: Better) -> str:
    head = f"Found (`{example.context}`):" if example.context else "Found:"
    words = f"{head}\n\n{_quoted(example.bad)}"
    if example.marked and example.marked != example.bad:
        words += f"\n>\n> Marked: “{_one_line(example.marked)}”"
    if example.better is None:
        return words
    return f"{words}\n\nBetter:\n\n{_quoted(example.better)}" if example.better else f"{words}\n\nBetter: without it."


def _quoted(text: str) -> str:
    lines = [_kept(line) for line in text.splitlines()]
    # A backslash keeps the line; before an empty one it would stand there.
    broken = [f"{line}\\" if line and after else line for line, after in zip(lines, [*lines[1:], ""], strict=False)]
    return "\n".join(f"> {line}".rstrip() for line in broken)


def _kept(line: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in line)


def _one_line(text: str) -> str:
    return _kept(" ".join(text.split()))


def _indented(head: str, text: str) -> str:
    return head + text.replace("\n", "\n" + " " * len(head))
