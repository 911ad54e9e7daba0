"""Showing the sentence that does something for the apology: with a click, or with the caret and Enter."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from composer.desktop.review.editor import Line, MessageEditor

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6,
)  # fmt: skip


class Pointing(QObject):
    """While it is on, nothing is written: `shown` tells the place of the sentence, `ended` that it is over."""

    shown = Signal(str)
    ended = Signal()

    def __init__(self, editor: MessageEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._on = False
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        editor.caret_moved.connect(self._light)

    def is_on(self) -> bool:
        """Say whether a sentence is waited for."""
        return self._on

    def begin(self) -> None:
        """Wait for a sentence."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on = True
        self._light()

    def stop(self) -> None:
        """Wait no more."""
        if self._on:
            self._on = False
            self._editor.light(None)
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._on:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.stop()
        elif event.type() == QEvent.Type.MouseButtonRelease and watched is self._editor.viewport():
            self._take()
        elif isinstance(event, QKeyEvent) and watched is self._editor:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Take a key; False for those that move the caret, or leave."""
        ours = event.key() in (*_TAKES, Qt.Key.Key_Escape) or (bool(event.text()) and event.key() not in _WALKS)
        if event.type() == QEvent.Type.ShortcutOverride:
            if ours:
                event.accept()
            return ours
        if event.type() != QEvent.Type.KeyPress or not ours:
            return False
        if event.key() in _TAKES:
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop()
        return True

    def _sentence(self) -> Line | None:
        line = self._editor.at_caret()
        return line if line is not None and line.movable else None

    def _light(self) -> None:
        if self._on:
            line = self._sentence()
            self._editor.light(line.span if line is not None else None)

    def _take(self) -> None:
        line = self._sentence()
        if line is not None:
            self.stop()
            self.shown.emit(line.place)
