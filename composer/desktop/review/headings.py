"""The headings of talking points, as they look in the message: semibold, with room above them."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextDocument, QTextLayout

from composer.desktop.theme.look import Look

_ABOVE = 12


class Headings:
    """Knows which lines of a document are headings, and gives them their look. The text itself stays as it is."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        self._look, self._document = look, document
        self._numbers: frozenset[int] = frozenset()

    def set_places(self, units: Iterable[int]) -> frozenset[int]:
        """Say where they begin (UTF-16 units); returns the numbers of the lines that are or were one, if others are."""
        numbers = frozenset(self._document.findBlock(unit).blockNumber() for unit in units)
        before, self._numbers = self._numbers, numbers
        for number in (before | numbers) if numbers != before else ():
            self._show(self._document.findBlockByNumber(number))
        return before ^ numbers

    def format(self, block: QTextBlock, form: QTextBlockFormat) -> QTextBlockFormat:
        """Return the format of a line: that of words, with room above where it is a heading that follows something."""
        if block.blockNumber() not in self._numbers or not block.previous().isValid():
            return form
        own = QTextBlockFormat(form)
        own.setTopMargin(self._look.px(_ABOVE))
        return own

    def _show(self, block: QTextBlock) -> None:
        if not block.isValid():
            return
        kind = QTextLayout.FormatRange()
        kind.start, kind.length = 0, 1_000_000  # whatever is typed in it later
        heavy = QTextCharFormat()
        heavy.setFontWeight(QFont.Weight.DemiBold)
        kind.format = heavy
        block.layout().setFormats([kind] if block.blockNumber() in self._numbers else [])
        self._document.markContentsDirty(block.position(), block.length())
