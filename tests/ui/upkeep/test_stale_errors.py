# SPDX-License-Identifier: EUPL-1.2
"""What is said to be wrong goes when it is not, and never stands beside what went well."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from app.storage.disk.places import RemovablePlace
from app.storage.errors import MistypedRecoveryCode, NoSuchCopy, SamePlace, TooSoon
from app.ui.flow.base.printing import NOT_PRINTED, Printing
from app.ui.pieces.basics import Message
from app.ui.pieces.page import Screen
from app.ui.upkeep.code_page import RIGHT
from tests.behind import pdf_printer
from tests.eyes import messages
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, goes_to
from tests.ui.upkeep.test_copies_page import OTHER, SECOND, backed_up
from tests.ui.upkeep.test_people_page import with_colleague
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

WRONG = "Lösenfrasen stämmer inte."
PAGES = {
    "People": ("Vilka som kan öppna valvet", "Ta bort: Bo Berg"),
    "ChangePassphrase": ("Vilka som kan öppna valvet", "Byt min lösenfras"),
    "AddColleague": ("Vilka som kan öppna valvet", "Lägg till en kollega"),
    "CodePage": ("Återställningskoden", ""),
    "NewCode": ("Återställningskoden", "Ny återställningskod"),
    "NewKey": ("Byt datanyckel", ""),
    "RestorePage": ("Säkerhetskopior", "Hämta tillbaka: i går"),
}


def page_of(person: Person) -> Screen:
    assert isinstance(person.screen, Screen)
    return person.screen


def every_line_takes_it_away(person: Person) -> None:
    page = page_of(person)
    lines = [one for one in person.all(QLineEdit) if one.isEnabled()]
    assert lines
    for line in lines:
        page.message.say("Något är fel.")
        person.clicks(line)
        person.types("a")
        assert page.message.text == "", line.accessibleName()


@pytest.mark.parametrize("name", PAGES)
def test_a_key_in_any_line_of_a_page_takes_away_what_was_wrong(
    enters: Enters, made: tuple[Path, str], name: str
) -> None:
    with_colleague(made[0])
    backed_up(made[0])
    person = enters()
    row, then = PAGES[name]
    goes_to(person, row)
    person.waits_until(lambda: type(person.screen).__name__ != "Hub", row)
    person.looks()
    if then:
        person.clicks(then)
    person.waits_for_screen(name)
    every_line_takes_it_away(person)


def test_and_so_it_is_at_the_door(opens: Opens, made: tuple[Path, str]) -> None:
    person = opens(vault=made[0])
    person.waits_for_screen("Unlock")
    person.presses(Key.Key_Return)
    assert "Skriv lösenfrasen först." in person.reads()
    person.types("f")
    assert "Skriv lösenfrasen först." not in person.reads()
    person.types("el")
    person.presses(Key.Key_Return)
    person.waits_for(WRONG)
    person.types("f")
    assert WRONG not in person.reads()


def test_a_wait_stands_whatever_is_typed(opens: Opens, made: tuple[Path, str]) -> None:
    person = opens(vault=made[0])
    person.waits_for_screen("Unlock")
    page_of(person).show_error(TooSoon(seconds=30))
    person.types("f")
    assert "försöka igen om" in page_of(person).message.text
    person.clicks("Jag har glömt lösenfrasen")  # the code never waits
    assert page_of(person).message.text == ""


def test_other_words_take_away_what_was_wrong_with_the_first(enters: Enters) -> None:
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks("Byt min lösenfras")
    person.waits_for_screen("ChangePassphrase")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    for other in ("Ge mig fyra andra", "Jag vill välja en egen", "Ta hellre fyra ord"):
        page_of(person).message.say("Det andra ordet är inte skrivet som det står ovanför.")
        person.clicks(other)
        assert page_of(person).message.text == "", other


def test_a_question_that_is_put_away_takes_its_error_along(
    enters: Enters, made: tuple[Path, str]
) -> None:
    with_colleague(made[0])
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks("Ta bort: Bo Berg")
    person.types("fel")
    person.clicks("Ja, ta bort Bo Berg")
    person.waits_for(WRONG)
    person.clicks("Avbryt: ta inte bort Bo Berg")
    assert WRONG not in person.reads()


def test_the_code_is_asked_for_without_what_was_wrong_with_the_passphrase(
    enters: Enters, made: tuple[Path, str]
) -> None:
    backed_up(made[0])
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.clicks("Hämta tillbaka: i går")
    person.waits_for_screen("RestorePage")
    person.presses(Key.Key_Return)
    person.waits_for("Skriv din lösenfras först.")
    person.clicks("Jag har bara återställningskoden")
    assert page_of(person).message.text == ""


def test_a_right_code_stands_beside_no_error(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Återställningskoden")
    person.waits_for_screen("CodePage")
    person.types(made[1])
    person.presses(Key.Key_Return)
    person.waits_for(RIGHT)
    person.presses(Key.Key_Return)  # the line is empty now
    person.waits_for("Skriv koden från papperet först.")
    assert RIGHT not in person.reads()
    person.types(made[1])
    person.presses(Key.Key_Return)
    person.waits_for(RIGHT)
    assert page_of(person).message.text == ""
    page_of(person).show_error(MistypedRecoveryCode())
    assert RIGHT not in person.reads()


def test_a_copy_that_failed_stands_beside_none_that_was_made(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.presses(Key.Key_Return)
    person.waits_for("✓ Kopian är tagen och provad.")
    person.chooses(OTHER, made[0].parent)
    person.waits_for(NoSuchCopy.what)
    assert "Kopian är tagen" not in person.reads()
    person.chooses(SECOND, made[0] / "backups")
    person.waits_for(SamePlace.what)
    person.clicks("Ta en kopia nu")
    person.waits_for("✓ Kopian är tagen och provad.")
    assert SamePlace.what not in person.reads()


def test_a_second_place_that_got_no_copy_is_a_warning(
    enters: Enters, made: tuple[Path, str], tmp_path: Path
) -> None:
    place = tmp_path / "minne"
    place.mkdir()
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.chooses(SECOND, place)
    person.waits_for("✓ Kopiorna läggs nu där också.")
    place.rename(tmp_path / "utdraget")
    place.write_text("en fil där mappen var", encoding="utf-8")
    person.clicks("Ta en kopia nu")
    person.waits_until(lambda: bool(page_of(person).message.text), "a warning")
    assert page_of(person).message.property("kind") == "signal"
    assert "✓" not in person.reads()
    assert in_colour_of_success(person) == []


def in_colour_of_success(person: Person) -> list[str]:
    """What stands in the colour of what is done."""
    kinds = [one for one in person.all(QLabel) if one.property("kind") == "accent"]
    return [one.text() for one in kinds if one.text()]


def test_advice_on_a_second_place_is_not_in_the_colour_of_success(
    enters: Enters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "app.ui.flow.vault.copies_flow.advice_on_copies", lambda _: (RemovablePlace(),)
    )
    place = tmp_path / "minne"
    place.mkdir()
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.chooses(SECOND, place)
    person.waits_for("✓ Kopiorna läggs nu där också.")
    assert in_colour_of_success(person) == ["✓ Kopiorna läggs nu där också."]
    assert page_of(person).message.text == f"{RemovablePlace.what} {RemovablePlace.remedy}"


def test_what_is_done_is_told_no_longer_beside_what_then_goes_wrong(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Återställningskoden")
    person.waits_for_screen("CodePage")
    window = person.program.window
    window.tell("Loggens slut är skickat till skrivaren.")
    assert "✓ Loggens slut" in person.reads()
    person.presses(Key.Key_Return)
    person.waits_for("Skriv koden från papperet först.")
    assert "✓ Loggens slut" not in person.reads()


def test_a_print_out_that_succeeds_takes_away_the_one_that_failed(
    enters: Enters, tmp_path: Path
) -> None:
    person = enters()
    window = person.program.window
    printing = Printing(window, window)
    printing.ask_text("En kod")
    person.thinks_better_of_printing()
    printing.print_on(pdf_printer(tmp_path / "saknas" / "kod.pdf"))
    assert NOT_PRINTED in person.reads()
    printing.print_on(pdf_printer(tmp_path / "kod.pdf"))
    assert NOT_PRINTED not in person.reads()


def test_no_success_is_hushed_by_nothing(enters: Enters) -> None:
    window = enters().program.window
    window.tell("Klart.")
    assert messages(window) == ["✓ Klart."]
    for message in window.findChildren(Message):
        if message.text != "✓ Klart.":
            message.say("")
    assert messages(window) == ["✓ Klart."]
