"""How the parts of a case share the room there is: beside each other, or one behind the other."""

from PySide6.QtWidgets import QWidget

from composer.desktop.check.place import CHECK
from composer.desktop.delivery_bar import DeliveryBar
from composer.desktop.incoming.place import ARRIVED, HOLDING
from composer.desktop.preview import Preview
from composer.desktop.quick.place import QUICK
from composer.desktop.shell.nav import NavBar, TabRow
from composer.desktop.shell.pages import PROMISES, REVIEW, StepPages
from composer.desktop.shell.side import Side
from composer.desktop.shell.top_bar import TopBar, Width
from composer.desktop.theme.look import Look
from composer.desktop.widgets.layout import reveal

_WIDE, _MEDIUM = 1100, 800
_WIDE_ALONE = 880
"""From where questions and message stand side by side when there is no rail beside them."""

_ENDLESS = 16777215


class Room:
    """Lays out the parts of a case by the effective width: the window's divided by the text scale."""

    def __init__(
        self,
        look: Look,
        *,
        top: TopBar,
        side: Side,
        tabs: TabRow,
        pages: StepPages,
        preview: Preview,
        ground: QWidget,
        nav: NavBar,
        delivery: DeliveryBar,
    ) -> None:
        self._look = look
        self._top, self._side, self._tabs, self._pages = top, side, tabs, pages
        self._preview, self._ground, self._nav, self._delivery = preview, ground, nav, delivery
        self._shown_tab = "questions"
        self._message_beside = True

    def begin_anew(self) -> None:
        """Another page comes to the front: its questions first, the message where it belongs."""
        self._shown_tab = "questions"
        self._message_beside = True

    def show_tab(self, tab: str) -> None:
        """Bring the questions or the message to the front, where one hides the other."""
        self._shown_tab = tab

    def toggle_message(self) -> None:
        """Show the message beside the promises, or hide it again."""
        self._message_beside = not self._message_beside

    def arrange(self, width: int, at: str) -> None:
        """Share `width` pixels among the parts, with page `at` in front."""
        look = self._look
        effective = width / look.scale
        quick, arrived, check = at in (QUICK, HOLDING), at == ARRIVED, at == CHECK
        width_is: Width = "wide" if effective >= _WIDE else "medium" if effective >= _MEDIUM else "narrow"
        wide = effective >= (_WIDE_ALONE if quick else _WIDE)
        alone = at in (REVIEW, ARRIVED, CHECK) or (wide and at == PROMISES and self._message_beside)
        before = quick or arrived or check
        # A page before the steps has none to pick from: the name of the case stands there.
        self._top.set_width("medium" if before and width_is == "narrow" else width_is)
        self._side.set_collapsed(not wide)
        reveal(self._side, width_is != "narrow" and not before)
        reveal(self._tabs, not wide and at not in (REVIEW, ARRIVED, CHECK))
        self._tabs.set_narrow(narrow=width_is == "narrow" or quick)
        in_front = self._shown_tab == "message" and not wide and at not in (REVIEW, ARRIVED, CHECK)
        self._tabs.set_current("message" if in_front else "questions")
        reveal(self._pages, not in_front)
        reveal(self._ground, in_front or (wide and not alone))
        beside = look.px(min(max(int(effective * 0.32), 360), 436))
        self._ground.setMinimumWidth(0 if in_front else beside)
        self._ground.setMaximumWidth(_ENDLESS if in_front else beside)
        self._preview.set_plain(plain=quick)
        self._delivery.set_place(review=at == REVIEW, short=not wide, quick=quick or check)
        joined = wide and not alone and not quick
        self._delivery.setMinimumWidth(beside if joined else 0)
        self._delivery.set_joined(joined=joined)
        reveal(self._delivery, not arrived)
        reveal(self._nav, not quick)
        self._nav.set_guide(guide=check)
        self._nav.set_width(wide=wide, promises=wide and at == PROMISES, message_shown=not alone)
