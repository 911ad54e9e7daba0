"""Case ids: short enough to be typed, without a letter or figure that is taken for another when read aloud."""

from hashlib import sha256

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 8


def new_id() -> str:
    """Return an id nobody can guess."""
    from secrets import choice

    return "".join(choice(_LETTERS) for _ in range(_LENGTH))


def id_beside(case_id: str, what: str) -> str:
    """Return the id of the draft of this kind that belongs to a case: always the same."""
    number = int.from_bytes(sha256(f"{case_id}/{what}".encode()).digest())
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)
