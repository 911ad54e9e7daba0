"""One window for a profile: a second start asks the first to come forward, and does not wait long for an answer."""

import json
import os
import sys
from contextlib import suppress
from hashlib import sha256
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from composer.library.profile import Profile

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2000
"""How long a second start waits for the first, which may hang."""

_ANSWER = b"here\n"
_LONGEST = 4096
_LONGEST_PATH = 100  # bytes that the name of a socket may have everywhere
_TOKEN = "XDG_ACTIVATION_TOKEN"  # with it, whoever starts a program lets a window come forward under Wayland


class Bell(QObject):
    """Hears second starts. `rung` tells the case they want ("" for none), and what lets a window come forward."""

    rung = Signal(str, str)

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_for(profile)
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Begin to hear; only who has the store may: what stands in the way was left behind by somebody killed."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        if server.listen(self._name):
            server.newConnection.connect(self._answer)
            self._server = server
        else:  # a disk without sockets: a second start says its sentence, as it always did
            server.deleteLater()

    def close(self) -> None:
        """Hear nothing more."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            server.deleteLater()

    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(PATIENCE_MS, socket, socket.abort)
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        case_id = token = ""
        with suppress(ValueError, AttributeError):
            asked = json.loads(bytes(socket.readLine(_LONGEST).data()))
            case_id, token = str(asked.get("case", "")), str(asked.get("token", ""))
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.rung.emit(case_id, token)


def ring(profile: Profile, case_id: str = "", patience_ms: int = PATIENCE_MS) -> bool:
    """Ask the first window to come forward, and to open a case; False if nobody answers in time."""
    from PySide6.QtNetwork import QLocalSocket

    end = monotonic() + patience_ms / 1000

    def left() -> int:
        return max(int((end - monotonic()) * 1000), 1)

    socket = QLocalSocket()
    socket.connectToServer(name_for(profile))
    if not socket.waitForConnected(left()):
        return False
    asked = json.dumps({"case": case_id, "token": os.environ.get(_TOKEN, "")})
    socket.write(f"{asked}\n".encode())
    socket.flush()
    while not socket.canReadLine():
        if monotonic() >= end or not socket.waitForReadyRead(left()):
            return False
    return bytes(socket.readLine(_LONGEST).data()) == _ANSWER


def come_forward(window: QWidget, token: str = "") -> None:
    """Bring a window to the front; where the system does not allow that, ask for attention."""
    if token:
        os.environ[_TOKEN] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QTimer.singleShot(500, window, lambda: None if window.isActiveWindow() else QApplication.alert(window))


def name_for(profile: Profile) -> str:
    """Return the name under which the first window of a profile hears: in its private folder where that can be."""
    path = profile.folder / "window.socket"
    if sys.platform != "win32" and len(os.fsencode(path)) <= _LONGEST_PATH:
        return str(path)
    return f"amends-{sha256(os.fsencode(profile.folder.resolve())).hexdigest()[:24]}"
