# SPDX-License-Identifier: EUPL-1.2
"""What is wished for at this computer, kept from one start to the next, and the look that it makes."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.ui.pieces.theme import dress, load_fonts
from app.ui.system.preferences import (
    Appearance,
    Preferences,
    load_preferences,
    preferences_path,
    save_preferences,
)


class Wishes(QObject):
    """Dresses the program as wished, and remembers each wish at once.

    Attributes:
        kept: all that is wished for.
        look: what the program is dressed in.

    Signals:
        dressed: another look is wished for, and the program wears it.
    """

    dressed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self.kept = load_preferences(preferences_path())
        load_fonts()
        self._dress()

    def keep(self, wished: Preferences) -> None:
        """Remember this from now on."""
        self.kept = wished
        save_preferences(preferences_path(), wished)

    def larger(self) -> None:
        """A step larger text."""
        self.wear(self.kept.appearance.stepped(1))

    def smaller(self) -> None:
        """A step smaller text."""
        self.wear(self.kept.appearance.stepped(-1))

    def wear(self, appearance: Appearance) -> None:
        """Another look from now on."""
        self.keep(replace(self.kept, appearance=appearance))
        self._dress()
        self.dressed.emit()

    def _dress(self) -> None:
        is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.look = self.kept.appearance.look(system_is_dark=is_dark)
        dress(self._app, self.look)
