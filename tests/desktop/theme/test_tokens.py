import pytest

from composer.desktop.theme.tokens import DARK, LIGHT, Colours

TEXTS = ("text", "grammar", "quiet", "accent", "error", "warning", "advice", "good")
SOFT = ("error", "warning", "advice", "good")
# What the design states as the least contrast of each, light and dark.
STATED = {
    "text": (13.1, 11.5),
    "grammar": (13.1, 11.5),
    "quiet": (4.9, 5.5),
    "border": (3.4, 3.4),
    "accent": (5.2, 6.5),
    "on_accent": (6.1, 8.3),
    "error": (5.6, 6.1),
    "warning": (5.0, 7.6),
    "advice": (5.4, 6.7),
    "good": (5.1, 7.5),
}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grounds_of(name: str, colours: Colours) -> list[str]:
    if name == "on_accent":
        return [colours.accent]
    grounds = [colours.background, colours.panel, colours.rail]
    if name == "border":
        return grounds
    grounds.append(colours.accent_soft)
    if name in SOFT:
        grounds.append(getattr(colours, f"{name}_soft"))
    return grounds


def least_contrast(name: str, colours: Colours) -> float:
    return min(contrast(getattr(colours, name), ground) for ground in grounds_of(name, colours))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*TEXTS, "on_accent"])
def test_words_and_marks_can_be_read_on_every_ground_they_stand_on(name: str, colours: Colours) -> None:
    assert least_contrast(name, colours) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["border", "accent"])
def test_borders_and_the_focus_ring_stand_out(name: str, colours: Colours) -> None:
    assert least_contrast(name, colours) >= 3


@pytest.mark.parametrize("name", STATED)
def test_the_contrast_is_what_the_design_states(name: str) -> None:
    light, dark = STATED[name]

    assert least_contrast(name, LIGHT) == pytest.approx(light, abs=0.1)
    assert least_contrast(name, DARK) == pytest.approx(dark, abs=0.1)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_toast_can_be_read(colours: Colours) -> None:
    assert contrast(colours.panel, colours.text) >= 4.5
