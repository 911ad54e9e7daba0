"""A sentence on its way into a message, and what the makers need to make it."""

from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from composer.guide.case import Case
from composer.message.data import MessageData, Slot, Stem
from composer.message.splice.seam import as_we
from composer.message.splice.setting import Setting, Spliced


class Drafted(Struct, frozen=True):
    """A sentence before it has its place. `front` is the same with its own time first, where that can be said;
    `since` is its wording with "Since then" for "also"; `body` and `pronoun` are for joining it to another."""

    text: str
    slot: str
    answers: tuple[str, ...]
    components: tuple[str, ...]
    front: str = ""
    since: str = ""
    body: str = ""
    pronoun: str = ""


class Making(Struct, frozen=True):
    """What every maker is given: the live case, how it is to sound, and where it will stand."""

    case: Case
    setting: Setting
    data: MessageData
    stance: str
    shape: str
    medium: str
    impact: int
    turned: dict[str, int] = {}
    spoken: bool = False
    plain: bool = False
    promised: bool = False

    def slot(self, name: str) -> Slot:
        """Return the data of slot `name`."""
        return self.data.slots[name]

    def stem(self, name: str, can: frozenset[str] = frozenset()) -> Stem:
        """Return the wording drawn for slot `name` among those that can be said; `can` names what the maker found.

        The draw depends on seed (or case id) and slot alone, so the same answers always give the same text; where the
        output is `plain` it is the first wording.
        """
        stems = [s for s in self.slot(name).stems if self._may(s, can)]
        if self.plain or not stems:
            return self.slot(name).stems[0]
        seed = self.case.id if self.case.seed is None else str(self.case.seed)
        drawn = crc32(f"{seed}/{name}".encode()) if seed else 0
        return stems[(drawn + self.turned.get(name, 0)) % len(stems)]

    def _may(self, stem: Stem, can: frozenset[str]) -> bool:
        return (
            not (stem.without and self.case.value(stem.without))
            and (not stem.stances or self.stance in stem.stances)
            and (not stem.shapes or self.shape in stem.shapes)
            and (not stem.media or self.medium in stem.media)
            and (not stem.needs or stem.needs in can)
        )

    def drafted(
        self, name: str, spliced: Spliced, *answers: str, components: tuple[str, ...] | None = None
    ) -> list[Drafted]:
        """Return a spliced answer as the sentences of slot `name`, the ones that follow it included."""
        if not spliced.text:
            return []
        slot = self.slot(name)
        first = Drafted(
            text=spliced.text,
            slot=name,
            answers=answers or slot.answers,
            components=slot.components if components is None else components,
            body=spliced.body,
            pronoun=spliced.pronoun,
        )
        return [first, *(replace(first, text=text, body="", pronoun="") for text in spliced.rest)]


def in_voice(words: str, making: Making) -> str:
    """Return a sentence of the program's own in the voice of the sender."""
    return as_we(words) if making.setting.voice == "we" else words
