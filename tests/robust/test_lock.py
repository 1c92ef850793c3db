# SPDX-License-Identifier: EUPL-1.2
"""D1: left alone it hides and locks, at once when asked to, and no dialog can stop it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget

from app.ui.flow.base.printing import Printing, Saving
from app.ui.program import Program
from app.ui.system.idle_time import Due
from app.ui.talk.client_view import ClientView
from tests.robust.places import go_on, unlock
from tests.ui.turned_clocks import TurnedClocks
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

MINUTE = 60
PLACES = ("StartPage", "Settings", "ClientForm", "TalkScreen", "Completeness")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clocks() -> TurnedClocks:
    return TurnedClocks()


@pytest.fixture
def person(opens: Opens, folder: Path, clocks: TurnedClocks) -> Person:
    """At the start page of an open vault."""
    person = opens(vault=folder, clocks=clocks.both)
    unlock(person)
    return person


def asks_the_clock(program: Program) -> None:
    """What the timer does every few seconds."""
    program.guard.look()


def test_at_three_minutes_the_veil_and_at_ten_the_lock(
    person: Person, clocks: TurnedClocks
) -> None:
    go_on(person)
    clocks.pass_by(3 * MINUTE - 1)
    asks_the_clock(person.program)
    assert not person.program.window.veil.isVisible()
    clocks.pass_by(1)
    asks_the_clock(person.program)
    assert person.program.window.veil.isVisible()
    clocks.pass_by(7 * MINUTE - 1)
    asks_the_clock(person.program)
    assert person.program.desk is not None
    clocks.pass_by(1)
    asks_the_clock(person.program)
    person.waits_for_screen("Unlock")
    assert person.program.desk is None
    assert not person.program.window.veil.isVisible()


def test_the_minutes_are_chosen_in_the_settings_and_remembered(
    person: Person, clocks: TurnedClocks
) -> None:
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    person.clicks("Lås efter: 2 min")
    clocks.pass_by(2 * MINUTE)
    asks_the_clock(person.program)
    person.waits_for_screen("Unlock")
    again = Program(QApplication.instance(), vault=None, practice=False, clocks=clocks.both)  # type: ignore[arg-type]  # it is one
    clocks.pass_by(2 * MINUTE - 1)
    assert again.guard.idle.due() is not Due.LOCK
    clocks.pass_by(1)
    assert again.guard.idle.due() is Due.LOCK
    again.stop()
    again.window.deleteLater()


def moves_the_mouse(person: Person) -> None:
    at = QPointF(person.screen.rect().center())
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        at,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(person.screen, event)


def presses_a_key(person: Person) -> None:
    person.presses(Key.Key_Shift)


def clicks_somewhere(person: Person) -> None:
    QTest.mouseClick(person.screen, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_whatever_one_does_counts(person: Person, clocks: TurnedClocks) -> None:
    for touch in (moves_the_mouse, presses_a_key, clicks_somewhere) * 2:
        clocks.pass_by(2.9 * MINUTE)
        touch(person)
        asks_the_clock(person.program)
        assert not person.program.window.veil.isVisible()


def test_after_sleep_the_first_key_locks_and_reaches_nobody(
    person: Person, clocks: TurnedClocks
) -> None:
    go_on(person)
    before = dict(person.answers)
    session = person.session
    clocks.sleep(20)
    person.presses(Key.Key_1)
    person.waits_for_screen("Unlock")
    assert dict(session.answers) == before


def test_it_locks_when_the_system_does(person: Person) -> None:
    go_on(person)
    system = person.program._system  # noqa: SLF001 - no test can lock the computer
    if system is None:
        pytest.skip("this system has no way of telling")
    system.locks.emit()
    assert type(person.screen).__name__ == "Unlock"


def test_the_key_locks_from_every_place(person: Person) -> None:
    for place in PLACES:
        comes_to(person, place)
        person.holds(Key.Key_L)
        assert type(person.screen).__name__ == "Unlock"
        unlock(person, to=place)
        if place in ("Settings", "ClientForm"):
            person.presses(Key.Key_Escape)
            person.waits_for_screen("StartPage")


def comes_to(person: Person, place: str) -> None:
    if place == "Settings":
        person.clicks("Inställningar")
    elif place == "ClientForm":
        person.clicks("Ny klient")
    elif place == "TalkScreen":
        go_on(person)
    elif place == "Completeness":
        person.presses(Key.Key_F12)
    person.waits_for_screen(place)


def test_the_veil_covers_every_screen_and_no_key_gets_through(person: Person) -> None:
    for place in PLACES:
        comes_to(person, place)
        hides_and_shows(person)
        if place in ("Settings", "ClientForm"):
            person.presses(Key.Key_Escape)
            person.waits_for_screen("StartPage")


def hides_and_shows(person: Person) -> None:
    focused = QApplication.focusWidget()
    person.presses(Key.Key_F9)
    veil = person.program.window.veil
    assert veil.isVisible()
    assert veil.size() == person.program.window.size()
    under = person.program.window.childAt(person.program.window.rect().center())
    assert veil is under or veil.isAncestorOf(under)
    screen = person.screen
    for key in (Key.Key_1, Key.Key_F12, Key.Key_F10, Key.Key_A, Key.Key_Tab):
        QTest.keyClick(screen, key)
        QTest.keyClick(focused or screen, key)
    assert person.screen is screen
    assert veil.isVisible()
    person.presses(Key.Key_F9)
    assert not veil.isVisible()
    assert QApplication.focusWidget() is focused


def test_the_veil_hides_the_clients_window_too(person: Person) -> None:
    go_on(person)
    person.presses(Key.Key_F8)
    (view,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, ClientView)]
    assert view.isVisible()
    person.presses(Key.Key_F9)
    assert not view.isVisible()
    person.presses(Key.Key_F9)
    assert view.isVisible()
    person.holds(Key.Key_L)
    assert not [one for one in windows() if isinstance(one, ClientView)]


def windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def print_dialog(window: QWidget, told: list[str]) -> None:
    printing = Printing(window, window)
    printing.printed.connect(lambda: told.append("printed"))
    printing.ask_text("Påhittat")


def file_dialog(window: QWidget, told: list[str]) -> None:
    saving = Saving(window, window)
    saving.chosen.connect(lambda _: told.append("saved"))
    saving.ask("Spara", "blad.pdf", "PDF (*.pdf)")


def folder_dialog(window: QWidget, told: list[str]) -> None:
    saving = Saving(window, window)
    saving.chosen.connect(lambda _: told.append("saved"))
    saving.ask_folder("Välj mapp")


def message_box(window: QWidget, told: list[str]) -> None:
    box = QMessageBox(window)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.finished.connect(lambda _: told.append("answered"))
    box.open()


def menu(window: QWidget, told: list[str]) -> None:
    made = QMenu(window)
    made.addAction("Kopiera").triggered.connect(lambda: told.append("copied"))
    made.popup(window.mapToGlobal(QPoint(40, 40)))


MODALS = [file_dialog, folder_dialog, message_box, menu]
if sys.platform != "win32":  # its own dialog would not come without a printer
    MODALS.append(print_dialog)


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the dialog for files wants it
def test_no_dialog_can_stop_it(person: Person, clocks: TurnedClocks) -> None:
    for opened in MODALS:
        for how in ("veil", "idle", "key"):
            shuts(person, clocks, opened, how)
            if how == "veil":
                person.presses(Key.Key_F9)
            else:
                unlock(person)


def shuts(
    person: Person,
    clocks: TurnedClocks,
    opened: Callable[[QWidget, list[str]], None],
    how: str,
) -> None:
    told: list[str] = []
    window = person.program.window
    opened(window, told)
    (dialog,) = [one for one in windows() if one is not window]
    if how == "key":
        QTest.keyClick(dialog, Key.Key_L, CONTROL)
    else:
        clocks.pass_by((3 if how == "veil" else 10) * MINUTE)
        asks_the_clock(person.program)
    person.waits_until(lambda: windows() == [window], "the window alone")
    if how == "veil":
        assert window.veil.isVisible()
    else:
        assert type(person.screen).__name__ == "Unlock"
    assert not told


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_a_dialog_that_comes_late_is_shut_behind_the_veil(person: Person) -> None:
    person.presses(Key.Key_F9)
    file_dialog(person.program.window, [])
    person.waits_until(
        lambda: not [one for one in windows() if isinstance(one, QDialog)], "no dialog"
    )


def test_the_detector_sees_a_window_that_is_left_open(person: Person) -> None:
    left = QMessageBox(person.program.window)
    left.open()
    assert [one for one in windows() if one is not person.program.window] == [left]
    left.reject()
