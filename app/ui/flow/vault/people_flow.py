# SPDX-License-Identifier: EUPL-1.2
"""Who can open the vault: the list, a colleague added or taken away, another passphrase."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from app.stewardship.care.colleagues import Colleague, add_colleague, colleagues, known_here
from app.storage.keys.cryptography import REAL, KeyCost
from app.storage.keys.passphrase import judge, propose
from app.storage.records import Staff
from app.storage.vault.vault import Vault
from app.ui.door.secret_page import SecretPage
from app.ui.flow.base.context import Context
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.upkeep.own_passphrase import AddColleague, ChangePassphrase
from app.ui.upkeep.people_page import People

WORKS = "Sparar ändringen. Det tar med flit någon sekund."


@dataclass(frozen=True)
class _Team:
    """What the vault says of people. `words` is a first passphrase to offer."""

    people: tuple[Colleague, ...]
    known: tuple[str, ...]
    words: str


class PeopleFlow(RowFlow):
    """Everything behind the row "people"."""

    tells = (People, AddColleague, ChangePassphrase)

    def __init__(self, place: Context, parent: QObject, *, cost: KeyCost = REAL) -> None:
        super().__init__(place, parent)
        self._cost = cost
        self._read = _Team((), (), "")
        self._said = ""
        self._removed = ""

    def open(self) -> None:
        """Show who can open the vault."""
        self.ask(partial(_read, self.vault), self._show)

    def _show(self, read: _Team) -> None:
        self._read = read
        screen = People(read.people, self.window)
        screen.change.connect(self._change)
        screen.add.connect(self._add)
        screen.remove.connect(self._remove)
        screen.new_key.connect(self._new_key)
        screen.back.connect(self.left)
        self.show(screen)
        if self._removed:
            screen.show_removed(self._removed)
        self.tell(self._said)
        self._said = self._removed = ""

    def _new_key(self) -> None:
        self.go_to.emit("key")

    # Another passphrase

    def _change(self) -> None:
        screen = ChangePassphrase(self._propose, self._judge, self.window)
        screen.chosen.connect(self._changes)
        screen.back.connect(self.open)
        self.show(screen)

    def _changes(self, old: str, new: str) -> None:
        vault = self.vault
        self._said = "Din lösenfras är bytt. Den gamla gäller inte längre."
        self._does(partial(vault.ways.change, old, new, cost=self._cost))

    # A colleague

    def _add(self) -> None:
        screen = AddColleague(self._propose, self._judge, self.window)
        screen.chosen.connect(self._adds)
        screen.back.connect(self.open)
        self.show(screen)

    def _adds(self, own: str, new: str, staff: Staff) -> None:
        vault = self.vault
        self._said = f"{staff.name} kan nu öppna valvet, och läsa allt i det."
        self._does(partial(add_colleague, vault, own, new, staff, cost=self._cost))

    def _remove(self, way: str, own: str) -> None:
        called = {person.way: person.called for person in self._read.people}
        self._removed = called.get(way, "")
        self._does(partial(self.vault.ways.remove, own, way))

    def _does(self, work: partial[None]) -> None:
        if (people := self.sees(People)) is not None:
            people.show_busy()
        elif (asking := self.sees(SecretPage)) is not None:
            asking.show_busy(WORKS)
        self.ask(work, self._done)

    def _done(self, _: None) -> None:
        if (screen := self.sees(People) or self.sees(SecretPage)) is not None:
            screen.wipe()
            self.open()

    def refused(self, error: BaseException) -> None:
        """Nothing is changed."""
        self._said = self._removed = ""
        super().refused(error)

    def _propose(self) -> str:
        """The words that were found on the vault's thread, and then others."""
        first, self._read = self._read.words, _Team(self._read.people, self._read.known, "")
        return first or propose()

    def _judge(self, passphrase: str) -> str | None:
        return judge(passphrase, known=self._read.known)


def _read(vault: Vault) -> _Team:
    """On the vault's thread; the first words bring in what judges them, which takes time."""
    return _Team(colleagues(vault), known_here(vault), propose())
