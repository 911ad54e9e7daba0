"""The apology that an answer repeats, before, behind or in the midst of what it says: the stem has said it."""

import re
from collections.abc import Set as AbstractSet

_VERY = r"(?:(?:so|really|very|truly|terribly|deeply|extremely|sincerely) )*"
_FOR_THAT = (
    r"(?: again)?(?: (?:about|for) (?:that|this|it|(?:(?:all )?the|any|all) "
    r"(?:trouble|inconvenience|bother|hassle|mess|mix-up|confusion)(?: (?:caused|this caused|I caused))?))?(?: again)?"
)
_SORRY = rf"{_VERY}(?:sorry|sry|soz){_FOR_THAT}"
_WHOLE = (
    rf"(?:(?:i'?m|i am|we'?re|we are|am|are) )?(?:again )?{_SORRY}"
    rf"|(?:(?:my|our) )?(?:(?:sincere|sincerest|deepest|humble) )?apologies{_FOR_THAT}"
    rf"|(?:i|we) {_VERY}apologi[sz]e{_FOR_THAT}"
    r"|my bad|mea culpa|oops"
    rf"|for which (?:i|we)(?:'m|'re| am| are)? {_VERY}(?:sorry|apologi[sz]e)"
    rf"|which (?:i|we) (?:{_VERY}regret|(?:am|are) {_VERY}sorry (?:about|for))"
)

SORRY = re.compile(
    r"(?:(?:(?:i'?m|i am|we'?re|we are|i|we) )?(?:(?:do|must|so|very|really|truly|terribly|deeply|extremely|awfully|"
    r"sincerely|just|only|also|ever) )*(?:sorry|sry|soz|apologi[sz]e)"
    r"|(?:please accept )?(?:(?:my|our) )?(?:(?:sincere|sincerest|deepest|humble) )?apologies"
    r"|(?:i|we)(?:'d| would)? (?:like|want|wish|need|have) to (?:\w+ly )?(?:apologi[sz]e|say sorry)"
    r"|(?:i|we) (?:owe|must offer) you an apology|(?:i|we) (?:really |deeply )?regret(?! to\b)"
    r"|(?:i|we) feel (?:so |really |very )?(?:bad|terrible|awful)(?= (?:about|that|for)\b))"
    r"(?: to you)?(?: (?:about|for) (?:that|this|it)(?= ?[,.:;!…–—-]))?(?:[,.:;!…]| [-–—](?= ))*(?: |$)"
    r"(?:(?:that|because|for the fact that|for(?= (?:i|we) )|to (?:say|tell you)(?= (?:that )?(?:i|we) )) "
    r"(?:that (?=(?:i|we) ))?)?",
    re.IGNORECASE,
)
"""An apology at the beginning, with the word that leads over to what it is for."""

_ASIDE = re.compile(rf" ?\((?:{_WHOLE})[.!]*\)", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?P<before>[\w'’]+)[\"”)]*(?:"
    rf"(?P<sign> ?[,;:.!?…]+ ?| [-–—]+ ?)(?:(?:and|but) )?(?:{_WHOLE})|,? (?:and|but) (?:{_WHOLE})| {_SORRY})"
    r"(?:,? (?P<name>(?-i:[A-Z])[\w'’-]+))?[^\w)\"”]*$",
    re.IGNORECASE,
)
_SAYS_SORRY = frozenset(
    "say said says saying feel felt feels feeling be been being was am are is were not so very really to a no "
    "sound sounded look looked seem seemed i'm we're you're it's that's he's she's they're".split()
)
_LONGEST_BEHIND = 90
_APOLOGISES = ("sorry", "sry", "soz", "apolog", "my bad", "culpa", "oops", "regret")
_MOST_REPEATS = 20  # nobody says it more often, but a text may


def without_sorry_aside(text: str) -> str:
    """Return `text` without an apology in brackets."""
    return _ASIDE.sub("", text).strip() if "(" in text else text


def without_sorry_behind(text: str, names: AbstractSet[str]) -> str:
    """Return `text` without the apologies that follow it: ", sorry", "- sorry about that", ". I'm so sorry!"."""
    for _ in range(_MOST_REPEATS):
        last = text[-_LONGEST_BEHIND:].casefold()
        if not any(word in last for word in _APOLOGISES):
            break
        behind = _BEHIND.search(text, max(0, len(text) - _LONGEST_BEHIND))
        if behind is None or (behind["name"] and behind["name"] not in names):
            break
        # "never said sorry" and "the card said: sorry" speak of an apology.
        spoken_of = behind["before"].casefold() in _SAYS_SORRY
        if spoken_of and (not behind["sign"] or ":" in behind["sign"]):
            break
        text = text[: behind.end("before")]
    return text
