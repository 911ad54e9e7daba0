"""The settings as they are now: changed one at a time, kept at once, and taken back the same way."""

from collections.abc import Callable

from msgspec import Struct

from composer.library.settings import Settings

_MOST = 200


class _Before(Struct, frozen=True):
    settings: Settings
    what: str
    typed: bool


class Choices:
    """Holds the settings. What follows them subscribes; `keep` puts them away.

    Letters typed into one field after another are one step of undo.
    """

    def __init__(self, settings: Settings, keep: Callable[[Settings], None]) -> None:
        self._settings = settings
        self._keep = keep
        self._before: list[_Before] = []
        self._listeners: list[Callable[[Settings], None]] = []

    @property
    def settings(self) -> Settings:
        """Return the settings as they are now."""
        return self._settings

    @property
    def can_undo(self) -> bool:
        """Say whether there is a change to take back."""
        return bool(self._before)

    def change(self, settings: Settings, what: str, *, typed: bool = False) -> None:
        """Use these settings from now on; `what` names the change for undo."""
        if settings == self._settings:
            return
        last = self._before[-1] if self._before else None
        if not (typed and last is not None and last.typed and last.what == what):
            self._before.append(_Before(self._settings, what, typed))
            del self._before[:-_MOST]
        self._use(settings)

    def undo(self) -> str:
        """Take back the last change and return what it was, "" if there was none."""
        if not self._before:
            return ""
        before = self._before.pop()
        self._use(before.settings)
        return before.what

    def pause(self) -> None:
        """What is typed from now on is a step of its own."""
        if self._before:
            self._before[-1] = _Before(self._before[-1].settings, self._before[-1].what, typed=False)

    def subscribe(self, listener: Callable[[Settings], None]) -> Callable[[], None]:
        """Call `listener` with the settings after each change; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _use(self, settings: Settings) -> None:
        self._settings = settings
        self._keep(settings)
        for listener in tuple(self._listeners):
            listener(settings)
