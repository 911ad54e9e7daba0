"""What is kept of texts: the same answer is not looked through twice, and long ones do not pile up."""

import gc
import weakref

from composer.message.splice.memory import remembered


class _Found:
    """What was found out about a text."""


def test_a_text_is_looked_through_once() -> None:
    seen: list[str] = []

    @remembered(8)
    def look(text: str, *, sure: bool = False) -> _Found:
        seen.append(f"{text[:5]} {sure}")
        return _Found()

    for text in ("short", "long " * 2000):
        assert look(text) is look(text)
        assert look(text, sure=True) is not look(text)
    assert seen == ["short False", "short True", "long  False", "long  True"]


def test_of_long_texts_only_a_few_are_kept() -> None:
    @remembered(256)
    def look(_text: str) -> _Found:
        return _Found()

    kept = [weakref.ref(look("x" * 5000 + str(number))) for number in range(100)]
    short = [weakref.ref(look(str(number))) for number in range(100)]
    gc.collect()
    assert sum(found() is not None for found in kept) < 10
    assert sum(found() is not None for found in short) == 100
