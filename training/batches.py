"""Windows put side by side, of like length."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from random import Random

import torch

from composer.reading.windows import Shape, windows_of
from training.corpus import Document, Sentence
from training.model import PLACES, Batch

Run = Sequence[Sentence]

START, STOP, PADDING = 101, 102, 0
"""The numbers of [CLS], [SEP] and [PAD] in BERT's vocabulary."""

_SORTED = 400  # runs that are sorted by length together: short ones do not wait for long ones
_SENTENCES, _TOKENS = 6, 160  # of a run in training
_SHORTER = 0.35  # share of runs that are shorter than they need be
_LENGTHS = (1, 1, 2, 3, 4)


def runs_of(document: Document, chance: Random) -> Iterator[Run]:
    """Cut a document by chance: the reader shall be as good with a sentence alone as with one among others."""
    at, sentences = 0, document.sentences
    while at < len(sentences):
        most = chance.choice(_LENGTHS) if chance.random() < _SHORTER else _SENTENCES
        end, tokens = at + 1, len(sentences[at].tokens)
        while end < len(sentences) and end - at < most and tokens + len(sentences[end].tokens) <= _TOKENS:
            tokens += len(sentences[end].tokens)
            end += 1
        yield sentences[at:end]
        at = end


def read_windows(document: Document, shape: Shape) -> Iterator[tuple[Run, range]]:
    """Yield the windows the program reads a document in, and which of each one's sentences it answers for."""
    texts = [sentence.text for sentence in document.sentences]
    for window in windows_of(texts, [len(sentence.tokens) for sentence in document.sentences], shape):
        own = range(window.start - window.first, window.stop - window.first)
        yield document.sentences[window.first : window.last], own


def batches_of(runs: Iterable[Run], sentences: int, chance: Random) -> list[list[Run]]:
    """Return batches of about so many sentences, in an order of chance."""
    shuffled = list(runs)
    chance.shuffle(shuffled)
    batches: list[list[Run]] = []
    for begin in range(0, len(shuffled), _SORTED):
        batch: list[Run] = []
        for run in sorted(shuffled[begin : begin + _SORTED], key=size_of):
            batch.append(run)
            if sum(map(len, batch)) >= sentences:
                batches.append(batch)
                batch = []
        if batch:
            batches.append(batch)
    chance.shuffle(batches)
    return batches


def size_of(run: Run) -> int:
    """Return its length in tokens."""
    return sum(len(sentence.tokens) for sentence in run)


def batch_of(runs: Sequence[Run]) -> Batch:
    """Return the tensors of `runs`."""
    rows: list[list[int]] = []
    places: list[tuple[int, int, int]] = []
    for number, run in enumerate(runs):
        row = [START]
        for sentence in run:
            places.append((number, len(row), len(row) + len(sentence.tokens)))
            row += sentence.tokens
        rows.append([*row, STOP][:PLACES])
    longest = max(map(len, rows))
    tokens = torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])
    real = torch.tensor([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows])
    widest = max(end - start for _, start, end in places)
    members = torch.zeros(len(places), widest, dtype=torch.long)
    member = torch.zeros(len(places), widest)
    for at, (row, start, end) in enumerate(places):
        members[at, : end - start] = torch.arange(row * longest + start, row * longest + end)
        member[at, : end - start] = 1.0
    return Batch(tokens, real, members, member)


def sentences_of(runs: Iterable[Run]) -> list[Sentence]:
    """Return the sentences in the order of the batch's rows."""
    return list(chain.from_iterable(runs))
