"""`make train`: cross-validate, choose the thresholds, train on everything, write resources/reader."""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from composer.reading.windows import Shape
from composer.reading.wordpiece import WordPiece
from training.corpus import FOLDS, MEASURED, Document, read_corpora
from training.export import MANIFEST, MODEL, WORDS, package_words, read_model, write_manifest, write_model, write_words
from training.marks import marks_of
from training.measure import measure, table, write
from training.model import Reader, Register
from training.register import fit_register, registers_of
from training.thresholds import choose
from training.train import Plan, train

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT / "tests" / "corpus"
READER = ROOT / "resources" / "reader"
MEASURES = "measured.json"
VERSION = "1"


def main() -> int:
    """Make everything; some hours on one thread."""
    plan, shape = Plan(), Shape()
    documents = read_corpora(CORPORA, WordPiece(package_words()))
    say(f"{len(documents)} documents, {sum(len(document.sentences) for document in documents)} sentences")

    likely: dict[str, np.ndarray] = {}
    registers: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        say(f"Training without fold {fold + 1} of {FOLDS}")
        seen = [document for document in documents if document.fold != fold]
        unseen = [document for document in documents if document.fold == fold]
        reader = train(seen, plan, say)
        likely |= _read(reader, unseen, shape)
        registers |= registers_of(reader, fit_register(reader, seen, shape), unseen, shape)

    measured = [document for document in documents if document.set in MEASURED]
    marks = marks_of(measured, likely, registers)
    folds = np.array([document.fold for document in measured for _ in document.sentences])
    figures = measure(marks, folds)
    say(table(figures))

    say("Training on everything")
    reader = train(documents, plan, say)
    READER.mkdir(parents=True, exist_ok=True)
    write_words(READER / WORDS)
    cuts = choose(marks)
    register = fit_register(reader, documents, shape)
    register.raised.copy_(torch.from_numpy(cuts.raised))
    write_model(reader, register, READER / MODEL)
    write_manifest(READER / MANIFEST, VERSION, shape, cuts)
    write(READER / MEASURES, figures)
    return 0


def _read(reader: Reader, documents: Sequence[Document], shape: Shape) -> dict[str, np.ndarray]:
    """Return the likelihoods for each sentence as the program would get them, in 8 bits."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / MODEL
        write_model(reader, Register(), path)
        return read_model(path, documents, shape)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
