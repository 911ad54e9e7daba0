"""The names by which message data and form speak of each other: one that leads nowhere is told when they are read."""

from collections.abc import Iterator
from pathlib import Path

from composer.guide.form import Form
from composer.message.data import MessageData
from composer.message.slots import MAKERS
from composer.text.errors import FileMistakes, Mistake

Named = tuple[str, tuple[str | int, ...], str, str]
"""File, path of the key, kind of thing, and its name."""

_OF_THE_HELP = frozenset({"answer", "step"})
"""The places of the helpful reply, which has no wordings of its own."""


def check_names(data: MessageData, form: Form, folder: Path) -> None:
    """Raise FileMistakes for every slot, maker, question, layout or output that the data in `folder` names in vain."""
    wrong = [(file, path, f"there is no {kind} {name}") for file, path, kind, name in _unknown(data, form)]
    if wrong:
        raise FileMistakes(tuple(_at(folder / file, path, what) for file, path, what in wrong))


def _unknown(data: MessageData, form: Form) -> Iterator[Named]:
    outputs = {kind.name for kind in form.kinds}
    known = {
        "maker": MAKERS.keys(),
        "slot": data.slots.keys() | _OF_THE_HELP,
        "question": form.by_key.keys(),
        "output": outputs,
    }
    for file, path, kind, name in (*_of_slots(data), *_of_layouts(data), *_of_outputs(data)):
        if name not in known[kind]:
            yield file, path, kind, name
    for name in sorted(outputs - data.outputs.outputs.keys()):
        yield "outputs.toml", ("outputs",), "output", name


def _of_slots(data: MessageData) -> Iterator[Named]:
    for name, slot in data.slots.items():
        path = ("slots", name)
        yield "slots.toml", (*path, "make"), "maker", slot.make
        for number, key in enumerate(slot.answers):
            yield "slots.toml", (*path, "answers", number), "question", key
        for number, stem in enumerate(slot.stems):
            if stem.without:
                yield "slots.toml", (*path, "stems", number), "question", stem.without


def _of_layouts(data: MessageData) -> Iterator[Named]:
    for name, layout in data.outputs.layouts.items():
        for number, paragraph in enumerate(layout.paragraphs):
            for at, slot in enumerate(paragraph):
                yield "outputs.toml", ("layouts", name, "paragraphs", number, at), "slot", slot
    for number, stage in enumerate(data.outputs.stages):
        for part, slots in (("slots", stage.slots), ("slots_concern", stage.slots_concern or ())):
            for at, slot in enumerate(slots):
                yield "outputs.toml", ("stages", number, part, at), "slot", slot


def _of_outputs(data: MessageData) -> Iterator[Named]:
    for name, output in data.outputs.outputs.items():
        yield "outputs.toml", ("outputs", name), "output", name
        for key in output.gates:
            yield "outputs.toml", ("outputs", name, "gates", key), "question", key


def _at(path: Path, key: tuple[str | int, ...], what: str) -> Mistake:
    from composer.knowledge.toml import read

    return read(path).mistake(key, what)
