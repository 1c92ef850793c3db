# SPDX-License-Identifier: EUPL-1.2
"""Into the vault: first start, unlocking, the recovery code, the practice vault.

The window must be usable at once, so what opens vaults is imported on the vault's thread
while the passphrase is typed (docs/decisions).
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserError
from app.storage.errors import DamagedKeyFile, DamagedVault, HalfVault, PlaintextVault
from app.ui.door.unlock import Unlock
from app.ui.jobs import Worker
from app.ui.window import Window

_VAULTS = "app.ui.flow.vaults"
_DAMAGED = (DamagedKeyFile, DamagedVault, HalfVault, PlaintextVault)
WARM_UP = 100  # milliseconds: the window is drawn first


class Door(QObject):
    """Opens a vault, or makes the first one.

    Signals:
        entered: an open vault and who is at work (vaults.Entered).
        moved: the vault lies here now (Path).
        practise: the user wants the practice vault instead.
    """

    entered = Signal(object)
    moved = Signal(object)
    practise = Signal()

    def __init__(
        self,
        window: Window,
        worker: Worker,
        *,
        folder: Path,
        library: Callable[[], Any],
    ) -> None:
        super().__init__(window)
        self._library = library  # brought in late, as what opens vaults
        self._window = window
        self._worker = worker
        self._folder = folder
        self._practice: Path | None = None
        self._entered: Any = None
        self._saving: Any = None
        self._paper: Any = None
        self._rescue: Any = None
        self._code = ""
        self.behind: list[Any] = []  # of behind.Behind: locked, and not shut yet

    def begin(self) -> None:
        """Ask for the passphrase, or for what a first start needs."""
        self._practice = None
        if self._folder.exists():
            self.ask_passphrase()
            QTimer.singleShot(WARM_UP, self._warm_up)
        else:
            self._worker.submit(partial(import_module, _VAULTS), self._first_start)

    def _warm_up(self) -> None:
        self._worker.submit(partial(import_module, _VAULTS))
        self._advise()

    def _advise(self) -> None:
        folder = self._folder
        self._worker.submit(
            partial(_call, "advice", folder), partial(self._show_advice, folder)
        )
        self._worker.submit(
            partial(_call, "copied", folder), partial(self._show_copied, folder)
        )

    def _show_copied(self, folder: Path, text: str) -> None:
        screen = self._window.screen_now
        if screen is not None and hasattr(screen, "show_copied"):
            screen.show_copied(folder, text)

    def _show_advice(self, folder: Path, advice: Any) -> None:
        screen = self._window.screen_now
        if screen is not None and hasattr(screen, "show_advice"):
            screen.show_advice(folder, advice)

    def begin_practice(self, folder: Path, *, anew: bool) -> None:
        """Open the practice vault without asking."""
        self._practice = folder
        work = partial(
            _call, "practise", folder, tuple(self.behind), self._library, anew=anew
        )
        self._worker.submit(work, self._enter, self._not_practising)

    def _not_practising(self, error: BaseException) -> None:
        """Another program may practise, or the place cannot be written: told at its door."""
        if isinstance(error, UserError):
            self.ask_practice()
        self._failed(error)

    def ask_passphrase(self) -> None:
        """The screen that unlocks."""
        self._code = ""
        self._ask(self._folder, opens_with="")

    def ask_practice(self) -> None:
        """The screen that unlocks the practice vault, with its passphrase filled in."""
        vaults = import_module(_VAULTS)
        self._ask(vaults.practice_vault(self._practice), opens_with=vaults.OPENS_WITH)

    def _ask(self, folder: Path, *, opens_with: str) -> None:
        screen = Unlock(folder, opens_with=opens_with, parent=self._window)
        screen.unlock.connect(self._unlock)
        screen.recover.connect(self._recover)
        screen.other_place.connect(self._other_place)
        screen.handbook.connect(self._window.help.read)
        screen.ways_on.connect(self.rescue)
        self._window.show_screen(screen)

    def show_kept(self, folder: Path, kept: Any) -> None:
        """What became of the copy at the lock, if its vault's door still stands there."""
        screen = self._window.screen_now
        if isinstance(screen, Unlock):
            screen.show_kept(folder, kept.refused, kept.elsewhere)

    def rescue(self, error: Any) -> None:
        """Show the ways on from a vault that is damaged, and closed."""
        self._rescuing().show_damaged(error)

    def bring_back(self, wanted: Any) -> None:
        """Put a copy in the place of the vault, which is closed."""
        self._rescuing().bring_back(wanted)

    def _rescuing(self, folder: Path | None = None) -> Any:
        """What brings copies back: into the vault that this is the door of, or a new place."""
        rescues = import_module("app.ui.flow.rescue")
        if folder is None and self._practice is not None:
            folder = import_module(_VAULTS).practice_vault(self._practice)
        folder = folder or self._folder
        if self._rescue is not None:
            self._rescue.deleteLater()
        rescue = self._rescue = rescues.Rescue(self._window, self._worker, folder, self)
        rescue.entered.connect(self._enter)
        rescue.saved.connect(self._open_saved)
        rescue.left.connect(self._ask_again)
        return rescue

    def _open_saved(self, folder: Path) -> None:
        self._practice, self._folder = None, folder
        self.ask_passphrase()

    def _ask_again(self) -> None:
        if self._practice is None:
            self.begin()
        else:
            self.ask_practice()

    def _first_start(self, vaults: Any) -> None:
        first_start = import_module("app.ui.door.first_start")
        screen = first_start.FirstStart(
            self._folder,
            propose=vaults.propose,
            judge=vaults.judge,
            municipalities=self._library().codes("kommuner"),
            parent=self._window,
        )
        screen.choose_place.connect(self._other_place)
        screen.ready.connect(self._create)
        screen.practise.connect(self.practise)
        screen.handbook.connect(self._window.help.read)
        self._window.show_screen(screen)
        self._advise()

    def _unlock(self, passphrase: str) -> None:
        if self._practice is not None:
            self._open("practise", self._practice, tuple(self.behind), self._library)
        else:
            self._open("unlock", self._folder, passphrase, tuple(self.behind))

    def _recover(self, code: str) -> None:
        self._code = code
        given = (self._folder, code, tuple(self.behind))
        self._open("whose", *given, then=self._ask_new_passphrase)

    def _ask_new_passphrase(self, whose: Any) -> None:
        """The code is right: it opens the vault once there is a new passphrase."""
        pages = import_module("app.ui.door.new_passphrase")
        vaults = import_module(_VAULTS)
        judge = partial(vaults.judge, known=whose.known)
        screen = pages.NewPassphrase(
            whose.people, propose=vaults.propose, judge=judge, parent=self._window
        )
        screen.chosen.connect(self._reset)
        screen.back.connect(self.ask_passphrase)
        screen.end_when_left_alone()
        self._window.show_screen(screen)

    def _reset(self, signature: str, new: str) -> None:
        self._open("reset", self._folder, self._code, signature, new)

    def _create(self, setup: Any) -> None:
        self._folder = setup.folder
        self._open("create", setup)

    def _open(
        self, how: str, *given: object, then: Callable[[Any], None] | None = None
    ) -> None:
        screen = self._window.screen_now
        if screen is not None and hasattr(screen, "show_busy"):
            screen.show_busy()
        work = partial(_call, how, *given)
        self._worker.submit(work, then or self._enter, self._failed)

    def _enter(self, entered: Any) -> None:
        self._code = ""
        screen = self._window.screen_now
        if screen is not None and hasattr(screen, "wipe"):
            screen.wipe()  # the passphrase is needed no more
        self.moved.emit(self._folder)
        if self._rescue is not None:
            self._rescue.deleteLater()
            self._rescue = None
        if not entered.code:
            self.entered.emit(entered)
            return
        self._entered = entered
        papers = import_module("app.ui.flow.code_paper")
        paper = self._paper = papers.CodePaper(self._window, self)
        paper.safe.connect(self._code_is_safe)
        paper.show_code(entered.code, replaces=False)

    def _code_is_safe(self) -> None:
        entered, self._entered = self._entered, None  # what was in hand goes with it
        self._worker.submit(partial(_call, "code_is_safe", entered.vault))
        self._paper.deleteLater()
        self._paper = None
        self.entered.emit(entered)

    def _failed(self, error: BaseException) -> None:
        screen = self._window.screen_now
        if isinstance(error, _DAMAGED) and self._practice is None:
            self._rescuing().show_damaged(error)
        elif (
            isinstance(error, UserError)
            and screen is not None
            and hasattr(screen, "show_error")
        ):
            screen.show_error(error)
        else:
            raise error

    def _other_place(self) -> None:
        printing = import_module("app.ui.flow.printing")
        if self._saving is not None:
            self._saving.deleteLater()
        saving = self._saving = printing.Saving(self._window, self)
        saving.chosen.connect(self._place_chosen)
        saving.ask_folder("Välj mapp för valvet")

    def _place_chosen(self, folder: Path) -> None:
        copies = import_module("app.storage.copies")
        itself, within = copies.read_copy(folder), copies.find_copies(folder)
        is_vault = any((folder / name).exists() for name in ("data.db", "keys.json"))
        if itself is not None or (within and not is_vault):
            self._offer(itself or within[0])
        elif is_vault:
            self._folder = folder
            self.ask_passphrase()
            self._advise()
        else:
            self._take_empty(folder)

    def _offer(self, copy: Any) -> None:
        """A copy was chosen: it is not opened where it lies, but made a vault of its own."""
        places = import_module(_VAULTS)
        rescue = self._rescuing(places.free_folder(self._folder, ""))
        rescue.entered.disconnect(self._enter)
        rescue.entered.connect(self._enter_elsewhere)
        rescue.show_copy(copy)

    def _enter_elsewhere(self, entered: Any) -> None:
        self._folder = entered.vault.folder
        self._enter(entered)

    def _take_empty(self, folder: Path) -> None:
        """A place for a new vault."""
        self._folder = folder / "valv" if any(folder.iterdir()) else folder
        screen = self._window.screen_now
        if screen is not None and hasattr(screen, "show_place"):
            screen.show_place(self._folder)
            self._advise()
        else:
            self._worker.submit(partial(import_module, _VAULTS), self._first_start)


def _call(name: str, *given: Any, **named: Any) -> Any:
    """Do something of `vaults`, which is imported when it is first needed."""
    return getattr(import_module(_VAULTS), name)(*given, **named)
