# SPDX-License-Identifier: EUPL-1.2
"""No secret is set by an impatient key: what holds was read, typed and meant by a person."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.storage.errors import WrongPassphrase
from app.storage.vault.entering import open_vault
from app.ui.flow.base.printing import NO_PRINTER
from app.ui.pieces.page import Screen
from app.ui.system.preferences import default_place
from tests.modes import is_its_owners
from tests.typist import in_focus, rest
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, goes_to, made, opens
from tests.ui.upkeep.test_code_page import resets_cheaply
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import LEFT, Key, Person, print_dialog

__all__ = ["cheap", "enters", "made", "opens", "resets_cheaply"]

TIMES = 8  # an impatient hand at the keyboard


def hammers(person: Person) -> None:
    """Enter and Space, again and again, whatever stands there."""
    for _ in range(TIMES):
        for key in (Key.Key_Return, Key.Key_Space, Key.Key_Enter):
            QTest.keyClick(in_focus(), key)
        rest()


def keeps_pressing(person: Person) -> None:
    """The same, by somebody who waits a moment between."""
    for _ in range(TIMES):
        person.presses(Key.Key_Return)


def offered(person: Person) -> str:
    return person.finds("Föreslagen lösenfras", QLabel).text()


def lands_on_no_main_button(person: Person) -> None:
    page = person.screen
    assert isinstance(page, Screen)
    assert in_focus() is not page.primary
    assert page.patience >= 1.0


def test_the_first_start_takes_no_words_that_nobody_typed(opens: Opens) -> None:
    person = opens()
    person.waits_for("Var ska uppgifterna ligga?")
    person.presses(Key.Key_Return)
    person.waits_for("Din lösenfras")
    lands_on_no_main_button(person)
    keeps_pressing(person)
    assert offered(person)
    assert "Skriv först de fyra orden i rutan" in person.reads()
    assert not default_place("valv").exists()


def test_a_forgotten_one_is_not_set_by_an_enter_too_many(
    opens: Opens, made: tuple[Path, str]
) -> None:
    folder, code = made
    keys = (folder / "keys.json").read_bytes()
    person = opens(vault=folder)
    person.waits_for_screen("Unlock")
    person.clicks("Jag har glömt lösenfrasen")
    person.types(code)
    person.presses(Key.Key_Return)
    person.waits_until(lambda: type(person.screen).__name__ == "NewPassphrase", "page")
    hammers(person)
    lands_on_no_main_button(person)
    keeps_pressing(person)
    assert "Skriv först de fyra orden i rutan" in person.reads()
    assert (folder / "keys.json").read_bytes() == keys
    words = offered(person)
    person.types(words)
    person.waits_for("✓ Det stämmer.")
    person.presses(Key.Key_Return)
    person.waits_for("Hej, Anna")
    person.program.stop()
    open_vault(folder, words).close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE)


@pytest.mark.parametrize(
    ("button", "own"),
    [
        ("Byt min lösenfras", "Din lösenfras nu"),
        ("Lägg till en kollega", "Din egen lösenfras"),
    ],
)
def test_words_of_ones_own_or_for_a_colleague_are_typed_too(
    enters: Enters, made: tuple[Path, str], button: str, own: str
) -> None:
    keys = (made[0] / "keys.json").read_bytes()
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks(button)
    lands_on_no_main_button(person)
    if button.startswith("Lägg"):
        person.types("Bo Berg")
    person.tabs_to(own)
    person.types(PASSPHRASE)
    keeps_pressing(person)
    assert "Skriv först de fyra orden i rutan" in person.reads()
    assert in_focus().accessibleName() == "Skriv av orden"
    assert (made[0] / "keys.json").read_bytes() == keys
    person.types(offered(person))
    person.presses(Key.Key_Return)
    person.waits_for_screen("People")
    assert (made[0] / "keys.json").read_bytes() != keys


def to_code(person: Person) -> None:
    goes_to(person, "Återställningskoden")
    person.waits_for_screen("CodePage")
    person.clicks("Ny återställningskod")


def to_new_key(person: Person) -> None:
    goes_to(person, "Byt datanyckel")


def to_people(person: Person) -> None:
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks("Byt min lösenfras")


def to_paper(person: Person) -> None:
    to_code(person)
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)


@pytest.mark.parametrize(
    ("goes", "screen"),
    [
        (to_code, "NewCode"),
        (to_paper, "RecoveryPage"),
        (to_new_key, "NewKey"),
        (to_people, "ChangePassphrase"),
    ],
)
def test_a_page_with_a_secret_is_read_for_a_second(
    enters: Enters, goes: Callable[[Person], None], screen: str
) -> None:
    person = enters()
    goes(person)
    person.waits_until(lambda: type(person.screen).__name__ == screen, screen)
    lands_on_no_main_button(person)
    page = person.screen
    pressed: list[QWidget] = []
    for button in page.findChildren(QPushButton):
        button.clicked.connect(lambda *_, button=button: pressed.append(button))
    hammers(person)
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            QTest.mouseClick(button, LEFT)
    assert pressed == []
    assert person.screen is page


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_a_code_printed_into_a_file_is_advised_against_and_told(
    enters: Enters, made: tuple[Path, str], home_away_from_home: Path
) -> None:
    """There is no printer here but Qt's own, which writes a file."""
    person = enters()
    to_paper(person)
    person.waits_for_screen("RecoveryPage")
    code = person.finds("Återställningskod: ", QLabel).text().split()
    person.presses(Key.Key_Return)
    person.waits_for("hittar ingen skrivare som skriver på papper")
    assert print_dialog() is None
    person.clicks("Visa skrivarna ändå")
    if sys.platform == "win32":  # none that makes a file either
        person.waits_for(NO_PRINTER)
        hammers(person)
        assert not list(home_away_from_home.rglob("*.pdf"))
        assert not person.finds("Fortsätt", QPushButton).isEnabled()
        return
    takes_the_file(person, home_away_from_home / "kod.pdf")
    person.waits_for("Det du valde gör en fil, inte ett papper.")
    assert in_focus().accessibleName() == "Välj en annan skrivare"
    assert not list(home_away_from_home.glob("*.pdf"))  # nothing is printed yet
    hammers(person)
    assert not list(home_away_from_home.glob("*.pdf"))
    person.clicks("Välj en annan skrivare")
    takes_the_file(person, home_away_from_home / "kod.pdf")
    person.waits_for("gör en fil")
    person.clicks("Gör en fil ändå")
    person.waits_for("Koden står nu i en fil, inte på papper:")
    assert "kod.pdf" in person.reads()
    assert "Bara du och den som sköter datorn kan läsa den" in person.reads()
    assert "Koden går inte att spara som fil" not in person.reads()
    path = home_away_from_home / "kod.pdf"
    assert set(code) <= set(
        PdfReader(path).pages[0].extract_text().replace("-", " ").split()
    )
    assert is_its_owners(path)
    assert not person.finds("Fortsätt", QPushButton).isEnabled()


def takes_the_file(person: Person, path: Path) -> None:
    """Takes what the system's dialog offers, under a name of one's own."""
    person.waits_until(lambda: print_dialog() is not None, "print dialog")
    dialog = print_dialog()
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "filename")
    assert isinstance(line, QLineEdit)
    line.setText(str(path))
    dialog.accept()
    person.waits_until(lambda: print_dialog() is None, "no print dialog")


def test_no_main_button_has_the_focus_after_something_went_wrong(enters: Enters) -> None:
    person = enters()
    to_new_key(person)
    person.waits_for_screen("NewKey")
    person.screen.show_busy("Byter …", stops=True)  # type: ignore[attr-defined]
    person.screen.show_ready()  # type: ignore[attr-defined]
    lands_on_no_main_button(person)
