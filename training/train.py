"""Training: the encoder and the answers together, in some epochs over all messages."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from training.batches import batch_of, batches_of, runs_of, sentences_of
from training.corpus import FAULTS, LABELS, Document, Sentence
from training.model import Reader, pretrained

# Times an epoch that a set is read: the drafts are what the reader is for, and the public messages are few.
_TIMES = {"drafts": 2, "business": 1, "public": 2, "written": 1}


@dataclass(frozen=True)
class Plan:
    """What was found to do best: docs/decisions/0005-learned-reader.md says what else was tried."""

    epochs: int = 4
    sentences: int = 32  # in a batch
    rate: float = 1e-4
    answers_rate: float = 1.5e-3
    decay: float = 0.01
    warm_up: float = 0.1  # share of the steps
    disputed: float = 0.3  # weight of a label on which two readers differed
    rarest: float = 8.0  # most that a label found weighs more than one not found
    seed: int = 0


def train(documents: Sequence[Document], plan: Plan, say: Callable[[str], None]) -> Reader:
    """Return a reader that has learned from `documents`. The same documents and plan make the same reader."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)
    chance = Random(plan.seed)  # noqa: S311 - nothing secret
    reader = pretrained()
    rare = _weights_of_found([sentence for document in documents for sentence in document.sentences], plan)
    optimizer = torch.optim.AdamW(_groups(reader, plan), fused=True)
    epochs = [_epoch(documents, plan, chance) for _ in range(plan.epochs)]
    steps, step, begun = sum(map(len, epochs)), 0, time.monotonic()
    reader.train()
    for number, batches in enumerate(epochs, 1):
        total = 0.0
        for runs in batches:
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * _share_of_rate(step / steps, plan.warm_up)
            loss = _loss(reader, runs, rare, plan)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            total += loss.item()
            step += 1
        say(f"epoch {number}: loss {total / len(batches):.4f}, {time.monotonic() - begun:.0f} s")
    return reader.eval()


def _epoch(documents: Sequence[Document], plan: Plan, chance: Random) -> list[list[Sequence[Sentence]]]:
    runs = [run for document in documents for _ in range(_TIMES[document.set]) for run in runs_of(document, chance)]
    return batches_of(runs, plan.sentences, chance)


def _loss(reader: Reader, runs: Sequence[Sequence[Sentence]], rare: Tensor, plan: Plan) -> Tensor:
    """Binary cross-entropy; what is rare weighs more where it is found, and what was disputed less."""
    batch = batch_of(runs)
    with torch.autocast("cpu", torch.bfloat16):
        answers = reader(batch)
    sentences = sentences_of(runs)
    wanted = torch.tensor([_wanted(sentence) for sentence in sentences])
    weights = torch.tensor([_weights(sentence, plan.disputed) for sentence in sentences])
    weights = weights * (1 + (rare - 1) * wanted)
    return (binary_cross_entropy_with_logits(answers.float(), wanted, reduction="none") * weights).mean()


def _wanted(sentence: Sentence) -> list[float]:
    any_fault = not sentence.labels.isdisjoint(FAULTS)
    return [*(float(label in sentence.labels) for label in LABELS), float(any_fault)]


def _weights(sentence: Sentence, disputed: float) -> list[float]:
    sure = not (sentence.labels - sentence.disputed).isdisjoint(FAULTS) or sentence.disputed.isdisjoint(FAULTS)
    return [*(disputed if label in sentence.disputed else 1.0 for label in LABELS), 1.0 if sure else disputed]


def _weights_of_found(sentences: Sequence[Sentence], plan: Plan) -> Tensor:
    """The root of how many times more often a label is not there."""
    share = np.array([_wanted(sentence) for sentence in sentences], np.float32).mean(0)
    return torch.from_numpy(np.minimum(np.sqrt((1 - share) / np.maximum(share, 1e-5)), plan.rarest))


def _groups(reader: Reader, plan: Plan) -> list[dict[str, object]]:
    """The answers, which are new, learn faster than the encoder."""
    groups: list[dict[str, object]] = []
    for name, parameter in reader.named_parameters():
        rate = plan.answers_rate if name.startswith("answers.") else plan.rate
        decay = plan.decay if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "most": rate, "weight_decay": decay})
    return groups


def _share_of_rate(done: float, warm_up: float) -> float:
    """Up in a line while it warms up, then down in a line to nothing."""
    return min(done / warm_up, (1 - done) / (1 - warm_up))
