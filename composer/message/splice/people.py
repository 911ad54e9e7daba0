"""Who speaks and who is spoken of: the writer becomes a team, the person addressed becomes "they"."""

import re

from composer.message.splice.setting import Setting

_I_TO_WE = {
    "i": "we", "i'm": "we're", "i've": "we've", "i'll": "we'll", "i'd": "we'd", "me": "us", "my": "our", "mine": "ours",
    "myself": "ourselves",
}  # fmt: skip
_I = re.compile(
    r"(?<![\w'/-])(?:(I) ((?:\w+ly |also |never |still |now |just )?)(am|was)(n't)?"
    r"|(I'm|I've|I'll|I'd|I|me|my|mine|myself))(?![\w'/-])",
    re.IGNORECASE,
)
_I_IN_QUESTION = re.compile(r"(?<![\w'])(am|was) I(?![\w'])", re.IGNORECASE)
_YOU = re.compile(r"(?<![\w'@./-])(you|your|yours|yourself|yourselves)('(?:re|ve|ll|d))?(?![\w'@/-])", re.IGNORECASE)
_THEIR = {"your": "their", "yours": "theirs", "yourself": "themselves", "yourselves": "themselves"}
_BEFORE_CLAUSE = frozenset("if because unless whether while although though that".split())
_WORD_BEFORE = re.compile(r"([\w']+)[^\w']*$")
_WORD_AFTER = re.compile(r"\s+([\w']+)")
_FINITE = frozenset(
    "are were have had do did can will would could should may might must cannot can't don't didn't won't aren't "
    "weren't haven't hadn't couldn't wouldn't shouldn't need needed want wanted".split()
)


def as_we(text: str) -> str:
    """Return `text` with I, me and my as we, us and our; "I was" is "we were"."""

    def team(match: re.Match[str]) -> str:
        subject, between, verb, negated, alone = match.groups()
        if subject:
            said = f"we {between}{'are' if verb.casefold() == 'am' else 'were'}{negated or ''}"
            opens = match.start() == 0 or text[: match.start()].rstrip()[-1:] in (".", "!", "?", "\n")
            return said[0].upper() + said[1:] if opens else said
        said = _I_TO_WE[alone.casefold()]
        opens = match.start() == 0 or text[: match.start()].rstrip()[-1:] in (".", "!", "?", "\n")
        return said[0].upper() + said[1:] if opens and (alone[0].isupper()) else said

    if not _I.search(text):
        return text
    text = _I_IN_QUESTION.sub(lambda m: ("are" if m.group(1).casefold() == "am" else "were") + " we", text)
    return _I.sub(team, text)


def as_they(text: str, setting: Setting) -> str:
    """Return `text` with the person it speaks to as "they": them after a verb or a preposition."""
    words = setting.words

    def third(match: re.Match[str]) -> str:
        low, ending = match.group(1).casefold(), match.group(2) or ""
        if low != "you":
            said = _THEIR[low] + ending
        else:
            before = _WORD_BEFORE.search(text, 0, match.start())
            after = _WORD_AFTER.match(text, match.end())
            said = "they" if ending or _is_subject(before, after) else "them"
            said += ending
        return said[0].upper() + said[1:] if match.group()[0].isupper() else said

    def _is_subject(before: re.Match[str] | None, after: re.Match[str] | None) -> bool:
        follows = after.group(1).casefold() if after else ""
        precedes = before.group(1).casefold() if before else ""
        if before is None or follows in _FINITE or follows in words.pasts:
            return True
        if precedes in words.questions or precedes in _BEFORE_CLAUSE:
            return True
        if precedes in words.base_of or precedes in words.prepositions - {
            "before",
            "after",
            "since",
            "until",
            "as",
            "than",
        }:
            return False
        return follows in words.base_of or follows in words.adverbs

    return _YOU.sub(third, text)
