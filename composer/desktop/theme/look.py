"""The look in force: which scheme, how large, in which font; follows the system and can be set."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from composer.desktop.theme.icons import Icons, TintedIcon
from composer.desktop.theme.sheet import style_sheet
from composer.desktop.theme.tokens import (
    DARK,
    GREATEST_SCALE,
    LEAST_SCALE,
    LIGHT,
    TYPE_SIZES,
    Colours,
    Token,
    TypeRole,
    Weight,
)

Scheme = Literal["system", "light", "dark"]

_WEIGHTS = {"regular": QFont.Weight.Normal, "medium": QFont.Weight.Medium, "semibold": QFont.Weight.DemiBold}
_HEADINGS: frozenset[TypeRole] = frozenset({"heading", "section"})
# What a desktop without a font setting of its own is likely to have, best first.
_FALLBACKS = ("Segoe UI", "Noto Sans", "Cantarell", "Helvetica Neue", "DejaVu Sans")


class Look(QObject):
    """Colours, sizes, fonts and icons for painting; `changed` tells that all of them should be asked for again.

    `scheme` and `scale` (1.0 to 2.0, None for the system's) are what the settings say; `icons` is the folder of SVG
    files. The application gets its style, palette and style sheet from here. With `at_once` False only what a first
    frame needs: the style is on the application's command line then (to set it, PySide makes the names of all there is
    in a style), and the sheet comes with `dress`.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        icons: Path,
        scheme: Scheme = "system",
        scale: float | None = None,
        *,
        at_once: bool = True,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._icons = Icons(icons)
        self._scheme: Scheme = scheme
        self._dpi = application.primaryScreen().logicalDotsPerInchY()
        self._family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        self._scale = self._bounded(scale)
        self._fonts: dict[tuple[TypeRole, Weight | None], QFont] = {}
        self._system_looks_dark = application.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._dressed = at_once
        if at_once:
            application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._ask_for_scheme()
        self._apply()

    @property
    def colours(self) -> Colours:
        """The scheme in force."""
        return DARK if self.dark else LIGHT

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is in force, by choice or by the system."""
        if self._scheme != "system":
            return self._scheme == "dark"
        system = self._application.styleHints().colorScheme()
        return self._system_looks_dark if system == Qt.ColorScheme.Unknown else system == Qt.ColorScheme.Dark

    @property
    def scheme(self) -> Scheme:
        """What was chosen: a scheme, or to follow the system."""
        return self._scheme

    @property
    def scale(self) -> float:
        """The text scale in force, 1.0 to 2.0; all sizes are multiplied with it."""
        return self._scale

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system, or be light or dark whatever it says."""
        self._scheme = scheme
        self._ask_for_scheme()
        self._apply()

    def set_scale(self, scale: float | None) -> None:
        """Set the text scale (1.0 to 2.0; None for the system's)."""
        self._scale = self._bounded(scale)
        self._apply()

    def dress(self) -> None:
        """Give menus, tool tips and scroll bars their look too."""
        if not self._dressed:
            self._dressed = True
            with _nothing_collected():
                self._application.setStyleSheet(style_sheet(self.colours, self._scale))

    def px(self, size: float) -> int:
        """Return `size` (pixels at 100 %) at the scale in force."""
        return round(size * self._scale)

    def colour(self, token: Token) -> QColor:
        """Return the colour of a token in the scheme in force."""
        return QColor(getattr(self.colours, token))

    def font(self, role: TypeRole = "text", weight: Weight | None = None) -> QFont:
        """Return the interface's font at the size of `role`; headings and sections are semibold if nothing is said."""
        font = self._fonts.get((role, weight))
        if font is None:
            font = QFont(self._family)
            font.setFamilies([self._family, *_FALLBACKS])
            font.setPointSizeF(TYPE_SIZES[role] * self._scale * 72 / self._dpi)
            font.setWeight(_WEIGHTS[weight or ("semibold" if role in _HEADINGS else "regular")])
            self._fonts[role, weight] = font
        return QFont(font)  # a copy shares what it holds until somebody changes it

    def icon(self, name: str, colour: Token = "text") -> QIcon:
        """Return an icon for menus and actions; it is tinted when painted, so it follows the scheme."""
        return QIcon(TintedIcon(self._icons, name, lambda: self.colour(colour)))

    @property
    def icons(self) -> Icons:
        """The set of icons, to paint one."""
        return self._icons

    def follow(self, restyle: Callable[[], None]) -> None:
        """Call `restyle` (a method of a QObject) now and whenever the look changes."""
        restyle()
        self.changed.connect(restyle)

    def _bounded(self, scale: float | None) -> float:
        # macOS counts 72 dots for an unscaled inch and has no text scale of the system to follow.
        system = self._dpi / 96
        return min(max(system if scale is None else scale, LEAST_SCALE), GREATEST_SCALE)

    def _ask_for_scheme(self) -> None:
        # Where the platform can, its window frames and dialogues follow too; elsewhere this does nothing.
        hints = self._application.styleHints()
        if self._scheme == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._scheme == "dark" else Qt.ColorScheme.Light)

    def _follow_system(self) -> None:
        if self._scheme == "system":
            self._apply()

    def _apply(self) -> None:
        self._fonts.clear()
        with _nothing_collected():
            self._application.setPalette(palette_of(self.colours))
            self._application.setFont(self.font())
            if self._dressed:
                self._application.setStyleSheet(style_sheet(self.colours, self._scale))
        self.changed.emit()


class _nothing_collected:  # noqa: N801  # read as a condition: with _nothing_collected()
    """Keeps the garbage collector still: Qt goes through a list of all widgets, and one deleted on the way ends it."""

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_on:
            gc.enable()


def palette_of(colours: Colours) -> QPalette:
    """Return the Fusion palette of a scheme."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for place, value in {
        role.Window: colours.background,
        role.WindowText: colours.text,
        role.Base: colours.panel,
        role.AlternateBase: colours.rail,
        role.ToolTipBase: colours.panel,
        role.ToolTipText: colours.text,
        role.Text: colours.text,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.panel,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.panel,
        role.Midlight: colours.rail,
        role.Mid: colours.line,
        role.Dark: colours.border,
        role.Shadow: colours.line,
    }.items():
        palette.setColor(place, QColor(value))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, place, QColor(colours.quiet))
    return palette
