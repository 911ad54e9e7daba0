"""Mails as programs and people write them: who, when, about what, and only their own words."""

import tomllib
from pathlib import Path

import pytest

from composer.delivery.incoming.intake import incoming_of_file

MAILS = sorted((Path(__file__).parents[2] / "fixtures" / "incoming").glob("*.eml"))


@pytest.fixture(autouse=True)
def writers_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates without a zone are of the writer's: here Greenwich."""
    import time

    if hasattr(time, "tzset"):
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()


def test_there_are_forty() -> None:
    assert len(MAILS) >= 40


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_mail_gives_who_when_about_what_and_their_own_words(path: Path) -> None:
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    found = incoming_of_file(path)
    assert (found.sender.name, found.sender.email) == (expected["name"], expected["email"])
    assert found.sent == expected.get("sent")
    assert found.sent is None or found.sent.tzinfo is not None
    assert found.subject == expected["subject"]
    assert found.words == expected["words"]
    assert (found.id, list(found.references)) == (expected["id"], expected["references"])
    if "text" in expected:
        assert found.text == expected["text"]
