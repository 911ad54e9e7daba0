"""A bad draft turned into a good one: what is missing is put in, one sentence is mended, the rest stands."""

from PySide6.QtCore import Qt

from composer.desktop.check.page import CheckPage
from tests.desktop.stories.hand import (
    CTRL,
    DOWN,
    ENTER,
    RIGHT,
    SHIFT,
    SPACE,
    activate,
    copied,
    focused,
    name,
    paste,
    press,
    tab_to,
    type_in,
    until,
)
from tests.desktop.stories.program import Program

DRAFT = (
    "hi martin,\n\n"
    "I'm sorry if the booking page caused you trouble. You were without bookings for the whole of Monday morning and "
    "had to take them by phone. That one sat on my desk since Thursday.\n\n"
    "The page works again!!\n\n"
    "thanks for your understanding\nsam"
)


def main() -> None:
    """Tell the story."""
    program = Program()
    activate("Check my text")
    page = program.page
    check = page.pages.findChild(CheckPage)
    assert isinstance(check, CheckPage)
    paste(DRAFT)
    until(lambda: check.missing.current() is not None, "what is missing")

    # The two questions.
    tab_to("Who is it for?", back=True)
    press(Qt.Key.Key_A, CTRL)  # whom the text greets stands there already
    type_in("martin hale")
    press(ENTER)
    press(RIGHT)  # the first of the four is “A small thing”
    press(SPACE)
    press(ENTER)

    program.picture("check-my-text")

    # Whose doing it was is in it already.
    missing = [check.missing.title()]
    activate("It is there already")
    while "sat on my desk" not in focused().accessibleDescription():
        press(DOWN)
    press(ENTER)
    missing.append(check.missing.title())

    # What is missing, one part after the other.
    tab_to("What happens next")
    for answer in ("check the page every morning this week", "by nine", "ring you", "on Friday at ten"):
        type_in(answer)
        press(ENTER)
    missing.append(check.missing.title())

    # The first thing to look at, and its first fix.
    until(lambda: page.desk.checking.settled and check.look_at.count(), "what there is to look at")
    press(Qt.Key.Key_F8)
    fix = name(focused()).strip()
    press(ENTER)

    steps = [check.sheet.text()]
    for key, modifiers in ((Qt.Key.Key_Z, CTRL),) * 3 + ((Qt.Key.Key_Z, CTRL | SHIFT),) * 3:
        press(key, modifiers)
        steps.append(check.sheet.text())
    press(Qt.Key.Key_C, CTRL | SHIFT)
    program.end(case=page.desk.opened.case.id, steps=steps, missing=missing, fix=fix, **copied())


if __name__ == "__main__":
    main()
