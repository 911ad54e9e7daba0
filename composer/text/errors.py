"""The two families of errors: the user's are said, ours are reported."""

from typing import NamedTuple


class UserError(Exception):
    """Something outside the program is not as it should be: say it in one sentence (exit status 2)."""


class NotAvailable(UserError):
    """A part that was asked for is not there: no engine, no keychain, no network (exit status 3)."""


class ProgramError(Exception):
    """The program itself is wrong: report it, with its stack."""


class Mistake(NamedTuple):
    """One mistake in a file a person wrote. `line` and `column` count from 1, in code points."""

    file: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}"


class FileMistakes(UserError):
    """A file cannot be used as it stands; `mistakes` says where and why, in the order of the file."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes
