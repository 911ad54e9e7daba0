"""What patterns and reader together mark in the corpora, and how right they are."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.corpus import COMPONENTS, FAULTS, Document

Truth = NDArray[np.bool_]
Numbers = NDArray[np.float64]

# The faults that a finding of a family may rightly speak of.
SPEAKS_OF: Mapping[str, Sequence[str]] = {
    "conditional": ["conditional"],
    "deflection": ["feelings-deflection", "blame-shift"],
    "excuse": ["but-excuse", "defensive", "minimising", "blame-shift"],
    "generic": ["generic"],
    "evasion": ["passive-evasion", "jargon", "generic", "minimising"],
    "blame": ["blame-shift", "but-excuse"],
    "minimising": ["minimising", "defensive"],
    "defensiveness": ["defensive", "but-excuse", "minimising"],
    "grovelling": ["grovelling", "intensifier-stack", "demand-forgiveness"],
    "over-promise": ["over-promise"],
    "vague-promise": ["vague-promise"],
    "sincerity": ["intensifier-stack", "defensive", "generic", "demand-forgiveness", "jargon", "vague-promise"],
    "forgiveness": ["demand-forgiveness", "grovelling"],
    "jargon": ["jargon"],
    "legal": ["jargon", "defensive"],
    "tone": ["defensive", "blame-shift", "feelings-deflection", "minimising"],
    "empathy": ["feelings-deflection"],
}

# The family of the learned rule of a fault, in the order of FAULTS.
FAMILIES = ("conditional", "excuse", "generic", "evasion", "blame", "minimising", "defensiveness", "deflection",
            "grovelling", "over-promise", "vague-promise", "jargon", "forgiveness", "sincerity")  # fmt: skip

FIRM = ("conditional", "over-promise", "demand-forgiveness", "intensifier-stack", "feelings-deflection",
        "vague-promise", "generic")  # fmt: skip
"""The faults on which two careful readers nearly always agree."""

JARGON = FAULTS.index("jargon")
MARKING = np.array([fault != "jargon" for fault in FAULTS])
"""The faults whose learned rule marks a sentence; office language is advice, and never a false alarm."""

_COVERS: Truth = np.array([[fault in SPEAKS_OF[family] for fault in FAULTS] for family in FAMILIES])
_FEW = 15  # examples; a component with fewer is not averaged
_CALLED = {"regret": "expression-of-regret", "harm": "specific-harm", "cause": "explanation-cause",
           "restatement": "restate", "fix_time": "fix-time", "follow_up": "follow-up"}  # fmt: skip


@dataclass(frozen=True)
class Marks:
    """A row for each sentence: what is labelled, what the patterns mark, and how likely the reader finds it.

    `errors` and `warnings` are sentences with such a finding of a pattern, `error_speaks` and `warning_speaks` the
    faults these may speak of.
    """

    ids: tuple[str, ...]
    sets: NDArray[np.str_]
    documents: NDArray[np.str_]
    faulty: Truth
    faults: Truth
    components: Truth
    errors: Truth
    warnings: Truth
    error_speaks: Truth
    warning_speaks: Truth
    recognised: Truth
    likely: Numbers
    registers: Numbers

    def of(self, rows: Truth) -> "Marks":
        """Return some of the rows."""
        ids = tuple(self.ids[at] for at in np.flatnonzero(rows))
        others = {name: value[rows] for name, value in vars(self).items() if name != "ids"}
        return Marks(ids=ids, **others)

    def without_patterns(self) -> "Marks":
        """Return the same as if there were no patterns."""
        names = ("errors", "warnings", "error_speaks", "warning_speaks", "recognised")
        return replace(self, **{name: np.zeros_like(getattr(self, name)) for name in names})

    def with_likely(self, likely: Numbers) -> "Marks":
        """Return the same with other likelihoods."""
        return replace(self, likely=likely)

    def odds(self, raised: Numbers) -> Numbers:
        """Return the log odds of the faults, lowered by what is `raised` in each register."""
        likely = self.likely[:, : len(FAULTS)].clip(1e-6, 1 - 1e-6)
        odds: Numbers = np.log(likely / (1 - likely)) - (self.registers @ raised)[:, None]
        return odds


def marks_of(
    documents: Sequence[Document],
    likely: Mapping[str, NDArray[np.float32]],
    registers: Mapping[str, NDArray[np.float32]],
) -> Marks:
    """Return the marks on all sentences of `documents`, with the patterns of the program as it is."""
    checked = _checked(documents)
    rows = [
        (document, sentence, *checked[document.set, document.id, at])
        for document in documents
        for at, sentence in enumerate(document.sentences)
    ]
    findings = [found for _, _, found, _ in rows]
    return Marks(
        ids=tuple(sentence.id for _, sentence, _, _ in rows),
        sets=np.array([document.set for document, *_ in rows]),
        documents=np.array([f"{document.set}/{document.id}" for document, *_ in rows]),
        faulty=np.array([bool(sentence.faults) for _, sentence, _, _ in rows]),
        faults=np.array([[fault in sentence.labels for fault in FAULTS] for _, sentence, _, _ in rows]),
        components=np.array([[name in sentence.labels for name in COMPONENTS] for _, sentence, _, _ in rows]),
        errors=np.array([any(weight == "error" for _, weight in found) for found in findings]),
        warnings=np.array([any(weight == "warning" for _, weight in found) for found in findings]),
        error_speaks=np.array([_spoken_of(found, "error") for found in findings]),
        warning_speaks=np.array([_spoken_of(found, "warning", "advice") for found in findings]),
        recognised=np.array([[name in here for name in COMPONENTS] for *_, here in rows]),
        likely=np.array([likely[sentence.id] for _, sentence, _, _ in rows], dtype=np.float64),
        registers=np.array([registers[sentence.id] for _, sentence, _, _ in rows], dtype=np.float64),
    )


@dataclass(frozen=True)
class Cuts:
    """From which log odds on a fault is believed, and from which likelihood a component.

    `clean` silences warnings of patterns below it (log odds). `raised` is asked on top in each register.
    """

    faults: Numbers
    components: Numbers
    clean: float
    raised: Numbers


def marked(marks: Marks, cuts: Cuts) -> tuple[Truth, Truth]:
    """Return which sentences are marked, and which faults are spoken of in each."""
    odds = marks.odds(cuts.raised)
    heard, sure = odds >= cuts.faults, odds.max(1) < cuts.clean
    warned = marks.warnings & ~sure
    spoken = (heard @ _COVERS) | marks.error_speaks | (marks.warning_speaks & ~sure[:, None])
    # What is spoken of as office language counts where it is that, and never against it.
    advice = spoken[:, JARGON] & marks.faults[:, JARGON]
    return heard[:, MARKING].any(1) | marks.errors | warned | advice, spoken


def score(marks: Marks, cuts: Cuts) -> dict[str, dict[str, float]]:
    """Return by set: clean sentences marked, recall of any fault, of the firm ones, components' mean F1, and each."""
    mark, spoken = marked(marks, cuts)
    believed = marks.likely[:, len(FAULTS) :] >= cuts.components
    found: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys(marks.sets.tolist()):
        rows = marks.sets == name
        recall = {
            fault: _share(spoken[rows & marks.faults[:, at], at])
            for at, fault in enumerate(FAULTS)
            if (rows & marks.faults[:, at]).any()
        }
        f1 = {
            component: _f1(believed[rows, at], marks.components[rows, at])
            for at, component in enumerate(COMPONENTS)
            if marks.components[rows, at].sum() >= _FEW
        }
        firm = [recall[fault] for fault in FIRM if fault in recall]
        found[name] = {
            "clean marked": _share(mark[rows & ~marks.faulty]),
            "any fault": _share(mark[rows & marks.faulty]),
            "firm faults": float(np.mean(firm)) if firm else 0.0,
            "components": float(np.mean(list(f1.values()))) if f1 else 0.0,
            **recall,
            **f1,
        }
    return found


def _checked(documents: Sequence[Document]) -> dict[tuple[str, str, int], tuple[list[tuple[str, str]], set[str]]]:
    """Return for each sentence the (family, weight) of the patterns' findings in it, and the components recognised."""
    texts = [" ".join(sentence.text for sentence in document.sentences) for document in documents]
    lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
    command = [sys.executable, "-m", "composer", "check", "--jsonl", "--reader", "off", "--grammar", "off"]
    done = subprocess.run(
        [*command, "--context", "scope=sentence", "--fail-on", "never"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[tuple[str, str, int], tuple[list[tuple[str, str]], set[str]]] = {}
    for document, line in zip(documents, done.stdout.splitlines(), strict=True):
        result, start = json.loads(line), 0
        for at, sentence in enumerate(document.sentences):
            end = start + len(sentence.text)
            here = [
                (finding["family"], finding["severity"])
                for finding in result["findings"]
                # The blanks of sample letters are real, and carry no label.
                if start <= (finding.get("start") or 0) < end and finding["rule"] != "placeholder-left"
            ]
            named = {
                _CALLED.get(name, name)
                for read in result["sentences"]
                if start <= (read["start"] + read["end"]) / 2 < end
                for name in read["components"]
            }
            found[document.set, document.id, at] = here, named
            start = end + 1
    return found


def _spoken_of(found: Sequence[tuple[str, str]], *weights: str) -> list[bool]:
    families = {family for family, weight in found if weight in weights and (weight != "advice" or family == "jargon")}
    return [any(fault in SPEAKS_OF.get(family, ()) for family in families) for fault in FAULTS]


def _share(rows: Truth) -> float:
    return float(rows.mean()) if rows.size else 0.0


def _f1(said: Truth, true: Truth) -> float:
    return float(2 * (said & true).sum() / max(1, said.sum() + true.sum()))
