# SPDX-License-Identifier: EUPL-1.2
"""Puts the program together, runs it, and takes it apart again."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.resources import handbook_chapters
from app.ui.bounds import put_in_sight, with_bounds
from app.ui.clipboard import CopiedHere
from app.ui.closing import Closing
from app.ui.collector import GuiCollector
from app.ui.flow.door import Door
from app.ui.guard import Guard
from app.ui.icon import wear_icon
from app.ui.idle import Clocks, Idle, system_clocks
from app.ui.jobs import Worker
from app.ui.mishap import spread_net
from app.ui.noted_folders import forget_folders, note_no_folders
from app.ui.pause import Pause
from app.ui.preferences import (
    Appearance,
    Preferences,
    default_place,
    load_preferences,
    preferences_path,
    save_preferences,
)
from app.ui.qt_in_swedish import speak_swedish
from app.ui.saver import UNSAVED
from app.ui.theme import Look, dress, load_fonts
from app.ui.under_way import UnderWay
from app.ui.veil import shut_dialogs
from app.ui.window import Window

AGAIN = 5_000  # milliseconds between tries to shut a locked vault while the disk refuses


def _shipped() -> Any:
    return import_module("app.interview.library").shipped_library()


class Program(QObject):
    """The window, its threads, and what is open in it.

    Attributes:
        window: the one window.
        door: the way into a vault.
        desk: the program while a vault is open, else None.
        guard: hides and locks what is left alone; `clocks` are what it goes by.
        library: makes the library, late: it is imported with what opens vaults.
    """

    def __init__(
        self,
        app: QApplication,
        *,
        vault: Path | None,
        practice: bool,
        clocks: Clocks | None = None,
        library: Callable[[], Any] = _shipped,
    ) -> None:
        super().__init__()
        self._app = app
        self._chosen_vault = vault
        self._practice = practice
        self._preferences: Preferences = load_preferences(preferences_path())
        self._entered: Any = None
        self._system: Any = None
        self._library = cache(library)
        self.desk: Any = None
        note_no_folders()
        load_fonts()
        self._look = self._appearance_look()
        dress(app, self._look)
        self.window = Window(practice=practice)
        put_in_sight(self.window, self._preferences)
        self._leaving = Closing(self.window, self)
        self._worker = Worker(self.window, "overblick-vault")
        self._papers = Worker(self.window, "overblick-papers")
        self._under_way = [UnderWay(one, self) for one in (self._worker, self._papers)]
        self._collector = GuiCollector(self)
        self._copied = CopiedHere(self)
        self._again = Pause(self._try_to_shut, self, after=AGAIN)
        idle = Idle(clocks or system_clocks(), self._preferences.lock_after)
        self.guard = Guard(self.window, idle, self)
        folder = vault or self._preferences.folder or default_place("valv")
        self.door = Door(self.window, self._worker, folder=folder, library=self._library)
        self._wire()

    def begin(self) -> None:
        """Show the window with the first screen."""
        self._go_in()
        self.window.show()

    def stop(self) -> None:
        """Keep everything, close the vault, end the threads."""
        self._worker.settle()  # a vault that is on its way in is closed again below
        self.guard.end()
        if self.desk is not None:
            self.desk.settle()
        self._close_vault()
        self._again.stop()
        for behind in self.door.behind:
            self._worker.submit(behind.finish)
            self._worker.submit(behind.shut)
        self._copied.forget()
        self._worker.stop()
        self._papers.stop()
        for one in self._under_way:
            one.end()
        self._collector.stop()
        forget_folders()

    def lock(self) -> None:
        """Close the vault and ask for the passphrase again."""
        if self.desk is None:
            return
        self.guard.stop()
        left = None
        try:
            left = self.desk.put_away()
        finally:  # a bug there is told, and locks nothing less
            self._lock_up(left)

    def _lock_up(self, left: Any) -> None:
        self.window.veil.drop()
        for window in shut_dialogs(self.window):
            window.close()
        self._worker.forget()  # or what was asked for shows after the lock
        self._papers.forget()
        self.desk.deleteLater()
        self.desk = None
        self._shut_behind(left)
        self._copied.forget()
        if self._practice:
            self.door.ask_practice()
        else:
            self.door.ask_passphrase()
        self.window.activateWindow()  # a menu or a dialog may have had the keys

    def _wire(self) -> None:
        self.door.entered.connect(self._enter)
        self.door.moved.connect(self._remember_vault)
        self.door.practise.connect(self._practise)
        self.window.larger.connect(self._larger)
        self.window.smaller.connect(self._smaller)
        self.window.closing.connect(self._closing)
        self.window.practice_reset.connect(self._reset_practice)
        self.window.help.wanted.connect(self._read_handbook)
        self.guard.veil.connect(self._veil)
        self.guard.lock.connect(self.lock)
        self._worker.unhandled.connect(self._bug)
        self._papers.unhandled.connect(self._bug)

    def _read_handbook(self) -> None:
        self._papers.submit(handbook_chapters, self.window.help.show_handbook)

    def _enter(self, entered: Any) -> None:
        self._entered = entered
        places = import_module("app.ui.flow.place")
        desks = import_module("app.ui.flow.desk")
        place = places.Place(
            window=self.window,
            worker=self._worker,
            papers=self._papers,
            vault=entered.vault,
            library=self._library(),
            staff=entered.staff,
            look=self._look,
            appearance=self._preferences.appearance,
            fonts=entered.fonts,
            practice=self._practice,
            lock_after=self._preferences.lock_after,
        )
        desk = self.desk = desks.Desk(place)
        desk.locked.connect(self.lock)
        desk.dressed.connect(self._dress)
        desk.lock_after.connect(self._lock_after)
        desk.bring_back.connect(self._bring_back)
        desk.damaged.connect(self._rescue)
        desk.practise.connect(self._practise)
        self.guard.start()
        self._listen()
        desk.come_back(entered.left)
        if entered.said:
            self.window.tell(entered.said)

    def _bring_back(self, wanted: Any) -> None:
        """Close the vault as it is, and let the door put a copy in its place."""
        self._close_as_it_is()
        self.door.bring_back(wanted)

    def _rescue(self, error: Any) -> None:
        """Close a vault that is damaged, and let the door show the three ways on."""
        self._close_as_it_is()
        self.door.rescue(error)

    def _close_as_it_is(self, how: str = "close") -> None:
        self.guard.stop()
        self._worker.settle()
        self._leave_desk()
        self._close_vault(how)
        self._copied.forget()

    def _listen(self) -> None:
        """Once: lock when the system itself does, or sleeps."""
        if self._system is None:
            systems = import_module("app.ui.system_lock")
            self._system = systems.watch_system(self.window, self)
            if self._system is not None:
                self._system.locks.connect(self.lock)

    def _veil(self) -> None:
        if self.desk is not None:
            self.desk.keep_now()
            self.window.veil.draw()

    def _lock_after(self, minutes: int) -> None:
        self._remember(replace(self._preferences, lock_after=minutes))
        self.guard.idle.lock_after(minutes)

    def _go_in(self) -> None:
        if self._practice:
            self.door.begin_practice(default_place("ovning"), anew=False)
        else:
            self.door.begin()

    def _practise(self) -> None:
        """Into the practice vault, or out of it to one's own; what is open is closed."""
        self._close_as_it_is("leave")
        self._practice = not self._practice
        self.window.mark_practice(on=self._practice)
        self._go_in()

    def _reset_practice(self) -> None:
        self._leave_desk()
        self._close_vault()
        self.door.begin_practice(default_place("ovning"), anew=True)

    def _leave_desk(self) -> None:
        if self.desk is not None:
            self.desk.settle()
            self.desk.deleteLater()
            self.desk = None

    def _close_vault(self, how: str = "leave") -> None:
        entered, self._entered = self._entered, None
        if entered is not None:
            vaults = import_module("app.ui.flow.vaults")
            self._worker.submit(partial(getattr(vaults, how), entered.vault))

    def _shut_behind(self, left: Any) -> None:
        """Shut the vault behind the lock, when what was left is on the disk."""
        behinds = import_module("app.ui.flow.behind")
        behind = behinds.Behind(self._entered.vault, left or behinds.Left())
        self._entered = None
        self.door.behind.append(behind)
        self._try_to_shut()

    def _try_to_shut(self) -> None:
        self._again.stop()
        for behind in self.door.behind:
            self._worker.submit(behind.finish, self._tried_to_shut)

    def _tried_to_shut(self, _: bool) -> None:  # noqa: FBT001 - a result's own shape
        for one in self.door.behind:
            if one.is_shut:
                self.door.show_kept(one.vault.folder, one.copied)
        self.door.behind = [one for one in self.door.behind if not one.is_shut]
        if self.door.behind:
            self._again.start()
        else:
            self.window.unsay(UNSAVED)

    def _remember_vault(self, folder: Path) -> None:
        if not self._practice and self._chosen_vault is None:
            self._remember(replace(self._preferences, folder=folder))

    def _remember(self, preferences: Preferences) -> None:
        self._preferences = preferences
        save_preferences(preferences_path(), preferences)

    def _appearance_look(self) -> Look:
        scheme = self._app.styleHints().colorScheme()
        return self._preferences.appearance.look(
            system_is_dark=scheme == Qt.ColorScheme.Dark
        )

    def _larger(self) -> None:
        self._dress(self._preferences.appearance.stepped(1))

    def _smaller(self) -> None:
        self._dress(self._preferences.appearance.stepped(-1))

    def _dress(self, appearance: Appearance) -> None:
        self._remember(replace(self._preferences, appearance=appearance))
        self._look = self._appearance_look()
        dress(self._app, self._look)
        if self.desk is not None:
            self.desk.dress(self._look, appearance)

    def _closing(self) -> None:
        self._remember(with_bounds(self._preferences, self.window))
        if self.desk is not None:
            self.desk.keep_now()
        if self.desk is not None or self.door.behind:
            self._worker.settle()
        behind = {("", id(one)) for one in self.door.behind if not one.is_shut}
        unsaved = self.desk.unsaved if self.desk is not None else frozenset()
        if not self._leaving.warns(frozenset(behind | unsaved)) and self.desk is not None:
            self.desk.settle()

    def _bug(self, error: BaseException) -> None:
        raise error


def run_program(*, vault: Path | None, practice: bool) -> int:
    """Run the program until its window closes; the exit code.

    Args:
        vault: folder of the vault, or None for the one last used.
        practice: open the practice vault with made-up clients.
    """
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Överblick")
    speak_swedish(app)
    wear_icon(app)
    program = Program(app, vault=vault, practice=practice)
    spread_net(program.window)
    try:
        program.begin()
        return app.exec()
    finally:
        program.stop()
