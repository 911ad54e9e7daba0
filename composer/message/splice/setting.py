"""What a splice needs to know beside the answer, and what comes back from it."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from composer.message.splice.words import Words

Voice = Literal["I", "we"]
Pronoun = Literal["I", "we", "you", ""]
Kind = Literal["", "past", "perfect", "for", "about", "you", "clause", "thing", "have", "base"]


class Setting(Struct, frozen=True):
    """The words of the language and what the case says beside the answer.

    `names` are the people of the case and the words typed with a capital inside a sentence elsewhere. `happened` is
    listen.when as typed. `contractions` writes I'll and we'll (chat and text).
    """

    words: Words
    names: frozenset[str] = frozenset()
    voice: Voice = "I"
    now: datetime | None = None
    happened: str = ""
    contractions: bool = False


class Spliced(Struct, frozen=True):
    """A finished sentence: capital, final mark. An empty answer gives an empty `text`.

    `rest` holds the further sentences of the answer, each complete. `pronoun` opens the sentence's own clause and
    `body` is what stands after it (after "I have", "I will" too), without the final mark. `kind` is the form the
    answer took. `when` is the time as it was written, and `bare_clock` says that it is a clock time without a day.
    """

    text: str = ""
    rest: tuple[str, ...] = ()
    pronoun: Pronoun = ""
    body: str = ""
    kind: Kind = ""
    when: str = ""
    bare_clock: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all its sentences in their order; none when the answer was empty."""
        return (self.text, *self.rest) if self.text else self.rest
