"""The design's tokens: colours of the light and the dark scheme, sizes of type, steps of spacing.

Sizes are device-independent pixels at a text scale of 100 %.
"""

from typing import Literal, NamedTuple

Kind = Literal["error", "warning", "advice", "grammar"]

Token = Literal[
    "background", "panel", "rail", "text", "grammar", "quiet", "border", "line", "accent", "on_accent", "accent_soft",
    "error", "error_soft", "warning", "warning_soft", "advice", "advice_soft", "good", "good_soft",
]  # fmt: skip

TypeRole = Literal["heading", "section", "text", "message", "hint", "rehearsal", "reply"]

Weight = Literal["regular", "medium", "semibold"]


class Colours(NamedTuple):
    """One colour scheme, every token as `#RRGGBB`."""

    background: str
    panel: str
    rail: str
    text: str
    grammar: str
    quiet: str
    border: str
    line: str
    accent: str
    on_accent: str
    accent_soft: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    advice: str
    advice_soft: str
    good: str
    good_soft: str


LIGHT = Colours(
    background="#F6F4F0",
    panel="#FFFFFF",
    rail="#EFECE6",
    text="#1E2530",
    grammar="#1E2530",
    quiet="#5C6675",
    border="#857F74",
    line="#DDD8CF",
    accent="#0F6E66",
    on_accent="#FFFFFF",
    accent_soft="#E0F0EE",
    error="#B42318",
    error_soft="#FCEBE9",
    warning="#9A5200",
    warning_soft="#FDF1DF",
    advice="#3B55C4",
    advice_soft="#E9EDFB",
    good="#18723F",
    good_soft="#E3F4EA",
)

DARK = Colours(
    background="#15181D",
    panel="#1D2128",
    rail="#191D23",
    text="#E8EAED",
    grammar="#E8EAED",
    quiet="#9AA4B2",
    border="#6B7482",
    line="#323842",
    accent="#4FC3B5",
    on_accent="#15181D",
    accent_soft="#16312F",
    error="#FF8A7E",
    error_soft="#3A1F1D",
    warning="#F2B45C",
    warning_soft="#382A15",
    advice="#9DB0FF",
    advice_soft="#222A45",
    good="#6AD39B",
    good_soft="#17301F",
)

TYPE_SIZES: dict[TypeRole, float] = {
    "heading": 24,
    "section": 16,
    "text": 14,
    "message": 15,
    "hint": 12.5,
    "rehearsal": 30,
    "reply": 16,
}

MESSAGE_LINE = 23
"""Height of a line in the message and in a field: about 1.55 of the type."""

TINY, SMALL, MEDIUM, LARGE, HUGE = 8, 12, 16, 24, 40

CARD_RADIUS = 8
BUTTON_RADIUS = 6
CONTROL_HEIGHT = 34
SMALL_CONTROL_HEIGHT = 30
LEAST_TARGET = 24
FOCUS_RING = 2

LEAST_SCALE, GREATEST_SCALE = 1.0, 2.0
