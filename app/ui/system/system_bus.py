# SPDX-License-Identifier: EUPL-1.2
"""What a Linux desktop says on its message bus: it goes to sleep, it locks, its saver is on.

Only listens; it calls nobody and owns no name. Where a bus is missing nothing is heard.
"""

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"
_PLACE = "/org/freedesktop/login1"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


def _slot(name: str) -> Any:
    """A slot by its name. The stubs of PySide6 want bytes; it takes nothing but a str."""
    return SLOT(name)


class BusWatch(QObject):
    """Listens on two buses.

    Signals:
        locks: the system locks, or is about to sleep, or has just woken.
    """

    locks = Signal()

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject
    ) -> None:
        super().__init__(parent)
        system.connect(
            _LOGIN,
            _PLACE,
            f"{_LOGIN}.Manager",
            "PrepareForSleep",
            self,
            _slot("sleeps(bool)"),
        )
        own = session_path(os.environ.get("XDG_SESSION_ID", ""))
        system.connect(_LOGIN, own, f"{_LOGIN}.Session", "Lock", self, _slot("locked()"))
        for saver in SAVERS:
            session.connect(saver, "", saver, "ActiveChanged", self, _slot("saves(bool)"))

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:  # noqa: ARG002, FBT001 - a signal's own shape
        """Before a sleep, and after one: either is a reason."""
        self.locks.emit()

    @Slot()
    def locked(self) -> None:
        """This session is asked to lock."""
        self.locks.emit()

    @Slot(bool)
    def saves(self, begins: bool) -> None:  # noqa: FBT001 - a signal's own shape
        """The screen saver comes on; that it goes off is no matter."""
        if begins:
            self.locks.emit()


def watch(parent: QObject) -> BusWatch:
    """On the two buses of this computer."""
    return BusWatch(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)


def session_path(session: str) -> str:
    """Where logind has a session, as it escapes its id; "" is any, where it is not known."""
    if not session:
        return ""
    kept = [
        sign if sign.isascii() and (sign.isalpha() or (sign.isdigit() and place)) else None
        for place, sign in enumerate(session)
    ]
    escaped = "".join(
        sign or "".join(f"_{byte:02x}" for byte in raw.encode())
        for sign, raw in zip(kept, session, strict=True)
    )
    return f"{_PLACE}/session/{escaped}"
