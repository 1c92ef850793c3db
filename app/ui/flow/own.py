# SPDX-License-Identifier: EUPL-1.2
"""Settings: what is kept of the one at work and of the place, and the manual to read."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview import casework
from app.resources import handbook_chapters
from app.ui.flow.place import Place, told
from app.ui.home.handbook import Handbook
from app.ui.home.settings import Own, Settings


class OwnFlow(QObject):
    """The page of settings, and the manual behind it.

    Signals:
        left: back to where one came from.
        changed: the user chose another Appearance (object).
        lock_after: minutes before it locks by itself (int).
        kept: somebody at work is now so (Staff).
        practise: into the practice vault, or out of it.
    """

    left = Signal()
    changed = Signal(object)
    lock_after = Signal(int)
    kept = Signal(object)
    practise = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def begin(self) -> None:
        """Show the settings as they are kept."""
        self._place.ask_once(self._place.vault.settings.all, self._show, self._refused)

    def read(self) -> None:
        """Show the manual."""
        self._place.papers.submit(handbook_chapters, self._show_handbook, self._refused)

    def dress(self, place: Place) -> None:
        """Work on in another look."""
        self._place = place

    def _show(self, kept: dict[str, str]) -> None:
        place, unit = kept.get(casework.MUNICIPALITY, ""), kept.get(casework.UNIT, "")
        screen = Settings(
            self._place.appearance,
            Own(self._place.staff, place, unit),
            municipalities=self._place.library.codes("kommuner"),
            lock_after=self._place.lock_after,
            practice=self._place.practice,
            parent=self._place.window,
        )
        screen.changed.connect(self.changed)
        screen.lock_after.connect(self.lock_after)
        screen.saved.connect(self._save)
        screen.handbook.connect(self.read)
        screen.practise.connect(self.practise)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)

    def _show_handbook(self, chapters: tuple[tuple[str, str], ...]) -> None:
        if isinstance(self._place.window.screen_now, Settings):
            screen = Handbook(chapters, self._place.window)
            screen.back.connect(self.begin)
            self._place.window.show_screen(screen)

    def _save(self, own: Own) -> None:
        work = partial(
            casework.save_own,
            self._place.vault,
            own.staff,
            municipality=own.municipality,
            unit=own.unit,
        )
        self._place.ask(work, partial(self._saved, own), self._refused)

    def _saved(self, own: Own, _: Any) -> None:
        self._place = replace(self._place, staff=own.staff)
        self.kept.emit(own.staff)
        screen = self._place.window.screen_now
        if isinstance(screen, Settings):
            screen.show_saved(own)

    def _refused(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, Settings) and isinstance(error, UserError):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))
