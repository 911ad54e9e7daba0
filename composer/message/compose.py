"""A case becomes a message. Deterministic: the same answers, the same seed or case id, the same text."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.advice import AdviceTables, advise
from composer.guide.case import Answer, Case, Edition, NextStep, Outside, Person, PromiseCheck, Wording
from composer.guide.form import Form
from composer.guide.gates import live, stem_of
from composer.guide.stance import impact_of, shape_of, stance_of, voice_of
from composer.message import brief, chat, escalation, public, talk, written
from composer.message.data import MessageData, load_message_data
from composer.message.draft import Making
from composer.message.gaps import gaps_left, gaps_of, said_in_own_words
from composer.message.insertion import Order
from composer.message.message import Message
from composer.message.names import check_names
from composer.message.own_text import kept_in, missing_after, own_text, passages_of_text, with_missing
from composer.message.passages import Passage, Seen, edited, message_of, passages_of, slot_of
from composer.message.splice.setting import Setting
from composer.message.splice.words import Words, load_words


class Document(Struct, frozen=True):
    """A message with its passages, as the writer has them and in the order and words of the rules (`natural`)."""

    message: Message
    natural: tuple[Passage, ...]
    passages: tuple[Passage, ...]


class Composer:
    """Makes messages from cases, by the form and the message data of one language."""

    def __init__(self, form: Form, advice: AdviceTables, data: MessageData, words: Words, seen: Seen) -> None:
        self._form = form
        self._advice = advice
        self._data = data
        self._words = words
        self._seen = seen
        self._made: tuple[_Asked, Document] | None = None
        self._natural_made: tuple[_Asked, tuple[Message, tuple[Passage, ...]]] | None = None

    @classmethod
    def from_folder(cls, form: Form, advice: AdviceTables, folder: Path, seen: Seen) -> "Composer":
        """Return a composer for the message language whose data stands in `folder`; `seen` reads the writer's words."""
        data = load_message_data(folder)
        check_names(data, form, folder)
        return cls(form, advice, data, load_words(folder), seen)

    def compose(self, case: Case, output: str = "", *, now: datetime, turned: dict[str, int] | None = None) -> Message:
        """Return `case` as `output`; without one as the case says, else as the channel advice proposes.

        `now` is what "today" means where the case does not say. `turned` says by slot how many wordings further a
        sentence is than its own ("say it another way").
        """
        output = output or case.text("output") or advise(case, self._advice).output
        if case.edition(output) == Edition(output) and not own_text(case, output):
            return self._generated(case, output, now, turned)
        return self.document(case, output, now=now, turned=turned).message

    def document(
        self, case: Case, output: str = "", *, now: datetime, turned: dict[str, int] | None = None
    ) -> Document:
        """Return the message that `compose` returns with its passages, for those who change them."""
        output = output or case.text("output") or advise(case, self._advice).output
        asked = _Asked(case, output, now, dict(turned or {}))
        last = self._made  # read once: another thread may compose too
        if last and last[0].same(asked):
            return last[1]
        generated, natural = self._natural(asked)
        passages = edited(natural, case.edition(output))
        message = message_of(generated, passages, self._seen)
        message = replace(message, gaps=gaps_left(message, self._data.outputs.outputs[output], self._data))
        document = Document(message, natural, passages)
        self._made = asked, document
        return document

    def _natural(self, asked: "_Asked") -> tuple[Message, tuple[Passage, ...]]:
        """Return what the answers make, and its passages; the last are held: typing in it changes none."""
        last = self._natural_made
        if last and last[0].same(asked, answers=True):
            return last[1]
        case, output = asked.case, asked.output
        generated = self._generated(case, output, asked.now, asked.turned)
        natural = passages_of(generated)
        if text := own_text(case, output):
            own, kept = passages_of_text(text, self._seen), kept_in(case.edition(output))
            natural = passages_of(self._owned(asked, generated, own, kept))
            natural = with_missing(own, natural, case, self.order(output), kept, self._seen)
        made = generated, natural
        self._natural_made = asked, made
        return made

    def _owned(
        self, asked: "_Asked", generated: Message, own: tuple[Passage, ...], kept: tuple[Wording, ...]
    ) -> Message:
        """Return the message in the wording that says whose doing it was beside the writer's own text: as its stem
        begins, or without a second "sorry" where that is said already. Once it is `kept`, it stays as it is.
        """
        if not asked.case.text("own.act") or "own" in asked.turned:
            return generated
        standing = {wording.place for wording in kept if slot_of(wording.place) == "own"}
        sorry = "own" not in standing if standing else any("regret" in passage.components for passage in own)
        for turn in range(len(self._data.slots["own"].stems)):
            turned = {**asked.turned, "own": turn}
            made = self._generated(asked.case, asked.output, asked.now, turned) if turn else generated
            first = [sentence for sentence in made.sentences if sentence.slot == "own"]
            begins = bool(first) and first[0].text.startswith(self._data.slots["own"].stems[0].text)
            if any(sentence.components == ("ownership",) for sentence in first) if sorry else begins:
                return made
        return generated

    def order(self, output: str) -> Order:
        """Return the order of an apology by the rules, as this output has it."""
        outputs = self._data.outputs
        layout = outputs.layouts.get(outputs.outputs[output].shapes.get("apology", ""), outputs.layouts["written"])
        return Order(layout.paragraphs, self._data)

    def missing_after(self, document: Document, component: str) -> str:
        """Return the place after which a part of the apology would stand in a message ("" at its very beginning)."""
        return missing_after(document.passages, component, self.order(document.message.output), self._seen)

    def own_passages(self, text: str) -> tuple[Passage, ...]:
        """Return the passages of a text of the writer's own, without the space around it."""
        text = text.strip()
        return passages_of_text(text, self._seen) if text else ()

    def said(self, message: Message) -> frozenset[str]:
        """Return the questions whose answers the writer's own words in a message give already."""
        return said_in_own_words(message, self._data)

    def _generated(self, case: Case, output: str, now: datetime, turned: dict[str, int] | None) -> Message:
        kind = self._data.outputs.outputs[output]
        for key, value in {"output": output, **kind.gates}.items():
            case = case.with_answer(key, value)
        known = live(self._form, case)
        spoken = self._spoken(known)
        medium = "chat" if kind.or_chat and spoken.text("listen.pref") == "chat" else kind.medium
        making = Making(
            case=spoken,
            setting=self.setting(spoken, now, contractions=medium in ("chat", "text")),
            data=self._data,
            stance=stance_of(spoken),
            shape=shape_of(spoken),
            medium=medium,
            impact=impact_of(spoken),
            turned=turned or {},
        )
        layout = kind.shapes[making.shape]
        if layout == "written" and making.impact <= 2:
            layout = "folded"
        subject = ""
        match layout, kind.medium:
            case "talk", _:
                writer = talk.write(making)
            case "help", _:
                writer = chat.write_help(making)
            case "public", _:
                writer = public.write(making)
            case "escalation", _:
                writer = escalation.write(making)
            case "short", _:
                subject, writer = brief.write_short(making, kind)
            case _, "text":
                writer = brief.write_text(making, kind, layout)
            case _, "chat":
                writer = chat.write(making, layout)
            case _:
                subject, writer = written.write(making, layout, kind.signoff, subject=kind.subject)
        return Message(
            output=output,
            medium="chat" if medium == "text" else medium,  # a text message is a chat without formatting
            shape=making.shape,
            length=kind.length,
            stance=making.stance,
            impact=making.impact,
            subject=subject,
            text=writer.text,
            blocks=writer.blocks,
            gaps=gaps_of(making, self._form, case, known, kind, writer.text, writer.blocks),
            most_words=kind.most_words,
            most_characters=kind.most_characters,
        )

    def _spoken(self, known: Case) -> Case:
        """Return what may be spliced. What the writer owned is not put into their mouth as "I'm sorry you ___"."""
        owned = stem_of(self._form.question("own.act"), known).id == "sorry_i"
        return known.with_answer("own.act", "") if owned and stance_of(known) in ("fix-only", "empathy") else known

    def setting(self, case: Case, now: datetime, *, contractions: bool = False) -> Setting:
        """Return what splicing an answer of this case needs to know beside the answer."""
        return Setting(
            words=self._words,
            names=known_names(case),
            voice="we" if voice_of(case) == "we" else "I",
            now=case.now or now,
            happened=case.text("listen.when"),
            contractions=contractions,
        )


class _Asked(Struct, frozen=True, eq=False):
    """What a document was asked for; "today" is the same for a minute."""

    case: Case
    output: str
    now: datetime
    turned: dict[str, int]

    def same(self, other: "_Asked", *, answers: bool = False) -> bool:
        """Say whether the other asks for the same; with `answers`, whatever the writer made of it."""
        one, two = self.case, other.case
        alike = one.answers is two.answers and (one.id, one.seed, one.now) == (two.id, two.seed, two.now)
        alike = alike and kept_in(one.edition(self.output)) == kept_in(two.edition(self.output))
        return (
            (one is two or (answers and alike))
            and (self.output, self.turned) == (other.output, other.turned)
            and self.now.replace(second=0, microsecond=0) == other.now.replace(second=0, microsecond=0)
        )


def known_names(case: Case) -> frozenset[str]:
    """Return the words that keep their capital: names of the people in the case, and words typed with a capital inside
    a sentence somewhere in the answers."""
    names = {word for name in _names(case) for word in name.replace(",", " ").split() if word[:1].isupper()}
    return frozenset(names | {word for answer in case.answers.values() for word in _capitals_inside(answer)})


def _names(case: Case) -> Iterator[str]:
    yield case.text("sender.name")
    for person in case.people:
        yield from (person.name, person.call, person.organisation)
    yield from (step.owner for step in case.next_steps)
    for key in ("follow.others", "restate.others", "plan.change_owner", "comp.ok", "escalate.to"):
        # A list may hold words instead of names: "Two other laptops", "Within my limit".
        yield from filter(_is_name, (text.partition(",")[0] for text in case.texts(key)))


def _is_name(text: str) -> bool:
    return all(word[0].isupper() for word in text.split())


def _capitals_inside(answer: Answer) -> Iterator[str]:
    for text in _texts(answer):
        if text.islower():
            continue
        before = ""
        for word in text.split():
            bare = word.strip(".,;:!?()[]\"'“”‘’")
            if before and before[-1] not in ".!?:" and bare[:1].isupper() and not bare.isupper():
                yield bare.removesuffix("'s").removesuffix("’s")
            before = word


def _texts(answer: Answer) -> Iterator[str]:
    value = answer.value
    if isinstance(value, str):
        yield value
    elif isinstance(value, Outside):
        yield from (value.whoever, value.mine)
    else:
        for item in value:
            match item:
                case str():
                    yield item
                case NextStep():
                    yield from (item.do, item.when)
                case Person() | PromiseCheck():
                    pass
