"""The outputs that have to be short: three sentences, or 300 characters."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from composer.message.chat import MOST_PLAN_WORDS, chat_lines, lowered_first
from composer.message.data import Output
from composer.message.draft import Drafted, Making
from composer.message.opening import greeting_of, names_of, signoff_of, subject_of
from composer.message.slots import lowered, make, promises, word_count
from composer.message.splice import seam
from composer.message.variety import joined, without_three_alike
from composer.message.writer import Writer

_LOST_IN_TURN = ("follow", "cause", "harm", "done")
_CUT = re.compile(r",? and ")


def write_short(making: Making, kind: Output) -> tuple[str, Writer]:
    """Return the subject line and the message in three sentences: sorry, the plan, the coming back."""
    case, outputs = making.case, making.data.outputs
    chat = case.text("listen.pref") == "chat"
    subject = (
        ""
        if chat
        else subject_of(case, outputs.subjects, making.setting, shape=making.shape, impact=making.impact, holding=False)
    )
    short = replace(making, medium="short")
    opening = _opening(short)
    plan = _plan(short)
    last = make(replace(short, promised=promises(short, plan)), "follow")[:1] or make(short, "reach")[:1]
    writer = Writer(between="\n\n")
    writer.words("subject", f"Subject: {subject}" if subject else "")
    writer.words("greeting", greeting_of(case, outputs))
    writer.sentences("paragraph", without_three_alike([*opening, *plan, *last]))
    writer.words("signoff", "\n".join(signoff_of(case, kind.signoff)))
    return subject, writer


def _opening(making: Making) -> list[Drafted]:
    """Return the apology with the harm joined to it; in shape concern what they told."""
    if making.shape == "concern":
        return make(making, "restate")[:1]
    own, harm = make(replace(making, plain=True), "own")[:1], make(making, "harm")[:1]
    if not (own and harm):
        return own or harm
    did = seam.lowered(_first_part(harm[0].text, making), making.setting)
    components = tuple(dict.fromkeys((*own[0].components, *harm[0].components)))
    text = f"{own[0].text.rstrip('.')}; {did}"
    return [replace(own[0], text=text, answers=(*own[0].answers, *harm[0].answers), components=components)]


def _first_part(text: str, making: Making) -> str:
    """Return the harm up to its first ", and", or "and" with a verb after it."""
    for cut in _CUT.finditer(text):
        following = text[cut.end() :].split()
        if cut.group().startswith(",") or (following and making.setting.words.is_verb_form(following[0].strip(".,"))):
            return text[: cut.start()] + "."
    return text


def _plan(making: Making) -> list[Drafted]:
    plain = replace(making, plain=True)
    done, steps = make(plain, "done")[:1], make(plain, "next")[:1]
    if not (done and steps):
        return make(making, "done")[:1] if done else make(making, "next")[:1]
    if word_count([*done, *steps]) < MOST_PLAN_WORDS:
        return [_with_breath(joined(done[0], lowered(steps[0], making)), done[0])]
    return steps if "fix_time" in steps[0].components else done


def _with_breath(whole: Drafted, done: Drafted) -> Drafted:
    """Return the two with a semicolon between them where what is done has an ", and" of its own."""
    said = done.text.rstrip(".")
    if ", and " not in said:
        return whole
    return replace(whole, text=f"{said}; {whole.text[len(said) :].removeprefix(', and ')}")


def write_text(making: Making, kind: Output, layout: str) -> Writer:
    """Return a text message: the sentences of the chat in one paragraph, fewer of them until it fits; all of them where
    it never does."""
    names = names_of(making.case, making.data.outputs)
    name = "".join(signoff_of(making.case, kind.signoff))
    shorter = [_LOST_IN_TURN[:lost] for lost in range(len(_LOST_IN_TURN) + 1)]
    tried = [_one_paragraph(making, layout, names, name, lost) for lost in shorter]
    return next((writer for writer in tried if len(writer.text) <= kind.most_characters), tried[0])


def _one_paragraph(making: Making, layout: str, names: str, name: str, lost: Sequence[str]) -> Writer:
    drafted = [s for line in chat_lines(making, layout, leaving_out=frozenset({"compensate", *lost})) for s in line]
    writer = Writer(between="\n")
    opening = lowered_first(drafted, making) if names else drafted
    writer.sentences("paragraph", opening, before=f"{names}," if names else "", after=name)
    return writer
