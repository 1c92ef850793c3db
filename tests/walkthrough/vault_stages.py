# SPDX-License-Identifier: EUPL-1.2
"""The vault's own screens one after the other, with the longest words they may have to show."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.stewardship.care.colleagues import Colleague
from app.stewardship.care.copying import CopiesNow, Elsewhere
from app.stewardship.care.recovery_drill import CodeState
from app.stewardship.log.log_end import LogEnd
from app.storage.copies.backups import ChangedSince
from app.storage.copies.copy_folders import Copy
from app.storage.errors import DamagedVault, MissingKeyFile, TooSoon, WrongPassphrase
from app.storage.records import Findings
from app.ui.door.damaged import Damaged
from app.ui.door.new_passphrase import NewPassphrase
from app.ui.door.print_advice import advice_words, file_words
from app.ui.door.recovery_page import RecoveryPage
from app.ui.door.restore import RestorePage, WantedCopy
from app.ui.door.salvage import Account, SalvagedPage, SalvagePage
from app.ui.flow.vault.copies_flow import findings_words
from app.ui.upkeep.code_page import CodePage, NewCode
from app.ui.upkeep.copies_page import CopiesPage
from app.ui.upkeep.data_key_page import NewKey
from app.ui.upkeep.own_passphrase import AddColleague, ChangePassphrase
from app.ui.upkeep.people_page import People
from app.ui.upkeep.vault_page import GROUPS, Hub
from tests.eyes import button, field
from tests.walkthrough.person import Person

LONG = "Anna-Karin Bengtsdotter Zetterström"
PEOPLE = (
    Colleague("a", "anze", LONG, "2025-03-11", is_you=True),
    Colleague("b", "mahage", "Maria-Magdalena Wennergren Hägerström", None, is_you=False),
    Colleague("c", "signaturlång", "", None, is_you=False),
)
PLACE = Path.home() / "anna-karin.bengtsdotter" / ".local" / "share" / "overblick" / "valv"
STICK = (
    Path.home() / "anna-karin.bengtsdotter" / "Kingston DataTraveler" / "Säkerhetskopior"
)
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567"


def copy(day: str, *, whole: bool = True) -> Copy:
    made = f"2026-11-{day}T13:32:00Z"
    return Copy(PLACE / "backups" / day, made, made if whole else None, 9, 9)


COPIES = (copy("22"), copy("20", whole=False), copy("19"), copy("12"), copy("05"))


def propose() -> str:
    return "kopparslagare vattenkanna midsommarafton trädgårdsmöbel"


def judge(text: str) -> str | None:
    return None if text else "Den är för kort."


def everything(person: Person) -> Iterator[str]:
    """Every screen about the vault."""
    for part in (_hub, _people, _code, _key, _copies, _damaged):
        yield from part(person.program.window.show_screen, person.program.window)


Shows = Callable[[QWidget], None]


def _hub(show: Shows, window: QWidget) -> Iterator[str]:
    page = Hub(
        frozenset(row.name for _, rows in GROUPS for row in rows), str(PLACE), window
    )
    show(page)
    page.show_status({"copies": "Senaste provade säkerhetskopia: 22 nov 13.32."})
    yield "vault"


def _people(show: Shows, window: QWidget) -> Iterator[str]:
    page = People(PEOPLE, window)
    show(page)
    yield "people"
    button(page, f"Ta bort: {PEOPLE[1].name}").click()
    page.show_error(WrongPassphrase())
    yield "people-remove"
    page.show_busy()
    yield "people-busy"
    page = People(PEOPLE[:1], window)
    show(page)
    page.show_removed(PEOPLE[1].name)
    yield "people-removed"
    for made, name in ((ChangePassphrase, "passphrase"), (AddColleague, "colleague")):
        asking = made(propose, judge, window)
        show(asking)
        yield name
        button(asking, "Jag vill välja en egen").click()
        asking.show_error(TooSoon(seconds=40))
        yield f"{name}-own"


def _code(show: Shows, window: QWidget) -> Iterator[str]:
    page = CodePage(CodeState("2025-03-01T09:00:00Z", ""), window)
    show(page)
    yield "code"
    page.show_right(
        CodeState("2025-03-01T09:00:00Z", "2026-11-22T03:00:00Z"),
        LogEnd(123_456, "0123-4567-89AB-CDEF"),
    )
    yield "code-right"
    show(NewCode(window))
    yield "code-new"
    paper = RecoveryPage(CODE, window, replaces=True)
    show(paper)
    yield "code-paper"
    paper.advise(advice_words("Microsoft Print to PDF"), "Gör en fil ändå", other=True)
    yield "code-paper-advice"
    paper.tell(file_words(STICK / "kod.pdf", private=False))
    yield "code-paper-file"
    new = NewPassphrase(PEOPLE, propose=propose, judge=judge, parent=window)
    show(new)
    yield "code-passphrase"
    new.attempt()
    new.show_busy()
    yield "code-passphrase-busy"


def _key(show: Shows, window: QWidget) -> Iterator[str]:
    page = NewKey(PEOPLE, window)
    show(page)
    yield "key"
    field(page, "Din lösenfras").setText("fras")
    page.attempt()
    yield "key-left-out"
    page.go_back()
    page.show_busy("Byter datanyckel …", stops=True)
    page.show_progress("Kopierar …", 0.4, stops=True)
    yield "key-busy"


def _copies(show: Shows, window: QWidget) -> Iterator[str]:
    page = CopiesPage(CopiesNow(COPIES, None), window)
    show(page)
    yield "copies"
    page.show_found(findings_words(Findings(False, (1, 2), (3,), (4,))), sound=False)
    yield "copies-found"
    page = CopiesPage(CopiesNow((), Elsewhere(STICK, True, COPIES)), window)
    show(page)
    page.show_busy("Kopierar …")
    yield "copies-second"
    restore = RestorePage(COPIES[0], ChangedSince(9, 11, 12), window)
    show(restore)
    yield "restore"
    restore.fill(WantedCopy(COPIES[0], CODE, by_code=True))
    restore.show_error(WrongPassphrase())
    yield "restore-code"


def _damaged(show: Shows, window: QWidget) -> Iterator[str]:
    page = Damaged(DamagedVault(), PLACE, window)
    show(page)
    page.show_copies(list(COPIES))
    yield "damaged"
    page = Damaged(MissingKeyFile(), PLACE, window)
    show(page)
    page.show_copies([])
    yield "damaged-no-copy"
    show(SalvagePage(PLACE.with_name("valv-räddat"), window))
    yield "salvage"
    lines = ("12 klienter, 30 intervjuer.", "Nummer " + ", ".join(map(str, range(40))))
    show(SalvagedPage(Account(PLACE, lines), window))
    yield "salvaged"
