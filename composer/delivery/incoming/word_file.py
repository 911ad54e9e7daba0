"""The words of a Word document (.docx), read as they stream by: no tree is built and no picture is unpacked.

A whole Word library would bring ten megabytes for what is needed here, and leave out tracked insertions.
"""

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile

from composer.text.errors import UserError

_MAIN = re.compile(r"word/document\d*\.xml")
_LARGEST = 40 * 1024 * 1024
"""Bytes that the text of a document may unpack to; a thousand pages are about a tenth of it."""

_BROKEN = "This Word file is broken and cannot be read. Copy its words in Word and paste them here."
_NO_WORD_FILE = "This file is packed and is no Word document. Open it, copy its words and paste them here."
_TOO_LARGE = "This Word file is too large to be read. Copy the part you need and paste it here."
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def words_of_document(data: bytes) -> str:
    """Return the words of a .docx, a line for each paragraph; raises UserError where it cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as folder:
            name = next((name for name in folder.namelist() if _MAIN.fullmatch(name)), "")
            size = folder.getinfo(name).file_size if name else 0
            if 0 < size <= _LARGEST:
                with folder.open(name) as part:
                    return _words(part.read(_LARGEST))
    except UserError:
        raise
    except Exception as error:  # a broken archive raises a dozen kinds
        raise UserError(_BROKEN) from error
    raise UserError(_TOO_LARGE if name else _NO_WORD_FILE)


def _words(xml: bytes) -> str:
    found: list[str] = []
    left_out = 0
    in_text = in_list = False

    def start(name: str, _: object) -> None:
        nonlocal left_out, in_text, in_list
        tag = name.rpartition(" ")[2]
        if tag in _LEFT_OUT:
            left_out += 1
        elif tag == "numPr":
            in_list = True
        elif tag == "t":
            in_text = True
            if in_list:
                found.append("- ")
                in_list = False
        elif tag in _SIGNS and not left_out:
            found.append(_SIGNS[tag])

    def end(name: str) -> None:
        nonlocal left_out, in_text, in_list
        tag = name.rpartition(" ")[2]
        if tag in _LEFT_OUT:
            left_out -= 1
        elif tag == "t":
            in_text = False
        elif tag == "p":
            found.append("\n")
            in_list = False

    def letters(words: str) -> None:
        if in_text and not left_out:
            found.append(words)

    def refuse(*_: object) -> None:
        raise UserError(_BROKEN)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = letters
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(xml, True)
    return "".join(found)
