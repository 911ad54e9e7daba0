"""What was found out about a text is kept, since the same answers come again at each key that is pressed in one."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_LONG = 2_000
"""Characters from which on a text is long. Each key pressed in it makes a new one: hundreds of these fill a memory."""

_LONG_ONES = 8
"""How many long texts are kept: enough for one message."""


def remembered(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """Keep the last `most` results of a function of a text; of long texts only a few."""

    def keeping(find: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        short = cast("Callable[Concatenate[str, P], R]", lru_cache(most)(find))
        long = cast("Callable[Concatenate[str, P], R]", lru_cache(_LONG_ONES)(find))

        @wraps(find)
        def found(text: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
            return (short if len(text) < _LONG else long)(text, *args, **kwargs)

        return found

    return keeping
