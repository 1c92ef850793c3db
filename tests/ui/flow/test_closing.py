# SPDX-License-Identifier: EUPL-1.2
"""Closing in the midst of something: what would be lost says so once, and nothing is left open."""

from pathlib import Path

from app.storage.vault.entering import open_vault
from app.ui.door.recovery_page import NOT_YET
from app.ui.door.secret_page import BUSY
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, enters, goes_to, made, opens
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key

__all__ = ["enters", "made", "opens"]


def test_a_code_that_is_not_on_paper_is_told_of_once_and_remembered(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Återställningskoden")
    person.waits_for_screen("CodePage")
    person.clicks("Ny återställningskod")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("RecoveryPage")
    window = person.program.window
    assert not window.close()
    person.waits_for(NOT_YET)
    person.program.lock()  # nobody came back in time
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for("Återställningskoden kom aldrig på papper")
    person.clicks("Återställningskoden kom aldrig på papper")
    person.waits_for_screen("CodePage")
    person.waits_for("Ta fram en ny nu")
    person.clicks("Ny återställningskod")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("RecoveryPage")
    person.clicks("Jag har den på papper")
    person.clicks("Fortsätt")
    person.waits_for("har inte provats sedan dess")


def test_a_second_new_code_is_told_of_as_the_first(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Återställningskoden")
    for _ in range(2):
        person.waits_for_screen("CodePage")
        person.clicks("Ny återställningskod")
        person.types(PASSPHRASE)
        person.presses(Key.Key_Return)
        person.waits_for_screen("RecoveryPage")
        assert not person.program.window.close()
        person.waits_for(NOT_YET)
        person.clicks("Jag har den på papper")
        assert NOT_YET not in person.reads()  # it is on paper now
        person.clicks("Fortsätt")
        person.waits_for("har inte provats sedan dess")
        person.clicks("Återställningskoden")


def test_the_vault_is_not_left_at_work_by_mistake(enters: Enters) -> None:
    person = enters()
    goes_to(person, "Byt datanyckel")
    person.waits_for_screen("NewKey")
    page = person.screen
    page.show_busy("Byter …")  # type: ignore[attr-defined]
    window = person.program.window
    assert not window.close()
    person.waits_for(BUSY)
    page.show_ready()  # type: ignore[attr-defined]
    assert window.close()


def test_closing_while_it_unlocks_leaves_the_vault_closed(
    opens: Opens, made: tuple[Path, str]
) -> None:
    person = opens(vault=made[0])
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.screen.unlock.emit(PASSPHRASE)  # type: ignore[attr-defined]
    person.program.stop()
    open_vault(made[0], PASSPHRASE).close()  # nobody holds it
