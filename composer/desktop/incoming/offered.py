"""What a drop or the clipboard offers, as something that can be read on a lane."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData

from composer.text.errors import UserError

if TYPE_CHECKING:
    from composer.delivery.incoming.message import Incoming

Reading = Callable[[], "Incoming"]
"""Gives the words; raises UserError in a sentence. It may take a moment: for a lane."""


def may_hold_words(mime: QMimeData) -> bool:
    """Say whether it is worth to let go of it here."""
    return mime.hasUrls() or mime.hasHtml() or mime.hasText()


def reading_of(mime: QMimeData) -> Reading:
    """Return what reads the file or the words that are offered; raises UserError where there are none."""
    urls = mime.urls() if mime.hasUrls() else []
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    if len(files) > 1:
        raise UserError(_tr("These are several files. One message at a time, please."))
    if files:
        return reading_of_file(files[0])
    text, page = mime.text(), mime.html() if mime.hasHtml() else ""
    if urls and text.strip() in ("", *(url.toString() for url in urls)):
        raise UserError(_tr("That is a link, and nothing is fetched here. Copy the words and paste them."))
    if not text.strip() and not page.strip():
        raise UserError(_tr("There are no words in it. Copy their words and paste them, or open a file."))

    def read() -> "Incoming":
        from composer.delivery.incoming.intake import incoming_of_paste

        return incoming_of_paste(text, page)

    return read


def reading_of_file(path: Path) -> Reading:
    """Return what reads a file."""

    def read() -> "Incoming":
        from composer.delivery.incoming.intake import incoming_of_file

        return incoming_of_file(path)

    return read


def _tr(words: str) -> str:
    return QCoreApplication.translate("incoming", words)
