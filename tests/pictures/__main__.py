"""Takes the pictures of docs/guide.md anew: `python -m tests.pictures`, on Linux with Xvfb. Look at each afterwards."""

import sys
import tempfile
from pathlib import Path
from shutil import copyfile

from msgspec.structs import replace

from composer.app import App
from composer.guide.answers_file import read_case
from composer.knowledge.toml import read
from composer.library.profile import profile
from composer.library.settings import Settings
from tests.desktop.stories.screen import ROOT, own_screen, play

IMAGES = ROOT / "docs" / "images"
PICTURES = (
    "quick", "check-my-text", "their-message", "listen", "own", "plan", "promise", "review", "went-out", "home",
    "palette", "settings", "own-dark",
)  # fmt: skip
TOLD = "tests.desktop.stories."
STORIES = (f"{TOLD}small_thing", f"{TOLD}bad_draft", f"{TOLD}complaint", f"{TOLD}asked_again", "tests.pictures.around")


def main() -> int:
    """Tell every story in one profile, and keep the pictures the guide shows."""
    with tempfile.TemporaryDirectory() as folder, own_screen() as screen:
        _fill(Path(folder))
        taken = Path(folder) / "pictures"
        taken.mkdir()
        for story in STORIES:
            play(screen, story, Path(folder), str(taken))
        for name in PICTURES:
            copyfile(taken / f"{name}.png", IMAGES / f"{name}.png")
            sys.stdout.write(f"docs/images/{name}.png\n")
    return 0


def _fill(folder: Path) -> None:
    """Make a profile as Sam has it: two cases begun some time before."""
    app = App(profile(folder))
    store = app.store(write=True)
    store.save_settings(Settings(name="Sam Reyes", role="Fernhill Digital", phone="0117 496 0142"))
    for number, step in (("2", "explain"), ("5", "plan")):
        case = read_case(read(ROOT / "tests" / "fixtures" / "answers" / f"{number}.toml"), app.form)
        store.save_case(replace(case, id=f"before-{number}", step=step))
    store.close()


if __name__ == "__main__":
    sys.exit(main())
