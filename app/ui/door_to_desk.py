# SPDX-License-Identifier: EUPL-1.2
"""Between the door and the desk: in, locked, out to bring a copy back, and over to practice.

What opens vaults is imported late: docs/decisions/0011-a-light-start.md.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.flow.door.door import Door
from app.ui.program_parts import House
from app.ui.system.preferences import default_place
from app.ui.vault_closing import Shutting
from app.ui.window.veil import shut_dialogs
from app.user_error import UserError

if TYPE_CHECKING:
    from app.ui.door.restore import WantedCopy
    from app.ui.flow.desk.desk import Desk
    from app.ui.flow.door.vault_opening import Entered
    from app.ui.flow.lock.locked_vault import LastWork


class Threshold(QObject):
    """One vault is open, or none.

    Args:
        vault: the folder that was asked for at the start, or None for the one last used.
        practice: whether to begin in the practice vault.

    Attributes:
        door: the way into a vault.
        desk: the program while a vault is open, else None.

    Signals:
        opened: a vault is open.
    """

    opened = Signal()

    def __init__(
        self, house: House, vault: Path | None, *, practice: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._chosen_vault = vault
        self._practice = practice
        self._entered: Entered | None = None
        self.desk: Desk | None = None
        folder = vault or house.wishes.kept.folder or default_place("valv")
        self.door = Door(house.window, house.worker, folder=folder, library=house.library)
        self.shutting = Shutting(self.door, house.worker)
        self.door.entered.connect(self._enter)
        self.door.moved.connect(self._remember_vault)
        self.door.practise.connect(self._practise)
        house.window.practice_reset.connect(self._reset_practice)
        house.wishes.dressed.connect(self._redress)

    def begin(self) -> None:
        """The first screen."""
        if self._practice:
            self.door.begin_practice(default_place("ovning"), anew=False)
        else:
            self.door.begin()

    def end(self) -> None:
        """Keep everything, and close whatever is open."""
        if self.desk is not None:
            self.desk.settle()
        self._close_vault()
        self.shutting.end()

    def lock(self) -> None:
        """Close the vault and ask for the passphrase again."""
        if self.desk is None:
            return
        self._house.guard.stop()
        left, desk, self.desk = None, self.desk, None
        try:
            left = desk.put_away()
        finally:  # a bug there is told, and locks nothing less
            desk.deleteLater()
            self._lock_up(left)

    def _lock_up(self, left: "LastWork | None") -> None:
        house = self._house
        house.window.veil.drop()
        for window in shut_dialogs(house.window):
            window.close()
        house.worker.forget()  # or what was asked for shows after the lock
        house.papers.forget()
        self._shut_behind(left)
        house.copied.forget()
        if self._practice:
            self.door.ask_practice()
        else:
            self.door.ask_passphrase()
        house.window.activateWindow()  # a menu or a dialog may have had the keys

    def _shut_behind(self, left: "LastWork | None") -> None:
        """Shut the vault behind the lock, when what was left is on the disk."""
        from app.ui.flow.lock.locked_vault import LastWork, LockedVault

        entered, self._entered = self._entered, None
        if entered is not None:
            self.shutting.add(LockedVault(entered.vault, left or LastWork()))

    def _enter(self, entered: "Entered") -> None:
        from app.ui.flow.base.context import Context
        from app.ui.flow.desk.desk import Desk

        self._entered = entered
        house, wishes = self._house, self._house.wishes
        place = Context(
            window=house.window,
            worker=house.worker,
            papers=house.papers,
            vault=entered.vault,
            library=house.library(),
            staff=entered.staff,
            look=wishes.look,
            appearance=wishes.kept.appearance,
            fonts=entered.fonts,
            practice=self._practice,
            lock_after=wishes.kept.lock_after,
        )
        place.wants.lock.connect(self.lock)
        place.wants.look.connect(wishes.wear)
        place.wants.lock_after.connect(self._lock_after)
        place.wants.bring_back.connect(self._bring_back)
        place.wants.rescue.connect(self._rescue)
        place.wants.practise.connect(self._practise)
        desk = self.desk = Desk(place)
        house.guard.start()
        self.opened.emit()
        desk.come_back(entered.left)
        if entered.said:
            house.window.tell(entered.said)

    def _bring_back(self, wanted: "WantedCopy") -> None:
        """Close the vault as it is, and let the door put a copy in its place."""
        self._close(with_copy=False)
        self.door.bring_back(wanted)

    def _rescue(self, error: UserError) -> None:
        """Close a vault that is damaged, and let the door show the three ways on."""
        self._close(with_copy=False)
        self.door.rescue(error)

    def _practise(self) -> None:
        """Into the practice vault, or out of it to one's own; what is open is closed."""
        self._close(with_copy=True)
        self._practice = not self._practice
        self._house.window.mark_practice(on=self._practice)
        self.begin()

    def _reset_practice(self) -> None:
        self._leave_desk()
        self._close_vault()
        self.door.begin_practice(default_place("ovning"), anew=True)

    def _close(self, *, with_copy: bool) -> None:
        self._house.guard.stop()
        self._house.worker.settle()
        self._leave_desk()
        self._close_vault(with_copy=with_copy)
        self._house.copied.forget()

    def _leave_desk(self) -> None:
        if self.desk is not None:
            self.desk.settle()
            self.desk.deleteLater()
            self.desk = None

    def _close_vault(self, *, with_copy: bool = True) -> None:
        entered, self._entered = self._entered, None
        if entered is not None:
            from app.ui.flow.lock.locked_vault import leave

            vault = entered.vault
            self._house.worker.submit(partial(leave, vault) if with_copy else vault.close)

    def _lock_after(self, minutes: int) -> None:
        wishes = self._house.wishes
        wishes.keep(replace(wishes.kept, lock_after=minutes))
        self._house.guard.idle.lock_after(minutes)

    def _redress(self) -> None:
        if self.desk is not None:
            wishes = self._house.wishes
            self.desk.redress(wishes.look, wishes.kept.appearance)

    def _remember_vault(self, folder: Path) -> None:
        if not self._practice and self._chosen_vault is None:
            wishes = self._house.wishes
            wishes.keep(replace(wishes.kept, folder=folder))
