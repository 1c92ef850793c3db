# SPDX-License-Identifier: EUPL-1.2
"""The extract on the screen: the person found, the paper and the data saved (G5)."""

import json
from pathlib import Path

from pypdf import PdfReader

from tests.ui.register.conftest import Enters, goes_to
from tests.walkthrough.person import Key


def test_found_by_name_and_saved_twice(enters: Enters, tmp_path: Path) -> None:
    person = enters()
    goes_to(person, "Registerutdrag")
    person.waits_for_screen("PersonChoice")
    person.waits_for("Bo Berg")
    person.types("cia")
    person.presses(Key.Key_Return)  # at once, before anything is found: still Cia
    person.waits_for_screen("ExtractScreen")
    assert "Cia Carlsson · C-3" in person.reads()
    said = person.reads()
    assert "1 intervju, 1 svar, 1 text, 5 rader i loggen" in said
    assert "Läs igenom utdraget innan det lämnas ut." in said
    person.chooses("Spara som PDF", tmp_path / "ut.pdf")
    person.waits_for("Registerutdraget är sparat som ut.pdf")
    person.chooses("Spara som JSON", tmp_path / "ut.json")
    person.waits_for("Registerutdraget är sparat som ut.json")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "ut.pdf").pages)
    assert "Cia Carlsson" in text
    assert "Ont i ryggen" in text
    assert "Asta Alm" not in text
    data = json.loads((tmp_path / "ut.json").read_text("utf-8"))
    assert [each["code"] for each in data["log"]][-2:] == ["extract.made", "extract.made"]
    person.presses(Key.Key_Escape)
    person.waits_for_screen("PersonChoice")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")


def test_nobody_is_found(enters: Enters) -> None:
    person = enters()
    goes_to(person, "Registerutdrag")
    person.waits_for_screen("PersonChoice")
    person.types("finns inte")
    person.waits_for("Ingen klient har det namnet eller numret.")


def test_from_the_clients_page_and_back_by_keyboard(enters: Enters) -> None:
    person = enters()
    person.waits_for("4 klienter")
    person.types("asta")
    person.waits_for("1 träff")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    person.tabs_to("Registerutdrag")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ExtractScreen")
    assert "Asta Alm · A-1" in person.reads()
    person.presses(Key.Key_Escape)
    person.waits_for_screen("ClientPage")


def test_a_place_that_cannot_be_written_is_told(enters: Enters, tmp_path: Path) -> None:
    person = enters()
    goes_to(person, "Registerutdrag")
    person.waits_for_screen("PersonChoice")
    person.waits_for("Asta Alm")
    person.clicks("Asta Alm")
    person.waits_for_screen("ExtractScreen")
    person.chooses("Spara som PDF", tmp_path / "borta" / "ut.pdf")
    person.waits_for("Datorn kunde inte läsa eller skriva på disken.")
