"""The labelled messages in tests/corpus, as the reader learns from them and is measured on them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from composer.reading.wordpiece import WordPiece

FAULTS = (
    "conditional", "but-excuse", "generic", "passive-evasion", "blame-shift", "minimising", "defensive",
    "feelings-deflection", "grovelling", "over-promise", "vague-promise", "jargon", "demand-forgiveness",
    "intensifier-stack",
)  # fmt: skip
COMPONENTS = (
    "expression-of-regret", "ownership", "specific-harm", "explanation-cause", "fix", "fix-time", "prevention",
    "compensation", "follow-up", "empathy", "invitation", "restate",
)  # fmt: skip
LABELS = (*FAULTS, *COMPONENTS)

SETS = ("drafts", "business", "public", "written")
MEASURED = ("drafts", "business", "public")
"""The sets that have a closed twin."""

FOLDS = 3
LONGEST = 100  # tokens of a sentence that are learned from


@dataclass(frozen=True)
class Sentence:
    """A sentence with its labels; `disputed` are labels on which two readers differed."""

    id: str
    text: str
    tokens: tuple[int, ...]
    labels: frozenset[str]
    disputed: frozenset[str]

    @property
    def faults(self) -> frozenset[str]:
        """The faults it holds, also those the reader does not learn."""
        return self.labels - frozenset(COMPONENTS)


@dataclass(frozen=True)
class Document:
    """A message, or a pair of sentences that differ in one thing; `fold` is where all of it is held out."""

    set: str
    id: str
    sentences: tuple[Sentence, ...]
    fold: int


def read_corpora(folder: Path, words: WordPiece, sets: Sequence[str] = SETS) -> list[Document]:
    """Return the documents of `sets`, as far as their files are in `folder`."""
    documents: list[Document] = []
    for name in sets:
        path = folder / f"{name}.jsonl"
        if not path.exists():
            continue
        together: dict[str, list[Sentence]] = {}
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            together.setdefault(row["doc"], []).append(_sentence(name, row, words))
        documents += [Document(name, key, tuple(rows), _fold(name, key)) for key, rows in together.items()]
    return documents


def _sentence(name: str, row: Mapping[str, Any], words: WordPiece) -> Sentence:
    tokens = words.pieces(row["text"], LONGEST).ids or words.pieces("[UNK]").ids
    labels = frozenset([*row["faults"], *row["components"]])
    return Sentence(f"{name}/{row['id']}", row["text"], tokens, labels, frozenset(row.get("disputed", ())))


def _fold(name: str, document: str) -> int:
    return int(hashlib.sha256(f"{name}{document}".encode()).hexdigest(), 16) % FOLDS
