# SPDX-License-Identifier: EUPL-1.2
"""D1: when the system sleeps or locks, heard on a message bus of the test's own."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.system.system_lock import watch_system

bus = pytest.importorskip("app.ui.system.system_bus", reason="there is no libdbus here")
from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: E402 - see the line above

LOGIN, PLACE = "org.freedesktop.login1", "/org/freedesktop/login1"


@pytest.fixture
def address() -> Iterator[str]:
    """A bus that nobody else is on."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("dbus-daemon is not installed")
    process = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address=1", "--nopidfile"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


class Desktop:
    """A desktop that says things on the bus."""

    def __init__(self, address: str) -> None:
        self._bus = QDBusConnection.connectToBus(address, f"desktop {address}")
        for name in (LOGIN, *bus.SAVERS):
            assert self._bus.registerService(name)

    def says(self, path: str, interface: str, name: str, *said: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(said))
        assert self._bus.send(message)


@pytest.fixture
def desktop(address: str) -> Desktop:
    return Desktop(address)


@pytest.fixture
def watch(address: str, desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> QObject:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    heard = QDBusConnection.connectToBus(address, f"program {address}")
    parent = QObject()
    made = bus.BusWatch(heard, heard, parent)
    made.kept = parent
    return made  # type: ignore[no-any-return]  # a QObject


@pytest.mark.parametrize(
    "said",
    [
        (PLACE, f"{LOGIN}.Manager", "PrepareForSleep", True),
        (PLACE, f"{LOGIN}.Manager", "PrepareForSleep", False),
        (f"{PLACE}/session/_32", f"{LOGIN}.Session", "Lock"),
        (
            "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver",
            "ActiveChanged",
            True,
        ),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ],
)
def test_what_the_system_says_locks(
    qtbot: QtBot, desktop: Desktop, watch: bus.BusWatch, said: tuple[object, ...]
) -> None:
    with qtbot.waitSignal(watch.locks, timeout=20_000):
        desktop.says(*said)  # type: ignore[arg-type]  # a path, an interface, a name


def test_other_peoples_sessions_and_the_end_of_a_saver_lock_nothing(
    qtbot: QtBot, desktop: Desktop, watch: bus.BusWatch
) -> None:
    heard: list[str] = []
    watch.locks.connect(lambda: heard.append("locks"))
    saver = "org.freedesktop.ScreenSaver"
    desktop.says("/org/freedesktop/ScreenSaver", saver, "ActiveChanged", False)
    desktop.says(f"{PLACE}/session/_33", f"{LOGIN}.Session", "Lock")
    desktop.says(f"{PLACE}/session/_32", f"{LOGIN}.Session", "Unlock")
    desktop.says(PLACE, f"{LOGIN}.Manager", "PrepareForSleep", True)  # the last one
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert heard == ["locks"]


def test_without_a_bus_nothing_breaks(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert watch_system(window, window) is not None


@pytest.mark.parametrize(
    ("session", "path"),
    [
        ("2", f"{PLACE}/session/_32"),
        ("c1", f"{PLACE}/session/c1"),
        ("12", f"{PLACE}/session/_312"),
        ("a-b", f"{PLACE}/session/a_2db"),
        ("", ""),
    ],
)
def test_where_a_session_is(session: str, path: str) -> None:
    assert bus.session_path(session) == path


def test_what_windows_says(qtbot: QtBot) -> None:
    from app.ui.system import system_windows as windows  # noqa: PLC0415 - is not loaded elsewhere

    parent = QWidget()
    qtbot.addWidget(parent)
    watch = windows.WindowsWatch(parent)
    for said in ((windows.POWER, windows.SUSPENDS), (windows.SESSION, windows.LOCKED)):
        with qtbot.waitSignal(watch.locks):
            watch.take(*said)
    with qtbot.assertNotEmitted(watch.locks):
        watch.take(windows.POWER, 0x12)
        watch.take(windows.SESSION, 0x8)
