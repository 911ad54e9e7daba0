"""The house rules that a command lives by: those of the profile, and what its options name."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from composer.app import App
from composer.cli.output import tell
from composer.guide.policy import Policy
from composer.text.errors import FileMistakes, UserError
from composer.tone.house import House

if TYPE_CHECKING:
    from composer.session.house import Places


def live_by_house(app: App, packs: Sequence[str] = (), policy: str | None = None) -> House:
    """Let the house rules be in force, and return them. What is wrong in a pack is told, and the rest is in force.

    `packs` and `policy` are what the command line names; FileMistakes where that policy cannot be used.
    """
    places = _places(app, packs, policy)
    if not (places.packs or places.policy or places.own.is_dir()):
        return House()
    house = app.house_reader.read(places)
    if policy and house.policy is not None and not house.policy.usable:
        raise FileMistakes(house.policy.mistakes)
    _tell_mistakes(house, [Path(name) for name in (*packs, *([policy] if policy else ()))])
    app.live_by(house)
    return house


def context_by(policy: Policy) -> dict[str, str]:
    """Return what the policy says of the context of a text, as `--context` would."""
    said = {} if policy.caution is None else {"caution": str(policy.caution)}
    return said if policy.may_own in ("", "yes") else {**said, "stance": "fix-only"}


def house_of(app: App) -> House:
    """Return the house rules of the profile."""
    return app.house_reader.read(_places(app, (), None))


def _places(app: App, packs: Sequence[str], policy: str | None) -> "Places":
    from composer.session.house import places_of

    for name in (*packs, *([policy] if policy else ())):
        if not Path(name).exists():
            raise UserError(f"There is no file or folder {name}.")
    places = places_of(app.profile.rules, app.settings())
    named = tuple(map(Path, packs))
    return places._replace(packs=(*places.packs, *named), policy=Path(policy) if policy else places.policy)


def _tell_mistakes(house: House, named: Sequence[Path]) -> None:
    """Tell what is wrong in what the command line names; of the rest, that there is something."""
    others = 0
    for part in (*house.packs, *((house.policy,) if house.policy else ())):
        if part.place in named:
            for mistake in part.mistakes:
                tell(str(mistake))
        else:
            others += len(part.mistakes)
    if others:
        many = "There is 1 mistake" if others == 1 else f"There are {others} mistakes"
        tell(f"amends: {many} in your house rules; “amends doctor” says where.")
