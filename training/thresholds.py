"""The thresholds: as much found as can be, with few clean sentences marked in every set by patterns and reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from training.corpus import COMPONENTS, FAULTS, MEASURED
from training.marks import JARGON, MARKING, Cuts, Marks, Numbers, Truth, marked

BUDGET: Mapping[str, float] = {"drafts": 0.028, "business": 0.03, "public": 0.022}
"""Of clean sentences marked in a set. The public one is small, so more room is left there for what has not been seen;
and the program marks fewer than this reckons, since it leaves alone what stands in quotation marks."""

NEVER = 99.0
"""Log odds that are never reached."""

_WEIGHTS = {"drafts": 2.0, "business": 1.0, "public": 1.0}  # the drafts are what people really write
_UP, _DOWN = 0.5, -0.25
_FARTHEST = 1.0  # from the one threshold for all: few examples of a fault must not carry it off
_RAISED = [np.array(raised) for raised in product([0.0], [0.0, -0.5, -1.0], [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])]
_CLEAN = (-NEVER, -3.0, -2.0, -1.0, -0.5, 0.0)
_F1 = np.arange(0.1, 0.92, 0.04)


def choose(marks: Marks, budget: Mapping[str, float] = BUDGET) -> Cuts:
    """Return the best thresholds on `marks`: alike for all faults first, then each moved as long as that finds more."""
    components = np.array([_component(marks, at) for at in range(len(COMPONENTS))])
    cuts = Cuts(np.full(len(FAULTS), NEVER), components, _CLEAN[-1], _RAISED[0])
    cuts = _best(marks, [_alike(marks, replace(cuts, raised=raised), budget) for raised in _RAISED])
    cuts = _best(marks, [_alike(marks, replace(cuts, clean=clean), budget) for clean in _CLEAN])
    cuts.faults[JARGON] = _advice(marks, cuts)
    odds = cuts.faults.copy()
    best = _gain(marks, cuts)
    for moved in _moves(odds):
        other = replace(cuts, faults=moved)
        if np.abs(moved - cuts.faults).max() > _FARTHEST:
            continue
        gain = _gain(marks, other)
        if gain > best + 1e-9 and _within(marks, other, budget):
            best = gain
            odds[:] = moved
    return replace(cuts, faults=odds)


def _alike(marks: Marks, cuts: Cuts, budget: Mapping[str, float]) -> Cuts:
    """Return `cuts` with the lowest threshold for all faults that keeps within the budget."""
    low, high = -4.0, 9.0
    for _ in range(16):
        middle = (low + high) / 2
        if _within(marks, replace(cuts, faults=np.where(MARKING, middle, NEVER)), budget):
            high = middle
        else:
            low = middle
    return replace(cuts, faults=np.where(MARKING, high, NEVER))


def _best(marks: Marks, choices: Sequence[Cuts]) -> Cuts:
    return max(choices, key=lambda cuts: _gain(marks, cuts))


def _moves(odds: Numbers) -> Iterator[Numbers]:
    """Yield thresholds with one moved down, or one down and one up; `odds` may change meanwhile."""
    for _ in range(2):
        for down in range(len(FAULTS)):
            for up in [None, *range(len(FAULTS))]:
                if JARGON in {down, up} or up == down:
                    continue
                moved = odds.copy()
                moved[down] += _DOWN
                if up is not None:
                    moved[up] += _UP
                yield moved


def _within(marks: Marks, cuts: Cuts, budget: Mapping[str, float]) -> bool:
    mark, _ = marked(marks, cuts)
    return all(mark[~marks.faulty & (marks.sets == name)].mean() <= budget[name] for name in MEASURED)


def _gain(marks: Marks, cuts: Cuts) -> float:
    """What is found: any fault in a sentence first, then the right one."""
    mark, spoken = marked(marks, cuts)
    total = 0.0
    for name, weight in _WEIGHTS.items():
        rows = marks.sets == name
        faults = marks.faults[rows] & MARKING
        right = (spoken[rows] & faults).sum() / max(1, faults.sum())
        total += weight * (mark[rows & marks.faulty].mean() + 0.3 * right)
    return total / sum(_WEIGHTS.values())


def _advice(marks: Marks, cuts: Cuts) -> float:
    """Office language is only advice: where it is right as often as it can be."""
    odds = marks.odds(cuts.raised)[:, JARGON]
    return max(np.arange(-2.0, 4.0, 0.25), key=lambda cut: _f1(odds >= cut, marks.faults[:, JARGON])).item()


def _component(marks: Marks, at: int) -> float:
    likely, true = marks.likely[:, len(FAULTS) + at], marks.components[:, at]
    sets = [marks.sets == name for name in MEASURED]
    return max(_F1, key=lambda cut: sum(_f1(likely[rows] >= cut, true[rows]) for rows in sets)).item()


def _f1(said: Truth, true: Truth) -> float:
    return float(2 * (said & true).sum() / max(1, said.sum() + true.sum()))
