"""What a reader of the message would miss. Gaps stand beside the message, never in it."""

from collections.abc import Iterator

from composer.guide.asked import open_questions
from composer.guide.case import Case
from composer.guide.form import Form
from composer.message.data import MessageData, Output
from composer.message.draft import Making
from composer.message.message import Block, Gap
from composer.message.splice import seam


def gaps_of(
    making: Making, form: Form, case: Case, kind: Output, text: str, blocks: tuple[Block, ...]
) -> tuple[Gap, ...]:
    """Return the open questions whose answers would stand in this message, and what else it cannot say or keep."""
    spoken = _spoken_keys(making.data)
    gaps = [Gap(q.question, q.message) for q in open_questions(form, case) if q.question in spoken]
    gaps += _from_answers(making)
    gaps += _too_long(kind, text, blocks)
    return tuple(dict.fromkeys(gaps))


def _spoken_keys(data: MessageData) -> frozenset[str]:
    in_slots = {key for slot in data.slots.values() for key in slot.answers}
    return frozenset(in_slots | {"listen.who", "sender.name"})


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
    if giving and not case.text("comp.what"):
        yield Gap("comp.what", "nothing says what you give back")


def _too_long(kind: Output, text: str, blocks: tuple[Block, ...]) -> Iterator[Gap]:
    words = sum(len(sentence.text.split()) for block in blocks for sentence in block.sentences)
    if kind.most_words and words > kind.most_words:
        yield Gap("output", f"{words} words are too many for a chat of up to {kind.most_words}")
    if kind.most_characters and len(text) > kind.most_characters:
        yield Gap("output", f"{len(text)} characters do not fit into {kind.most_characters}")
