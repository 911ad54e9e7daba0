"""A program that is killed while a person types."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from composer.library.store import Store

TYPIST = """
import sys, time
from pathlib import Path
from composer.guide.form import load_form
from composer.knowledge.places import resources
from composer.guide.case import Case
from composer.library.store import Store
from composer.session.autosave import Autosave
from composer.session.loop import LoopScheduler
from composer.session.open_case import OpenCase

form = load_form(resources() / "form" / "en")
scheduler = LoopScheduler()
opened = OpenCase(Case("k7m3pq9x"), form, None, scheduler)
saving = Autosave(opened, Store(Path(sys.argv[1])), scheduler, stored=False)
opened.go("own")

def press() -> None:
    text = opened.case.text("own.act") + "x"
    opened.answer("own.act", text)
    print(len(text), time.monotonic(), flush=True)
    scheduler.after(5, press)

press()
scheduler.run(lambda: False)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("keys", [1, 150, 301])
def test_after_a_kill_at_most_the_last_second_of_typing_is_missing(tmp_path: Path, keys: int) -> None:
    path = tmp_path / "amends.sqlite"
    typist = subprocess.Popen([sys.executable, "-c", TYPIST, str(path)], stdout=subprocess.PIPE, text=True)
    assert typist.stdout is not None
    pressed = [typist.stdout.readline() for _ in range(keys)]
    typist.send_signal(signal.SIGKILL)
    pressed += typist.stdout.readlines()
    typist.wait()
    typist.stdout.close()
    times = [float(line.split()[1]) for line in pressed if line.endswith("\n")]

    store = Store(path)
    ids = [summary.id for summary in store.cases()]
    kept = len(store.case("k7m3pq9x").text("own.act")) if ids else 0
    step = store.case("k7m3pq9x").step if ids else "own"
    store.close()
    missing = times[kept:]
    assert not missing or missing[-1] - missing[0] <= 1.0
    assert step == "own"
