"""Make the environment that the Makefile's targets need: python3 packaging/prepare.py LIST…

Each LIST is a file in packaging/requirements/. What is whole already is left alone, so that the second call costs
nothing; what was interrupted, moved or made from other pins is made anew. Uses the standard library only, and an older
Python reads it far enough to say that it is too old.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = {"run": ".venv", "dev": ".venv", "tools": ".venv", "core": ".venv-core", "train": ".venv-train"}
# A longer list installs everything of the shorter one with the same pins.
HOLDS = {"dev": ("run",)}
NEED_QT = ("run", "dev")

# What Qt loads, and the Debian and Ubuntu package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth"}


class Trouble(Exception):
    """What stands in the way, and what to do about it, in one sentence."""


def main(lists: Sequence[str]) -> int:
    """Exit status 0 when everything in `lists` is there, else 1 with one sentence on standard error."""
    if sys.version_info < OLDEST:
        say("Amends needs Python 3.11 or later, and this is Python {}.{}.".format(*sys.version_info[:2]))
        return 1
    unknown = [name for name in lists if name not in ENVIRONMENTS]
    if unknown or not lists:
        say("usage: prepare.py " + " | ".join(ENVIRONMENTS))
        return 1
    try:
        with only_one():
            for name in lists:
                prepare(name)
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except OSError as error:
        say(f"The set-up cannot go on: {error}.")
        return 1
    except KeyboardInterrupt:
        say("Stopped; the next start begins again.")
        return 130
    return 0


def prepare(name: str) -> None:
    folder = ROOT / ENVIRONMENTS[name]
    stamp = read_stamp(folder)
    wanted = fingerprint(name)
    parts = (name, *HOLDS.get(name, ()))
    has_libraries = name not in NEED_QT or "libraries-" + name in stamp
    if stamp.get(name) == wanted and has_libraries:
        return
    if find_missing_venv():
        # Qt's libraries in the same command: a person who has to type it types it once.
        also = missing_packages(name) if name in NEED_QT else []
        install_system(
            [f"python3.{sys.version_info.minor}-venv", *also], "Python cannot make virtual environments here"
        )
    if stamp.get(name, wanted) != wanted:
        stamp = {}
    if not stamp:
        make_environment(folder)
    if stamp.get(name) != wanted:
        # Without its stamp an environment counts as half-made: an interruption here leads to a fresh one.
        (folder / "stamp.json").unlink(missing_ok=True)
        install_packages(folder, name)
        stamp = {**stamp, **{part: fingerprint(part) for part in parts}}
        write_stamp(folder, stamp)
    if not has_libraries and libraries_are_there(name):
        write_stamp(folder, {**stamp, **{"libraries-" + part: "found" for part in parts}})


# The environment


def fingerprint(name: str) -> str:
    pins = (ROOT / "packaging" / "requirements" / f"{name}.txt").read_bytes()
    return hashlib.sha256(pins).hexdigest()


def here() -> dict[str, str]:
    return {"python": "{}.{}".format(*sys.version_info[:2]), "folder": str(ROOT)}


def read_stamp(folder: Path) -> dict[str, str]:
    """What is whole in the environment: empty if it was never finished, was moved, or its Python has gone."""
    try:
        stamp = json.loads((folder / "stamp.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(stamp, dict) or not (folder / "bin" / "python").exists():
        return {}
    return stamp if here().items() <= stamp.items() else {}


def write_stamp(folder: Path, stamp: dict[str, str]) -> None:
    new = folder / "stamp.json.new"
    new.write_text(json.dumps({**stamp, **here()}, indent=1), "utf-8")
    new.replace(folder / "stamp.json")


def find_missing_venv() -> bool:
    return any(importlib.util.find_spec(module) is None for module in ("ensurepip", "venv"))


def make_environment(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    # A second environment borrows the first one's pip.
    borrowed = folder.name != ".venv" and read_stamp(ROOT / ".venv") != {}
    run(
        [sys.executable, "-m", "venv", *(["--without-pip"] if borrowed else []), str(folder)],
        "The virtual environment cannot be made",
    )
    # As later Pythons do by themselves: it is never a part of the checkout.
    (folder / ".gitignore").write_text("*\n", "utf-8")


def install_packages(folder: Path, name: str) -> None:
    say(f"Fetching the Python packages of packaging/requirements/{name}.txt (only this once) …")
    own_pip = (folder / "bin" / "pip").exists()
    pip = [str((folder if own_pip else ROOT / ".venv") / "bin" / "python"), "-m", "pip"]
    run(
        [
            *pip,
            *([] if own_pip else ["--python", str(folder)]),
            *["install", "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"],
            *["--require-hashes", "--no-deps", "--only-binary", ":all:"],
            *["-r", str(ROOT / "packaging" / "requirements" / f"{name}.txt")],
        ],
        "The Python packages cannot be fetched (is there a network connection?)",
        PIP_USER="0",
    )


# The system's libraries


def libraries_are_there(name: str) -> bool:
    """Install what Qt needs and the system lacks. Without a screen the program runs in the terminal all the same."""
    missing = missing_packages(name)
    if not missing:
        return True
    try:
        install_system(missing, "The window needs system libraries that are not here")
    except Trouble as trouble:
        if name != "run" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            raise
        say(str(trouble))
        return False
    return True


def missing_packages(name: str) -> list[str]:
    """The names of the packages to install; none on a system that is not Linux with glibc."""
    cache = shutil.which("ldconfig", path=os.environ.get("PATH", "") + ":/sbin:/usr/sbin")
    if not sys.platform.startswith("linux") or cache is None:
        return []
    known = subprocess.run([cache, "-p"], capture_output=True, text=True, check=False).stdout
    present = {line.split()[0] for line in known.splitlines() if "=>" in line}
    missing = [package for library, package in QT_LIBRARIES.items() if library not in present]
    if name == "dev":
        missing += [package for program, package in SCREEN_PROGRAMS.items() if shutil.which(program) is None]
    return list(dict.fromkeys(missing))


def install_system(packages: Sequence[str], why: str) -> None:
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Trouble(f"{why}: please install what your system calls {', '.join(packages)}, then run this again.")
    rights = administrator()
    if rights is None:
        raise Trouble(f"{why}: please run `sudo {' '.join(install)}`, then run this again.")
    say(f"Installing {', '.join(packages)} …")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    command = [*apt, *install[1:]]
    if subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0:
        return
    # The package lists are missing or out of date.
    subprocess.run([*apt, "update"], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    run(command, f"{why}, and `{' '.join(install)}` failed")


def administrator() -> list[str] | None:
    """What to put before a command so that it runs as root without asking; None if there is no such way."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


# Small things


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Let a second set-up wait for the first: both would write into the same folder."""
    import fcntl

    with Path(__file__).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run(command: Sequence[str], trouble: str, **environment: str) -> None:
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        errors = [line for line in lines if line.upper().startswith(("ERROR", "E:"))] or lines
        raise Trouble(f"{trouble}: {errors[0] if errors else 'no reason given'}")


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
