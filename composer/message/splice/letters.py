"""The first and the last letter of a sentence: capitals, final marks, and the characters that stay as typed."""

import re

from composer.message.splice.setting import Setting
from composer.message.splice.words import Words

_NO_LETTERS = re.compile(r"[\x00-\x1f\x7f\u200b\ufeff]")
_LINE_ENDS = re.compile(r"(\S)[^\S\n]*\n\s*(?=(\S)(\w*))")
_FIRST = re.compile(r"[^\W_]")
_FIRST_TOKEN = re.compile(r"[^\s]+")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_FINISHED = re.compile(
    r"(?:[.?!…؟。！？।]|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u2300-\u23FF\uFE0F\u200D\u20E3]"
    r"|[\U000E0020-\U000E007F]|(?<!\w)[:;]-?[)(DP])[)\"'”’»]*$"
)
_BULLETS = "-–—•*·"
_ALWAYS_LOWER = frozenset({"the", "a", "we", "they", "it", "you", "my", "your", "our"})


def plain(answer: str, words: Words) -> str:
    """Return `answer` on one line: single spaces, straight apostrophes; lines that were sentences end in a stop."""
    text = answer.strip()
    if "\n" in text or "\r" in text:
        text = _LINE_ENDS.sub(lambda m: _line_end(m, words), text.replace("\r\n", "\n").replace("\r", "\n"))
    if "’" in text or "‘" in text:
        text = text.replace("’", "'").replace("‘", "'")
    return " ".join(_NO_LETTERS.sub(" ", text).split())


def _line_end(match: re.Match[str], words: Words) -> str:
    before, mark, rest = match.group(1, 2, 3)
    opens = mark in _BULLETS or (mark.isupper() and words.is_common((mark + rest).casefold()))
    ends = "\n\n" in re.sub(r"[^\S\n]", "", match.group()) or opens
    return f"{before}. " if ends and before not in ".!?…,;:" else f"{before} "


def bare(text: str) -> bool:
    """Say whether `text` holds anything to read: a letter, a digit or a sign of its own."""
    return any(character.isalnum() or ord(character) > 0x2100 for character in text)


def capital(text: str) -> str:
    """Return `text` with its first letter in upper case, except in an address and in a word like iPad."""
    first = _FIRST.search(text)
    if first is None or not first.group().islower():
        return text
    at = first.start()
    token = _FIRST_TOKEN.match(text, at)
    word = token.group() if token else ""
    if "@" in word or "://" in word or word.startswith("www.") or any(c.isupper() for c in word.split("-")[0]):
        return text
    upper = text[at].upper()
    return text if len(upper) != 1 else text[:at] + upper + text[at + 1 :]


def lowered(text: str, setting: Setting) -> str:
    """Return `text` with its first letter in lower case, if that makes a common word and no name (rule 3)."""
    if not text or not text[0].isupper():
        return text
    match = _FIRST_WORD.match(text)
    if match is None or match.group().split("'")[0] == "I":
        return text
    word = match.group()
    low = word[0].lower() + word[1:]
    if not low.islower():
        return text
    if low not in _ALWAYS_LOWER and (word in setting.names or _is_name(word, setting)):
        return text
    words = setting.words
    if low in words.numbered and text[match.end() : match.end() + 2].strip()[:1].isdigit():
        return text
    if not (words.is_common(low) or (low.endswith("'s") and words.is_common(low[:-2]))):
        return text
    return low + text[len(word) :]


def _is_name(word: str, setting: Setting) -> bool:
    stem = word.removesuffix("'s")
    if stem in setting.names:
        return True
    low = stem.casefold()
    words = setting.words
    return stem in (words.weekdays.get(low), words.months.get(low), words.holidays.get(low))


def finish(sentence: str) -> str:
    """Return `sentence` with a full stop, unless it ends in a mark, an ellipsis or an emoji."""
    if not sentence or _FINISHED.search(sentence):
        return sentence
    return sentence.rstrip(" ,;:") + "."
