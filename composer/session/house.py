"""The house rules in force for a profile: its own folder of packs, those that are named in the settings, the policy."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from composer.knowledge.folder import Stamp
from composer.knowledge.pack_files import toml_files
from composer.library.settings import Settings
from composer.reading.components import Recognisers
from composer.session.scheduler import Scheduler
from composer.tone.house import House, HousePolicy, Pack, read_pack, read_policy
from composer.tone.rules import Rule

LANE = "house"


class Places(NamedTuple):
    """Where house rules are looked for: the profile's own folder, other packs, and the file of the policy."""

    own: Path
    packs: tuple[Path, ...] = ()
    policy: Path | None = None


def places_of(own: Path, settings: Settings) -> Places:
    """Return the places that the settings name, beside the profile's `own` folder."""
    policy = Path(settings.policy) if settings.policy else None
    return Places(own, tuple(map(Path, settings.packs)), policy)


class HouseReader(Struct, frozen=True):
    """Reads house rules; `template` is the rule that a policy makes of its caps."""

    shipped: Mapping[str, Rule]
    recognisers: Recognisers
    template: Rule

    def read(self, places: Places) -> House:
        """Return the house rules of these places. What is wrong in a file is told, and the rest is in force."""
        packs: list[Pack] = []
        taken: set[str] = set()
        for place, inside in _packs_in(places):
            pack = read_pack(place, self.shipped, self.recognisers, taken, inside=inside)
            taken.update(rule.id for rule in pack.rules)
            packs.append(pack)
        return House(tuple(packs), self.policy(places.policy) if places.policy else None)

    def policy(self, place: Path) -> HousePolicy:
        """Return the policy in this file."""
        return read_policy(place, self.template)

    def get_ready(self, house: House) -> None:
        """Compile what the house's rules look for, so that the first text need not wait for it."""
        own = house.policy.rules if house.policy else ()
        for rule in (*own, *(rule for pack in house.packs for rule in pack.rules)):
            for source in (rule.match, rule.unless):
                for line in self.recognisers.classes.pattern(source).lines:
                    line.regex  # noqa: B018  # compiled when first looked at


def stamps_of(places: Places) -> dict[Path, Stamp]:
    """Return when the files of these places were last changed, and their sizes."""
    stamps: dict[Path, Stamp] = {}
    for place, inside in _packs_in(places):
        stamps |= toml_files(place, inside=inside).stamps
    return stamps | (toml_files(places.policy).stamps if places.policy else {})


def _packs_in(places: Places) -> list[tuple[Path, bool]]:
    """Return each pack, and whether the folders in it belong to it: those in the profile's folder are their own."""
    found: dict[Path, bool] = {}
    if toml_files(places.own, inside=False).stamps:
        found[places.own] = False
    with suppress(OSError):
        found |= {one: True for one in sorted(places.own.iterdir()) if one.is_dir() and not one.name.startswith(".")}
    return list((found | dict.fromkeys(places.packs, True)).items())


class _Seen(NamedTuple):
    places: Places
    stamps: dict[Path, Stamp]


class HouseWatch:
    """Knows the house rules in force, and reads them again when asked to look and a file has changed.

    Files are only touched on the lane of the house. `house` is empty until they have been read for the first time.
    """

    def __init__(self, own: Path, reader: Callable[[], HouseReader], scheduler: Scheduler) -> None:
        self._own, self._reader, self._scheduler = own, reader, scheduler
        self._seen: _Seen | None = None
        self._busy = False
        self._next: Settings | None = None
        self._listeners: list[Callable[[House], None]] = []
        self.house = House()

    def look(self, settings: Settings) -> None:
        """See whether anything has changed; if so, the listeners are told when it has been read."""
        if self._busy:
            self._next = settings
            return
        self._busy = True
        places, seen = places_of(self._own, settings), self._seen

        def work() -> tuple[_Seen, House] | None:
            now = _Seen(places, stamps_of(places))
            if now == seen or (seen is None and not _anything(now)):
                return None
            reader = self._reader()
            house = reader.read(places)
            reader.get_ready(house)
            return now, house

        self._scheduler.lane(LANE, work, self._came, self._failed)

    def subscribe(self, listener: Callable[[House], None]) -> Callable[[], None]:
        """Call `listener` with the house rules whenever they have been read; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _came(self, found: tuple[_Seen, House] | None) -> None:
        self._busy = False
        if found is not None:
            self._seen, self.house = found
            for listener in tuple(self._listeners):
                listener(self.house)
        waiting, self._next = self._next, None
        if waiting is not None:
            self.look(waiting)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        raise error


def _anything(seen: _Seen) -> bool:
    return bool(seen.stamps or seen.places.packs or seen.places.policy)
