"""Of which register a window is: a note between people at work, business prose, or words to the public.

What may be marked differs. Words to the public are full of pledges and pride that are in their place there, so more is
asked before one is marked; how much more is chosen with the thresholds.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from composer.reading.windows import Shape
from training.batches import batch_of, read_windows
from training.corpus import Document
from training.model import WIDTH, Reader, Register

REGISTERS = ("drafts", "business", "public")
"""Named for the sets that show them."""

_LIKE = {"written": "drafts"}
_SMOOTH = 0.02  # weight of the squared weights
_ROUNDS = 60


def fit_register(reader: Reader, documents: Sequence[Document], shape: Shape) -> Register:
    """Return what tells the registers apart, from what `reader` makes of whole windows."""
    seen, numbers = [], []
    for document in documents:
        vectors = [vector for vector, _ in _windows(reader, document, shape)]
        seen += vectors
        numbers += [REGISTERS.index(_LIKE.get(document.set, document.set))] * len(vectors)
    given, wanted = torch.stack(seen), torch.tensor(numbers)
    mean, spread = given.mean(0), given.std(0) + 1e-6
    given = (given - mean) / spread
    share = torch.bincount(wanted, minlength=len(REGISTERS)).float() / len(wanted)
    found = nn.Linear(2 * WIDTH, len(REGISTERS))
    nn.init.zeros_(found.weight)
    nn.init.zeros_(found.bias)
    optimizer = torch.optim.LBFGS(found.parameters(), max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        total = cross_entropy(found(given), wanted, weight=1 / share) + _SMOOTH * found.weight.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    register = Register()
    with torch.no_grad():
        register.told.weight.copy_(found.weight / spread)
        register.told.bias.copy_(found.bias - (found.weight / spread) @ mean)
    return register.eval()


def registers_of(
    reader: Reader, register: Register, documents: Sequence[Document], shape: Shape
) -> dict[str, NDArray[np.float32]]:
    """Return for each sentence, by its id, how likely its window is of each register."""
    found: dict[str, NDArray[np.float32]] = {}
    with torch.inference_mode():
        for document in documents:
            for vector, ids in _windows(reader, document, shape):
                found |= dict.fromkeys(ids, torch.softmax(register.told(vector), -1).numpy())
    return found


def _windows(reader: Reader, document: Document, shape: Shape) -> list[tuple[Tensor, list[str]]]:
    """Return what each window of a document looks like as a whole, and the sentences it answers for."""
    found = []
    with torch.inference_mode():
        for run, own in read_windows(document, shape):
            with torch.autocast("cpu", torch.bfloat16):
                vectors = reader.encode(batch_of([run]).tokens, None)[0].float()
            found.append((Register.whole(vectors), [run[place].id for place in own]))
    return found
