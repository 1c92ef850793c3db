# SPDX-License-Identifier: EUPL-1.2
"""Gallring, from the page about the vault: list, decision, carrying out, protocol (G4)."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.figures import spaced, with_noun
from app.interview import forgetting
from app.interview.forgetting import RetentionList, advice
from app.interview.log_words import PROTOCOL
from app.interview.noting import note_record
from app.interview.protocol import outcomes, protocol
from app.interview.retention import RetentionRules, shipped_retention
from app.report.pdf import write_pdf
from app.report.plain import Plain, layout_plain
from app.storage.atomic import write_file
from app.storage.events import Event
from app.storage.records import DisposalLine
from app.storage.vault import Vault
from app.ui.after.paper import draw_page
from app.ui.flow.file_names import file_name
from app.ui.flow.place import Place, today, told
from app.ui.flow.printing import Printing, Saving, sent
from app.ui.register.paper_screen import PaperScreen
from app.ui.register.retention_screen import RetentionScreen


class RetentionFlow(QObject):
    """Everything behind the row "retention".

    Signals:
        left: back to the page it came from.
        go_to: name of another row to go on with (str).
    """

    left = Signal()
    go_to = Signal(str)

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._rules = shipped_retention()
        self._decided = 0
        self._disposal = 0  # whose protocol is read
        self._said = ""
        self._wrong = ""  # instead of it
        self._paper: Plain | None = None
        self._saving = Saving(place.window, self)
        self._saving.chosen.connect(self._save)
        self._printing = Printing(place.window, self, self._may_print)
        self._printing.printed.connect(self._printed)

    def open(self, name: str) -> None:  # noqa: ARG002 - it has one row
        """Show the list."""
        self._list()

    def _list(self) -> None:
        work = partial(_read, self._place.vault, self._rules)
        self._place.ask(work, self._show, self._refused)

    def _show(self, read: tuple[RetentionList, tuple[str, ...]]) -> None:
        found, said = read
        self._decided = found.decided.id if found.decided else 0
        screen = RetentionScreen(
            found, said, self._place.window, practice=self._place.practice
        )
        screen.decide.connect(self._decide)
        screen.hold.connect(self._hold)
        screen.lift.connect(self._lift)
        screen.carry_out.connect(self._carry_out)
        screen.withdraw.connect(self._withdraw)
        screen.protocol.connect(self._protocol)
        screen.new_key.connect(self._new_key)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)
        self._place.window.tell(self._said)
        if self._wrong:
            self._place.window.say(self._wrong)
        self._said = self._wrong = ""

    def _decide(self, clients: tuple[int, ...]) -> None:
        work = partial(_decided, self._place.vault, self._rules, clients)
        self._does(work, "Beslutet är antecknat. Inget är borttaget än.")

    def _hold(self, client: int, code: str, until: date | None) -> None:
        work = partial(_held, self._place.vault, self._rules, client, code, until)
        self._does(work, "Skälet är sparat. Uppgifterna gallras inte så länge det gäller.")

    def _lift(self, hold: int) -> None:
        self._does(partial(_lifted, self._place.vault, hold), "Skälet är hävt.")

    def _withdraw(self) -> None:
        self._does(
            partial(self._place.vault.disposals.withdraw, self._decided),
            "Beslutet är tillbakataget. Inget är borttaget.",
        )

    def _carry_out(self) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, RetentionScreen):
            screen.show_busy()
        work = partial(_carried_out, self._place.vault, self._rules, self._decided)
        self._place.ask(work, self._carried_out, self._half_done)

    def _carried_out(self, lines: list[DisposalLine]) -> None:
        became = outcomes(lines)
        gone, kept = became.count("deleted"), became.count("kept")
        what = with_noun(gone, "klient är gallrad", "klienter är gallrade")
        stay = f" {spaced(kept)} blev kvar: protokollet säger varför." if kept else ""
        self._said = f"{what}, ur valvet och ur säkerhetskopiorna i valvets mapp.{stay}"
        self._list()

    def _half_done(self, error: BaseException) -> None:
        """Refused, or deleted and not yet out of the copies: the list says which."""
        self._wrong = told(error)
        self._list()

    def _new_key(self) -> None:
        self.go_to.emit("key")

    # The protocol

    def _protocol(self, disposal: int) -> None:
        self._disposal = disposal
        work = partial(_read_protocol, self._place.vault, disposal)
        self._place.ask(work, self._show_protocol, self._refused)

    def _show_protocol(self, paper: Plain) -> None:
        self._paper = paper
        screen = PaperScreen(paper, self._place.window)
        screen.save.connect(self._ask_where)
        screen.print_out.connect(self._print)
        screen.back.connect(self._list)
        self._place.window.show_screen(screen)

    def _ask_where(self) -> None:
        self._saving.ask("Spara protokollet", f"{self._called}.pdf", "PDF (*.pdf)")

    def _save(self, path: Path) -> None:
        note = partial(note_record, self._place.vault, Event.SAVED, f"{PROTOCOL} pdf")
        self._place.ask(note, partial(self._save_noted, path), self._refused)

    def _save_noted(self, path: Path, _: object) -> None:
        if self._paper is not None:
            work = partial(write_paper, self._place, self._paper, path)
            self._place.papers.submit(work, self._saved, self._refused)

    def _saved(self, path: Path) -> None:
        self._place.window.tell(f"Protokollet är sparat som {path.name}.")

    def _print(self) -> None:
        if self._paper is not None:
            pages = layout_plain(self._paper, self._place.fonts, mark=self._place.mark)
            self._printing.ask(pages, draw_page, self._called)

    def _may_print(self, go_on: Callable[[object], None]) -> None:
        key = self._printing.logged(PROTOCOL)
        note = partial(note_record, self._place.vault, Event.PRINTED, key)
        self._place.ask(note, go_on, self._refused)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._place.window.tell(sent("Protokollet", to_file=to_file))

    @property
    def _called(self) -> str:
        return file_name("gallringsprotokoll", "beslut", self._disposal, day=today())

    def _does(self, work: partial[Any], said: str) -> None:
        self._place.ask_once(work, partial(self._done, said), self._refused)

    def _done(self, said: str, _: object) -> None:
        self._said = said
        self._list()

    def _refused(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, RetentionScreen | PaperScreen) and isinstance(
            error, UserError
        ):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))


def retention_status(vault: Vault) -> str:
    """How many wait, for the page about the vault. On the vault's thread."""
    if any(each.state == "decided" for each in vault.disposals.all()):
        return "Ett beslut väntar på att genomföras."
    many = forgetting.how_many(vault, shipped_retention(), today())
    if many:
        return with_noun(many, "klient ska gallras.", "klienter ska gallras.")
    return ""


def write_paper(place: Place, paper: Plain, path: Path) -> Path:
    """On the papers' thread: one paper as a PDF, whole or not at all."""
    pages = layout_plain(paper, place.fonts, mark=place.mark)
    write_file(path, write_pdf(pages, place.fonts, title=paper.title))
    return path


# On the vault's thread. Whoever opened the vault is the one who decides.


def _read(vault: Vault, rules: RetentionRules) -> tuple[RetentionList, tuple[str, ...]]:
    found = forgetting.retention_list(vault, rules, today())
    waits = found.decided
    return found, advice(waits, found.today, by=vault.opened_by) if waits else ()


def _decided(vault: Vault, rules: RetentionRules, clients: tuple[int, ...]) -> None:
    forgetting.decide(vault, rules, clients, today(), by=vault.opened_by)


def _held(
    vault: Vault, rules: RetentionRules, client: int, code: str, until: date | None
) -> None:
    forgetting.place_hold(
        vault, rules, client, code, by=vault.opened_by, today=today(), until=until
    )


def _lifted(vault: Vault, hold: int) -> None:
    vault.holds.lift(hold, by=vault.opened_by)


def _carried_out(vault: Vault, rules: RetentionRules, disposal: int) -> list[DisposalLine]:
    return forgetting.carry_out(vault, rules, disposal, today(), by=vault.opened_by)


def _read_protocol(vault: Vault, disposal: int) -> Plain:
    found = next(each for each in vault.disposals.all() if each.id == disposal)
    return protocol(found, vault.disposals.lines(disposal))
