"""A complaint that came as a mail, to a reply that is handed to the mail program; and, after a new start, sent."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from composer.desktop.case_page import CasePage
from composer.desktop.review.page import ReviewPage
from tests.desktop.stories.hand import (
    ALT,
    CTRL,
    DOWN,
    ENTER,
    RIGHT,
    SHIFT,
    activate,
    choose,
    fill_chip,
    press,
    tab_to,
    type_in,
    until,
    write,
)
from tests.desktop.stories.program import Program

MARKED = "small mistake"
MAIL = Path(__file__).parents[2] / "fixtures" / "incoming" / "01-outlook-desktop.eml"


class MailProgram(QObject):
    """The mail program of the person: it keeps what it is handed."""

    def __init__(self) -> None:
        super().__init__()
        self.handed: list[QUrl] = []
        for scheme in ("mailto", "file"):
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Be handed a link or a draft."""
        self.handed.append(url)


def open_their_mail() -> None:
    """Open it with the row on Home, and choose the file in the dialogue of the system."""
    QFileDialog.getOpenFileName = lambda *_: (str(MAIL), "")  # the edge of the machine
    activate("Open their message from a file")


def listen() -> None:
    choose("A small thing", "Serious")
    write("If you could fix only one thing", "the quote")
    choose("Have they said all", "Yes")


def restate() -> None:
    write("What did they tell you", "the prices in the demo were last year's")
    write("What matters most to them", "you want to know how that could happen")
    choose("Did they agree", "Yes")


def own() -> None:
    write("What went wrong on your side", "showed you last year's prices in the demo")
    write("What did that do to them", f"had to explain a {MARKED} of ours to your own board, with us in the room")
    write("What do you understand", "why that was the last thing you needed that morning")


def explain() -> None:
    write("What led to it", "I took the demo from a copy that I made last spring")
    write(
        "What should you have done",
        "checked each price against this year's list the evening before, as for a quote",
    )


def plan() -> None:
    write("What have you already done", "put this year's prices into the demo")
    write("Step 1: What happens", "send you the new quote")
    write("Step 1: By when", "by noon tomorrow")
    fill_chip("Another step", "read the whole demo through with Erik, page by page")
    write("Step 2: By when", "within three days")
    write("What is different from now on", "nobody shows a demo that is older than a week")
    write("How will they be able to tell", "the date of the price list stands on the first page of every demo we show")
    fill_chip("Until then", "hold every price you have from us against the list that I put with this e-mail")


def promises() -> None:
    activate("All certain")


def follow_up() -> None:
    write("What will you do when you come back", "ring you to hear what the board said")
    write("When?", "in two weeks")
    fill_chip("Thank them", "telling me on the same day, and for saying what you need now")


STEPS: Mapping[str, Callable[[], None]] = {
    "listened": listen,
    "restate": restate,
    "own": own,
    "explain": explain,
    "plan": plan,
    "promise": promises,
    "compensate": lambda: None,
    "follow up": follow_up,
}


def steps_that_matter(program: Program) -> None:
    """Answer step by step, from Listen to Follow up."""
    for step, answer in STEPS.items():
        answer()
        if step == "own":
            until(lambda: MARKED in marks_of(program.page), f"the mark under “{MARKED}”")
            press(Qt.Key.Key_F8)
            press(Qt.Key.Key_Period, CTRL)  # its card
        program.picture(step)
        if step == "own":
            press(ENTER)  # its first fix
        press(RIGHT, ALT)


def marks_of(page: CasePage) -> list[str]:
    """Return the words that are marked in the message, once the writer has paused."""
    return [finding.text for finding in page.desk.checking.message().shown] if page.desk.checking.settled else []


def go_to_sentence(page: CasePage, words: str) -> None:
    """Go with the caret, word by word, to where some words stand in the message."""
    review = page.pages.findChild(ReviewPage)
    assert isinstance(review, ReviewPage)
    editor = review.editor
    assert words in editor.text()
    press(Qt.Key.Key_Home, CTRL)
    while not editor.text()[editor.caret() :].startswith(words):
        press(RIGHT, CTRL)


def main() -> None:
    """Tell the story up to “Not yet”."""
    program = Program()
    mail_program = MailProgram()
    open_their_mail()
    page = program.page
    program.picture("their-message")
    press(ENTER)  # all is filled: the focus stands on “Next: Listen”
    program.picture("listen")
    listened = {key: page.desk.opened.case.text(key) for key in ("listen.when", "listen.words")}
    steps_that_matter(program)

    def body() -> str:
        return page.desk.opened.message().body

    until(lambda: page.desk.checking.settled, "what there is to look at")
    told = {"made": body()}
    go_to_sentence(page, "new quote")
    press(RIGHT, CTRL | SHIFT)  # the word “new”
    type_in("corrected ")
    told["edited"] = body()
    go_to_sentence(page, "the last thing you needed")
    press(DOWN, ALT)
    told["moved"] = body()
    activate("Put in order")
    told["in order"] = body()

    press(Qt.Key.Key_5, CTRL)
    tab_to("Step 1: By when")
    press(Qt.Key.Key_A, CTRL)
    type_in("by ten tomorrow")
    told["answered"] = body()
    press(Qt.Key.Key_9, CTRL)
    program.picture("review")
    activate("Use it")
    told["used"] = body()

    press(ENTER, CTRL)
    until(page.sent.bar.isVisible, "the question")
    asked = page.sent.bar.accessibleName()
    program.picture("went-out")
    activate("Not yet")
    draft = mail_program.handed[0].toLocalFile()
    program.end(case=page.desk.opened.case.id, asked=asked, draft=draft, **told, **listened)


if __name__ == "__main__":
    main()
