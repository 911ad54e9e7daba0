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
    outputs, slots = data.outputs, data.slots.keys() | _OF_THE_HELP
    for name, slot in data.slots.items():
        path = ("slots", name)
        if slot.make not in MAKERS:
            yield "slots.toml", (*path, "make"), "maker", slot.make
        keys = [("answers", n, key) for n, key in enumerate(slot.answers)]
        keys += [("stems", n, stem.without) for n, stem in enumerate(slot.stems) if stem.without]
        for part, number, key in keys:
            if key not in form.by_key:
                yield "slots.toml", (*path, part, number), "question", key
    for name, layout in outputs.layouts.items():
        for number, paragraph in enumerate(layout.paragraphs):
            for at, slot_name in enumerate(paragraph):
                if slot_name not in slots:
                    yield "outputs.toml", ("layouts", name, "paragraphs", number, at), "slot", slot_name
    for number, stage in enumerate(outputs.stages):
        for part, names in (("slots", stage.slots), ("slots_concern", stage.slots_concern or ())):
            for at, slot_name in enumerate(names):
                if slot_name not in slots:
                    yield "outputs.toml", ("stages", number, part, at), "slot", slot_name
    known = {kind.name for kind in form.kinds}
    for name, output in outputs.outputs.items():
        if name not in known:
            yield "outputs.toml", ("outputs", name), "output", name
        for key in output.gates:
            if key not in form.by_key:
                yield "outputs.toml", ("outputs", name, "gates", key), "question", key
    for name in sorted(known - set(outputs.outputs)):
        yield "outputs.toml", ("outputs",), "output", name


def _at(path: Path, key: tuple[str | int, ...], what: str) -> Mistake:
    from composer.knowledge.toml import read

    return read(path).mistake(key, what)
