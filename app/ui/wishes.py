# SPDX-License-Identifier: EUPL-1.2
"""What is wished for at this computer, kept from one start to the next, and the look that it makes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.ui.bounds import put_in_sight, with_bounds
from app.ui.preferences import (
    Appearance,
    Preferences,
    load_preferences,
    preferences_path,
    save_preferences,
)
from app.ui.theme import dress, load_fonts
from app.ui.window import Window


class Wishes(QObject):
    """Dresses the program as wished, and remembers each wish at once.

    Attributes:
        look: what the program is dressed in.

    Signals:
        dressed: another look is wished for, and the program wears it.
    """

    dressed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._kept = load_preferences(preferences_path())
        load_fonts()
        self._dress()

    @property
    def appearance(self) -> Appearance:
        """The look in words, as the settings show it."""
        return self._kept.appearance

    @property
    def lock_after(self) -> int:
        """Minutes that nobody is here before the program locks."""
        return self._kept.lock_after

    @property
    def folder(self) -> Path | None:
        """The vault that was last used."""
        return self._kept.folder

    def place(self, window: Window) -> None:
        """Give a window that is not shown yet its place."""
        put_in_sight(window, self._kept)

    def keep_bounds(self, window: Window) -> None:
        """Remember where the window lies."""
        self._keep(with_bounds(self._kept, window))

    def keep_folder(self, folder: Path) -> None:
        """Remember the vault."""
        self._keep(replace(self._kept, folder=folder))

    def keep_lock_after(self, minutes: int) -> None:
        """Remember when to lock."""
        self._keep(replace(self._kept, lock_after=minutes))

    def larger(self) -> None:
        """A step larger text."""
        self.wear(self.appearance.stepped(1))

    def smaller(self) -> None:
        """A step smaller text."""
        self.wear(self.appearance.stepped(-1))

    def wear(self, appearance: Appearance) -> None:
        """Another look from now on."""
        self._keep(replace(self._kept, appearance=appearance))
        self._dress()
        self.dressed.emit()

    def _dress(self) -> None:
        is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.look = self.appearance.look(system_is_dark=is_dark)
        dress(self._app, self.look)

    def _keep(self, wished: Preferences) -> None:
        self._kept = wished
        save_preferences(preferences_path(), wished)
