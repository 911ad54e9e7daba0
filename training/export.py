"""The reader as files: model.onnx (int8), vocab.txt and reader.toml; and what the files answer, read back."""

import json
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic

from composer.reading.windows import Shape
from training.batches import START, STOP, read_windows
from training.corpus import COMPONENTS, FAULTS, Document
from training.marks import Cuts, Numbers
from training.model import Graph, Reader, Register, package_file

MODEL, WORDS, MANIFEST = "model.onnx", "vocab.txt", "reader.toml"

_OPSET = 17
_LINE = 118


def write_model(reader: Reader, register: Register, path: Path) -> None:
    """Write the graph with weights of 8 bits; what was there before stays whole until the new one is."""
    graph = Graph(reader, register).eval()
    tokens = torch.tensor([[START, *range(2000, 2018), STOP]])
    sentences = torch.zeros(2, 20)
    sentences[0, 1:8] = sentences[1, 8:19] = 1.0
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            graph,
            (tokens, sentences),
            str(whole),
            input_names=["input_ids", "sentences"],
            output_names=["likelihoods"],
            dynamic_axes={
                "input_ids": {1: "tokens"},
                "sentences": {0: "sentences", 1: "tokens"},
                "likelihoods": {0: "sentences"},
            },
            opset_version=_OPSET,
            dynamo=False,
        )
        # The last steps are small, and what they add up lies far apart.
        names = [node.name for node in onnx.load(whole).graph.node if "/told/" in node.name or "/answers/" in node.name]
        new = path.with_name(path.name + ".new")
        # Seven of the eight bits: older processors add two products in 16 bits, and eight would run over.
        quantize_dynamic(
            whole,
            new,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[*names, *(f"{name}_MatMul" for name in names)],
        )
        new.replace(path)


def write_words(path: Path) -> None:
    """Write the encoder's vocabulary, one token a line."""
    path.write_text("\n".join(package_words()) + "\n", "utf-8")


def package_words() -> list[str]:
    """Return the encoder's vocabulary, in the order of the tokens' numbers."""
    with ZipFile(package_file()) as file:
        numbers: dict[str, int] = json.loads(file.read("tokenizer.json"))["model"]["vocab"]
    return sorted(numbers, key=numbers.__getitem__)


def write_manifest(path: Path, version: str, shape: Shape, cuts: Cuts) -> None:
    """Write what the program needs to know to use the model."""
    window = {"sentences": shape.sentences, "tokens": shape.tokens, "before": shape.before, "after": shape.after,
              "most": shape.most}  # fmt: skip
    lines = [
        "# Made by `make train`: what the columns of the model are, how a text is cut for it, when it is believed.",
        f'version = "{version}"',
        *_list("faults", FAULTS),
        *_list("components", COMPONENTS),
        *_table("window", window),
        *_table("thresholds", dict(zip(FAULTS, _likelihoods(cuts.faults), strict=True))),
        *_table("mentioned", dict(zip(COMPONENTS, cuts.components, strict=True))),
        *_table("clean", {"below": float(_likelihoods(cuts.clean))}),
    ]
    new = path.with_name(path.name + ".new")
    new.write_text("\n".join(lines) + "\n", "utf-8")
    new.replace(path)


def read_model(path: Path, documents: Iterable[Document], shape: Shape) -> dict[str, NDArray[np.float32]]:
    """Return the likelihoods for each sentence by its id, from the file, as the program runs it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    found: dict[str, NDArray[np.float32]] = {}
    for document in documents:
        for run, own in read_windows(document, shape):
            tokens = [START, *(token for sentence in run for token in sentence.tokens), STOP]
            rows = np.zeros((len(run), len(tokens)), np.float32)
            at = 1
            for row, sentence in zip(rows, run, strict=True):
                row[at : at + len(sentence.tokens)] = 1.0
                at += len(sentence.tokens)
            answers = session.run(None, {"input_ids": np.array([tokens]), "sentences": rows})[0]
            found |= {run[place].id: answers[place] for place in own}
    return found


def _likelihoods(odds: Numbers | float) -> Numbers:
    likelihoods: Numbers = 1 / (1 + np.exp(-np.asarray(odds)))
    return likelihoods


def _list(name: str, values: Sequence[str]) -> list[str]:
    lines, line = [f"{name} = ["], "   "
    for value in values:
        if len(line) + len(value) + 4 > _LINE:
            lines.append(line)
            line = "   "
        line += f' "{value}",'
    return [*lines, line, "]"]


def _table(name: str, values: Mapping[str, float]) -> list[str]:
    return ["", f"[{name}]", *(f"{key} = {round(float(value), 4):g}" for key, value in values.items())]
