from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from composer.grammar.engine import GrammarEngine, engine_for
from composer.guide.advice import AdviceTables, load_advice
from composer.guide.answers_file import read_case
from composer.guide.case import Case
from composer.guide.form import Form, load_form
from composer.knowledge.places import resources
from composer.knowledge.toml import read
from composer.library.store import Store
from composer.message.compose import Composer
from composer.reading.components import Recognisers, load_recognisers
from composer.session.desk import Desk, Tools
from composer.session.open_case import OpenCase
from composer.session.scheduler import SynchronousScheduler
from composer.tone.checker import Checker
from composer.tone.rules import Rule, load_rules

NOW = datetime(2026, 11, 24, 10, 2)
ANSWERS = Path(__file__).parents[1] / "fixtures" / "answers"


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form(resources() / "form" / "en")


@pytest.fixture(scope="session")
def advice() -> AdviceTables:
    return load_advice(resources() / "advice" / "en")


@pytest.fixture(scope="session")
def composer(form: Form, advice: AdviceTables, recognisers: Recognisers) -> Composer:
    return Composer.from_folder(form, advice, resources() / "message" / "en", recognisers.seen)


@pytest.fixture(scope="session")
def recognisers() -> Recognisers:
    return load_recognisers(resources() / "reading" / "en")


@pytest.fixture(scope="session")
def rules() -> dict[str, Rule]:
    return load_rules(resources() / "rules" / "en")


@pytest.fixture(scope="session")
def tone(rules: dict[str, Rule], recognisers: Recognisers) -> Checker:
    return Checker(rules, recognisers)


@pytest.fixture(scope="session")
def engine() -> GrammarEngine:
    return engine_for("auto", resources() / "grammar" / "en")


@pytest.fixture
def scheduler() -> SynchronousScheduler:
    return SynchronousScheduler(NOW)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = Store(tmp_path / "amends.sqlite")
    yield kept
    kept.close()


@pytest.fixture
def scenario(form: Form) -> Case:
    """The rebuilt laptop: a whole case."""
    return read_case(read(ANSWERS / "1.toml"), form)


@pytest.fixture
def opened(form: Form, composer: Composer, scheduler: SynchronousScheduler) -> OpenCase:
    """A new case, empty."""
    return OpenCase(Case("k7m3pq9x"), form, composer, scheduler)


@pytest.fixture
def tools(
    form: Form,
    composer: Composer,
    tone: Checker,
    engine: GrammarEngine,
    store: Store,
    scheduler: SynchronousScheduler,
    advice: AdviceTables,
) -> Tools:
    """Everything real but the clock."""
    return Tools(form, composer, tone, engine, store, scheduler, advice)


@pytest.fixture
def desk(tools: Tools) -> Iterator[Desk]:
    """A new case on the desk."""
    laid = Desk(Case("k7m3pq9x"), tools, stored=False)
    yield laid
    laid.close()
