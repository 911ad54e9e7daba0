"""A fold of the same length: what is matched may differ from what was typed, but never by an offset."""

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'", "\uff07": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Return `text` with curly quotes, apostrophes, odd spaces and hyphens made plain, one code point for one."""
    return text.translate(_PLAIN)
