# SPDX-License-Identifier: EUPL-1.2
"""Settings: what is kept of the one at work and of the place, and the manual to read."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from app.interview.clients import casework
from app.resources import handbook_chapters
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.help.handbook import Handbook
from app.ui.home.settings import Own, Settings
from app.ui.pieces.page import Screen


class SettingsFlow(VaultFlow):
    """The page of settings, and the manual behind it.

    Signals:
        kept: somebody at work is now so (Staff).
    """

    tells = (Settings,)
    kept = Signal(object)

    @property
    def where(self) -> tuple[str, ...]:
        """The way back here."""
        return ("settings",) if self.sees(Screen) is not None else ()

    def begin(self) -> None:
        """Show the settings as they are kept."""
        self.ask_once(self.vault.settings.all, self._show)

    def read(self) -> None:
        """Show the manual."""
        self.draw(handbook_chapters, self._show_handbook)

    def _show(self, kept: dict[str, str]) -> None:
        place, unit = kept.get(casework.MUNICIPALITY, ""), kept.get(casework.UNIT, "")
        screen = Settings(
            self._place.appearance,
            Own(self._place.staff, place, unit),
            municipalities=self._place.library.codes("kommuner"),
            lock_after=self._place.lock_after,
            practice=self._place.practice,
            parent=self.window,
        )
        wants = self._place.wants
        screen.changed.connect(wants.look)
        screen.lock_after.connect(wants.lock_after)
        screen.saved.connect(self._save)
        screen.handbook.connect(self.read)
        screen.practise.connect(wants.practise)
        screen.back.connect(self.left)
        self.show(screen)

    def _show_handbook(self, chapters: tuple[tuple[str, str], ...]) -> None:
        if self.sees(Settings) is not None:
            screen = Handbook(chapters, self.window)
            screen.back.connect(self.begin)
            self.show(screen)

    def _save(self, own: Own) -> None:
        work = partial(
            casework.save_own,
            self.vault,
            own.staff,
            municipality=own.municipality,
            unit=own.unit,
        )
        self.ask(work, partial(self._saved, own))

    def _saved(self, own: Own, _: Any) -> None:
        self.kept.emit(own.staff)
        if (screen := self.sees(Settings)) is not None:
            screen.show_saved(own)
