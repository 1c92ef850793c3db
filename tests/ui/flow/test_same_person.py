# SPDX-License-Identifier: EUPL-1.2
"""Two clients who are one person are joined at their page, and taken apart, by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QTableWidget

from app.stewardship.log.log_words import phrase
from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.typist import in_focus
from tests.ui.flow.test_pressed_twice import begun, both_ways, ends
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, made, opens
from tests.walkthrough.person import Key, Person

__all__ = ["cheap", "enters", "made", "opens"]

KIM, TWIN, EVA = 1, 2, 3
NUMBER = "19920611-2386"
AT = "2026-11-03T09:00:00Z"


@pytest.fixture
def folder(made: tuple[Path, str]) -> Path:
    """A vault with Kim Älv, who has begun; Kim Älv by number and case; and Eva Ek."""
    begun(made[0])
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.clients.add(Client("personnummer", NUMBER, "kim älv", "S-1", AT))
        vault.clients.add(Client("none", "", "Eva Ek", "S-7", AT))
    return made[0]


def at_the_client(enters: Enters, client: int = KIM) -> Person:
    person = enters()
    person.program.desk.open_client(client)
    person.waits_for_screen("ClientPage")
    return person


def said(vault: Vault) -> list[str]:
    return [phrase(row) for row in vault.log.rows()]


def is_one(vault: Vault) -> None:
    assert vault.clients.get(KIM) == vault.clients.get(TWIN)
    assert vault.clients.get(KIM)[:4] == ("personnummer", NUMBER, "kim älv", "S-1")
    assert vault.clients.count() == 2
    assert [one.client_id for one in vault.interviews.find(KIM)] == [TWIN]
    assert vault.answers.of(1)["A2"].text == NUMBER  # it follows along
    assert said(vault).count("förde samman klient 1 med klient 2 (upplagd två gånger)") == 1
    assert vault.soundness.check().is_sound


def test_two_of_one_name_by_mouse(enters: Enters, folder: Path) -> None:
    person = at_the_client(enters)
    person.clicks("Samma person som kim älv, ärende S-1?")
    person.waits_for_screen("JoiningPage")
    read = person.reads()
    for words in ("Är det samma person?", "19920611-••••", "Ärende S-1", "Så blir det"):
        assert words in read, words
    assert "ASI Grund" in read
    assert "Vems uppgifter ska visas?" not in read  # the one with a number
    assert NUMBER not in read
    person.clicks("Visa numren")
    assert NUMBER in person.reads()
    person.clicks("Ja, för samman dem")
    assert "Inget har ändrats än. Välj först varför." in person.reads()
    person.clicks("Varför: Upplagd två gånger")
    person.clicks("Ja, för samman dem")
    person.waits_for("De två är nu en klient, med alla intervjuer.")
    read = person.reads()
    assert "Uppgifterna är ändrade i en intervju som inte är signerad." in read
    assert (
        "Samma person som Kim Älv (upplagd två gånger). Fördes samman i dag av anan."
        in read
    )
    assert "Samma person som kim älv, ärende S-1?" not in read
    with ends(person, folder) as vault:
        is_one(vault)


def test_by_keyboard_alone(enters: Enters, folder: Path) -> None:
    person = at_the_client(enters)
    person.tabs_to("Är samma person som …")
    person.presses(Key.Key_Return)
    person.waits_for_screen("SamePerson")
    assert isinstance(in_focus(), QLineEdit)
    person.waits_for("Samma namn eller ärende")
    person.presses(Key.Key_Down)
    assert isinstance(in_focus(), QTableWidget)
    person.presses(Key.Key_Return)
    person.waits_for_screen("JoiningPage")
    person.presses(Key.Key_Return)  # the keyboard is at "no", so this goes back
    person.waits_for_screen("ClientPage")
    person.tabs_to("Är samma person som …")
    person.presses(Key.Key_Return)
    person.waits_for_screen("SamePerson")
    person.types("s-1")
    person.presses(Key.Key_Return)
    person.waits_for("Välj den andra.")
    person.presses(Key.Key_Down)
    person.presses(Key.Key_Return)
    person.waits_for_screen("JoiningPage")
    person.tabs_to("Varför: Upplagd två gånger")
    person.presses(Key.Key_Return)
    person.tabs_to("Ja, för samman dem")
    person.presses(Key.Key_Return)
    person.waits_for("De två är nu en klient")
    with ends(person, folder) as vault:
        is_one(vault)


def test_who_does_not_fit_is_told_and_nothing_is_changed(
    enters: Enters, folder: Path
) -> None:
    person = at_the_client(enters, EVA)
    person.clicks("Är samma person som …")
    person.waits_for("Ingen annan klient har samma namn eller ärende.")
    person.clicks(person.finds("Sök den andra klienten", QLineEdit))
    person.types("eva")
    person.presses(Key.Key_Return)
    person.waits_for("Ingen träff. Prova en del av namnet.")  # never herself
    person.holds(Key.Key_A)
    person.types("kim älv")
    person.presses(Key.Key_Return)
    person.waits_for("Välj den andra.")
    person.presses(Key.Key_Down)
    person.presses(Key.Key_Return)
    person.waits_for_screen("JoiningPage")
    assert "De heter olika. Är du säker på att det är samma person?" in person.reads()
    person.presses(Key.Key_Escape)
    person.waits_for_screen("ClientPage")
    assert "Eva Ek" in person.reads()
    with ends(person, folder) as vault:
        assert vault.clients.count() == 3
        assert "client.joined" not in [row.code for row in vault.log.rows()]


def test_a_number_that_another_client_has_leads_to_both(
    enters: Enters, folder: Path
) -> None:
    person = at_the_client(enters)
    person.clicks("Ändra uppgifterna")
    person.waits_for_screen("ClientForm")
    person.clicks("Typ av identitet: Personnummer")
    person.types(NUMBER)
    person.presses(Key.Key_Return)
    person.waits_for("Det finns redan en klient med det numret.")
    assert in_focus().accessibleName() == "Är det samma person? Jämför dem"
    person.presses(Key.Key_Return)
    person.waits_for_screen("JoiningPage")
    person.clicks("Varför: Upplagd två gånger")
    person.clicks("Ja, för samman dem")
    person.waits_for("De två är nu en klient")
    with ends(person, folder) as vault:
        is_one(vault)


def test_where_either_can_be_shown_the_user_chooses(enters: Enters, folder: Path) -> None:
    person = at_the_client(enters, EVA)
    person.program.desk._clients._joining.look(EVA, KIM)  # noqa: SLF001 - as the page of a client does
    person.waits_for_screen("JoiningPage")
    read = person.reads()
    assert "Vems uppgifter ska visas?" in read
    assert "namnet Kim Älv" in read
    person.clicks("Vems uppgifter ska visas? Kim Älv")
    assert "namnet Eva Ek" in person.reads()
    person.clicks("Varför: Fick sitt nummer senare")
    person.clicks("Ja, för samman dem")
    person.waits_for("De två är nu en klient")
    with ends(person, folder) as vault:
        assert vault.clients.get(EVA)[2:4] == ("Kim Älv", "S-7")
        assert [one.id for one in vault.clients.search("eva ek")] == [KIM]


def test_protection_says_what_goes_for_good(enters: Enters, folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.clients.add(Client("protected", "", "Molly Sol", "S-1", AT))
    person = at_the_client(enters, TWIN)
    assert "Molly Sol" not in person.reads()  # nobody is told whom a pseudonym is for
    person.clicks("Är samma person som …")
    person.waits_for_screen("SamePerson")
    person.types("molly")
    person.presses(Key.Key_Return)
    person.waits_for("Välj den andra.")
    person.presses(Key.Key_Down)
    person.presses(Key.Key_Return)
    person.waits_for_screen("JoiningPage")
    read = person.reads()
    assert "En av dem har skyddade uppgifter. Därför tas namnet" in read
    assert "går det att ta isär dem igen" not in read
    person.clicks("Varför: Upplagd två gånger")
    person.clicks("Ja, för samman dem")
    person.waits_for("De två är nu en klient")
    assert "kim" not in person.reads().casefold()
    with ends(person, folder) as vault:
        assert vault.clients.get(TWIN)[:4] == ("protected", "", "Molly Sol", "S-1")
        assert [one.name for one in vault.clients.search("kim")] == [
            "Kim Älv"
        ]  # the other one


@both_ways
def test_pressed_twice_it_is_done_once(enters: Enters, folder: Path, twice) -> None:
    person = at_the_client(enters)
    person.clicks("Samma person som kim älv, ärende S-1?")
    person.waits_for_screen("JoiningPage")
    person.clicks("Varför: Upplagd två gånger")
    twice(person, "Ja, för samman dem")
    person.waits_for("De två är nu en klient")
    with ends(person, folder) as vault:
        is_one(vault)


def test_taken_apart_again_with_a_reason(enters: Enters, folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.joins.join(KIM, TWIN, reason="twice")
    person = at_the_client(enters)  # by the number it had, as a draft may know it
    assert "kim älv" in person.reads()
    person.clicks("Ta isär: Kim Älv")
    assert in_focus().accessibleName() == "Varför: De är två olika personer"
    person.presses(Key.Key_Escape)
    assert "Varför ska de tas isär?" not in person.reads()
    person.presses(Key.Key_Return)
    person.clicks("Ja, ta isär dem")
    assert "Inget har ändrats än. Välj först varför." in person.reads()
    person.clicks("Varför: De är två olika personer")
    person.clicks("Ja, ta isär dem")
    person.waits_for("De är två klienter igen.")
    with ends(person, folder) as vault:
        assert vault.clients.get(KIM)[:4] == ("none", "", "Kim Älv", "")
        assert [one.client_id for one in vault.interviews.find(KIM)] == [KIM]
        assert "tog isär klient 1 och klient 2 (de är två olika personer)" in said(vault)
        assert vault.soundness.check().is_sound


def test_who_waits_to_be_deleted_is_not_joined(enters: Enters, folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.disposals.decide(("1", ""), [(TWIN, "2020-01-01", "2025-01-01")], by="anan")
    person = at_the_client(enters)
    person.clicks("Samma person som kim älv, ärende S-1?")
    person.waits_for_screen("JoiningPage")
    person.clicks("Varför: Upplagd två gånger")
    person.clicks("Ja, för samman dem")
    person.waits_for("En av klienterna står i ett beslut om gallring")
    with ends(person, folder) as vault:
        assert vault.clients.count() == 3


def test_after_a_lock_one_is_back_at_the_client(enters: Enters, folder: Path) -> None:
    person = at_the_client(enters)
    person.clicks("Samma person som kim älv, ärende S-1?")
    person.waits_for_screen("JoiningPage")
    person.holds(Key.Key_L)
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    assert "Kim Älv" in person.reads()
    with ends(person, folder) as vault:
        assert vault.clients.count() == 3
