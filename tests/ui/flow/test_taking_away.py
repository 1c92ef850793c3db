# SPDX-License-Identifier: EUPL-1.2
"""What was begun by mistake goes: an interview, a postponement, a correction; signed never."""

from datetime import UTC, datetime
from pathlib import Path

from app.stewardship.extract.extract import make_extract
from app.stewardship.gallring.retention_rules import shipped_retention
from app.stewardship.log.log_words import phrase
from app.storage.records import StoredAnswer
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.library import LIBRARY
from tests.typist import in_focus
from tests.ui.flow.test_pressed_twice import begun, ends
from tests.ui.register.conftest import old
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, made, opens, unlocks
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

__all__ = ["cheap", "enters", "made", "old", "opens"]

KIM = 1


def at_the_client(enters: Enters) -> Person:
    person = enters()
    person.program.desk.open_client(KIM)
    person.waits_for_screen("ClientPage")
    return person


def said(vault: Vault) -> list[str]:
    return [phrase(row) for row in vault.log.rows()]


def told_in_extract(vault: Vault) -> list[str]:
    now = datetime.now(UTC)
    at = now.isoformat(timespec="seconds")
    extract = make_extract(
        vault, LIBRARY, KIM, shipped_retention(), at=at, today=now.date()
    )
    return [one.what for one in extract.log]


def test_an_interview_by_mouse(enters: Enters, made: tuple[Path, str]) -> None:
    begun(made[0])
    with open_vault(made[0], PASSPHRASE) as vault:
        answers = len(vault.answers.of(1))
        vault.answers.put(1, {"D9": StoredAnswer(None, "3")})
        vault.texts.put(1, {"note:D9": "ont"})
    person = at_the_client(enters)
    person.clicks("Ta bort: ASI Grund")
    person.waits_for(
        f"Intervjun tas bort, med {answers + 1} svar och en anteckning eller annan text."
    )
    person.clicks("Ja, ta bort intervjun")
    assert "Inget har tagits bort än. Välj först varför." in person.reads()
    person.clicks("Avbryt: ta inte bort intervjun")
    assert "Intervjun tas bort" not in person.reads()
    person.clicks("Ta bort: ASI Grund")
    person.waits_for("Intervjun tas bort")
    person.clicks("Varför: Fel klient")
    person.clicks("Ja, ta bort intervjun")
    person.waits_for("Det du valde är borttaget.")
    assert "Ingen intervju än." in person.reads()
    with ends(person, made[0]) as vault:
        assert vault.interviews.find() == []
        assert vault.soundness.check().is_sound
        assert "tog bort intervjun (fel klient)" in said(vault)
        told = told_in_extract(vault)
        assert "ändrade svar på D9" in told
        assert "tog bort intervjun (fel klient)" in told


def test_a_postponed_one_by_keyboard(enters: Enters, made: tuple[Path, str]) -> None:
    begun(made[0], postponed=True)
    person = at_the_client(enters)
    person.tabs_to("Ta bort: ASI Grund")
    person.presses(Key.Key_Return)
    person.waits_for("Intervjun tas bort")
    person.presses(Key.Key_Escape)
    assert "Intervjun tas bort" not in person.reads()
    assert in_focus().accessibleName().startswith("Ta bort: ASI Grund")
    person.presses(Key.Key_Return)
    person.waits_for("Intervjun tas bort")
    assert in_focus().accessibleName() == "Varför: Påbörjad av misstag"
    person.presses(Key.Key_Return)
    assert "Intervjun tas bort" in person.reads()  # chosen, and nothing more
    person.tabs_to("Ja, ta bort intervjun")
    person.presses(Key.Key_Return)
    person.waits_for("Det du valde är borttaget.")
    with ends(person, made[0]) as vault:
        assert vault.interviews.find() == []


def test_a_correction_goes_and_the_signed_one_holds(opens: Opens, old: Path) -> None:
    with open_vault(old, PASSPHRASE) as vault:
        vault.interviews.correct(1, reason="fel", by="anan", at="2026-11-01T10:00:00Z")
    person = opens(vault=old)
    unlocks(person, PASSPHRASE)
    person.program.desk.open_client(KIM)
    person.waits_for_screen("ClientPage")
    person.clicks("Ta bort: ASI Grund")
    person.waits_for("Den signerade intervjun finns kvar och gäller.")
    person.clicks("Varför: Det var inget att rätta")
    person.clicks("Ja, ta bort rättelsen")
    person.waits_for("Det du valde är borttaget.")
    assert "Ta bort\n" not in person.reads()  # what is left is signed
    assert "Rätta" in person.reads()
    with ends(person, old) as vault:
        assert [one.status for one in vault.interviews.find(KIM)] == ["signed"]
        assert vault.soundness.check().is_sound
        assert "tog bort en påbörjad rättelse (det var inget att rätta)" in said(vault)


def test_a_reason_to_wait_keeps_it(enters: Enters, made: tuple[Path, str]) -> None:
    begun(made[0])
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.holds.place(KIM, "court", by="anan", until=None)
    person = at_the_client(enters)
    person.clicks("Ta bort: ASI Grund")
    person.waits_for("Intervjun tas bort")
    person.clicks("Varför: Påbörjad av misstag")
    person.clicks("Ja, ta bort intervjun")
    person.waits_for("Det finns ett skäl att vänta med gallringen, så inget går att")
    with ends(person, made[0]) as vault:
        assert len(vault.interviews.find()) == 1
