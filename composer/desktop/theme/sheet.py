"""The style sheet for what Qt draws itself: menus, tool tips, scroll bars, lists. Our own widgets paint themselves."""

from composer.desktop.theme.tokens import BUTTON_RADIUS, CARD_RADIUS, Colours


def style_sheet(colours: Colours, scale: float) -> str:
    """Return the style sheet of a scheme at a text scale (1.0 to 2.0)."""

    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    return f"""
QToolTip {{
    background: {colours.panel}; color: {colours.text};
    border: 1px solid {colours.border}; padding: {px(4)} {px(8)};
}}
QMenu {{
    background: {colours.panel}; color: {colours.text};
    border: 1px solid {colours.border}; border-radius: {px(CARD_RADIUS)}; padding: {px(4)};
}}
QMenu::item {{ padding: {px(7)} {px(24)} {px(7)} {px(12)}; border-radius: {px(BUTTON_RADIUS)}; }}
QMenu::item:selected {{ background: {colours.accent_soft}; }}
QMenu::item:disabled {{ color: {colours.quiet}; }}
QMenu::separator {{ height: 1px; background: {colours.line}; margin: {px(4)} {px(8)}; }}
QMenu::icon {{ padding-left: {px(8)}; }}
QComboBox QAbstractItemView {{
    background: {colours.panel}; color: {colours.text}; border: 1px solid {colours.border};
    selection-background-color: {colours.accent_soft}; selection-color: {colours.text}; outline: 0;
}}
SearchField {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {colours.border}; border-radius: {px(4)}; min-height: {px(32)}; margin: {px(2)};
}}
QScrollBar::handle:vertical:disabled {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}; margin: 0; }}
QScrollBar::handle:horizontal {{
    background: {colours.border}; border-radius: {px(4)}; min-width: {px(32)}; margin: {px(2)};
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
