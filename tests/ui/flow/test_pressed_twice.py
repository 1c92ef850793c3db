# SPDX-License-Identifier: EUPL-1.2
"""A double click or an Enter too many makes one, wherever a button adds something."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.interview.clients.casework import begin, postpone
from app.interview.talk.prefill import Start
from app.storage.records import Status
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.ui.flow.base.printing import NO_PRINTER
from tests.behind import place_of
from tests.library import GRUND, LIBRARY
from tests.typist import in_focus
from tests.ui.register.conftest import old
from tests.ui.upkeep.conftest import (
    PASSPHRASE,
    Enters,
    cheap,
    enters,
    goes_to,
    made,
    opens,
    unlocks,
)
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

__all__ = ["cheap", "enters", "made", "old", "opens"]

KIM = 1
Twice = Callable[[Person, str], None]


def double_click(person: Person, name: str) -> None:
    """As the mouse does it: again before anything has come of it."""
    button = person.finds(name, QPushButton)
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def two_enters(person: Person, name: str) -> None:
    """As a key held a little long."""
    person.finds(name, QPushButton).setFocus()
    for _ in range(3):
        QTest.keyClick(in_focus(), Key.Key_Return)


both_ways = pytest.mark.parametrize("twice", [double_click, two_enters])


def at_the_client(enters: Enters) -> Person:
    person = enters()
    person.program.desk.open_client(KIM)
    person.waits_for_screen("ClientPage")
    return person


def prepares(person: Person) -> None:
    person.clicks("Ny ASI Grund")
    person.waits_for_screen("Preparation")


def ends(person: Person, folder: Path) -> Vault:
    """The vault, opened again."""
    person.program.stop()
    return open_vault(folder, PASSPHRASE)


def codes(vault: Vault) -> list[str]:
    return [row.code for row in vault.log.rows()]


def statuses(vault: Vault) -> list[Status]:
    return [one.status for one in vault.interviews.find()]


@both_ways
def test_one_interview_begins(enters: Enters, made: tuple[Path, str], twice: Twice) -> None:
    person = at_the_client(enters)
    prepares(person)
    person.types("1234")
    twice(person, "Börja intervjun")
    person.waits_for_screen("TalkScreen")
    with ends(person, made[0]) as vault:
        assert statuses(vault) == ["open"]
        assert codes(vault).count("interview.opened") == 1


@both_ways
def test_one_is_put_off(enters: Enters, made: tuple[Path, str], twice: Twice) -> None:
    person = at_the_client(enters)
    prepares(person)
    person.clicks("Skjut upp")
    person.clicks("Orsak: Sjuk eller för trött")
    twice(person, "Skjut upp intervjun")
    person.waits_for_screen("StartPage")
    with ends(person, made[0]) as vault:
        assert statuses(vault) == ["postponed"]


def test_one_client_is_added(enters: Enters, made: tuple[Path, str]) -> None:
    person = enters()
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    person.clicks("Typ av identitet: Inget nummer")
    person.types("Bo Berg")
    two_enters(person, "Lägg till klienten")
    person.waits_for_screen("ClientPage")
    with ends(person, made[0]) as vault:
        assert vault.clients.count() == 2


def test_one_correction_begins_and_nothing_is_complained_of(
    opens: Opens, old: Path
) -> None:
    person = opens(vault=old)
    unlocks(person, PASSPHRASE)
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")
    person.clicks("Rätta")
    person.types("Fel dag")
    two_enters(person, "Börja rättelsen")
    person.waits_for_screen("TalkScreen")
    assert "redan en påbörjad rättelse" not in person.reads()
    with ends(person, old) as vault:
        assert len(vault.interviews.find(1)) == 2


def test_one_reason_to_wait_is_kept(opens: Opens, old: Path) -> None:
    person = opens(vault=old)
    unlocks(person, PASSPHRASE)
    goes_to(person, "Gallring")
    person.waits_for_screen("RetentionScreen")
    person.clicks("Vänta med Bo Berg")
    reason = next(
        one for one in person.all(QPushButton) if "Skäl att vänta: " in one.accessibleName()
    )
    person.clicks(reason)
    two_enters(person, "Spara skälet")
    person.waits_for("Skälet är sparat.")
    with ends(person, old) as vault:
        assert len(vault.holds.find(2)) == 1


def test_one_dialog_asks_where_to_print(enters: Enters) -> None:
    person = enters()
    double_click(person, "Skriv ut tom blankett")
    papers = place_of(person.program).papers
    person.waits_until(lambda: not papers.is_busy, "the pages")
    if sys.platform == "win32":  # its own dialog would not come, as there is no printer
        person.waits_for(NO_PRINTER)
        assert person.reads().count(NO_PRINTER) == 1
        return
    dialogs = list(person.all(QPrintDialog))
    assert len(dialogs) == 1
    dialogs[0].reject()


def begun(folder: Path, *, postponed: bool = False) -> None:
    now = datetime.now(UTC)
    with open_vault(folder, PASSPHRASE) as vault:
        at = now.isoformat(timespec="seconds")
        start = Start(vault.staff.all()[0], "0685", now.date(), at)
        one = begin(vault, LIBRARY, LIBRARY.form(GRUND), KIM, start)
        if postponed:
            postpone(vault, one, until=None, reason="Sjuk", at=at)


def test_a_second_open_one_is_asked_about_by_mouse(
    enters: Enters, made: tuple[Path, str]
) -> None:
    begun(made[0])
    person = at_the_client(enters)
    person.clicks("Ny ASI Grund")
    assert "Det finns redan en ASI Grund från i dag som inte är signerad" in person.reads()
    person.clicks("Avbryt")
    assert "Det finns redan" not in person.reads()
    person.clicks("Ny ASI Grund")
    person.clicks("Fortsätt med den påbörjade")
    person.waits_for_screen("TalkScreen")
    with ends(person, made[0]) as vault:
        assert statuses(vault) == ["open"]


def test_a_second_open_one_is_asked_about_by_keyboard(
    enters: Enters, made: tuple[Path, str]
) -> None:
    begun(made[0], postponed=True)
    person = at_the_client(enters)
    person.tabs_to("Ny ASI Grund")
    person.presses(Key.Key_Return)
    assert in_focus().accessibleName() == "Ta upp den uppskjutna"
    person.presses(Key.Key_Escape)
    assert in_focus().accessibleName() == "Ny ASI Grund"
    person.presses(Key.Key_Return, Key.Key_Tab)
    assert in_focus().accessibleName() == "Börja en till"
    person.presses(Key.Key_Return)
    person.waits_for_screen("Preparation")
