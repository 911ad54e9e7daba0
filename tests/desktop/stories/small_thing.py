"""A small thing in a chat: four short answers on one page, copied, and yes, it went out."""

from PySide6.QtCore import Qt

from tests.desktop.stories.hand import CTRL, ENTER, LEFT, SPACE, activate, copied, focused, name, press, type_in, until
from tests.desktop.stories.program import Program


def main() -> None:
    """Tell the story."""
    program = Program()
    press(Qt.Key.Key_N, CTRL)
    page = program.page
    until(lambda: "Who was let down?" in name(focused()), "the first question")
    type_in("leo brandt")
    press(ENTER)
    press(LEFT)  # an e-mail is meant at first; Chat stands before it
    press(ENTER)
    press(SPACE)  # a small thing
    press(ENTER)
    for answer in (
        "sent you the wrong link for this morning's call",
        "waited ten minutes in an empty room",
        "put the right link in the invitation",
    ):
        type_in(answer)
        press(ENTER)
    program.picture("quick")
    press(ENTER)  # the last Enter led to Copy
    clipboard = copied()
    asked = page.sent.bar.accessibleName()
    activate("Yes, just now")
    program.end(case=page.desk.opened.case.id, asked=asked, **clipboard)


if __name__ == "__main__":
    main()
