# SPDX-License-Identifier: EUPL-1.2
"""From the start page: the kommun is changed, the manual read, the practice vault tried."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QListWidget, QTextBrowser

from app.interview.after.status import Seen
from app.interview.clients import casework
from app.stewardship import overview
from app.ui.help.handbook import Handbook
from tests.library import LIBRARY
from tests.ui.flow.test_pressed_twice import ends
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, made, opens
from tests.walkthrough.person import Key, Person

__all__ = ["cheap", "enters", "made", "opens"]


def at_the_settings(enters: Enters) -> Person:
    person = enters()
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    return person


def test_another_kommun_holds_from_now_on(enters: Enters, made: tuple[Path, str]) -> None:
    person = at_the_settings(enters)
    person.clicks("Kommun")
    person.holds(Key.Key_A)
    person.types("Uppsala")
    person.presses(Key.Key_Return, Key.Key_Escape)
    person.waits_for_screen("StartPage")
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")
    person.clicks("Ny ASI Grund")
    person.waits_for_screen("Preparation")
    person.presses(Key.Key_Escape)
    with ends(person, made[0]) as vault:
        assert vault.settings.all()[casework.MUNICIPALITY] == "0380"
        assert (
            overview.overview(vault, date(2026, 11, 30), Seen(vault, LIBRARY)).name
            == "Anna Andersson"
        )


def test_the_manual_is_read_and_its_links_lead_on(enters: Enters) -> None:
    person = at_the_settings(enters)
    assert "Överblick 0." in person.reads()
    person.clicks("Handboken")
    person.waits_for_screen("Handbook")
    screen = person.screen
    assert isinstance(screen, Handbook)
    (chapters,) = person.all(QListWidget)
    (page,) = person.all(QTextBrowser)
    titles = [chapters.item(n).text() for n in range(chapters.count())]
    assert "Om något går fel" in " ".join(titles)
    person.presses(Key.Key_Down)
    assert titles[1] in page.toPlainText()
    page.anchorClicked.emit("7-valvet.md")
    assert "Valvet" in chapters.currentItem().text()
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Settings")


def test_to_the_practice_vault_and_home_again(enters: Enters) -> None:
    person = at_the_settings(enters)
    person.clicks("Öppna övningsvalvet")
    person.waits_for("ÖVNING")
    person.waits_for_screen("StartPage")
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    person.clicks("Lämna övningen")
    person.waits_for_screen("Unlock")
    assert "ÖVNING" not in person.reads()
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for("1 klient och 0 intervjuer")


def test_what_went_wrong_is_not_told_beside_what_went_well(enters: Enters) -> None:
    person = enters()
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    person.types("19920611-2387")
    person.presses(Key.Key_Return)
    person.waits_for("Siffrorna hänger inte ihop")
    person.presses(Key.Key_Backspace)
    person.types("6")
    assert "✓ 19920611-2386" in person.reads()
    assert "Siffrorna hänger inte ihop" not in person.reads()
