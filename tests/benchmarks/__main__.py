"""Prints the speeds the program is held to, each measured in this run against its reference (`make bench`)."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / "resources" / "reader" / "measured.json"
EXAMPLE = ROOT / "templates" / "examples" / "rebuilt-laptop.toml"
NOW = datetime(2026, 3, 11, 15)
RUNS = 15

BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.show()
QTimer.singleShot(0, lambda: (print("usable", flush=True), app.quit()))
app.exec()
"""


def main() -> int:
    """Measure everything and print a line for each figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        _whole_processes(profile)
        _assembly()
        _reading()
        _tone()
        _key_press(profile / "keys")
        _review(profile / "review")
        _whole_run(profile / "whole")
    return 0


def _whole_processes(profile: Path) -> None:
    text = profile / "short.txt"
    text.write_text("I'm sorry I sent the wrong file on Monday. I will send you the right one by noon.\n")
    check = ["-m", "composer", "--profile", str(profile), "check", "--grammar", "off", "--reader", "off"]
    check += ["--fail-on", "never", str(text)]
    _ratio("amends check --grammar off --reader off, short text", check, "python3 -c pass", ["-c", "pass"], bound=12)
    window = profile / "window"
    _fill(window)
    start = ["-m", "tests.benchmarks.start", str(window)]
    _ratio("start to usable window", start, "a bare window with one text field", ["-c", BARE_WINDOW], bound=1.5)


def _fill(folder: Path) -> None:
    """Make a profile as somebody has it who has used the program: a name, and five cases."""
    from msgspec.structs import replace

    from composer.app import App
    from composer.guide.answers_file import read_case
    from composer.knowledge.toml import read
    from composer.library.profile import profile
    from composer.library.settings import Settings

    app = App(profile(folder))
    store = app.store(write=True)
    store.save_settings(Settings(name="Ravi Menon"))
    for number in range(5):
        store.save_case(replace(read_case(read(EXAMPLE), app.form), id=f"case-{number}"))
    store.close()


def _ratio(what: str, ours: Sequence[str], reference_name: str, reference: Sequence[str], bound: float) -> None:
    """Time the two in turn, so that a change of the machine's speed hits both, and print the median of the ratios."""
    _timed(ours), _timed(reference)
    pairs = [(_timed(ours), _timed(reference)) for _ in range(RUNS)]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    against = f"{ratio:.2f} × {reference_name} ({other * 1000:.0f} ms)"
    print(f"{what}: {mine * 1000:.0f} ms, {against}; wanted under {bound} ×")


def _timed(arguments: Sequence[str]) -> float:
    """Return the seconds until a process says "usable", or ends without saying so."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == b"usable":
            spent = time.perf_counter() - begin
            process.communicate()
            return spent
    process.wait()
    return time.perf_counter() - begin


def _assembly() -> None:
    """Assemble each case of the tests for the first time, as a text nobody has seen before."""
    from composer.app import App
    from composer.guide.answers_file import read_case
    from composer.knowledge.toml import read
    from composer.library.profile import Profile

    app = App(Profile(Path(tempfile.gettempdir()) / "amends-bench"))
    app.composer.compose(read_case(read(EXAMPLE), app.form), now=NOW)
    cases = [read_case(read(path), app.form) for path in sorted((ROOT / "tests" / "fixtures" / "tired").glob("*.toml"))]
    spent = [_milliseconds(lambda case=case: app.composer.compose(case, now=NOW)) for case in cases]
    median = statistics.median(spent)
    figures = f"median {median:.2f} ms, longest {max(spent):.2f} ms; wanted under 5 ms"
    print(f"assembly of a case ({len(spent)} cases): {figures}")


def _reading() -> None:
    from tests.benchmarks.reading import reading

    figures = reading()
    median = statistics.median(figures.rules)
    if figures.harper is None:
        print(f"all rules on an e-mail of 300 words: {median:.1f} ms; Harper is not installed")
    else:
        ratio = statistics.median(a / b for a, b in zip(figures.rules, figures.harper, strict=True))
        against = f"{ratio:.2f} × Harper on the same text ({statistics.median(figures.harper):.1f} ms)"
        print(f"all rules on an e-mail of 300 words: {median:.1f} ms, {against}; wanted under 1 ×")
    if figures.reader is None:
        print("the learned reader: not measured, it is not there (amends doctor says why)")
    else:
        spent = f"median {statistics.median(figures.reader):.0f} ms, longest {max(figures.reader):.0f} ms"
        print(f"the same with the learned reader, nothing kept: {spent}; wanted under 80 ms")
    for edit in figures.edits:
        print(f"after an edit in one sentence of {edit.words} words: {_of_edits(edit.rules, '1 ms, 99 % under 3 ms')}")
        if edit.together:
            print(f"    with the learned reader: {_of_edits(edit.together, '15 ms')}")


def _of_edits(spent: Sequence[float], wanted: str) -> str:
    return f"median {statistics.median(spent):.2f} ms, 99 % under {_p99(spent):.2f} ms; wanted under {wanted}"


def _tone() -> None:
    """What was reached on held-out messages when the learned reader was made (`make train`)."""
    for way, by_set in json.loads(MEASURED.read_text("utf-8")).items():
        for name, scores in by_set.items():
            said = f"clean marked {scores['clean marked']:.3f}, faulty found {scores['any fault']:.2f}"
            parts = f"firm faults {scores['firm faults']:.2f}, parts {scores.get('components', 0):.2f}"
            print(f"tone on held-out messages, {way}, {name}: {said}, {parts}")


def _key_press(profile: Path) -> None:
    from tests.benchmarks.typing import key_presses

    spent = key_presses(profile, EXAMPLE)
    figures = f"median {statistics.median(spent):.2f} ms, 99 % under {_p99(spent):.2f} ms; wanted under 8 ms"
    print(f"key press to updated preview, on the GUI thread ({len(spent)} keys): {figures}")


def _review(profile: Path) -> None:
    from tests.benchmarks.review import review

    opened, keys = review(profile, EXAMPLE)
    figures = f"median {statistics.median(opened):.1f} ms, longest {max(opened):.1f} ms; wanted under 50 ms"
    print(f"opening Review of a message of 300 words ({len(opened)} times): {figures}")
    figures = f"median {statistics.median(keys):.2f} ms, 99 % under {_p99(keys):.2f} ms; wanted under 16 ms"
    print(f"key press in Review of 5,000 words, on the GUI thread ({len(keys)} keys): {figures}")


def _whole_run(profile: Path) -> None:
    from tests.benchmarks.whole_run import whole_run

    run = whole_run(profile)
    if run is None:
        print("whole case by keyboard: not measured, there is no Xvfb to make a screen")
        return
    longest, at_work, slow = run
    figures = f"longest {longest:.0f} ms, {len(slow)} over 50 ms, of which {at_work} at work for so long; wanted none"
    print(f"calls on the GUI thread in a whole case by keyboard, from the first start: {figures}")
    print("    (watched: what makes many widgets takes about half as long again as it does for a person)")
    for line in slow:
        print(f"    {line}")


def _milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def _p99(spent: Sequence[float]) -> float:
    return sorted(spent)[int(len(spent) * 0.99) - 1]


if __name__ == "__main__":
    sys.exit(main())
