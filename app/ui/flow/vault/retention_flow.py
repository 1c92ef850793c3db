# SPDX-License-Identifier: EUPL-1.2
"""Gallring, from the page about the vault: list, decision, carrying out, protocol (G4)."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.report.paper.pdf import write_pdf
from app.report.paper.plain_paper import Plain, layout_plain
from app.stewardship.gallring import retention_list
from app.stewardship.gallring.protocol import outcomes, protocol
from app.stewardship.gallring.retention_list import RetentionList, advice
from app.stewardship.gallring.retention_rules import RetentionRules, shipped_retention
from app.stewardship.log.audit import note_record
from app.stewardship.log.log_words import PROTOCOL
from app.storage.disk.atomic import write_file
from app.storage.log.events import Event
from app.storage.records import DisposalLine
from app.storage.vault.vault import Vault
from app.swedish_figures import spaced, with_noun
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.file_names import file_name
from app.ui.flow.base.flow import told
from app.ui.flow.base.outlet import LeavingFile, Outlet, Paper
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.register.paper_screen import PaperScreen
from app.ui.register.retention_screen import RetentionScreen

_PAPER = Paper(PROTOCOL, "Protokollet")
_SAVED = "Protokollet är sparat som {name}."


class RetentionFlow(RowFlow):
    """Everything behind the row "retention"."""

    tells = (RetentionScreen, PaperScreen)

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self._rules = shipped_retention()
        self._decided = 0
        self._disposal = 0  # whose protocol is read
        self._said = ""
        self._wrong = ""  # instead of it
        self._paper: Plain | None = None
        self._outlet = Outlet(self, partial(note_record, place.vault))

    def open(self) -> None:
        """Show the list."""
        work = partial(_read, self.vault, self._rules)
        self.ask(work, self._show)

    def _show(self, read: tuple[RetentionList, tuple[str, ...]]) -> None:
        found, texts = read
        self._decided = found.decided.id if found.decided else 0
        screen = RetentionScreen(found, texts, self.window, practice=self._place.practice)
        screen.decide.connect(self._decide)
        screen.hold.connect(self._hold)
        screen.lift.connect(self._lift)
        screen.carry_out.connect(self._carry_out)
        screen.withdraw.connect(self._withdraw)
        screen.protocol.connect(self._protocol)
        screen.new_key.connect(self._new_key)
        screen.back.connect(self.left)
        self.show(screen)
        self.tell(self._said)
        if self._wrong:
            self.window.say(self._wrong)
        self._said = self._wrong = ""

    def _decide(self, clients: tuple[int, ...]) -> None:
        decide = partial(retention_list.decide, self.vault, self._rules, clients, today())
        self._does(decide, "Beslutet är antecknat. Inget är borttaget än.")

    def _hold(self, client: int, code: str, until: date | None) -> None:
        hold = partial(retention_list.place_hold, self.vault, self._rules, client, code)
        self._does(
            partial(hold, today=today(), until=until),
            "Skälet är sparat. Uppgifterna gallras inte så länge det gäller.",
        )

    def _lift(self, hold: int) -> None:
        self._does(partial(self.vault.holds.lift, hold), "Skälet är hävt.")

    def _withdraw(self) -> None:
        work = partial(self.vault.disposals.withdraw, self._decided)
        self.ask_once(
            work, partial(self._done, "Beslutet är tillbakataget. Inget är borttaget.")
        )

    def _carry_out(self) -> None:
        if (screen := self.sees(RetentionScreen)) is not None:
            screen.show_busy()
        vault, by = self.vault, self.vault.opened_by
        work = partial(
            retention_list.carry_out, vault, self._rules, self._decided, today(), by=by
        )
        self.ask(work, self._carried_out, self._half_done)

    def _carried_out(self, lines: list[DisposalLine]) -> None:
        became = outcomes(lines)
        gone, kept = became.count("deleted"), became.count("kept")
        what = with_noun(gone, "klient är gallrad", "klienter är gallrade")
        stay = f" {spaced(kept)} blev kvar: protokollet säger varför." if kept else ""
        self._said = f"{what}, ur valvet och ur säkerhetskopiorna i valvets mapp.{stay}"
        self.open()

    def _half_done(self, error: BaseException) -> None:
        """Refused, or deleted and not yet out of the copies: the list says which."""
        self._wrong = told(error)
        self.open()

    def _new_key(self) -> None:
        self.go_to.emit("key")

    # The protocol

    def _protocol(self, disposal: int) -> None:
        self._disposal = disposal
        work = partial(_read_protocol, self.vault, disposal)
        self.ask(work, self._show_protocol)

    def _show_protocol(self, paper: Plain) -> None:
        self._paper = paper
        screen = PaperScreen(paper, self.window)
        screen.save.connect(self._ask_where)
        screen.print_out.connect(self._print)
        screen.back.connect(self.open)
        self.show(screen)

    def _ask_where(self) -> None:
        if self._paper is not None:
            write = partial(write_paper, self._place, self._paper)
            file = LeavingFile(Event.SAVED, (f"{PROTOCOL} pdf",), write, _SAVED)
            self._outlet.save(file, "Spara protokollet", f"{self._called}.pdf")

    def _print(self) -> None:
        if self._paper is not None:
            pages = layout_plain(self._paper, self._place.fonts, mark=self._place.mark)
            self._outlet.print_pages(_PAPER, pages, self._called)

    @property
    def _called(self) -> str:
        return file_name("gallringsprotokoll", "beslut", self._disposal, day=today())

    def _does(self, work: partial[Any], text: str) -> None:
        """Whoever opened the vault is the one who decides."""
        decided = partial(work, by=self.vault.opened_by)
        self.ask_once(decided, partial(self._done, text))

    def _done(self, text: str, _: object) -> None:
        self._said = text
        self.open()


def retention_status(vault: Vault) -> str:
    """How many wait, for the page about the vault. On the vault's thread."""
    if any(each.state == "decided" for each in vault.disposals.all()):
        return "Ett beslut väntar på att genomföras."
    many = retention_list.how_many(vault, shipped_retention(), today())
    if many:
        return with_noun(many, "klient ska gallras.", "klienter ska gallras.")
    return ""


def write_paper(place: Context, paper: Plain, path: Path, _: object) -> str:
    """On the papers' thread: one paper as a PDF, whole or not at all; its name."""
    pages = layout_plain(paper, place.fonts, mark=place.mark)
    write_file(path, write_pdf(pages, place.fonts, title=paper.title))
    return path.name


# On the vault's thread


def _read(vault: Vault, rules: RetentionRules) -> tuple[RetentionList, tuple[str, ...]]:
    found = retention_list.retention_list(vault, rules, today())
    waits = found.decided
    return found, advice(waits, found.today, by=vault.opened_by) if waits else ()


def _read_protocol(vault: Vault, disposal: int) -> Plain:
    found = next(each for each in vault.disposals.all() if each.id == disposal)
    return protocol(found, vault.disposals.lines(disposal))
