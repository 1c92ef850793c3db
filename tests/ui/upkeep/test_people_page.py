# SPDX-License-Identifier: EUPL-1.2
"""Several people in one vault, through the real program: added, changed, taken away (A2)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.interview.clients.casework import arrive
from app.stewardship.care import colleagues as use
from app.storage.errors import WrongPassphrase
from app.storage.keys.key_errors import LastWayIn
from app.storage.records import Staff
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.ui.flow.door.vault_opening import unlock
from tests.behind import place_of
from tests.ui.upkeep.conftest import CHEAP, PASSPHRASE, Enters, goes_to, unlocks
from tests.walkthrough.person import Key, Person

OTHER = "fyra gula moln vid sjön"
NEW = "sju små grodor i regnet"


def with_colleague(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        bo = Staff(0, "Bo Berg", "bobe", None)
        use.add_colleague(vault, PASSPHRASE, OTHER, bo, cost=CHEAP)


def types_new(person: Person, passphrase: str) -> None:
    """A passphrase of one's own, twice."""
    person.clicks("Jag vill välja en egen")
    person.types(passphrase)
    person.tabs_to("Samma lösenfras en gång till")
    person.types(passphrase)


def test_a_colleague_is_added_and_is_the_one_at_work(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for("Alla som står här kan läsa allt")
    person.waits_for("Det är du.")
    person.clicks("Lägg till en kollega")
    person.types("Bo Berg")
    types_new(person, OTHER)
    person.presses(Key.Key_Return)
    assert "Skriv också din egen lösenfras" in person.reads()
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for("Bo Berg kan nu öppna valvet")
    person.clicks("Tillbaka")
    person.waits_for_screen("Hub")
    person.clicks("Tillbaka")
    person.waits_for_screen("StartPage")
    person.clicks("Lås")
    unlocks(person, OTHER)
    person.waits_for("Hej, Bo")
    assert place_of(person.program).staff.name == "Bo Berg"


def test_a_wrong_own_passphrase_lets_nobody_in(enters: Enters) -> None:
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks("Lägg till en kollega")
    person.types("Bo Berg")
    person.tabs_to("Skriv av orden")
    person.types(person.finds("Föreslagen lösenfras", QLabel).text())
    person.tabs_to("Din egen lösenfras")
    person.types("fel fras")
    person.presses(Key.Key_Return)
    person.waits_for("Lösenfrasen stämmer inte.")
    person.clicks("Avbryt")
    person.waits_for_screen("People")
    assert "Bo Berg" not in person.reads()


def test_somebody_is_taken_away_and_the_data_key_offered(
    enters: Enters, made: tuple[Path, str]
) -> None:
    with_colleague(made[0])
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks("Ta bort: Bo Berg")
    person.types(PASSPHRASE)
    person.clicks("Ja, ta bort Bo Berg")
    person.waits_for("Bo Berg kan inte längre öppna valvet.")
    person.finds("Byt datanyckel")
    assert "Den enda lösenfrasen" in person.reads()
    person.clicks("Tillbaka")
    person.waits_for_screen("Hub")
    person.clicks("Tillbaka")
    person.waits_for_screen("StartPage")
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.types(OTHER)
    person.presses(Key.Key_Return)
    person.waits_for("Lösenfrasen stämmer inte.")


def test_ones_own_passphrase_is_changed_by_keyboard(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.tabs_to("Byt min lösenfras")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ChangePassphrase")
    person.types(PASSPHRASE)
    types_new(person, NEW)
    person.presses(Key.Key_Return)
    person.waits_for("Din lösenfras är bytt.")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")
    person.clicks("Lås")
    unlocks(person, NEW)


def test_weak_own_ones_are_refused_with_the_words_of_this_place(enters: Enters) -> None:
    person = enters()
    goes_to(person, "Vilka som kan öppna valvet")
    person.waits_for_screen("People")
    person.clicks("Byt min lösenfras")
    person.types(PASSPHRASE)
    types_new(person, "Vuxenenheten2026")
    person.presses(Key.Key_Return)
    person.waits_for("för lätt att gissa")


@pytest.fixture
def vault(made: tuple[Path, str]) -> Iterator[Vault]:
    vault = open_vault(made[0], PASSPHRASE)
    yield vault
    vault.close()


def test_a_signature_belongs_to_one_person(vault: Vault) -> None:
    for staff in (Staff(0, "Anna Andersson", "anan", None), Staff(0, "Bo", "anan", None)):
        with pytest.raises(use.SignatureTaken):
            use.add_colleague(vault, PASSPHRASE, OTHER, staff, cost=CHEAP)
    bo = Staff(0, "Bo", "bo", None)
    with pytest.raises(WrongPassphrase):
        use.add_colleague(vault, "fel", OTHER, bo, cost=CHEAP)
    assert [one.signature for one in vault.staff.all()] == ["anan"]  # all or nothing
    use.add_colleague(vault, PASSPHRASE, OTHER, bo, cost=CHEAP)
    assert [one.called for one in use.colleagues(vault)] == ["Anna Andersson", "Bo"]
    vault.ways.remove(PASSPHRASE, use.colleagues(vault)[1].way)
    back = bo._replace(trained_on="2026-01-15")
    use.add_colleague(vault, PASSPHRASE, OTHER, back, cost=CHEAP)
    assert [one.trained_on for one in vault.staff.all()] == ["2025-03-11", "2026-01-15"]
    anna, again = use.colleagues(vault)
    vault.ways.remove(PASSPHRASE, again.way)
    with pytest.raises(LastWayIn):
        vault.ways.remove(PASSPHRASE, anna.way)


def test_whoever_a_command_let_in_has_interviews_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "annat"
    vault, _ = create_vault(folder, PASSPHRASE, signature="anan", cost=CHEAP)
    with vault:
        vault.staff.add("Anna Andersson", "anan")
        vault.ways.add(PASSPHRASE, OTHER, signature="bobe", cost=CHEAP)
    entered = unlock(folder, OTHER)
    with entered.vault as opened:
        assert entered.staff.name == "bobe"
        assert arrive(opened).id == entered.staff.id
        assert len(opened.staff.all()) == 2
