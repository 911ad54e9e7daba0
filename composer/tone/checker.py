"""The tone checker: rules over a reading, with what was found in a sentence kept until it or its neighbours change."""

from collections.abc import Iterable, Mapping, Sequence

from composer.reading.components import Recognisers
from composer.reading.heard import Hear
from composer.reading.macros import lowered
from composer.reading.mask import masked
from composer.reading.reading import Reader, Reading, ReadSentence
from composer.text.finding import SEVERITIES, Finding, Severity, at_most
from composer.text.span import Span
from composer.tone.context import Context
from composer.tone.draft import Draft
from composer.tone.fixes import LINE_ENDS, Place, fixes_for
from composer.tone.found import Found
from composer.tone.index import Index
from composer.tone.kept import Kept
from composer.tone.learned import Spoken, by_fault, heard_in, is_cleared
from composer.tone.logic import Logic, logic_of
from composer.tone.patterns import Patterns
from composer.tone.rules import Rule
from composer.tone.sentences import NO_WORDS, Match, Words, matches_in, may_match, words_of

_RAW_FILL = "\u00b7"


class _Active:
    """The rules that one kind of context lets run."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.raw = tuple(rule for rule in rules if rule.scope == "raw")
        self.logic = tuple(rule for rule in rules if rule.logic)
        self.learned = by_fault(rules)
        patterns = [rule for rule in rules if rule.scope != "raw" and (rule.match or rule.next)]
        zones = sorted({zone for rule in patterns for zone in rule.zones})
        self.by_zone = {zone: _InZone([rule for rule in patterns if zone in rule.zones]) for zone in zones}


class _InZone:
    """The pattern rules of one zone, found by what a sentence holds; those for quoted words look at them too."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.own = Index([rule for rule in rules if not rule.quotes])
        self.quoting = Index(quoting) if (quoting := [rule for rule in rules if rule.quotes]) else None


class Checker:
    """Finds what the rules say of a text. Keep one: what it has seen of a text makes the next look at it cheap."""

    def __init__(self, rules: Mapping[str, Rule], recognisers: Recognisers, keep: int = 4000) -> None:
        """Keep what was found in the last `keep` sentences."""
        self._keep = keep
        self._reader = Reader(recognisers)
        self._classes = recognisers.classes
        self._patterns = Patterns(recognisers.classes)
        self.use(rules)

    def use(self, rules: Mapping[str, Rule]) -> None:
        """Check by these rules from now on."""
        self._rules = tuple(rules.values())
        self._known: Kept[tuple[Match, ...]] = Kept(self._keep)
        self._active: dict[tuple[bool, ...], _Active] = {}
        self._logic: dict[str, Logic] = {}

    def rule(self, name: str) -> Rule | None:
        """Return the rule with this id, None where it is none of these."""
        return next((rule for rule in self._rules if rule.id == name), None)

    def get_ready(self) -> None:
        """Compile what the rules and the recognisers look for, so that the first text need not wait for it."""
        for rule in self._rules:
            for source in (rule.match, rule.also, rule.unless, rule.unless_near, rule.next_after, rule.next):
                if source:
                    self._patterns[source]
        self._classes.get_ready()

    def check(self, text: str, context: Context, hear: Hear | None = None) -> tuple[Finding, ...]:
        """Return the findings in `text` in the order of their places, those without a place first.

        `hear` gives the learned rules what they speak of; without it they are silent.
        """
        return self.check_reading(self._reader.read(text, hear), context)

    def check_reading(self, reading: Reading, context: Context) -> tuple[Finding, ...]:
        """Return the findings of a text that has been read already."""
        active = self._active_for(context)
        draft = Draft(reading, context, self._patterns)
        spoken: set[Spoken] = set()
        findings = self._in_sentences(draft, active, spoken)
        findings += self._in_raw_lines(draft, active)
        for rule in active.logic:
            if rule.id not in self._logic:
                self._logic[rule.id] = logic_of(rule)
            findings += (_finding(rule, found, draft) for found in self._logic[rule.id](draft))
        # Of several that are heard on the same words each has something of its own to say.
        heard = (_finding(rule, found, draft) for rule, found in heard_in(draft, active.learned, spoken))
        return _in_order([*_folded(findings), *heard])

    def _active_for(self, context: Context) -> _Active:
        rules, known = self._rules, self._active  # others may come into force on another thread meanwhile
        runs = tuple(runs_in(rule, context) for rule in rules)
        if runs not in known:
            known[runs] = _Active([rule for rule, allows in zip(rules, runs, strict=True) if allows])
        return known[runs]

    def _in_sentences(self, draft: Draft, active: _Active, spoken: set[Spoken]) -> list[Finding]:
        """Return what the patterns find, and note in `spoken` where which family speaks, and how loud."""
        findings: list[Finding] = []
        for zone, rules in active.by_zone.items():
            sentences = [sentence for sentence in draft.reading.sentences if sentence.zone == zone]
            cleared: dict[str, int] = {}
            for number, sentence in enumerate(sentences):
                before = sentences[number - 1] if number else None
                after = sentences[number + 1] if number + 1 < len(sentences) else None
                for match in self._matches(rules, sentence, before, after):
                    clearing = match.rule.unless_before
                    if clearing and clearing not in cleared:
                        found_in = (n for n, s in enumerate(sentences) if draft.patterns.matches(clearing, s))
                        cleared[clearing] = next(found_in, len(sentences))
                    if clearing and cleared[clearing] < number:
                        continue
                    if _is_spared(match, sentence, draft.context):
                        continue
                    found = Found(sentence.span.start + match.start, sentence.span.start + match.end, sentence)
                    finding = _finding(match.rule, found, draft)
                    if match.rule.firm or not is_cleared(finding, sentence):
                        findings.append(finding)
                        spoken.add((sentence.span.start, finding.family, finding.severity))
        return findings

    def _matches(
        self,
        rules: _InZone,
        sentence: ReadSentence,
        before: ReadSentence | None,
        after: ReadSentence | None,
    ) -> tuple[Match, ...]:
        # What is quoted reaches into the key by `text`: a quotation may begin in one sentence and end in the next.
        near = (before.masked if before else "", after.masked if after else "")
        key = (id(rules), sentence.masked, *near, sentence.text)
        known = self._known.get(key)
        if known is None:
            words = words_of(sentence)
            around = (words_of(before) if before else NO_WORDS, words_of(after) if after else NO_WORDS)
            found: list[Match] = []
            for rule in rules.own.rules_for(words.lower):
                found += matches_in(rule, words, around, self._patterns)
            if rules.quoting:
                whole = words_of(sentence, quotes=True) if '"' in words.text else words
                for rule in rules.quoting.rules_for(whole.lower):
                    found += matches_in(rule, whole, around, self._patterns)
            known = self._known.keep(key, tuple(found))
        return known

    def _in_raw_lines(self, draft: Draft, active: _Active) -> list[Finding]:
        reading = draft.reading
        findings: list[Finding] = []
        done = -1
        for sentence in reading.sentences:
            if sentence.zone == "quoted" or sentence.span.start < done:
                continue
            if not any(may_match(rule, sentence.lower) for rule in active.raw):
                continue
            line = _line_around(reading, sentence.span)
            done = line.end
            words = Words(*_raw_words(reading, line))
            whole = ReadSentence(line, sentence.zone, line.of(reading.text), *words, frozenset(), frozenset())
            for rule in active.raw:
                for match in matches_in(rule, words, (NO_WORDS, NO_WORDS), self._patterns):
                    found = Found(line.start + match.start, line.start + match.end, whole)
                    findings.append(_finding(rule, found, draft))
        return findings


def _line_around(reading: Reading, span: Span) -> Span:
    """Return the line that `span` begins in, to the end of the last line it reaches."""
    text = reading.folded
    start = max(text.rfind(end, 0, span.start) for end in LINE_ENDS) + 1
    ends = [place for end in LINE_ENDS if (place := text.find(end, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def _raw_words(reading: Reading, line: Span) -> tuple[str, str]:
    """Return a line with what is not the writer's own under dots, so that it cannot look like a blank to fill in."""
    pairs = zip(line.of(reading.folded), line.of(reading.masked), strict=True)
    cover = "".join(plain if plain == shown else _RAW_FILL for plain, shown in pairs)
    return cover, lowered(cover)


def _is_spared(match: Match, sentence: ReadSentence, context: Context) -> bool:
    if not match.rule.spared:
        return False
    words = sentence.text[match.start : match.end].casefold()
    return any(words in value.casefold() for key in match.rule.spared for value in _values(context, key))


def _values(context: Context, key: str) -> tuple[str, str]:
    return str(getattr(context, key, "")), context.answers.get(key, "")


def _finding(rule: Rule, found: Found, draft: Draft) -> Finding:
    text = "" if found.start is None else draft.reading.text[found.start : found.end]
    question = found.question or rule.question or None
    return Finding(
        rule=rule.id,
        family=rule.family,
        source_engine=rule.engine,
        severity=at_most(found.severity or _severity(rule, text, draft), draft.context.levels.get(rule.family)),
        question=question,
        start=found.start,
        end=found.end,
        text=text,
        message=rule.say.replace("___", found.part) if found.part else rule.say,
        why=rule.why,
        source=rule.source,
        fixes=fixes_for(Place(rule, found, question, draft)),
    )


def _severity(rule: Rule, text: str, draft: Draft) -> Severity:
    for variant in rule.variants:
        if variant.min_prior is not None and draft.context.prior < variant.min_prior:
            continue
        if variant.max_impact is not None and draft.context.impact > variant.max_impact:
            continue
        if variant.caution is not None and draft.context.caution != variant.caution:
            continue
        if variant.match:
            words = masked(text)
            if not draft.patterns[variant.match].found(words, lowered(words)):
                continue
        return variant.severity
    return rule.severity


def runs_in(rule: Rule, context: Context) -> bool:
    """Say whether the context lets a rule run: family, output, stance, impact, scope, private note, what it needs."""
    if context.levels.get(rule.family) == "off":
        return False
    if context.field or rule.fields:
        return context.field in rule.fields
    if rule.outputs and context.checked_as not in rule.outputs:
        return False
    if rule.stances and context.stance not in rule.stances:
        return False
    if context.caution < rule.min_caution:
        return False
    if rule.audiences and context.audience not in rule.audiences:
        return False
    if context.checked_as == "chat" and context.impact < rule.min_impact:
        return False
    if context.scope == "sentence" and (rule.scope == "document" or rule.logic):
        return False
    return not rule.needs or any(getattr(context, key, "") or context.answers.get(key) for key in rule.needs)


def _folded(findings: Sequence[Finding]) -> Iterable[Finding]:
    """Return the weightiest of the findings on each span."""
    kept: dict[object, Finding] = {}
    for finding in findings:
        place = (finding.start, finding.end) if finding.start is not None else (finding.rule, finding.message)
        other = kept.get(place)
        if other is None or SEVERITIES.index(finding.severity) < SEVERITIES.index(other.severity):
            kept[place] = finding
    return kept.values()


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (-1 if f.start is None else f.start, f.end or 0, f.rule)))
