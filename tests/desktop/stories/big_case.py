"""A whole case, from the first start to Copy: the rebuilt laptop, as tests/fixtures/answers/1.toml has it."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.desktop.stories.hand import (
    ALT,
    CTRL,
    ENTER,
    RIGHT,
    SHIFT,
    SPACE,
    activate,
    choose,
    copied,
    fill_chip,
    look,
    press,
    tab_to,
    type_in,
    until,
    write,
)
from tests.desktop.stories.program import Program


def who_you_are() -> None:
    for text in ("Ravi Menon", "IT service desk", "0117 496 0142"):
        type_in(text)
        press(ENTER)


def start(program: Program) -> None:
    activate("A new apology")
    write("Who was let down", "dana whitlock")
    choose("A small thing", "Serious")  # more than the one page is for: the start of the guide
    until(lambda: program.inside.start_page is not None, "the start of the guide")
    activate("Change")
    write("How you address them", "Dana")
    activate("More about them")
    write("What they do", "architect")
    write("Where", "Whitlock & Co")
    write("E-mail", "dana@example.org")
    choose("We got something wrong", "We got something wrong")
    choose("Help that did not help", "Lost or wrong data")
    activate("Go on")


def listen() -> None:
    write("What did they say", "You wiped my photos and I have a planning meeting on Friday")
    write("If you could fix only one thing", "the site photos")
    choose("Have they said all", "Yes")
    fill_chip("When it happened", "on Tuesday")


def restate() -> None:
    write("What did they tell you", "the eleven site photos on your desktop were for Friday's planning meeting")
    write("What matters most to them", "losing them is what worries you most")
    choose("Did they agree", "Yes")
    activate("How they told you")
    choose("", "On the phone")


def own() -> None:
    write("What went wrong on your side", "wiped your laptop on Tuesday without checking the desktop first")
    harm = "lost the photos and a day of mark-up, and had to explain that to your client this morning"
    write("What did that do to them", harm)
    write("What do you understand", "why that was the last thing you needed before a planning meeting")


def explain() -> None:
    choose("Do they want to know why", "They asked")
    write("What led to it", "I followed our rebuild list, which covers network folders only")
    write("What should you have done", "asked what you kept on the machine itself")


def plan() -> None:
    write("What have you already done", "sent the old disk to a recovery firm")
    write("Step 1: What happens", "ring you with the result, good or bad")
    write("Step 1: By when", "at 4:30 tomorrow")
    activate("Another step")
    type_in("take a camera to the site")
    write("Step 2: By when", "on Thursday at 8")
    choose("Step 2: Who does it", "Other")
    type_in("Marcus")
    activate("They have agreed", SPACE)
    change = "nobody on the desk wipes a machine until its owner has signed a one-page list of what is on it"
    write("What is different from now on", change)
    fill_chip("From which day", "today")
    fill_chip("Until then", "use the spare laptop on my desk")


def promises() -> None:
    activate("All certain")


def follow_up() -> None:
    write("What will you do when you come back", "ring you to ask how the meeting went")
    write("When?", "next Tuesday at ten")
    tab_to("If I have missed something that matters to you, tell me")


def main() -> None:
    """Tell the story."""
    program = Program()
    look()
    who_you_are()
    look()
    start(program)
    page = program.page
    step: Callable[[], None]
    for step in (listen, restate, own, explain, plan, promises, lambda: None, follow_up):
        step()
        press(RIGHT, ALT)
    press(Qt.Key.Key_C, CTRL | SHIFT)
    program.end(case=page.desk.opened.case.id, step=page.current(), **copied())


if __name__ == "__main__":
    main()
