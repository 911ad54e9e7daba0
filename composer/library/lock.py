"""The lock of the one writer. It is the system's, so it ends with the process, however that ends."""

import sys
from pathlib import Path

from composer.text.errors import NotAvailable, UserError


class WriterLock:
    """Held by the process that writes to the store; the file stays, only the lock on it comes and goes."""

    def __init__(self, path: Path) -> None:
        """Take the lock at once; NotAvailable where another process holds it."""
        try:
            self._file = path.open("ab+")
        except OSError as error:
            raise UserError(
                f"Nothing can be saved in {path.parent} ({error.strerror}). Choose another folder with --profile."
            ) from error
        try:
            _lock(self._file.fileno())
        except (BlockingIOError, PermissionError) as error:
            self._file.close()
            raise NotAvailable(
                "Amends is open in another window, and only one can save. Close that one first."
            ) from error
        except OSError as error:
            self._file.close()
            raise UserError(
                f"Nothing in {path.parent} can be locked ({error.strerror}). Choose another folder with --profile."
            ) from error

    def release(self) -> None:
        """Let the next writer in."""
        self._file.close()


def held(path: Path) -> bool:
    """Say whether somebody holds the lock just now; asking takes it from nobody."""
    try:
        with path.open("rb") as file:
            _try(file.fileno())
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> None:
        # A shared lock for an instant: two who ask do not meet, and it ends with the file.
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
