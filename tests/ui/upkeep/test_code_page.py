# SPDX-License-Identifier: EUPL-1.2
"""The recovery code: the way back at the door, the yearly drill, a new code on paper."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from app.stewardship.care.colleagues import add_colleague
from app.stewardship.care.recovery_drill import CodeState, code_state, drill_is_due
from app.stewardship.log.log_words import IN_FILE, LOG_END
from app.storage.log.events import Event
from app.storage.records import Staff
from app.storage.vault.entering import open_vault, open_with_recovery
from tests.behind import is_at_rest
from tests.ui.upkeep.conftest import CHEAP, PASSPHRASE, Enters, goes_to, unlocks
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key

NEW = "sju små grodor i regnet"
WRONG = "0000-0000-0000-0000-0000-0000-0000"


@pytest.fixture(autouse=True)
def resets_cheaply(monkeypatch: pytest.MonkeyPatch) -> None:
    import app.storage.vault.access as ways  # noqa: PLC0415

    monkeypatch.setitem(ways.VaultAccess.set_by_code.__kwdefaults__, "cost", CHEAP)


def test_a_forgotten_passphrase_is_set_anew_by_the_code(
    opens: Opens, made: tuple[Path, str]
) -> None:
    folder, code = made
    with open_vault(folder, PASSPHRASE) as vault:
        bo = Staff(0, "Bo Berg", "bobe", None)
        add_colleague(vault, PASSPHRASE, "fyra gula moln vid sjön", bo, cost=CHEAP)
    person = opens(vault=folder)
    person.waits_for_screen("Unlock")
    person.clicks("Jag har glömt lösenfrasen")
    person.types(WRONG)
    person.presses(Key.Key_Return)
    person.waits_for("felskriven någonstans")
    person.types(code.lower())
    person.presses(Key.Key_Return)
    person.waits_for_screen("NewPassphrase")
    person.clicks("Jag vill välja en egen")
    person.types(NEW)
    person.tabs_to("Samma lösenfras en gång till")
    person.types(NEW)
    person.presses(Key.Key_Return)
    person.waits_for("Välj först vem du är")
    person.clicks("Vems lösenfras är det? Bo Berg (bobe)")
    person.clicks("Sätt lösenfrasen och lås upp")
    person.waits_for("Hej, Bo")
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.types("fyra gula moln vid sjön")  # the lost one, if somebody else found it
    person.presses(Key.Key_Return)
    person.waits_for("Lösenfrasen stämmer inte.")
    person.finds("Lösenfras").setFocus()
    person.types(PASSPHRASE)  # Anna's is as it was
    person.presses(Key.Key_Return)
    person.waits_for("Hej, Anna")


def test_one_may_think_better_of_it(
    opens: Opens, made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    person = opens(vault=made[0])
    person.waits_for_screen("Unlock")
    person.clicks("Jag har glömt lösenfrasen")
    person.types(made[1])
    person.presses(Key.Key_Return)
    person.waits_for_screen("NewPassphrase")
    assert "Vems lösenfras" not in person.reads()  # there is only one it can be
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Unlock")
    monkeypatch.setattr("app.ui.door.secret_page.ALONE", 1000)
    person.clicks("Jag har glömt lösenfrasen")
    person.types(made[1])
    person.presses(Key.Key_Return)
    person.waits_for_screen("NewPassphrase")
    person.waits_for_screen("Unlock")  # ten minutes later, and nobody there
    unlocks(person, PASSPHRASE)


def test_the_drill_changes_nothing_but_the_log(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    keys = (made[0] / "keys.json").read_bytes()
    goes_to(person, "Återställningskoden")
    person.waits_for_screen("CodePage")
    person.waits_for("har inte provats sedan dess")
    person.presses(Key.Key_Return)
    person.waits_for("Skriv koden från papperet först")
    person.types(WRONG)
    person.presses(Key.Key_Return)
    person.waits_for("felskriven någonstans")
    person.holds(Key.Key_A)
    person.types(made[1])
    person.presses(Key.Key_Return)
    person.waits_for("Koden stämmer. Inget har ändrats")
    person.waits_for("provades senast i dag")
    person.waits_for("Loggen slutar nu vid händelse ")
    (said,) = re.findall(r"händelse (\d+), tecken ([0-9A-Z-]{19})\.", person.reads())
    person.clicks("Skriv ut loggens slut")
    person.thinks_better_of_printing()
    person.clicks("Skriv ut loggens slut")
    paper = made[0].with_name("slut.pdf")
    person.prints_in_file(paper)
    person.waits_until(paper.exists, "a paper")
    person.waits_for("Loggens slut är sparat som fil")
    printed = "".join(PdfReader(paper).pages[0].extract_text().split())
    assert f"händelse{said[0]},tecken{said[1]}" in printed  # a line ends anywhere
    person.clicks("Tillbaka")
    person.waits_for("Koden provades senast i dag")
    assert (made[0] / "keys.json").read_bytes() == keys
    person.program.stop()  # the vault is closed
    with open_vault(made[0], PASSPHRASE) as vault:
        assert vault.log.last_time(Event.CODE_TRIED)
        assert [row.key for row in vault.log.rows() if row.code == Event.PRINTED] == [
            f"{LOG_END} {IN_FILE}"
        ]
        assert vault.log.fits_paper(int(said[0]), said[1])


def test_a_new_code_takes_the_place_of_the_old(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Återställningskoden")
    person.waits_for_screen("CodePage")
    person.clicks("Ny återställningskod")
    person.types("fel")
    person.presses(Key.Key_Return)
    person.waits_for("Lösenfrasen stämmer inte.")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("RecoveryPage")
    person.waits_for("Den gamla gäller inte längre")
    code = person.finds("Återställningskod: ", QLabel).text()
    person.clicks("Jag har den på papper")
    person.clicks("Fortsätt")
    person.waits_for_screen("Hub")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.waits_until(lambda: is_at_rest(person.program), "closed")
    open_with_recovery(made[0], code).close()


def test_it_is_due_after_a_year(made: tuple[Path, str]) -> None:
    with open_vault(made[0], PASSPHRASE) as vault:
        state = code_state(vault)
        assert not state.tried
        vault.ways.try_code(made[1])
        assert code_state(vault).tried
    given = date.fromisoformat(state.since[:10])
    assert not drill_is_due(state, given + timedelta(days=365))
    assert drill_is_due(state, given + timedelta(days=366))
    later = CodeState(state.since, "2099-01-01T00:00:00Z")
    assert not drill_is_due(later, given + timedelta(days=366))
    assert not drill_is_due(CodeState("", ""), given)
