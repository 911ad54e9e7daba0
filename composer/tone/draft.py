"""A text read for a purpose, with the patterns to look into it with: what the rules' functions work on."""

from msgspec import Struct

from composer.reading.reading import Reading
from composer.tone.context import Context
from composer.tone.patterns import Patterns


class Draft(Struct, frozen=True):
    """A reading, what it is written for, and the patterns at hand."""

    reading: Reading
    context: Context
    patterns: Patterns
