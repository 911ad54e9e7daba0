import sys
import threading
from datetime import datetime, timedelta

from composer.session.loop import LoopScheduler
from composer.session.scheduler import SynchronousScheduler

NOW = datetime(2026, 11, 24, 10, 2)


def test_alarms_ring_in_their_order_and_at_their_time() -> None:
    scheduler = SynchronousScheduler(NOW)
    rung: list[tuple[str, datetime]] = []
    scheduler.after(300, lambda: rung.append(("late", scheduler.now())))
    scheduler.after(100, lambda: scheduler.after(100, lambda: rung.append(("chained", scheduler.now()))))
    scheduler.after(50, lambda: rung.append(("never", scheduler.now()))).cancel()
    scheduler.advance(300)
    assert rung == [
        ("chained", NOW + timedelta(milliseconds=200)),
        ("late", NOW + timedelta(milliseconds=300)),
    ]


def test_a_lane_works_in_order_on_its_own_thread_and_answers_on_ours() -> None:
    scheduler = LoopScheduler()
    did: list[tuple[int, str]] = []
    answered: list[tuple[int, str]] = []

    def work(number: int) -> int:
        did.append((number, threading.current_thread().name))
        return number

    for number in range(5):
        scheduler.lane(
            "store",
            lambda number=number: work(number),
            lambda got: answered.append((got, threading.current_thread().name)),
            lambda _: None,
        )
    scheduler.run(lambda: len(answered) == 5)
    scheduler.close()
    assert did == [(number, "lane store") for number in range(5)]
    assert answered == [(number, threading.current_thread().name) for number in range(5)]


def test_an_error_on_a_lane_comes_back_to_the_one_who_asked() -> None:
    scheduler = LoopScheduler()
    errors: list[Exception] = []
    scheduler.lane("store", lambda: 1 // 0, lambda _: None, errors.append)
    scheduler.close()
    assert [type(error) for error in errors] == [ZeroDivisionError]


def test_the_loop_rings_an_alarm_by_the_real_clock() -> None:
    scheduler = LoopScheduler()
    rung: list[str] = []
    scheduler.after(1, lambda: rung.append("never")).cancel()
    scheduler.after(2, lambda: rung.append("rung"))
    scheduler.run(lambda: bool(rung))
    scheduler.close()
    assert rung == ["rung"]


def test_a_part_that_wants_to_end_the_program_ends_its_work_only() -> None:
    scheduler = LoopScheduler()
    told: list[Exception] = []
    scheduler.lane("grammar", sys.exit, lambda _: None, told.append)
    scheduler.lane("grammar", lambda: 1, lambda _: None, told.append)
    scheduler.close()
    assert [str(error) for error in told] == ["SystemExit on lane grammar"]
