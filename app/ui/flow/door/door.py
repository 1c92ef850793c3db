# SPDX-License-Identifier: EUPL-1.2
"""Into the vault: first start, unlocking, the recovery code, the practice vault.

The window must be usable at once, so what opens vaults is imported on the vault's thread
while the passphrase is typed (docs/decisions).
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal

from app.storage.errors import DamagedKeyFile, DamagedVault, HalfVault, PlaintextVault
from app.ui.door.unlock import Unlock
from app.ui.flow.base.flow import Flow
from app.ui.jobs.jobs import Done, Work, Worker
from app.ui.pieces.page import Screen
from app.ui.window.window import Window
from app.user_error import UserError

if TYPE_CHECKING:  # what is imported late, while the passphrase is typed
    from app.interview.base.library import Library
    from app.stewardship.care.copying import Kept
    from app.storage.copies.copy_folders import Copy
    from app.ui.door.first_start import FirstStart, Setup
    from app.ui.door.restore import WantedCopy
    from app.ui.flow.base.code_paper import CodePaper
    from app.ui.flow.base.printing import Saving
    from app.ui.flow.door.rescue import Rescue
    from app.ui.flow.door.vault_opening import Entered, PassphraseOwner
    from app.ui.flow.lock.locked_vault import LockedVault

_DAMAGED = (DamagedKeyFile, DamagedVault, HalfVault, PlaintextVault)
WARM_UP = 100  # milliseconds: the window is drawn first


class _Tries(Protocol):
    """A screen that something was asked on."""

    def show_busy(self) -> None:
        """It is being tried."""


class Door(Flow):
    """Opens a vault, or makes the first one.

    Signals:
        entered: an open vault and who is at work (vault_opening.Entered).
        moved: the vault lies here now (Path).
        practise: the user wants the practice vault instead.
    """

    tells = (Screen,)
    entered = Signal(object)
    moved = Signal(object)
    practise = Signal()

    def __init__(
        self,
        window: Window,
        worker: Worker,
        *,
        folder: Path,
        library: "Callable[[], Library]",
    ) -> None:
        super().__init__(window, worker, window)
        self._library = library  # brought in late, as what opens vaults
        self._folder = folder
        self._practice: Path | None = None
        self._entered: Entered | None = None
        self._saving: Saving | None = None
        self._paper: CodePaper | None = None
        self._rescue: Rescue | None = None
        self._code = ""
        self.behind: list[LockedVault] = []  # locked, and not shut yet

    def begin(self) -> None:
        """Ask for the passphrase, or for what a first start needs."""
        self._practice = None
        if self._folder.exists():
            self.ask_passphrase()
            QTimer.singleShot(WARM_UP, self._warm_up)
        else:
            self.ask(_warm_up, self._first_start)

    def _warm_up(self) -> None:
        self.ask(_warm_up, self._is_warm)

    def _is_warm(self, _: None) -> None:
        self._advise(self.sees(Unlock))

    def _advise(self, screen: "Unlock | FirstStart | None") -> None:
        """What there is to know of the folder."""
        from app.ui.flow.door.vault_opening import advice, copied

        folder = self._folder
        if screen is not None:
            self.ask(partial(advice, folder), partial(screen.show_advice, folder))
        if isinstance(screen, Unlock):
            self.ask(partial(copied, folder), partial(screen.show_copied, folder))

    def begin_practice(self, folder: Path, *, anew: bool) -> None:
        """Open the practice vault without asking."""
        self._practice = folder
        work = partial(_practise, folder, tuple(self.behind), self._library, anew=anew)
        self.ask(work, self._enter, self._not_practising)

    def _not_practising(self, error: BaseException) -> None:
        """Another program may practise, or the place cannot be written: told at its door."""
        if isinstance(error, UserError):
            self.ask_practice()
        self.refused(error)

    def ask_passphrase(self) -> None:
        """The screen that unlocks."""
        self._code = ""
        self._ask(self._folder, opens_with="")

    def ask_practice(self) -> None:
        """The screen that unlocks the practice vault, with its passphrase filled in."""
        from app.interview.practice import OPENS_WITH, practice_vault

        if self._practice is not None:
            self._ask(practice_vault(self._practice), opens_with=OPENS_WITH)

    def _ask(self, folder: Path, *, opens_with: str) -> None:
        screen = Unlock(folder, opens_with=opens_with, parent=self.window)
        screen.unlock.connect(self._unlock)
        screen.recover.connect(self._recover)
        screen.other_place.connect(self._other_place)
        screen.handbook.connect(self.window.help.read)
        screen.ways_on.connect(self.rescue)
        self.show(screen)

    def show_kept(self, folder: Path, kept: "Kept") -> None:
        """What became of the copy at the lock, if its vault's door still stands there."""
        if (screen := self.sees(Unlock)) is not None:
            screen.show_kept(folder, kept.refused, kept.elsewhere)

    def rescue(self, error: UserError) -> None:
        """Show the ways on from a vault that is damaged, and closed."""
        self._rescuing().show_damaged(error)

    def bring_back(self, wanted: "WantedCopy") -> None:
        """Put a copy in the place of the vault, which is closed."""
        self._rescuing().bring_back(wanted)

    def _rescuing(self, folder: Path | None = None) -> "Rescue":
        """What brings copies back: into the vault that this is the door of, or a new place."""
        from app.interview.practice import practice_vault
        from app.ui.flow.door.rescue import Rescue

        if folder is None and self._practice is not None:
            folder = practice_vault(self._practice)
        self._end_rescue()
        rescue = Rescue(self.window, self._worker, folder or self._folder, self)
        self._rescue = rescue
        rescue.entered.connect(self._enter)
        rescue.saved.connect(self._open_saved)
        rescue.left.connect(self._ask_again)
        return rescue

    def _end_rescue(self) -> None:
        if self._rescue is not None:
            self._rescue.deleteLater()
            self._rescue = None

    def _open_saved(self, folder: Path) -> None:
        self._practice, self._folder = None, folder
        self.ask_passphrase()

    def _ask_again(self) -> None:
        if self._practice is None:
            self.begin()
        else:
            self.ask_practice()

    def _first_start(self, _: None) -> None:
        from app.storage.keys.passphrase import judge, propose
        from app.ui.door.first_start import FirstStart

        screen = FirstStart(
            self._folder,
            propose=propose,
            judge=judge,
            municipalities=self._library().codes("kommuner"),
            parent=self.window,
        )
        screen.choose_place.connect(self._other_place)
        screen.ready.connect(self._create)
        screen.practise.connect(self.practise)
        screen.handbook.connect(self.window.help.read)
        self.show(screen)
        self._advise(screen)

    def _unlock(self, passphrase: str) -> None:
        behind = tuple(self.behind)
        if self._practice is not None:
            work = partial(_practise, self._practice, behind, self._library, anew=False)
        else:
            work = partial(_unlock, self._folder, passphrase, behind)
        self._try(work, self.sees(Unlock), self._enter)

    def _recover(self, code: str) -> None:
        from app.ui.flow.door.vault_opening import whose

        self._code = code
        work = partial(whose, self._folder, code, tuple(self.behind))
        self._try(work, self.sees(Unlock), self._ask_new_passphrase)

    def _ask_new_passphrase(self, whose: "PassphraseOwner") -> None:
        """The code is right: it opens the vault once there is a new passphrase."""
        from app.storage.keys.passphrase import judge, propose
        from app.ui.door.new_passphrase import NewPassphrase

        known = partial(judge, known=whose.known)
        screen = NewPassphrase(
            whose.people, propose=propose, judge=known, parent=self.window
        )
        screen.chosen.connect(self._reset)
        screen.back.connect(self.ask_passphrase)
        screen.end_when_left_alone()
        self.show(screen)

    def _reset(self, signature: str, new: str) -> None:
        from app.ui.door.new_passphrase import NewPassphrase
        from app.ui.flow.door.vault_opening import reset

        work = partial(reset, self._folder, self._code, signature, new)
        self._try(work, self.sees(NewPassphrase), self._enter)

    def _create(self, setup: "Setup") -> None:
        from app.ui.door.first_start import FirstStart
        from app.ui.flow.door.vault_opening import create

        self._folder = setup.folder
        self._try(partial(create, setup), self.sees(FirstStart), self._enter)

    def _try(self, work: Work, screen: _Tries | None, done: Done) -> None:
        if screen is not None:
            screen.show_busy()
        self.ask(work, done)

    def _enter(self, entered: "Entered") -> None:
        self._code = ""
        if isinstance(screen := self.window.screen_now, Screen):
            screen.let_go()  # the passphrase is needed no more
        self.moved.emit(self._folder)
        self._end_rescue()
        if not entered.code:
            self.entered.emit(entered)
            return
        from app.ui.flow.base.code_paper import CodePaper

        self._entered = entered
        paper = self._paper = CodePaper(self.window, self._worker, self)
        paper.safe.connect(self._code_is_safe)
        paper.show_code(entered.code, replaces=False)

    def _code_is_safe(self) -> None:
        from app.ui.flow.door.vault_opening import code_is_safe

        entered, self._entered = self._entered, None  # what was in hand goes with it
        paper, self._paper = self._paper, None
        if entered is not None and paper is not None:
            self.ask(partial(code_is_safe, entered.vault))
            paper.deleteLater()
            self.entered.emit(entered)

    def refused(self, error: BaseException) -> None:
        """Show it where it was asked; what a damaged vault leaves has a page of its own."""
        if isinstance(error, _DAMAGED) and self._practice is None:
            self.rescue(error)
        else:
            super().refused(error)

    def _other_place(self) -> None:
        from app.ui.flow.base.printing import Saving

        if self._saving is not None:
            self._saving.deleteLater()
        saving = self._saving = Saving(self.window, self)
        saving.chosen.connect(self._place_chosen)
        saving.ask_folder("Välj mapp för valvet")

    def _place_chosen(self, folder: Path) -> None:
        from app.storage.copies.copy_folders import find_copies, read_copy

        itself, within = read_copy(folder), find_copies(folder)
        is_vault = any((folder / name).exists() for name in ("data.db", "keys.json"))
        if itself is not None or (within and not is_vault):
            self._offer(itself or within[0])
        elif is_vault:
            self._folder = folder
            self.ask_passphrase()
            self._advise(self.sees(Unlock))
        else:
            self._take_empty(folder)

    def _offer(self, copy: "Copy") -> None:
        """A copy was chosen: it is not opened where it lies, but made a vault of its own."""
        from app.ui.flow.door.vault_opening import free_folder

        rescue = self._rescuing(free_folder(self._folder, ""))
        rescue.entered.disconnect(self._enter)
        rescue.entered.connect(self._enter_elsewhere)
        rescue.show_copy(copy)

    def _enter_elsewhere(self, entered: "Entered") -> None:
        self._folder = entered.vault.folder
        self._enter(entered)

    def _take_empty(self, folder: Path) -> None:
        """A place for a new vault."""
        from app.ui.door.first_start import FirstStart

        self._folder = folder / "valv" if any(folder.iterdir()) else folder
        if (screen := self.sees(FirstStart)) is not None:
            screen.show_place(self._folder)
            self._advise(screen)
        else:
            self.ask(_warm_up, self._first_start)


# On the vault's thread, which imports what it needs for it


def _warm_up() -> None:
    import app.ui.flow.door.vault_opening  # noqa: F401


def _unlock(folder: Path, passphrase: str, behind: "tuple[LockedVault, ...]") -> "Entered":
    from app.ui.flow.door.vault_opening import unlock

    return unlock(folder, passphrase, behind)


def _practise(
    folder: Path,
    behind: "tuple[LockedVault, ...]",
    library: "Callable[[], Library]",
    *,
    anew: bool,
) -> "Entered":
    from app.ui.flow.door.vault_opening import practise

    return practise(folder, behind, library, anew=anew)
