"""The word lists splicing stands on: verbs with their forms, common words, abbreviations, times."""

from pathlib import Path

from msgspec import Struct


class Words(Struct, frozen=True):
    """The word lists of one language."""


def load_words(folder: Path, cache: Path | None = None) -> Words:
    """Return the word lists in `folder` (resources/message/en)."""
    raise NotImplementedError
