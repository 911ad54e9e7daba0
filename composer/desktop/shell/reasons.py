"""Why something did not work, in words for somebody who wanted it to."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication

from composer.text.errors import UserError


def reason_of(error: OSError) -> str:
    """Return in a sentence why a file could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _tr("There is no room left there.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _tr("It is not allowed to write there.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _tr("The folder is not there.")
    if error.errno == errno.ENAMETOOLONG:
        return _tr("The name is too long.")
    return f"{error.strerror or type(error).__name__}."


def said(error: Exception, ours: str = "") -> str:
    """Return what to say of an error: the user's own in its words, the program's in `ours`."""
    return str(error) if isinstance(error, UserError) else ours or _tr("That did not work. Nothing is lost.")


def report(error: Exception) -> None:
    """What is not the user's to know in words is the program's own mistake."""
    if not isinstance(error, UserError):
        raise error


@contextmanager
def telling(tell: Callable[[Exception], None]) -> Iterator[None]:
    """Tell of an error in what is done inside, and report it if it is the program's own."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 told to the user, and reported
        tell(error)
        report(error)


def _tr(words: str) -> str:
    return QCoreApplication.translate("reasons", words)
