# SPDX-License-Identifier: EUPL-1.2
"""A copy that cannot be made is told at once, and stands on the start page until one succeeds (E5)."""

from pathlib import Path

import pytest

from app.stewardship.care import copying
from app.storage.copies.copy_errors import DamagedNotCopied
from app.storage.copies.copy_folders import list_copies
from app.storage.disk.vault_files import BACKUPS
from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.ui.door.copy_notice import AGAIN, LOCKED, SAVED
from app.ui.home.start_parts import NOT_COPIED
from tests.behind import place_of
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, enters, made, opens, unlocks
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

__all__ = ["enters", "made", "opens"]

PAGE = 4096


@pytest.fixture
def folder(made: tuple[Path, str]) -> Path:
    """A vault with a copy of all that is in it."""
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.forms.put("stort", "1", "x" * 90_000)
        copying.copy_at_close(vault)
    return made[0]


def damage(folder: Path) -> None:
    """One page in the midst of a form that nobody reads: the vault opens all the same."""
    with (folder / "data.db").open("r+b") as file:
        file.seek(((folder / "data.db").stat().st_size // PAGE - 5) * PAGE + 100)
        file.write(b"skada")


def block(folder: Path) -> None:
    """Nothing can be put among the copies."""
    (folder / BACKUPS).rename(folder / "undan")
    (folder / BACKUPS).write_text("", encoding="utf-8")


def unblock(folder: Path) -> None:
    (folder / BACKUPS).unlink()
    (folder / "undan").rename(folder / BACKUPS)


def works(person: Person) -> None:
    """Something is changed."""
    place = place_of(person.program)
    added: list[int] = []
    place.ask(lambda: place.vault.clients.add(Client("none", name="Ny")), added.append)
    person.waits_until(lambda: bool(added), "a client")


def test_a_damaged_page_is_told_at_the_lock_and_stands_until_something_is_done(
    enters: Enters, folder: Path
) -> None:
    damage(folder)
    before = list_copies(folder / BACKUPS)
    person = enters()
    works(person)
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.waits_for(LOCKED)
    person.waits_for(DamagedNotCopied.what)
    assert AGAIN not in person.reads()
    unlocks(person, PASSPHRASE)
    person.waits_for(NOT_COPIED)
    person.waits_for(DamagedNotCopied.remedy)
    person.clicks("Valvet")
    person.waits_for_screen("Hub")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")
    person.waits_for(NOT_COPIED)  # it stands
    person.clicks("Till säkerhetskopiorna")
    person.waits_for_screen("CopiesPage")
    person.waits_for(DamagedNotCopied.what)
    person.clicks("Se vad du kan göra")
    person.waits_for_screen("Damaged")
    person.waits_for("Valvet är skadat")
    person.waits_for("Senaste provade säkerhetskopia: i dag")
    assert list_copies(folder / BACKUPS) == before
    person.clicks("Hämta tillbaka")
    person.waits_for_screen("RestorePage")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")
    person.waits_for("I valvet: 1 klient")
    assert NOT_COPIED not in person.reads()


def test_the_door_leads_to_the_ways_on_too(enters: Enters, folder: Path) -> None:
    damage(folder)
    person = enters()
    works(person)
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.waits_for(LOCKED)
    person.clicks("Se vad du kan göra")
    person.waits_for_screen("Damaged")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Unlock")


def test_one_that_failed_at_the_close_is_told_at_the_next_start(
    enters: Enters, opens: Opens, folder: Path
) -> None:
    person = enters()
    works(person)
    block(folder)
    leaves(person)  # and the window is gone
    person = opens(vault=folder)
    unlocks(person, PASSPHRASE)
    person.waits_for(NOT_COPIED)
    person.waits_for("Det gick inte att ta en säkerhetskopia.")
    unblock(folder)
    person.clicks("Till säkerhetskopiorna")
    person.waits_for_screen("CopiesPage")
    person.waits_for("Det gick inte att ta en säkerhetskopia.")
    person.clicks("Ta en kopia nu")
    person.waits_for("Kopian är tagen och provad.")
    assert "Det gick inte att ta en säkerhetskopia." not in person.reads()
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")
    person.presses(Key.Key_Escape)
    person.waits_for("I valvet: 2 klienter")
    assert NOT_COPIED not in person.reads()


def test_what_passed_by_itself_is_caught_up_and_nobody_is_bothered(
    enters: Enters, folder: Path
) -> None:
    person = enters()
    works(person)
    block(folder)
    person.clicks("Lås")
    person.waits_for(SAVED)
    person.waits_for(AGAIN)
    unblock(folder)
    had = len(list_copies(folder / BACKUPS)), list_copies(folder / BACKUPS)[0]
    unlocks(person, PASSPHRASE)
    person.waits_until(lambda: list_copies(folder / BACKUPS)[0] != had[1], "a copy")
    person.waits_for("Senaste provade säkerhetskopia: i dag")
    assert NOT_COPIED not in person.reads()


def test_a_daily_copy_that_fails_is_told_where_one_is(enters: Enters, folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        vault.clients.add(Client("none", name="Ny"))
    block(folder)
    person = enters()
    person.waits_for(NOT_COPIED)
    person.clicks("Valvet")
    person.waits_for_screen("Hub")
    person.program.desk._daily.look()  # noqa: SLF001 - as its timer does
    person.waits_for("Det gick inte att ta en säkerhetskopia.")


def test_a_second_place_that_is_unplugged_is_told_quietly(
    enters: Enters, folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "minne"
    stick.mkdir()
    with open_vault(folder, PASSPHRASE) as vault:
        copying.choose_second_place(vault, stick)
        copying.copy_at_close(vault)
    stick.rename(tmp_path / "utdraget")
    person = enters()
    works(person)
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.waits_for(copying.NOT_CONNECTED)
    assert SAVED not in person.reads()
    unlocks(person, PASSPHRASE)
    person.waits_for("På den andra platsen: i dag")
    assert NOT_COPIED not in person.reads()
    (tmp_path / "utdraget").rename(stick)
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    unlocks(person, PASSPHRASE)
    person.waits_for("Senaste provade säkerhetskopia: i dag")
    assert "På den andra platsen" not in person.reads()
