"""How deep a TOML file may go."""

from collections.abc import Iterator
from typing import Final

DEEPEST: Final = 100
"""How many levels of tables and lists a file may have; tomllib needs several Python frames for each."""


def deeper_than_allowed(data: object) -> bool:
    """Say whether tables and lists in `data` are nested more than `DEEPEST` deep."""
    level = [data]
    for _ in range(DEEPEST + 1):
        level = [child for parent in level for child in _containers(parent)]
        if not level:
            return False
    return True


def _containers(parent: object) -> Iterator[object]:
    children = parent.values() if isinstance(parent, dict) else parent if isinstance(parent, list) else ()
    return (child for child in children if isinstance(child, dict | list))
