"""The words of an HTML page or mail. Nothing is run and nothing is fetched: tags are passed over, words are kept.

The standard parser needs forty seconds for some broken pages of 80 kB, and parsers that build a tree can be made to
build millions of elements; this one goes through the page once (docs/decisions).
"""

import html
import re
from collections import Counter

from composer.delivery.incoming.letters import tidy

_TOKEN = re.compile(
    r"<(?:(?P<comment>!--)|[!?][^<>]*+>|(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*+)(?=[\s/>])"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>)"
)
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(class|id|style|type|alt|hidden)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"']++)))?(?![\w-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?![.\d]*[1-9])")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LONG_NUMBER = re.compile(r"&#\d{9,}+;?")
_UNSHOWN = frozenset(
    "script style title template noscript iframe object svg math select textarea audio video noembed noframes "
    "xmp canvas applet button datalist".split()
)
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl table pre".split())
_BLOCKS = frozenset(
    "div tr li blockquote section article header footer main nav aside address dt dd center form fieldset figure "
    "figcaption hr body head html caption tbody thead".split()
)
_QUOTES = frozenset(
    "gmail_quote yahoo_quoted protonmail_quote tutanota_quote zmail_extra ms-outlook-mobile-reference-message "
    "mail-editor-reference-message-container olk_src_body_section".split()
)
_SIGNATURES = frozenset(
    "gmail_signature moz-signature applemailsignature signature ms-outlook-mobile-signature zmail_signature "
    "ymail_android_signature protonmail_signature_block linebreakatbeginningofsignature".split()
)
_REST_IS_QUOTED = frozenset({"divrplyfwdmsg"})


def words_of_page(page: str) -> str:
    """Return what a reader of `page` sees, as plain lines: quoted messages behind ">", a signature behind "-- "."""
    reader = _Reader()
    ends: dict[str, bool] = {}  # what is known to close nowhere further on
    at = 0
    while match := _TOKEN.search(page, at):
        reader.text(page[at : match.start()])
        at = match.end()
        tag = (match["tag"] or "").lower()
        if match["comment"]:
            at = _behind(page, at, "-->", ends, at)
        elif tag in _UNSHOWN and not match["close"]:
            at = _behind(page, at, f"</{tag}", ends, len(page))
        elif match["close"]:
            reader.end(tag)
        elif tag:
            reader.start(tag, match["rest"])
    reader.text(page[at:])
    return reader.words()


def _behind(page: str, at: int, end: str, absent: dict[str, bool], otherwise: int) -> int:
    """Return the place behind the next `end`, `otherwise` where there is none; each is looked for in vain but once."""
    if absent.get(end):
        return otherwise
    if end == "-->":
        found = page.find(end, at)
        place = found + len(end)
    else:
        match = re.compile(re.escape(end) + r"(?![\w-])[^<>]*+>?", re.IGNORECASE).search(page, at)
        found, place = (match.start(), match.end()) if match else (-1, 0)
    if found < 0:
        absent[end] = True
        return otherwise
    return place


class _Reader:
    """Puts the words on lines as tags come and go."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._open: list[tuple[str, str]] = []  # tag, and what it makes of its words
        self._tags: Counter[str] = Counter()
        self._roles: Counter[str] = Counter()
        self._rest_is_quoted = False

    def text(self, raw: str) -> None:
        if not raw or self._roles["hidden"]:
            return
        try:
            words = html.unescape(_LONG_NUMBER.sub("\ufffd", raw) if "&" in raw else raw)
        except ValueError:
            words = raw
        if self._tags["pre"]:
            first, *others = words.replace("\r\n", "\n").split("\n")
            self._line.append(first)
            for line in others:
                self._break()
                self._line.append(line)
        else:
            words = _SPACE.sub(" ", words)
            if words[0] == " " and (not self._line or self._line[-1].endswith(" ")):
                words = words[1:]
            if words:
                self._line.append(words)

    def start(self, tag: str, rest: str) -> None:
        given = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(rest)} if rest.strip("/ ") else {}
        if tag == "p" and self._open and self._open[-1][0] == "p":
            self.end("p")
        role = self._role(tag, given)
        if tag == "br":
            self._break()
        elif tag == "img":
            alt = given.get("alt", "")
            if 0 < len(alt) <= 8 and not alt.isascii():
                self.text(alt)
        self._edge(tag, role)
        if role == "signature":
            self._finish()
            if not self._roles["quote"]:
                self._line.append("-- ")
                self._break()
        if tag == "li":
            self._line.append("- ")
        if tag in ("td", "th") and self._line:
            self._line.append(" ")
        if tag not in _EMPTY and not (rest.endswith("/") and ":" in tag):
            if role == "quote":
                self._finish()
            self._open.append((tag, role))
            self._tags[tag] += 1
            self._roles[role] += 1

    def end(self, tag: str) -> None:
        if not self._tags[tag]:
            return
        role = ""
        while self._open:
            ended, role = self._open.pop()
            if role == "quote":
                self._finish()
            self._tags[ended] -= 1
            self._roles[role] -= 1
            if ended == tag:
                break
        self._edge(tag, role)

    def words(self) -> str:
        self._finish()
        return tidy("\n".join(self._lines))

    def _role(self, tag: str, given: dict[str, str]) -> str:
        if not given:
            return ""
        if tag not in _EMPTY and ("hidden" in given or _HIDDEN.search(given.get("style", "").lower())):
            return "hidden"
        names = {_bare(name) for name in f"{given.get('class', '')} {given.get('id', '')}".lower().split()}
        if not _REST_IS_QUOTED.isdisjoint(names):
            self._finish()
            self._rest_is_quoted = True
        if tag == "blockquote" and given.get("type", "").lower() == "cite":
            return "quote"
        # Gmail's outer box also holds what stands between quotes, and all of a forwarded message.
        if not _QUOTES.isdisjoint(names) and ("gmail_quote" not in names or tag == "blockquote"):
            return "quote"
        if not _SIGNATURES.isdisjoint(names):
            return "signature"
        # Outlook's paragraphs stand without space between them.
        return "tight" if tag == "p" and any(name.startswith("mso") for name in names) else ""

    def _edge(self, tag: str, role: str) -> None:
        if tag in _PARAGRAPHS or tag in _BLOCKS:
            self._finish()
        if tag in _PARAGRAPHS and role != "tight" and self._lines:
            self._break()

    def _finish(self) -> None:
        if self._line:
            self._break()

    def _break(self) -> None:
        words = "".join(self._line)
        self._line.clear()
        quoted = self._rest_is_quoted or self._roles["quote"]
        self._lines.append(f"> {words}" if quoted else words)


def _bare(name: str) -> str:
    """Return a class or id without what other mail programs put before it: "x_gmail_quote"."""
    while name.startswith("x_"):
        name = name[2:]
    return name
