"""Answers as tired people type them: half sentences, stems said again, times in every shape. Each with its message.

A file may begin with comments that say what its own words deserve: `# finds: rule` names findings of the tone rules,
`# language: en-US` the English it is written in.
"""

import re
from datetime import datetime
from pathlib import Path

import pytest

from composer.app import App
from composer.grammar.engine import GrammarEngine, harper_installed
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.guide.form import Form
from composer.guide.gates import live
from composer.knowledge.toml import read
from composer.library.profile import Profile
from composer.message.compose import Composer, known_names
from composer.message.message import Message
from composer.session.context import context_of
from composer.text.finding import at_least

FOLDER = Path(__file__).parent.parent / "fixtures" / "tired"
FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
NOW = datetime(2026, 3, 11, 15)

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[^\W\d_] )[A-Z][\w'-]+")
_DAYS = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_ODD = re.compile(r"  |\( ?\)|[.,;:?!] ?[,;.!]|\s[.,;:?!]|\b(\w+) \1\b|___|\[[a-z_]+\.[a-z_]+\]")
_OF_THE_PROGRAM = {"I", "I'm", "I'll", "Here", "Subject"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    return App(Profile(tmp_path_factory.mktemp("profile")))


@pytest.fixture(scope="module")
def harper(app: App) -> GrammarEngine:
    return app.grammar("harper")


@pytest.fixture(params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def source(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


@pytest.fixture
def case(name: str, form: Form) -> Case:
    return read_case(read(FOLDER / f"{name}.toml"), form)


@pytest.fixture
def message(case: Case, composer: Composer) -> Message:
    return composer.compose(case, now=NOW)


def noted(source: str, key: str) -> list[str]:
    """What the comment `# key: …` of a file says."""
    found = re.search(rf"^# {key}: (.+)$", source, re.MULTILINE)
    return found.group(1).replace(",", " ").split() if found else []


def test_there_are_more_than_sixty_files_each_with_its_message() -> None:
    assert len(FILES) >= 64
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(FILES)


def test_the_message_is_the_one_a_person_approved(name: str, message: Message) -> None:
    assert message.text + "\n" == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_the_same_answers_give_the_same_message(case: Case, message: Message, composer: Composer) -> None:
    assert composer.compose(case, now=NOW) == message


def test_every_sentence_stands_where_it_says(message: Message, form: Form) -> None:
    assert message.sentences
    for sentence in message.sentences:
        assert message.text[sentence.start : sentence.end] == sentence.text
        assert not set(sentence.answers) - {question.key for question in form.questions()}
    starts = [sentence.start for sentence in message.sentences]
    assert starts == sorted(starts)


def test_every_number_day_and_name_stands_in_the_answers(source: str, message: Message) -> None:
    typed = source.casefold()
    assert not set(_NUMBER.findall(message.text)) - set(_NUMBER.findall(source)) - _impact(message)
    assert [day for day in _DAYS.findall(message.text) if day[:3].casefold() not in typed] == []
    names = {word.removesuffix("'s") for word in _NAME.findall(message.text)} - _OF_THE_PROGRAM
    assert [word for word in names if word.casefold() not in typed and not _DAYS.fullmatch(word)] == []


def _impact(message: Message) -> set[str]:
    return {str(message.impact)} if message.output == "escalation" else set()


def test_no_seam_shows(message: Message) -> None:
    assert [found.group() for found in _ODD.finditer(message.text)] == []
    assert message.text == message.text.strip()


def test_the_rules_find_nothing_above_advice(source: str, case: Case, message: Message, app: App) -> None:
    asked = live(app.form, case.with_answer("output", message.output))
    found = app.checker.check(message.text, context_of(asked, message))
    assert sorted({f.rule for f in found if at_least(f.severity, "warning")}) == sorted(noted(source, "finds"))


@pytest.mark.skipif(not harper_installed(), reason="Harper is not installed")
def test_harper_finds_no_mistake(source: str, case: Case, message: Message, harper: GrammarEngine) -> None:
    language = "".join(noted(source, "language")) or "en-GB"
    found = harper.check(message.text, language, known_names(case))
    assert [(message.text[f.start : f.end], f.message) for f in found] == []


def test_every_wording_of_every_slot_is_among_the_messages(composer: Composer, form: Form) -> None:
    messages = [composer.compose(read_case(read(FOLDER / f"{name}.toml"), form), now=NOW) for name in FILES]
    texts = "\n".join(message.text for message in messages)
    openings = [
        "You told me", "From what you said, ", "As I understand it, ", "I'm sorry I ", ", and I'm sorry.",
        "I'm sorry. I ", "It happened because ", "The cause was ours: ", "Here is how it happened: ",
        "What led to it: ",
        "I have ", "I have already ", "Since then I have ", "Here is where things stand. ", "I will ", " I will ",
        "So that it does not happen again, ", "What is different now: ", "To stop this happening again, ",
        "I will also ",
    ]  # fmt: skip
    assert [opening for opening in openings if opening not in texts] == []
