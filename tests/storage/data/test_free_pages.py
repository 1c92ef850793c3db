# SPDX-License-Identifier: EUPL-1.2
"""Free pages that a cut-off commit left as rubbish: no damage, and no reason to have no copy (E2).

SQLite keeps no copy of a free page that it takes into use again, so a power cut in that
commit can leave anything in it. A page in use is another thing: that is damage.
"""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.copies.copy_errors import DamagedNotCopied
from app.storage.errors import DamagedVault
from app.storage.records import StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.user_error import UserError
from tests.beneath import beneath

PAGE = 4096
LONG = StoredAnswer(None, "kom " * 3_000)


@pytest.fixture
def spacious(folder: Path) -> Path:
    """A closed vault with many free pages: a long correction was dropped."""
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        vault.interviews.sign(add_interview(vault), by="AB", at=NOW)
        two = vault.interviews.correct(1, reason="fel", by="AB", at=NOW)
        vault.answers.put(two, {f"K{number}": LONG for number in range(10)})
        vault.interviews.remove(two, reason="mistake")
        (found,) = beneath(vault).rows("PRAGMA freelist_count")
        assert found[0] > 20
    return folder


def free_pages(folder: Path) -> list[int]:
    """Those that can be rubbish and nobody misses them: leaves of the list of free ones."""
    content = (folder / "data.db").read_bytes()
    found: list[int] = []
    for number in range(2, len(content) // PAGE + 1):
        spoil(folder, [number])
        if is_free_alone(folder):
            found.append(number)
        (folder / "data.db").write_bytes(content)
        if len(found) == 6:
            break
    assert found
    return found


def is_free_alone(folder: Path) -> bool:
    try:
        with open_vault(folder, PASSPHRASE) as vault:
            return beneath(vault).rows("PRAGMA integrity_check") == [("ok",)]
    except UserError:
        return False


def spoil(folder: Path, numbers: list[int]) -> None:
    with (folder / "data.db").open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE + 512)
            file.write(random.Random(number).randbytes(512))


def whole(vault: Vault) -> bool:
    return beneath(vault).rows("PRAGMA cipher_integrity_check") == []


def test_a_copy_is_made_all_the_same_and_the_session_goes_on(spacious: Path) -> None:
    spoil(spacious, free_pages(spacious))
    with open_vault(spacious, PASSPHRASE) as vault:
        assert not whole(vault)
        copy = vault.copies.make()
        vault.settings.put("a", "b")
        assert vault.copies.all() == [copy]
    with open_vault(spacious, PASSPHRASE) as again:
        assert again.settings.all() == {"a": "b"}
        assert again.soundness.check().is_sound


def test_one_damaged_interview_keeps_no_answer_of_another_from_being_saved(
    spacious: Path,
) -> None:
    with open_vault(spacious, PASSPHRASE) as vault:
        two, three = add_interview(vault), add_interview(vault)
        vault.answers.put(two, {f"K{number}": LONG for number in range(9)})
    content = (spacious / "data.db").read_bytes()
    met = 0
    for number in range(len(content) // PAGE, 9, -1):
        (spacious / "data.db").write_bytes(content)
        spoil(spacious, [number])
        with suppress(DamagedVault), open_vault(spacious, PASSPHRASE) as vault:
            with suppress(DamagedVault):
                vault.answers.of(two)
                continue
            vault.answers.put(three, {"D9": StoredAnswer(None, "3")})
            met += 1
        if met == 3:
            break
    assert met == 3, "no page of that interview was met"


def test_a_look_through_does_not_call_it_damage(spacious: Path) -> None:
    spoil(spacious, free_pages(spacious))
    with open_vault(spacious, PASSPHRASE) as vault:
        assert vault.soundness.check().is_sound
        assert whole(vault)


def test_a_page_in_use_is_damage_and_the_file_is_not_written_to_for_it(
    spacious: Path,
) -> None:
    content = (spacious / "data.db").read_bytes()
    free = free_pages(spacious)
    found = 0
    for number in sorted({2, 3, 5, 8} - set(free)):
        spoil(spacious, [number, *free])
        try:
            with open_vault(spacious, PASSPHRASE) as vault:
                before = (spacious / "data.db").read_bytes()
                with pytest.raises(DamagedNotCopied):
                    vault.copies.make()
                assert (spacious / "data.db").read_bytes() == before
                assert not vault.soundness.check().whole
                assert (spacious / "data.db").read_bytes() == before
                found += 1
        except DamagedVault:  # it does not even open
            continue
        finally:
            (spacious / "data.db").write_bytes(content)
            (spacious / "data.db-journal").unlink(missing_ok=True)
    assert found
