"""What a user of the program has at hand, for one test per row of the advice the product is made of."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from composer.app import App
from composer.cli.compose import composed
from composer.guide.advice import Advice, advise
from composer.guide.answers_file import read_case, set_answers
from composer.guide.case import Case
from composer.guide.conditions import facts_of
from composer.guide.form import Question
from composer.guide.gates import live, notes, shown
from composer.knowledge.toml import parse, read
from composer.library.profile import Profile
from composer.message.message import Message
from composer.session.context import context_of
from composer.session.coverage import Coverage
from composer.session.report import compose_report
from composer.session.scheduler import SynchronousScheduler
from composer.text.finding import Finding
from composer.tone.context import context_from

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from composer.desktop.theme.look import Look
    from tests.desktop.pages import Lay, Show

ANSWERS = Path(__file__).parents[1] / "fixtures" / "answers"
NOW = datetime(2026, 3, 11, 15)  # a Wednesday


class Program:
    """The parts of the program that need no window. Answers are given as in a file or as with --set."""

    def __init__(self, app: App) -> None:
        self.app = app

    def case(self, answers: str, changes: Mapping[str, str] | None = None) -> Case:
        """Return the case of a worked scenario (its name) or of an answers file (its text), some answers changed."""
        document = parse(answers, "answers") if "\n" in answers else read(ANSWERS / f"{answers}.toml")
        return set_answers(read_case(document, self.app.form), self.app.form, (changes or {}).items())

    def message(self, case: Case, output: str = "email") -> Message:
        return composed(self.app, case, output, NOW)[0]

    def report(self, case: Case, output: str = "email") -> dict[str, Any]:
        message, findings = composed(self.app, case, output, NOW)
        return compose_report(message, self.advice(case), findings, self.app.recognisers, case.now or NOW)

    def findings(self, case: Case, output: str = "email") -> tuple[Finding, ...]:
        return composed(self.app, case, output, NOW)[1]

    def gaps(self, case: Case, output: str = "email") -> dict[str, str]:
        return {gap.question: gap.message for gap in self.message(case, output).gaps}

    def check(self, text: str, **context: Any) -> tuple[Finding, ...]:
        return self.app.checker.check(text, context_from(context))

    def rules(self, text: str, **context: Any) -> list[str]:
        return [finding.rule for finding in self.check(text, **context)]

    def advice(self, case: Case) -> Advice:
        return advise(case, self.app.advice)

    def notes(self, case: Case) -> list[str]:
        return [note.text for step in self.app.form.steps for note in notes(step, case)]

    def notes_at_start(self, case: Case) -> list[str]:
        facts = facts_of(case)
        return [note.text for note in self.app.form.start_notes if facts.allow(note.when, note.unless)]

    def coverage(self, case: Case, output: str = "email") -> Coverage:
        message = self.message(case, output)
        known = live(self.app.form, case.with_answer("output", output))
        return self.app.covering.of(message, context_of(known, message))

    def question(self, key: str) -> Question:
        return self.app.form.question(key)

    def shows(self, key: str, case: Case) -> bool:
        return shown(self.question(key), case)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(App(Profile(tmp_path_factory.mktemp("features"))))


# -- a page of the window by itself; where there is no Qt, no test asks for one


@pytest.fixture
def look(qapp: "QApplication") -> "Look":
    from tests.desktop.pages import plain_look

    return plain_look(qapp)


@pytest.fixture
def lay(program: Program, tmp_path: Path) -> "Iterator[Lay]":
    from tests.desktop.pages import desks

    with desks(program.app, tmp_path, SynchronousScheduler(NOW)) as lay:
        yield lambda case: lay(replace(case, id="k7m3pq9x"))


@pytest.fixture
def show(qtbot: "QtBot", look: "Look") -> "Iterator[Show]":
    from tests.desktop.pages import windows

    with windows(qtbot, look) as show:
        yield show
