"""A learned reader that is small enough to be made by a test: it hears by single words, and does so exactly.

It has the inputs and outputs of the real one. ONNX is protocol buffers; the few kinds that are needed are written here.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

from composer.tone.rules import Flag, Leave, Recipe, Rule

FAULTS = (
    "conditional", "but-excuse", "generic", "passive-evasion", "blame-shift", "minimising", "defensive",
    "feelings-deflection", "grovelling", "over-promise", "vague-promise", "jargon", "demand-forgiveness",
    "intensifier-stack",
)  # fmt: skip
COMPONENTS = (
    "expression-of-regret", "ownership", "specific-harm", "explanation-cause", "fix", "fix-time", "prevention",
    "compensation", "follow-up", "empathy", "invitation", "restate",
)  # fmt: skip
WORDS = {
    "courier": "blame-shift", "gremlins": "blame-shift", "tiny": "minimising", "quirky": "defensive",
    "sorry": "expression-of-regret", "lost": "specific-harm", "because": "explanation-cause", "friday": "fix-time",
}  # fmt: skip
_PLAIN = tuple("abcdefghijklmnopqrstuvwxyz0123456789.,!?;:'-()")
VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS, *_PLAIN, *(f"##{letter}" for letter in _PLAIN[:36]))
_BIAS, _STEP = -4.0, 8.0
_FLOAT, _LONG = 1, 7

BLAME = Rule(
    id="blame-heard",
    family="blame",
    severity="warning",
    scope="sentence",
    kind="learned",
    fault="blame-shift",
    detects="Somebody else as the one who caused it.",
    say="This may put it on somebody else. Is your own part said?",
    why="They came to you, so they look for your part first.",
    source="S4 (own the solution)",
    fix_kinds=("goto",),
    fix="Say what was yours.",
    fixes=(Recipe("goto", "Say your part", question="own.act"),),
    flag=(Flag("The courier was late.", "The courier was late"),),
    leave=(Leave("The parcel was late."),),
)
"""A rule of what it hears, with a word that the reader knows in its example."""


def write_small_reader(folder: Path, *, form: int = 1, clean: float = 0.05) -> Path:
    """Write its files into `folder` and return that. One of `WORDS` makes a label likely (0.98), else it is not."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = (*FAULTS, *COMPONENTS)
    table = [[_STEP if WORDS.get(word) == label else 0.0 for label in labels] for word in VOCABULARY]
    (folder / "model.onnx").write_bytes(_model(table))
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", "utf-8")
    lines = ['version = "small"', f"format = {form}", f"faults = {list(FAULTS)}", f"components = {list(COMPONENTS)}"]
    lines += ["[window]", "sentences = 6", "tokens = 110", "before = 1", "after = 1", "most = 254"]
    lines += ["[thresholds]", *(f"{fault} = 0.5" for fault in FAULTS)]
    lines += ["[mentioned]", *(f"{component} = 0.5" for component in COMPONENTS)]
    lines += ["[clean]", f"below = {clean}"]
    (folder / "reader.toml").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def _model(table: Sequence[Sequence[float]]) -> bytes:
    """Return sigmoid(sentences × table[input_ids] + bias) as ONNX."""
    wide = len(table[0])
    nodes = [
        _node("Gather", ("table", "input_ids"), "looked"),
        _node("MatMul", ("sentences", "looked"), "summed"),
        _node("Squeeze", ("summed", "first"), "flat"),
        _node("Add", ("flat", "bias"), "moved"),
        _node("Sigmoid", ("moved",), "likelihoods"),
    ]
    flat = [value for row in table for value in row]
    tensors = [
        _tensor("table", (len(table), wide), _FLOAT, struct.pack(f"<{len(flat)}f", *flat)),
        _tensor("bias", (wide,), _FLOAT, struct.pack(f"<{wide}f", *[_BIAS] * wide)),
        _tensor("first", (1,), _LONG, struct.pack("<q", 0)),
    ]
    graph = b"".join(_part(1, node) for node in nodes) + _part(2, b"small") + b"".join(_part(5, one) for one in tensors)
    graph += _part(11, _value("input_ids", _LONG, (1, "T"))) + _part(11, _value("sentences", _FLOAT, ("S", "T")))
    graph += _part(12, _value("likelihoods", _FLOAT, ("S", wide)))
    return _number(1, 8) + _part(7, graph) + _part(8, _part(1, b"") + _number(2, 17))


def _node(kind: str, given: Sequence[str], result: str) -> bytes:
    return b"".join(_part(1, name.encode()) for name in given) + _part(2, result.encode()) + _part(4, kind.encode())


def _tensor(name: str, shape: Sequence[int], kind: int, data: bytes) -> bytes:
    return b"".join(_number(1, size) for size in shape) + _number(2, kind) + _part(8, name.encode()) + _part(9, data)


def _value(name: str, kind: int, shape: Sequence[int | str]) -> bytes:
    sizes = [_number(1, size) if isinstance(size, int) else _part(2, size.encode()) for size in shape]
    typed = _number(1, kind) + _part(2, b"".join(_part(1, size) for size in sizes))
    return _part(1, name.encode()) + _part(2, _part(1, typed))


def _number(field: int, value: int) -> bytes:
    return _bits(field << 3) + _bits(value)


def _part(field: int, content: bytes) -> bytes:
    return _bits(field << 3 | 2) + _bits(len(content)) + content


def _bits(value: int) -> bytes:
    """Return a number seven bits at a time, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*found, value))
