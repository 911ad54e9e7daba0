"""The learned reader: a small model that says of each sentence which faults it may hold and what it speaks of.

Its files are in resources/reader, its card says what it was trained on. onnxruntime runs it, on one thread; without
that, or without the files, there is no learned reader, and the program goes on with its patterns. It writes nothing.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from composer.reading.clauses import bare, clauses_of
from composer.reading.heard import Heard
from composer.reading.windows import Shape, Window, tokens_of, windows_of
from composer.reading.wordpiece import Pieces, WordPiece
from composer.text.errors import NotAvailable, UserError
from composer.text.span import Span

if TYPE_CHECKING:  # numpy and onnxruntime take longer to load than all of the rest: only on the reader's lane
    from numpy import float32
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]

FORMAT: Final = 1
"""Of the files in resources/reader: inputs, outputs and the keys of reader.toml."""

MODEL, WORDS, MANIFEST = "model.onnx", "vocab.txt", "reader.toml"

# The components as the corpus calls them, where the program has another word.
_CALLED = {
    "expression-of-regret": "regret", "specific-harm": "harm", "explanation-cause": "cause", "restate": "restatement",
    "fix-time": "fix_time", "follow-up": "follow_up",
}  # fmt: skip
_LONGEST = 2000  # characters of a sentence that are read: more than the tokens of a window hold
_WINDOWS, _SENTENCES = 1000, 4000  # kept
_WEIGHS = 0.5  # what a clause has to add to the log odds to be marked alone


class Below(Struct, frozen=True, forbid_unknown_fields=True):
    """A likelihood under which something is surely not so."""

    below: float = 0.0


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What reader.toml says: the columns of the model, how a text is cut for it, from where on it is believed.

    `version` is that of what was learned, `format` that of the files. `thresholds` are those of the faults; one without
    is never spoken of. `mentioned` are those of the components.
    """

    version: str
    faults: tuple[str, ...]
    components: tuple[str, ...]
    window: Shape
    thresholds: Mapping[str, float]
    mentioned: Mapping[str, float]
    clean: Below = Below()
    absent: Below = Below(0.05)
    format: int = FORMAT


class _Part(Struct, frozen=True):
    """One row the model answers: a sentence of the window, without one of its clauses unless `clause` is None."""

    sentence: int
    clause: Span | None
    tokens: tuple[int, ...]


class LearnedReader:
    """Reads sentences among their neighbours, and keeps what it has read: after an edit few windows are read again."""

    def __init__(self, manifest: Manifest, words: WordPiece, session: "InferenceSession") -> None:
        self.manifest = manifest
        self._known = frozenset(_CALLED.get(name, name) for name in manifest.mentioned)
        self._words = words
        self._session = session
        self._pieces = lru_cache(_SENTENCES)(self._cut)
        self._heard = lru_cache(_WINDOWS)(self._read)

    @property
    def windows_read(self) -> int:
        """How many windows the model has run on so far."""
        return self._heard.cache_info().misses

    def hear(self, sentences: Sequence[str]) -> tuple[Heard, ...]:
        """Return what it hears in the sentences of a body, in order."""
        texts = [sentence[:_LONGEST] for sentence in sentences]
        pieces = [self._pieces(text) for text in texts]
        heard: list[Heard] = []
        for window in windows_of(texts, [len(one.ids) for one in pieces], self.manifest.window):
            own = Window(0, window.start - window.first, window.stop - window.first, window.last - window.first)
            heard += self._heard(tuple(texts[window.first : window.last]), own)
        return tuple(heard)

    def likelihoods(self, sentences: Sequence[str]) -> tuple[tuple[float, ...], ...]:
        """Return the likelihood of each fault and each component, in that order, for sentences that are one window."""
        pieces = [self._pieces(sentence[:_LONGEST]) for sentence in sentences]
        window = Window(0, 0, len(pieces), len(pieces))
        tokens = tokens_of(window, pieces, self._words.start, self._words.stop, self.manifest.window.most)
        parts = [_Part(at, None, tuple(range(*place))) for at, place in enumerate(tokens.places)]
        return tuple(tuple(map(float, row)) for row in self._run(tokens.ids, parts))

    def _cut(self, text: str) -> Pieces:
        return self._words.pieces(text, self.manifest.window.most)

    def _read(self, texts: tuple[str, ...], window: Window) -> tuple[Heard, ...]:
        pieces = [self._pieces(text) for text in texts]
        tokens = tokens_of(window, pieces, self._words.start, self._words.stop, self.manifest.window.most)
        parts = [
            part
            for at in range(window.start, window.stop)
            for part in _parts(at, texts[at], pieces[at], tokens.places[at])
        ]
        rows = self._run(tokens.ids, parts) if parts else ()
        heard = [Heard(known=self._known)] * (window.stop - window.start)
        for at in range(window.start, window.stop):
            own = [(part.clause, row) for part, row in zip(parts, rows, strict=True) if part.sentence == at]
            if own:
                heard[at - window.start] = self._judged(texts[at], own)
        return tuple(heard)

    def _run(self, ids: tuple[int, ...], parts: Sequence[_Part]) -> "NDArray[float32]":
        import numpy as np

        rows = np.zeros((len(parts), len(ids)), np.float32)
        for row, part in zip(rows, parts, strict=True):
            row[list(part.tokens)] = 1.0
        given = {"input_ids": np.asarray([ids], np.int64), "sentences": rows}
        found: NDArray[float32] = self._session.run(None, given)[0]
        return found

    def _judged(self, text: str, rows: Sequence[tuple[Span | None, Any]]) -> Heard:
        """Make of the likelihoods of one sentence, whole and without each of its clauses, what is heard in it."""
        manifest = self.manifest
        likely: list[float] = rows[0][1].tolist()
        parts: list[tuple[Span, list[float]]] = [(clause, row.tolist()) for clause, row in rows[1:] if clause]
        faults = {
            column: likely[column]
            for column, name in enumerate(manifest.faults)
            if likely[column] >= manifest.thresholds.get(name, math.inf)
        }
        components = list(zip(manifest.components, likely[len(manifest.faults) :], strict=False))  # some train more
        return Heard(
            {
                manifest.faults[column]: _weightiest(
                    text, likely[column], [(clause, row[column]) for clause, row in parts]
                )
                for column in sorted(faults, key=lambda column: -faults[column])
            },
            frozenset(
                _CALLED.get(name, name) for name, here in components if here >= manifest.mentioned.get(name, math.inf)
            ),
            frozenset(_CALLED.get(name, name) for name, here in components if here < manifest.absent.below),
            self._known,
            max(likely[: len(manifest.faults)]) < manifest.clean.below,
        )


def load_learned(folder: Path) -> LearnedReader:
    """Return the reader whose files lie in `folder`; NotAvailable says in one plain sentence why there is none."""
    try:
        import onnxruntime
    except ImportError:
        raise NotAvailable("onnxruntime is not installed") from None
    for name in (MANIFEST, WORDS, MODEL):
        if not (folder / name).is_file():
            raise NotAvailable(f"the file {name} is missing in {folder}")
    manifest = _manifest(folder / MANIFEST)
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False  # no two windows are of one length
    options.log_severity_level = 4
    try:
        words = WordPiece((folder / WORDS).read_text("utf-8").removesuffix("\n").split("\n"))
        session = onnxruntime.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
        reader = LearnedReader(manifest, words, session)
        (row,) = reader.likelihoods(["I'm sorry."])
    except Exception as error:  # whatever a damaged file leads to, the program goes on without it
        raise NotAvailable(f"its files in {folder} are damaged ({type(error).__name__})") from error
    if len(row) < len(manifest.faults) + len(manifest.components):
        raise NotAvailable(f"its files in {folder} do not belong together")
    return reader


def _manifest(path: Path) -> Manifest:
    from composer.knowledge.toml import read
    from composer.knowledge.typed import typed

    try:
        document = read(path)
        given = document.data.get("format", FORMAT)
        manifest = typed(document, Manifest) if given == FORMAT else None
    except UserError as error:
        raise NotAvailable(f"its description cannot be used: {error}") from None
    if manifest is None:
        raise NotAvailable(f"its files have the format {given}, and this program reads format {FORMAT}")
    return manifest


def _parts(at: int, text: str, pieces: Pieces, place: tuple[int, int]) -> Iterator[_Part]:
    """Yield the rows of one sentence whose tokens stand at `place` of a window: all of it, then without each clause."""
    first, last = place
    if first == last:
        return
    yield _Part(at, None, tuple(range(first, last)))
    begins = [start for start, _ in pieces.places[: last - first]]
    clauses = clauses_of(text)
    for clause in clauses if len(clauses) > 1 else ():
        rest = tuple(first + number for number, begin in enumerate(begins) if not clause.start <= begin < clause.end)
        if 0 < len(rest) < len(begins):
            yield _Part(at, clause, rest)


def _weightiest(text: str, likely: float, without: Sequence[tuple[Span, float]]) -> Span:
    """Return the words that weighed most: one clause, or the sentence where that does not outweigh the others."""
    weights = sorted(((_odds(likely) - _odds(rest), clause) for clause, rest in without), reverse=True)
    if weights and weights[0][0] > _WEIGHS and (len(weights) == 1 or weights[0][0] > 2 * weights[1][0]):
        return bare(text, weights[0][1])
    return bare(text, Span(0, len(text)))


def _odds(likelihood: float) -> float:
    kept = min(max(likelihood, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))
