"""What the learned reader hears in the open case: never on the asking thread, and never for another text."""

from collections.abc import Iterator, Sequence

import pytest
from msgspec.structs import replace

from composer.grammar.none import NoEngine
from composer.guide.case import Case
from composer.reading.heard import Hear, Heard
from composer.reading.learned import load_learned
from composer.session.desk import Desk, Tools
from composer.session.scheduler import SynchronousScheduler
from composer.text.errors import NotAvailable
from composer.tone.checker import Checker
from composer.tone.rules import Rule
from tests.held_lane import HeldLane
from tests.small_reader import BLAME, write_small_reader


class Counted:
    """A reader that counts how often it is asked, and for how many sentences."""

    def __init__(self, hear: Hear) -> None:
        self.hear = hear
        self.asked: list[int] = []

    def __call__(self, sentences: Sequence[str]) -> Sequence[Heard | None]:
        self.asked.append(len(sentences))
        return self.hear(sentences)


@pytest.fixture(scope="module")
def hear(tmp_path_factory: pytest.TempPathFactory) -> Hear:
    return load_learned(write_small_reader(tmp_path_factory.mktemp("reader"))).hear


@pytest.fixture
def held(scheduler: SynchronousScheduler) -> HeldLane:
    return HeldLane("reader", scheduler.now())


@pytest.fixture
def reader(hear: Hear) -> Counted:
    return Counted(hear)


@pytest.fixture
def hearing(tools: Tools, reader: Counted, rules: dict[str, Rule], recognisers: object) -> Tools:
    """Tools with one learned rule beside the patterns, without grammar."""
    others = {name: rule for name, rule in rules.items() if rule.kind != "learned"}
    checker = Checker({**others, BLAME.id: BLAME}, recognisers)  # type: ignore[arg-type]
    return replace(tools, tone=checker, engine=NoEngine(), load_reader=lambda: reader)


@pytest.fixture
def slow(hearing: Tools, held: HeldLane) -> Iterator[Desk]:
    desk = Desk(Case("k7m3pq9x"), replace(hearing, scheduler=held), stored=False)
    desk.opened.set_output("email")
    yield desk
    desk.close()


def words_of(desk: Desk) -> list[str]:
    return [finding.text for finding in desk.checking.message().shown if finding.rule == BLAME.id]


def write(desk: Desk, text: str, how: str = "paste") -> None:
    desk.opened.answer("draft.as", "email", how="choice")
    desk.opened.answer("draft.text", f"Hi Dana,\n\n{text}\n\nBest,\nRavi", how=how)  # type: ignore[arg-type]


def test_what_is_heard_comes_after_what_the_rules_find_at_once(slow: Desk, held: HeldLane) -> None:
    told: list[list[str]] = []
    slow.checking.subscribe(lambda: told.append(words_of(slow)))
    write(slow, "I'm sorry if that upset you. The gremlins were out.")
    first = slow.checking.message()
    assert "conditional-sorry-if" in {finding.rule for finding in first.shown}
    assert words_of(slow) == []
    assert not first.complete
    held.let()
    assert told[-1] == ["The gremlins were out"]
    assert slow.checking.message().complete


def test_an_answer_for_an_older_text_is_not_shown_for_the_newer(slow: Desk, held: HeldLane) -> None:
    write(slow, "The gremlins were out.")
    slow.checking.message()
    write(slow, "The parcel was late.")
    slow.checking.message()
    held.let()
    assert words_of(slow) == []
    held.let()
    assert words_of(slow) == []
    assert slow.checking.message().complete


def test_it_is_asked_when_the_writer_pauses_and_other_marks_stay_meanwhile(
    slow: Desk, held: HeldLane, reader: Counted
) -> None:
    write(slow, "The gremlins were out. I am on my way. It is with me.")
    slow.checking.message()
    held.let()
    for typed in ("I am on my way n", "I am on my way no", "I am on my way now"):
        write(slow, f"The gremlins were out. {typed}. It is with me.", how="typing")
        assert words_of(slow) == ["The gremlins were out"], "its neighbour was edited; what was heard of it stands"
        assert held.held == []
    slow.checking.subscribe(lambda: words_of(slow))
    held.advance(400)
    assert len(held.held) == 1
    held.let()
    assert reader.asked == [3, 3]


def test_one_text_is_heard_at_a_time_and_the_newest_next(slow: Desk, held: HeldLane) -> None:
    slow.checking.subscribe(slow.checking.message)
    for number in range(5):
        write(slow, f"The parcel of day {number} was late. The gremlins were out.")
        slow.checking.message()
    assert len(held.held) == 1
    held.let()
    assert len(held.held) == 1
    held.let()
    assert held.held == []
    assert words_of(slow) == ["The gremlins were out"]


def test_it_can_be_switched_off_and_on_again(hearing: Tools) -> None:
    desk = Desk(Case("k7m3pq9x"), hearing, stored=False, reads=False)
    desk.opened.set_output("email")
    write(desk, "The gremlins were out.")
    assert words_of(desk) == []
    desk.checking.use(hearing.engine, "en-GB", {}, reads=True)
    assert words_of(desk) == ["The gremlins were out"]
    desk.checking.use(hearing.engine, "en-GB", {}, reads=False)
    assert words_of(desk) == []
    desk.close()


def test_it_is_off_with_its_family(hearing: Tools) -> None:
    desk = Desk(Case("k7m3pq9x"), hearing, stored=False, levels={"blame": "off"})
    write(desk, "The gremlins were out.")
    assert words_of(desk) == []
    desk.close()


def test_without_a_reader_the_rules_go_on(hearing: Tools) -> None:
    asked: list[int] = []

    def none() -> Hear:
        asked.append(1)
        raise NotAvailable("onnxruntime is not installed")

    desk = Desk(Case("k7m3pq9x"), replace(hearing, load_reader=none), stored=False)
    for text in ("I'm sorry if that upset you. The gremlins were out.", "The gremlins were out. I'm sorry if it was."):
        write(desk, text)
        found = desk.checking.message()
        assert "conditional-sorry-if" in {finding.rule for finding in found.shown}
        assert found.complete
    assert asked == [1], "it is looked for once"
    desk.close()


def test_what_is_heard_can_be_put_aside(hearing: Tools) -> None:
    desk = Desk(Case("k7m3pq9x"), hearing, stored=False)
    write(desk, "The gremlins were out.")
    (finding,) = (one for one in desk.checking.message().shown if one.rule == BLAME.id)
    desk.checking.ignore(finding, "here")
    assert words_of(desk) == []
    assert BLAME.id in {one.rule for one in desk.checking.message().ignored}
    desk.close()
