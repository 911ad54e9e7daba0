"""What a reader of the message would miss. Gaps stand beside the message, never in it."""

from collections.abc import Iterator, Sequence

from composer.guide.asked import open_in
from composer.guide.case import Case
from composer.guide.form import Form
from composer.message.data import MessageData, Output
from composer.message.draft import Making
from composer.message.escalation import NOT_FILLED_IN
from composer.message.message import Block, Gap, Message, Sentence
from composer.message.own_text import OWN
from composer.message.splice import seam

# What a line of the note leaves open, where its question is asked for something else in other messages.
_NOTE_WITHOUT = {
    "restate.most": "nothing says what matters most to them",
    "plan.next": "nothing says what you have promised",
    "listen.who": "nothing says whom it is about",
}


def gaps_of(
    making: Making, form: Form, case: Case, known: Case, kind: Output, text: str, blocks: tuple[Block, ...]
) -> tuple[Gap, ...]:
    """Return the open questions whose answers would stand in this message, and what else it cannot say or keep."""
    spoken = _spoken_keys(making.data, form)
    gaps = [Gap(q.question, q.message) for q in open_in(form, case, known) if q.question in spoken]
    sentences = [sentence for block in blocks for sentence in block.sentences]
    missed = [*_from_answers(making), *_from_sentences(making, form, sentences)]
    gaps += [gap for gap in missed if gap.question not in {known.question for known in gaps}]
    gaps += _too_long(kind, text, sentences)
    return tuple(dict.fromkeys(gaps))


def gaps_left(message: Message, kind: Output, data: MessageData) -> tuple[Gap, ...]:
    """Return the gaps of a message in which the writer's own words say what no answer says."""
    said = said_in_own_words(message, data)
    left = [gap for gap in message.gaps if gap.question not in said and gap.question != "output"]
    return (*left, *_too_long(kind, message.text, message.sentences))


def said_in_own_words(message: Message, data: MessageData) -> frozenset[str]:
    """Return the questions whose answers could say no more than the writer's own words in the message do."""
    own = {
        part for sentence in message.sentences if sentence.own or sentence.slot == OWN for part in sentence.components
    }
    return frozenset(
        key
        for slot in data.slots.values()
        if slot.components and own.issuperset(slot.components)
        for key in slot.answers
    )


def _spoken_keys(data: MessageData, form: Form) -> frozenset[str]:
    in_slots = {key for slot in data.slots.values() for key in slot.answers}
    of_one_output = {question.key for question in form.questions() if question.outputs}
    return frozenset(in_slots | of_one_output | {"listen.who", "sender.name"})


def _from_sentences(making: Making, form: Form, sentences: Sequence[Sentence]) -> Iterator[Gap]:
    """Yield what the lines of a note leave open, and a missing third sentence of the short form."""
    for sentence in sentences:
        if sentence.slot == "escalation" and sentence.text.startswith(NOT_FILLED_IN):
            key = sentence.answers[0]
            yield Gap(key, _NOTE_WITHOUT.get(key) or form.question(key).gap or NOT_FILLED_IN)
    ends = {"follow", "reach"}
    if making.case.text("output") == "short" and making.shape != "help" and not any(s.slot in ends for s in sentences):
        yield Gap("follow.do", form.question("follow.do").gap)


def _from_answers(making: Making) -> Iterator[Gap]:
    case = making.case
    owned = making.stance in ("full", "part") and making.shape != "help"
    if owned and seam.sorry_i(case.text("own.act"), making.setting).kind == "about":
        yield Gap("own.act", "nothing says who did it")
    if case.text("explain.ready") == "angry" and not (case.text("explain.write_by") or case.text("explain.talk_at")):
        yield Gap("explain.write_by", "nothing says when they will hear how it happened")
    if case.text("explain.unknown") and not case.text("explain.tell_by") and case.text("explain.known") != "known":
        yield Gap("explain.tell_by", "nothing says when you will report back")
    giving = case.text("comp.kind") not in ("", "nothing") and case.text("comp.when") in ("", "now")
    returned = case.text("comp.own_money") == "yes" and bool(case.texts("plan.done"))
    if giving and not returned and not case.text("comp.what"):
        yield Gap("comp.what", "nothing says what you give back")


def _too_long(kind: Output, text: str, sentences: Sequence[Sentence]) -> Iterator[Gap]:
    words = sum(len(sentence.text.split()) for sentence in sentences)
    if kind.most_words and words > kind.most_words:
        yield Gap("output", f"{words} words are too many for a chat of up to {kind.most_words}")
    if kind.most_characters and len(text) > kind.most_characters:
        yield Gap("output", f"{len(text)} characters do not fit into {kind.most_characters}")
