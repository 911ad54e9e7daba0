"""What the splice tests share: the real word lists, and a setting in either voice."""

from datetime import datetime

import pytest

from composer.knowledge.places import resources
from composer.message.splice.setting import Setting
from composer.message.splice.words import Words, load_words

NAMES = frozenset({"Dana", "Whitlock", "Marcus", "Berg", "Ana", "McDonald", "Grace", "Ines", "Mark"})


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words(resources() / "message" / "en")


@pytest.fixture(scope="session")
def as_i(words: Words) -> Setting:
    """A person writes, at three on a Wednesday, of something that happened on Tuesday."""
    return Setting(words, names=NAMES, now=datetime(2026, 3, 11, 15), happened="on Tuesday")


@pytest.fixture(scope="session")
def as_team(words: Words) -> Setting:
    return Setting(words, names=NAMES, voice="we", now=datetime(2026, 3, 11, 15))


@pytest.fixture(scope="session")
def in_chat(words: Words) -> Setting:
    return Setting(words, names=NAMES, now=datetime(2026, 3, 11, 15), contractions=True)
