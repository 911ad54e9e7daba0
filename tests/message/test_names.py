"""Message data that names something which is not there: it is told with its place, not when a message needs it."""

import shutil
from pathlib import Path

import pytest

from composer.guide.form import load_form
from composer.knowledge.places import resources
from composer.message.data import load_message_data
from composer.message.names import check_names
from composer.text.errors import FileMistakes

FORM = load_form(resources() / "form" / "en")


def test_the_shipped_data_names_only_what_there_is() -> None:
    folder = resources() / "message" / "en"
    check_names(load_message_data(folder), FORM, folder)


@pytest.mark.parametrize(
    ("file", "was", "now", "said"),
    [
        ("slots.toml", '"restate.most"', '"restate.mots"', "there is no question restate.mots"),
        ("slots.toml", 'without = "restate.by"', 'without = "restate.buy"', "there is no question restate.buy"),
        ("slots.toml", 'make = "restate"', 'make = "repeat"', "there is no maker repeat"),
        ("slots.toml", "[slots.harm]", "[slots.hram]", "there is no slot harm"),
        ("outputs.toml", '"meanwhile"],', '"mean-while"],', "there is no slot mean-while"),
        ("outputs.toml", 'slots = ["invite"]', 'slots = ["invites"]', "there is no slot invites"),
        ("outputs.toml", "[outputs.email]", "[outputs.mail]", "there is no output mail"),
        ("outputs.toml", "[outputs.email]", "[outputs.mail]", "there is no output email"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_its_place(
    file: str, was: str, now: str, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "en"
    shutil.copytree(resources() / "message" / "en", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert was in text
    (folder / file).write_text(text.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(FileMistakes) as told:
        check_names(load_message_data(folder), FORM, folder)
    mistake = next(mistake for mistake in told.value.mistakes if mistake.what == said)
    assert mistake.file.startswith(str(folder))
    line = Path(mistake.file).read_text(encoding="utf-8").splitlines()[mistake.line - 1]
    assert said.rpartition(" ")[2] in line or "slots" in line or "[" in line
