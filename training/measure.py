"""What the reader reaches on sentences it has not seen, as resources/reader/measured.json keeps it for `make bench`."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from training.corpus import COMPONENTS, FAULTS, MEASURED
from training.marks import Cuts, Marks, score
from training.thresholds import NEVER, choose

_NOWHERE = np.zeros(3)  # nothing is asked on top in any register

Scores = Mapping[str, Mapping[str, float]]


def measure(marks: Marks, folds: np.ndarray) -> dict[str, Scores]:
    """Return the scores by set: of the patterns alone, the reader alone, and both together.

    The likelihoods are from readers that have not seen the document; so are the thresholds: those for a fold are chosen
    on the other folds.
    """
    silent = Cuts(np.full(len(FAULTS), NEVER), np.full(len(COMPONENTS), NEVER), -NEVER, _NOWHERE)
    patterns = {
        name: scores | _recognised(marks.of(marks.sets == name)) for name, scores in score(marks, silent).items()
    }
    return {
        "patterns": patterns,
        "reader": _held_out(marks.without_patterns(), folds),
        "together": _held_out(marks, folds),
    }


def write(path: Path, figures: Mapping[str, Scores]) -> None:
    """Write the figures, rounded; the whole file or nothing."""
    rounded = {
        way: {name: {key: round(value, 3) for key, value in scores.items()} for name, scores in by_set.items()}
        for way, by_set in figures.items()
    }
    new = path.with_name(path.name + ".new")
    new.write_text(json.dumps(rounded, indent=1) + "\n", "utf-8")
    new.replace(path)


def table(figures: Mapping[str, Scores]) -> str:
    """Return the figures that count as lines to read."""
    names = ("clean marked", "any fault", "firm faults", "components")
    lines = [f"{'':22}" + "".join(f"{name:>14}" for name in names)]
    for way, by_set in figures.items():
        lines += [
            f"{way + ', ' + name:22}" + "".join(f"{by_set[name][key]:14.3f}" for key in names) for name in MEASURED
        ]
    return "\n".join(lines)


def _held_out(marks: Marks, folds: np.ndarray) -> Scores:
    """Judge each fold by thresholds from the others, and score all of it at once."""
    likely = marks.likely.copy()
    for fold in np.unique(folds):
        here = folds == fold
        likely[here] = _judged(marks.of(here), choose(marks.of(~here)))
    return score(marks.with_likely(likely), Cuts(np.zeros(len(FAULTS)), np.full(len(COMPONENTS), 0.5), -2.0, _NOWHERE))


def _judged(marks: Marks, cuts: Cuts) -> np.ndarray:
    """Return 1 for what is believed, 0 for what is not; 0.3 for such a fault where the sentence may not be clean."""
    odds, components = marks.odds(cuts.raised), marks.likely[:, len(FAULTS) :]
    sure = odds.max(1, keepdims=True) < cuts.clean
    heard = np.where(odds >= cuts.faults, 1.0, np.where(sure, 0.0, 0.3))
    return np.concatenate([heard, np.where(components >= cuts.components, 1.0, 0.0)], 1)


def _recognised(marks: Marks) -> dict[str, float]:
    """Return the components' F1 of the recognisers, which work without a reader."""
    known = np.concatenate([np.zeros((len(marks.ids), len(FAULTS))), marks.recognised.astype(float)], 1)
    only = Cuts(np.full(len(FAULTS), NEVER), np.full(len(COMPONENTS), 0.5), -NEVER, _NOWHERE)
    (scores,) = score(marks.with_likely(known), only).values()
    return {key: value for key, value in scores.items() if key in {*COMPONENTS, "components"}}
