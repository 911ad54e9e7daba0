import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from composer.knowledge import places

ASK = "from composer.knowledge.places import resources, templates; print(resources()); print(templates())"


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert places.resources() == Path(places.__file__).parents[2] / "resources"
    assert (places.resources() / "form" / "en").is_dir()
    assert places.templates().name == "templates"


def test_an_installed_package_has_its_resources_inside(tmp_path: Path) -> None:
    package = tmp_path / "composer"
    (package / "knowledge").mkdir(parents=True)
    (package / "resources").mkdir()
    (package / "templates").mkdir()
    (tmp_path / "resources").mkdir()  # some other project's
    (package / "__init__.py").touch()
    shutil.copy(places.__file__, package / "knowledge" / "places.py")
    shutil.copy(Path(places.__file__).with_name("__init__.py"), package / "knowledge" / "__init__.py")
    said = subprocess.run([sys.executable, "-c", ASK], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert said.stdout.split() == [str(package / "resources"), str(package / "templates")]


def test_a_frozen_program_has_its_resources_in_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.resources() == tmp_path / "composer" / "resources"
    assert places.templates() == tmp_path / "composer" / "templates"
