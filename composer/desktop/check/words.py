"""What the page says of a draft: what is good in it, how much is missing, and where that goes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from composer.message.own_text import LABELLED
from composer.session.coverage import Part

_SAY = "say "


def good_words(parts: Sequence[Part]) -> str:
    """Return what is good in a text, as one sentence: "You say sorry, say what it did to them and when …"."""
    if not parts:
        return _tr("The words are on the page. That is the hardest part.")
    # "You say sorry, say what it did to them and when you come back, and thank them."
    sorry = [part.good for part in parts if part.good.removeprefix(_SAY).count(" ") == 0 and part.good.startswith(_SAY)]
    said = [part.good.removeprefix(_SAY) for part in parts if part.good.startswith(_SAY) and part.good not in sorry]
    done = [part.good for part in parts if part.good and not part.good.startswith(_SAY)]
    clauses = [*sorry, *([_SAY + _listed(said)] if said else []), *done]
    return _tr("You {what}.").format(what=_listed(clauses, comma=len(said) > 1))


def missing_words(number: int) -> str:
    """Return how many parts are missing, in words."""
    names = (
        _tr("Nothing is missing"), _tr("One part is missing"), _tr("Two parts are missing"),
        _tr("Three parts are missing"), _tr("Four parts are missing"), _tr("Five parts are missing"),
        _tr("Six parts are missing"), _tr("Seven parts are missing"), _tr("Eight parts are missing"),
    )  # fmt: skip
    return names[number] if number < len(names) else _tr("{number} parts are missing").format(number=number)


def goes_here(part: Part) -> str:
    """Return what stands at the place of a missing part."""
    return _tr("{what} goes here").format(what=part.goes or part.name)


def after_words(end: str) -> str:
    """Return how it is said behind which words of a paragraph a part goes."""
    return _tr(", after “… {words}”").format(words=end)


def label_of(components: Sequence[str], parts: Sequence[Part]) -> str:
    """Return what a sentence does, by the names of the parts: "Sorry, ours"."""
    names = [part.name for part in parts if set(part.components) & set(components)]
    return ", ".join((*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])))


def foot_words(characters: int, subject: str) -> str:
    """Return what stands under the text: whose it is, the subject it is given, and how far its labels go."""
    words = [_tr("Your own text. Nothing in it is reworded unless you ask.")]
    if subject:
        words.append(_tr("Its subject: “{subject}”.").format(subject=subject))
    if characters > LABELLED:
        far = _tr("It is long: the labels end after {count} characters. Nothing is lost.")
        words.append(far.format(count=LABELLED))
    return " ".join(words)


def _listed(words: Sequence[str], *, comma: bool = False) -> str:
    if len(words) < 2:
        return "".join(words)
    between = _tr(", and ") if comma or (len(words) > 2 and any(_tr(" and ") in one for one in words)) else _tr(" and ")
    return between.join((", ".join(words[:-1]), words[-1]))


def _tr(words: str) -> str:
    return QCoreApplication.translate("check", words)
