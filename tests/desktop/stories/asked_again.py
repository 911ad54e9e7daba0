"""The next start after “Not yet”: Home asks once more, and yes, it went out."""

from tests.desktop.stories.hand import activate, until
from tests.desktop.stories.program import Program


def main() -> None:
    """Tell the story."""
    program = Program()
    home = program.inside.home
    until(home.today.cards, "the question")
    program.picture("home")
    asked = [card.accessibleName() for card in home.today.cards()]
    activate("Yes, then")
    until(program.inside.bar.isVisible, "that it is out")
    program.end(asked=asked, bar=program.inside.bar.accessibleName())


if __name__ == "__main__":
    main()
