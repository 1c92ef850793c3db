# SPDX-License-Identifier: EUPL-1.2
"""Gallring on the screen, by mouse and by keyboard, on a real vault (G4)."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton

from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.ui.register.retention_screen import RetentionScreen
from tests.behind import place_of
from tests.ui.register.conftest import PASSPHRASE, Enters, goes_to
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person


def at_the_list(enters: Enters) -> Person:
    person = enters()
    goes_to(person, "Gallring")
    person.waits_for_screen("RetentionScreen")
    return person


def again(person: Person, words: str) -> RetentionScreen:
    """The list as it is read anew, with these words above it."""
    person.waits_for(words)
    person.waits_for_screen("RetentionScreen")
    assert isinstance(person.screen, RetentionScreen)
    return person.screen


def test_by_mouse_from_the_list_to_the_protocol(
    enters: Enters, old: Path, tmp_path: Path
) -> None:
    person = at_the_list(enters)
    said = person.reads()
    for words in (
        "Ska gallras (3)", "Sparas längre (1)", "Asta Alm · A-1", "fem år",
        "Skulle ha varit borta senast 31 december 2010.", "Födelsedagen är okänd.",
        "Forskningsurvalet: född den 5, 15 eller 25", "version 1 (2026-11-22)",
        "(inte kontrollerat)",
    ):  # fmt: skip
        assert words in said, words
    assert "19900101" not in said
    person.clicks("Asta Alm")
    person.clicks("Bo Berg")
    person.clicks("Besluta om gallring av 2 valda")
    again(person, "Beslutet är antecknat.")
    assert "Du har fattat beslutet själv." in person.reads()
    assert "Beslutet är från i dag." in person.reads()
    person.clicks("Genomför gallringen")
    assert "Det går inte att ångra." in person.reads()
    person.clicks("Avbryt")
    person.clicks("Genomför gallringen")
    person.clicks("Ja, ta bort 2 klienter")
    again(person, "2 klienter är gallrade")
    assert "Asta Alm" not in person.reads()
    assert "Byt datanyckel nu." in person.reads()
    person.clicks("Gallring 1")
    person.waits_for_screen("PaperScreen")
    assert "Gallrade klienter" in person.reads()
    paper = tmp_path / "protokoll.pdf"
    person.chooses("Spara som PDF", paper)
    person.waits_for("Protokollet är sparat som protokoll.pdf")
    assert "Gallringsprotokoll 1" in PdfReader(paper).pages[0].extract_text()
    person.clicks("Tillbaka")
    person.waits_for_screen("RetentionScreen")
    person.clicks("Byt datanyckel")
    person.waits_until(
        lambda: not isinstance(person.screen, RetentionScreen), "the data key"
    )
    person.program.stop()
    with open_vault(old, PASSPHRASE) as vault:
        assert [each.name for each in vault.clients.search("")] == [
            "Dag Dahl", "Cia Carlsson",
        ]  # fmt: skip
        assert vault.seals.broken() == vault.disposals.broken() == []
        assert vault.disposals.all()[0].decided_by == "anan"


def test_how_many_wait_stands_on_the_vaults_page(enters: Enters) -> None:
    person = enters()
    person.clicks("Valvet")
    person.waits_for("3 klienter ska gallras.")


def test_a_client_added_by_mistake(enters: Enters) -> None:
    person = enters()
    place = place_of(person.program)
    made: list[int] = []
    new = Client("none", name="Fel Person", created_at="2999-01-01T00:00:00Z")
    place.ask(lambda: place.vault.clients.add(new), made.append)
    person.waits_until(lambda: bool(made), "the client")
    person.program.desk.open_client(made[0])
    person.waits_for_screen("ClientPage")
    person.clicks("Upplagd av misstag? Ta bort klienten")
    person.presses(Key.Key_Escape)
    assert "Ja, ta bort klienten" not in person.reads()
    person.clicks("Upplagd av misstag? Ta bort klienten")
    person.clicks("Ja, ta bort klienten")
    person.waits_for("Klienten är borttagen.")
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")
    assert "Upplagd av misstag?" not in person.reads()  # it has a signed interview


def test_by_keyboard(enters: Enters) -> None:
    person = at_the_list(enters)
    person.presses(Key.Key_Space)  # the first client has the keyboard
    person.tabs_to("Besluta om gallring av 1 vald")
    person.presses(Key.Key_Return)
    again(person, "Beslutet är antecknat.")
    person.presses(Key.Key_Return)  # Genomför has the keyboard
    assert "Det går inte att ångra." in person.reads()
    person.presses(Key.Key_Return)  # and now what does nothing
    assert "Det går inte att ångra." not in person.reads()
    person.tabs_to("Ta tillbaka beslutet")
    person.presses(Key.Key_Return)
    again(person, "Beslutet är tillbakataget.")
    assert "Ska gallras (3)" in person.reads()
    names = [one.accessibleName() for one in person.all(QPushButton)]
    assert len([one for one in names if one.startswith("Vänta med ")]) == 3
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")


def test_a_reason_to_wait_is_kept_and_lifted(enters: Enters) -> None:
    person = at_the_list(enters)
    person.clicks("Vänta med Bo Berg")
    person.clicks("Spara skälet")
    assert "Välj ett av skälen." in person.reads()
    person.clicks("Skäl att vänta: Adoption")
    assert "Akten hör ihop med en adoption." in person.reads()
    person.clicks("Till och med")
    for wrong in ("i vår", "2020-01-01", "2062-01-01"):
        person.types(wrong)
        person.clicks("Spara skälet")
        assert "Skriv dagen som åååå-mm-dd" in person.reads()
        person.finds("Till och med").clear()
        person.clicks("Till och med")
    person.types("2030-12-31")
    person.clicks("Spara skälet")
    again(person, "Skälet är sparat.")
    assert "Ska gallras (2)" in person.reads()
    assert "Adoption, till och med 2030-12-31. Sparat av anan" in person.reads()
    person.clicks("Häv Adoption: Bo Berg")
    again(person, "Skälet är hävt.")
    assert "Ska gallras (3)" in person.reads()


def test_escape_puts_a_question_away_first(enters: Enters) -> None:
    person = at_the_list(enters)
    person.clicks("Vänta med Asta Alm")
    person.presses(Key.Key_Escape)
    assert isinstance(person.screen, RetentionScreen)
    assert "Varför ska uppgifterna sparas längre?" not in person.reads()
    person.clicks("Välj alla")
    assert len(person.screen.chosen) == 3
    person.clicks("Välj alla")
    assert person.screen.chosen == ()


def test_enter_keeps_what_is_typed_and_decides_nothing(enters: Enters) -> None:
    person = at_the_list(enters)
    person.clicks("Asta Alm")
    person.clicks("Vänta med Asta Alm")
    person.clicks("Skäl att vänta: Annat skäl")
    person.clicks("Till och med")
    person.presses(Key.Key_Return)
    again(person, "Skälet är sparat.")
    assert "Beslut 1 väntar" not in person.reads()


def test_a_list_that_has_grown_old_is_refused(enters: Enters) -> None:
    person = at_the_list(enters)
    place = place_of(person.program)
    done: list[object] = []
    place.ask(lambda: place.vault.holds.place(1, "other", by="bobe"), done.append)
    person.waits_until(lambda: bool(done), "the hold")
    person.clicks("Asta Alm")
    person.clicks("Besluta om gallring av 1 vald")
    person.waits_for("En vald klient ska inte gallras nu.")


def test_nothing_to_do_is_said(opens: Opens) -> None:
    person = opens(practice=True)
    person.waits_for("Pågår")
    goes_to(person, "Gallring")
    person.waits_for_screen("RetentionScreen")
    assert "Ingen just nu" in person.reads()
    assert "Byt datanyckel" not in [each.text() for each in person.all(QPushButton)]


def test_the_protocol_can_be_printed(enters: Enters, tmp_path: Path) -> None:
    person = at_the_list(enters)
    person.clicks("Välj alla")
    person.clicks("Besluta om gallring av 3 valda")
    again(person, "Beslutet är antecknat.")
    person.clicks("Ta tillbaka beslutet")
    again(person, "Beslutet är tillbakataget.")
    person.clicks("Gallring 1")
    person.waits_for_screen("PaperScreen")
    person.clicks("Skriv ut")
    person.thinks_better_of_printing()
    person.clicks("Skriv ut")
    person.prints_in_file(tmp_path / "protokoll.pdf")
    person.waits_for("Protokollet är sparat som fil")
    (page,) = PdfReader(tmp_path / "protokoll.pdf").pages
    drawn = page.get_contents()
    assert drawn is not None
    assert drawn.get_data().count(b"\nf\n") > 20  # words, as outlines that are filled
