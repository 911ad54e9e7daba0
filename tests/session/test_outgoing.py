"""Did it go out: what is kept, what is dated, what undo takes back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from composer.guide.advice import AdviceTables, load_advice
from composer.guide.case import Case
from composer.knowledge.places import resources
from composer.library.sent import Sent, SentBook
from composer.library.store import Store
from composer.session.desk import Desk, Tools
from composer.session.outbox import Outbox, Outlook
from composer.session.outgoing import Outgoing
from composer.session.scheduler import SynchronousScheduler
from composer.text.errors import UserError

NOW = datetime(2026, 11, 24, 10, 2)  # a Tuesday
Lay = Callable[[Case], tuple[Desk, Outgoing]]


@pytest.fixture
def laptop(scenario: Case) -> Case:
    return replace(scenario, id="laptop77", now=None).with_answer("follow.when", "on Friday at ten")


@pytest.fixture
def lay(tools: Tools, store: Store, scheduler: SynchronousScheduler, advice: AdviceTables) -> Lay:
    def laid(case: Case) -> tuple[Desk, Outgoing]:
        desk = Desk(case, tools, stored=False)
        return desk, Outgoing(desk.opened, SentBook(store), scheduler, advice)

    return laid


def kept(store: Store, case_id: str = "laptop77") -> list[Sent]:
    return list(SentBook(store).of_case(case_id))


def box(store: Store, scheduler: SynchronousScheduler) -> Outbox:
    return Outbox(store, scheduler, load_advice(resources() / "advice" / "en"), _raise)


def outlook(store: Store, scheduler: SynchronousScheduler) -> Outlook:
    came: list[Outlook] = []
    box(store, scheduler).look(came.append)
    return came[0]


def _raise(error: Exception) -> None:
    raise error


def test_yes_keeps_the_text_that_was_copied_and_not_what_stands_there_now(lay: Lay, laptop: Case, store: Store) -> None:
    desk, outgoing = lay(laptop)
    copied = desk.opened.message()
    assert outgoing.left("copied", copied)
    desk.opened.answer("own.act", "lost the photos")
    assert desk.opened.message().text != copied.text
    outgoing.yes()
    (sent,) = kept(store)
    assert (sent.text, sent.subject, sent.state, sent.went) == (copied.text, copied.subject, "out", NOW)
    assert store.case("laptop77").life == "out"
    assert outgoing.asking is None


def test_the_dates_run_from_the_moment_it_went_out(lay: Lay, laptop: Case, store: Store) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    outgoing.yes(NOW - timedelta(days=1))  # on Monday
    (sent,) = kept(store)
    due = {one.when: one.due for one in sent.dates if one.kind in ("promise", "follow-up")}
    assert due["at 4:30 tomorrow"] == datetime(2026, 11, 24, 16, 30)
    assert due["on Thursday at 8"] == datetime(2026, 11, 26, 8)
    standing = [one for one in sent.dates if one.kind == "standing"]
    assert [one.review for one in standing] == [(NOW + timedelta(days=29)).date()]
    back = next(one for one in sent.dates if one.kind == "follow-up")
    assert back.words == "I will also ring you on Friday at ten to ask how the meeting went."


def test_where_the_message_says_nothing_of_coming_back_the_days_of_the_table_are_proposed(
    lay: Lay, laptop: Case, store: Store
) -> None:
    bare = laptop.with_answer("follow.do", "").with_answer("follow.when", "")
    desk, outgoing = lay(bare)
    outgoing.left("copied", desk.opened.message())
    outgoing.yes()
    proposed = [one.due.date() for one in kept(store)[0].dates if one.kind == "proposed" and one.due]
    assert proposed == [datetime(2026, 11, 27).date(), datetime(2026, 12, 1).date()]


def test_a_moment_to_come_is_now(lay: Lay, laptop: Case, store: Store) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    outgoing.yes(NOW + timedelta(hours=3))
    assert kept(store)[0].went == NOW


def test_undo_says_that_it_did_not_go_out_and_redo_that_it_did(lay: Lay, laptop: Case, store: Store) -> None:
    desk, outgoing = lay(laptop)
    desk.opened.answer("own.harm", "lost a day")
    outgoing.left("copied", desk.opened.message())
    outgoing.yes()
    out = kept(store)[0]
    undone = desk.opened.undo()
    assert undone is not None
    assert (undone.words, undone.key, undone.place) == ("Undone: it went out", "", "")
    assert (kept(store)[0].state, kept(store)[0].went) == ("not-yet", None)
    assert store.case("laptop77").life == "draft"
    assert outgoing.copies == ()
    assert desk.opened.case.text("own.harm") == "lost a day"
    desk.opened.redo()
    assert kept(store) == [out]
    assert store.case("laptop77").life == "out"


def test_undo_of_typing_after_it_went_out_leaves_it_out(lay: Lay, laptop: Case, store: Store) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    outgoing.yes()
    desk.opened.answer("own.harm", "lost a day")
    desk.opened.undo()
    assert desk.opened.case.life == "out"
    assert kept(store)[0].state == "out"


def test_the_same_words_are_not_asked_about_again_and_others_are(lay: Lay, laptop: Case) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    outgoing.yes()
    assert not outgoing.left("handed", desk.opened.message())
    desk.opened.answer("own.harm", "lost a day")
    assert outgoing.left("handed", desk.opened.message())
    outgoing.yes()
    assert len(outgoing.copies) == 2


def test_copying_again_before_an_answer_is_one_question_about_the_newer_text(
    lay: Lay, laptop: Case, store: Store
) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    desk.opened.answer("own.harm", "lost a day")
    outgoing.left("saved", desk.opened.message())
    assert [sent.text for sent in kept(store)] == [desk.opened.message().text]


def test_a_note_to_a_colleague_and_an_empty_message_are_not_asked_about(lay: Lay, laptop: Case) -> None:
    desk, outgoing = lay(laptop)
    assert not outgoing.left("copied", desk.opened.message("escalation"))
    desk, outgoing = lay(Case("empty777"))
    assert not outgoing.left("copied", desk.opened.message("chat"))


def test_a_case_nobody_has_kept_yet_is_kept_with_its_copy(lay: Lay, laptop: Case, store: Store) -> None:
    desk, outgoing = lay(replace(laptop, id="new77777"))
    outgoing.left("copied", desk.opened.message())
    assert store.case("new77777").answers == desk.opened.case.answers
    assert len(kept(store, "new77777")) == 1


@pytest.mark.parametrize("answer", ["not yet", "left", "nothing"])
def test_it_is_asked_once_more_at_the_next_start_and_only_once(
    lay: Lay, laptop: Case, store: Store, scheduler: SynchronousScheduler, answer: str
) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    if answer == "not yet":
        outgoing.not_yet()
    elif answer == "left":
        outgoing.leave()
    if answer != "nothing":
        assert outgoing.asking is None
    look = outlook(store, scheduler)
    assert [sent.case_id for sent in look.waiting] == ["laptop77"]
    assert look.copied == {"laptop77": "copied"}
    box(store, scheduler).asked(look.waiting[0])
    assert outlook(store, scheduler).waiting == ()
    assert store.case("laptop77").life == "draft"


def test_yes_on_home_means_when_it_was_copied_and_can_be_taken_back(
    lay: Lay, laptop: Case, store: Store, scheduler: SynchronousScheduler
) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    outgoing.not_yet()
    scheduler.advance(86_400_000)
    home = box(store, scheduler)
    came: list[Sent] = []
    home.went_out(outlook(store, scheduler).waiting[0], None, came.append)
    assert came[0].went == NOW
    assert store.case("laptop77").life == "out"
    assert outlook(store, scheduler).went == {"laptop77": NOW}
    home.take_back(came[0], lambda: None)
    assert store.case("laptop77").life == "draft"
    look = outlook(store, scheduler)
    assert (look.waiting, look.went, look.copied, len(look.open)) == ((), {}, {"laptop77": "copied"}, 1)


def test_what_is_in_the_trash_is_not_asked_about(
    lay: Lay, laptop: Case, store: Store, scheduler: SynchronousScheduler
) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    store.trash("laptop77")
    assert outlook(store, scheduler).waiting == ()


def test_a_case_can_be_closed_once_nothing_is_left_to_come(
    lay: Lay, laptop: Case, store: Store, scheduler: SynchronousScheduler
) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    assert not outgoing.can_close
    outgoing.yes()
    assert not outgoing.can_close
    scheduler.advance(31 * 86_400_000)
    assert outgoing.can_close
    assert outlook(store, scheduler).done == {"laptop77"}
    outgoing.close_case()
    desk.saving.flush()
    assert store.case("laptop77").life == "closed"
    undone = desk.opened.undo()
    assert undone is not None
    assert undone.words == "Undone: the case was closed"
    assert desk.opened.case.life == "out"


def test_after_a_talk_the_e_mail_is_made_and_no_answer_is_overwritten(lay: Lay, laptop: Case, store: Store) -> None:
    before = laptop.with_answer("output", "talk").with_answer("listen.ready", "not-spoken")
    desk, outgoing = lay(before.with_answer("restate.by", ""))
    outgoing.left("prepared", desk.opened.message())
    desk.opened.answer("own.harm", "lost a day")
    spoken = desk.opened.message().text
    outgoing.yes()
    assert kept(store)[0].text == spoken
    assert outgoing.write_up() == ""
    case = desk.opened.case
    assert (case.text("output"), case.text("restate.by"), case.text("listen.ready")) == ("email", "phone", "")
    assert case.text("restate.told") == laptop.text("restate.told")
    assert "You told me on the phone that" in desk.opened.message().text
    desk.opened.undo()
    assert desk.opened.case.text("output") == "talk"
    undone = desk.opened.undo()
    assert undone is not None
    assert undone.words == "Undone: you have spoken"


def test_after_a_talk_with_nothing_said_back_the_question_for_it_is_told(lay: Lay, laptop: Case) -> None:
    desk, outgoing = lay(laptop.with_answer("output", "talk").with_answer("restate.told", ""))
    outgoing.left("prepared", desk.opened.message())
    outgoing.yes()
    assert outgoing.write_up() == "restate.told"
    assert desk.opened.case.text("restate.by") == "phone"


class FullDisk:
    """A book that takes nothing until there is room."""

    def __init__(self, book: SentBook) -> None:
        self.book, self.room = book, False

    def keep(self, *what: object) -> None:
        if not self.room:
            raise UserError("There is no room left.")
        self.book.keep(*what)  # type: ignore[arg-type]

    def of_case(self, case_id: str) -> tuple[Sent, ...]:
        return self.book.of_case(case_id)


def test_what_the_disk_does_not_take_waits_and_is_tried_again(
    store: Store, scheduler: SynchronousScheduler, advice: AdviceTables, tools: Tools, laptop: Case
) -> None:
    book = FullDisk(SentBook(store))
    desk = Desk(laptop, tools, stored=False)
    outgoing = Outgoing(desk.opened, book, scheduler, advice)
    outgoing.left("copied", desk.opened.message())
    outgoing.yes()
    scheduler.advance(3000)
    assert kept(store) == []
    book.room = True
    scheduler.advance(3000)
    assert [sent.state for sent in kept(store)] == ["out"]


def test_what_went_out_is_known_again_when_the_case_is_opened_again(lay: Lay, laptop: Case) -> None:
    desk, outgoing = lay(laptop)
    outgoing.left("copied", desk.opened.message())
    sent = outgoing.yes()
    outgoing.close()
    desk.close()
    _, again = lay(desk.opened.case)
    assert again.copies == (sent,)
    assert not again.left("copied", desk.opened.message())
