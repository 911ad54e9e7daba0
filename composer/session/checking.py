"""What there is to look at in the open case: what the rules find at once, the rest when its lane has read the text."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from composer.grammar.engine import GrammarEngine
from composer.grammar.names import without_names
from composer.grammar.paragraphs import moved, paragraphs_of
from composer.library.store import Ignored
from composer.message.compose import known_names
from composer.message.message import Message
from composer.reading.heard import Hear
from composer.session.context import context_of
from composer.session.fields import FieldFinding, Part, findings_in_field
from composer.session.hearing import Hearing, LoadsReader
from composer.session.open_case import Change, OpenCase
from composer.session.scheduler import Handle, Scheduler
from composer.text.finding import Finding, Level
from composer.tone.context import Context

LANE = "grammar"
PAUSE_MS = 400
_KEPT = 500

Scope = Literal["here", "case", "always"]


class ChecksTone(Protocol):
    """What finds the tone of a text; it has to be quick on a text it has seen before."""

    def check(self, text: str, context: Context, hear: Hear | None = None) -> tuple[Finding, ...]:
        """Return the findings of `text` in its order; `hear` says what the learned reader hears in its sentences."""


class Findings(Struct, frozen=True):
    """The findings of a message in its order, those the writer put aside, and whether all of it has been read."""

    shown: tuple[Finding, ...]
    ignored: tuple[Finding, ...]
    complete: bool

    @property
    def marked(self) -> tuple[Finding, ...]:
        """Return those that mark something: what is absent is still to come while the steps are being answered."""
        return tuple(finding for finding in self.shown if finding.start is not None)


class Checking:
    """The findings of the open case. Asked by the pages; it tells them when later findings have come."""

    def __init__(
        self,
        opened: OpenCase,
        tone: ChecksTone,
        engine: GrammarEngine,
        scheduler: Scheduler,
        language: str = "en-GB",
        ignored: Iterable[Ignored] = (),
        keep_ignored: Callable[[Ignored], None] = lambda _: None,
        levels: Mapping[str, Level] | None = None,
        load_reader: LoadsReader | None = None,
        *,
        reads: bool = True,
    ) -> None:
        """`load_reader` is called on the reader's lane; it `reads` unless the writer has switched it off."""
        self._opened = opened
        self._tone = tone
        self._scheduler = scheduler
        self._grammar = _Grammar(engine, language, scheduler, self._tell)
        self._hearing = Hearing(load_reader, scheduler, self._tell)
        self._reads = reads
        self._levels: Mapping[str, Level] = levels or {}
        self._ignored = set(ignored)
        self._keep_ignored = keep_ignored
        self._messages: dict[str, Findings] = {}
        self._pause: Handle | None = None
        self._listeners: list[Callable[[], None]] = []
        self._stop = opened.subscribe(self._changed)

    @property
    def settled(self) -> bool:
        """Say whether the writer has paused for 400 ms; until then the sentence being typed shows no marks."""
        return self._pause is None

    def message(self, output: str = "") -> Findings:
        """Return what is found in the message as `output`; what a lane has not read yet comes later."""
        known = self._messages.get(output)
        if known is None:
            known = self._messages[output] = self._check(self._opened.message(output))
        return known

    def field(self, key: str, output: str = "") -> tuple[FieldFinding, ...]:
        """Return what is found in the answer to `key`, by the sentence it makes; a private note by itself."""
        case = self._opened.case
        question = self._opened.form.question(key)
        message = self._opened.message(output)
        text = case.text(key)
        if question.private and text:
            context = replace(self._context(message), field=key, scope="sentence")
            found, _ = self._sorted_out(self._tone.check(text, context))
            return tuple(FieldFinding(finding, Part(0, "", text)) for finding in found)
        return tuple(findings_in_field(case, key, message, self.message(output).shown))

    def ignore(self, finding: Finding, scope: Scope) -> None:
        """Show a finding no more: these words in this case, the rule in this case, or the rule at all."""
        case_id = "" if scope == "always" else self._opened.case.id
        ignored = Ignored(case_id, finding.rule, _words(finding) if scope == "here" else "")
        self._ignored.add(ignored)
        self._keep_ignored(ignored)
        self._tell()

    def use(
        self, engine: GrammarEngine, language: str, levels: Mapping[str, Level], *, reads: bool | None = None
    ) -> None:
        """Read with this engine and in this language from now on, and let the families of rules weigh at most this.

        `reads` says whether the learned reader takes part; None leaves it as it is.
        """
        reads = self._reads if reads is None else reads
        if not self._grammar.reads_with(engine, language):
            self._grammar = _Grammar(engine, language, self._scheduler, self._tell)
        elif levels == self._levels and reads == self._reads:
            return
        self._levels, self._reads = dict(levels), reads
        self._tell()

    def look_again(self) -> None:
        """Other rules are in force: forget what was found by the old ones."""
        self._tell()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when there are other findings to show, or a pause to show them in; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def close(self) -> None:
        """Stop listening."""
        self._stop()
        self._listeners.clear()
        if self._pause:
            self._pause.cancel()

    def _context(self, message: Message) -> Context:
        context = context_of(self._opened.live, message)
        return replace(context, levels=self._levels) if self._levels else context

    def _check(self, message: Message) -> Findings:
        text = message.text
        tone = self._in_tone(text, self._context(message))
        grammar, complete = self._grammar.findings(text)
        taken = {(finding.start, finding.end) for finding in tone}
        named = without_names(grammar, known_names(self._opened.case))
        both = [*tone, *(finding for finding in named if (finding.start, finding.end) not in taken)]
        shown, ignored = self._sorted_out(both)
        return Findings(shown, ignored, complete and (not self._reads or self._hearing.complete))

    def _in_tone(self, text: str, context: Context) -> tuple[Finding, ...]:
        """Return what the rules find; the reader is only asked to hear a text that has come to rest."""
        if not self._reads:
            return self._tone.check(text, context)
        found = self._tone.check(text, context, self._hearing.heard)
        if self.settled and self._hearing.ask():
            return self._tone.check(text, context, self._hearing.heard)
        return found

    def _sorted_out(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        shown: list[Finding] = []
        ignored: list[Finding] = []
        for finding in sorted(findings, key=lambda f: (-1 if f.start is None else f.start, f.end or 0)):
            (ignored if self._is_ignored(finding) else shown).append(finding)
        return tuple(shown), tuple(ignored)

    def _is_ignored(self, finding: Finding) -> bool:
        case_id, rule = self._opened.case.id, finding.rule
        wanted = {Ignored("", rule), Ignored(case_id, rule), Ignored(case_id, rule, _words(finding))}
        return not wanted.isdisjoint(self._ignored)

    def _changed(self, change: Change) -> None:
        if change.how in ("step", "life"):
            return
        self._messages.clear()
        if self._pause:
            self._pause.cancel()
            self._pause = None
        if change.how in ("typing", "deletion"):
            self._pause = self._scheduler.after(PAUSE_MS, self._paused)

    def _paused(self) -> None:
        self._pause = None
        self._tell()

    def _tell(self) -> None:
        self._messages.clear()
        for listener in tuple(self._listeners):
            listener()


def _words(finding: Finding) -> str:
    """Return what tells a finding from the others of its rule: its words, or the question of what is absent."""
    return finding.text or finding.question or ""


class _Grammar:
    """Paragraphs and what the engine found in them; those it has not read go to its lane, one errand at a time."""

    def __init__(self, engine: GrammarEngine, language: str, scheduler: Scheduler, tell: Callable[[], None]) -> None:
        self._engine = engine
        self._language = language
        self._scheduler = scheduler
        self._tell = tell
        self._known: OrderedDict[str, tuple[Finding, ...]] = OrderedDict()
        self._wanted: tuple[str, ...] = ()
        self._busy = False
        self._broken = False
        self._kept = _KEPT

    def reads_with(self, engine: GrammarEngine, language: str) -> bool:
        """Say whether it is this engine that reads, in this language."""
        return self._engine is engine and self._language == language

    def findings(self, text: str) -> tuple[list[Finding], bool]:
        """Return what is known of `text`, and whether that is all; if not, the rest is on its way."""
        found: list[Finding] = []
        missing: list[str] = []
        places = tuple(paragraphs_of(text))
        self._kept = max(_KEPT, 2 * len(places))
        for place in places:
            words = place.of(text)
            if words in self._known:
                self._known.move_to_end(words)
                found += (moved(finding, place.start) for finding in self._known[words])
            elif words.strip():
                missing.append(words)
        if missing and not self._broken:
            self._wanted = tuple(missing)
            self._send()
            if all(words in self._known for words in missing):
                return self.findings(text)
        return found, self._broken or not missing

    def _send(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        words, self._wanted = self._wanted, ()
        engine, language = self._engine, self._language
        self._scheduler.lane(
            LANE, lambda: [(one, engine.check(one, language)) for one in words], self._came, self._failed
        )

    def _came(self, results: list[tuple[str, tuple[Finding, ...]]]) -> None:
        self._busy = False
        self._known.update(results)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)
        self._wanted = tuple(words for words in self._wanted if words not in self._known)
        self._send()
        self._tell()

    def _failed(self, error: Exception) -> None:
        """An engine that fails once is left alone; what is wrong with it is told once."""
        self._busy, self._broken = False, True
        raise error
