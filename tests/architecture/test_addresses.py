import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTS = sorted((ROOT / "packaging" / "requirements").glob("*.txt"))
NAME_AND_VERSION = r"[a-z0-9-]+==[0-9][0-9a-z.]*"
CONDITION = r"\(?[a-z_]+ [<>=!]+ '[a-zA-Z0-9_.]+'\)?"
MARKER = rf" ; {CONDITION}(?: (?:and|or) {CONDITION})*"
PIN = re.compile(rf"{NAME_AND_VERSION}(?:{MARKER})?(?: \\\n    --hash=sha256:[0-9a-f]{{64}})+\n")
NOT_OURS = {".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split())}

# In pieces, so that this file does not hold what it looks for.
REGISTRIES = r"\b(?:py" r"pi|python" r"hosted|debian" r"-archive|deb\.deb" r"ian|crates|npm" r"js)\.(?:org|com|io)\b"
OPTIONS = r"--(?:extra-)?index" r"-url|--find" r"-links|--trusted" r"-host"
MACHINE = r"(?<![\w.$}/-])/(?:work|root|home/\w+|Users/\w+|tmp/[a-z])/[\w.]"


def files() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.startswith((".venv", "."))]
        yield from (Path(folder, name) for name in names)
    yield from (path for path in (ROOT / ".ci").iterdir())


@pytest.mark.parametrize("pattern", [REGISTRIES, OPTIONS, MACHINE], ids=["registry", "option", "machine"])
def test_no_file_names_a_registry_or_a_place_on_somebodys_machine(pattern: str) -> None:
    wanted = re.compile(pattern.encode())
    found = [
        f"{path.relative_to(ROOT)}: {match[0]!r}" for path in files() for match in wanted.finditer(path.read_bytes())
    ]
    assert found == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_of_requirements_holds_names_versions_and_hashes_only(path: Path) -> None:
    rest = PIN.sub("", path.read_text("utf-8"))
    assert rest == ""


def test_all_lists_agree_on_their_versions() -> None:
    pins = {
        path.stem: dict(re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text("utf-8"), re.MULTILINE)) for path in LISTS
    }
    assert {"core", "dev", "run"} <= pins.keys()
    for name in ("core", "run"):
        assert pins[name].items() <= pins["dev"].items()
    assert "pyside6-essentials" in pins["run"]
    assert not {"pyside6-essentials", "shiboken6", "pytest-qt"} & pins["core"].keys()
