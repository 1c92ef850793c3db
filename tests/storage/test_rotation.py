# SPDX-License-Identifier: EUPL-1.2
"""The data key is exchanged: old keys open nothing new, and every failure leaves a vault."""

from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage import errors
from app.storage.keyfile import read_copies
from app.storage.keys import VaultKeys
from app.storage.opening import open_file
from app.storage.records import StoredAnswer
from app.storage.unlocking import unlock
from app.storage.vault import open_vault, open_with_recovery

ANSWERS = {"D9": StoredAnswer(None, "3")}
COLLEAGUE = "fyra gröna grisar"


def data_key(folder) -> bytes:
    return bytes(next(unlock(folder, PASSPHRASE)).data_key)


def test_a_new_key_for_the_same_data(made, folder):
    vault, old_code = made
    one = add_interview(vault)
    vault.put_answers(one, ANSWERS)
    vault.sign(one, by="AB", at=NOW)
    vault.add_passphrase(PASSPHRASE, COLLEAGUE, signature="CD", cost=CHEAP)
    vault.add_passphrase(PASSPHRASE, "den som slutar", signature="EF", cost=CHEAP)
    before, content = data_key(folder), (folder / "data.db")
    code = vault.rotate(PASSPHRASE, others=[COLLEAGUE], cost=CHEAP)
    assert vault.answers(one) == ANSWERS
    assert vault.check_seals() == vault.check_log() == []
    vault.put_setting("a", "b")  # the exchanged connection writes
    assert [way.signature for way in vault.ways_in()] == ["AB", "CD", ""]
    vault.rotate(PASSPHRASE, others=[COLLEAGUE], cost=CHEAP)  # and once more
    code = vault.new_recovery_code(PASSPHRASE)
    vault.close()
    assert data_key(folder) != before
    with pytest.raises(errors.DamagedVault):
        open_file(content, VaultKeys(before).db)
    with pytest.raises(errors.WrongPassphrase):
        open_vault(folder, "den som slutar")
    with pytest.raises(errors.WrongRecoveryCode):
        open_with_recovery(folder, old_code)
    with open_vault(folder, COLLEAGUE) as again:
        assert again.check_seals() == again.check_log() == []
        assert again.settings() == {"a": "b"}
        with pytest.raises(errors.SignedInterview):
            again.put_text(one, "note", "x")
    open_with_recovery(folder, code).close()
    assert {each.name for each in folder.iterdir()} <= {
        "data.db", "data.db-journal", "keys.json", "keys-2.json", "in-use.lock", "backups",
    }  # fmt: skip


def test_all_who_type_must_be_right(vault, folder):
    before = data_key(folder)
    with pytest.raises(errors.WrongPassphrase):
        vault.rotate(PASSPHRASE, others=["fel fras"], cost=CHEAP)
    vault.close()
    assert data_key(folder) == before


@pytest.mark.parametrize("name", ["data.db", "keys.json"])
def test_a_swap_that_the_system_refuses_leaves_the_old_vault(
    vault, interview, folder, monkeypatch, name
):
    vault.put_answers(interview, ANSWERS)
    real = Path.replace

    def refusing(self, target):
        if Path(target).name == name:
            raise PermissionError(13, "held by another program")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(errors.NotSaved):
        vault.rotate(PASSPHRASE, cost=CHEAP)
    monkeypatch.undo()
    vault.put_answers(interview, {"D10": StoredAnswer("X", None)})
    vault.change_passphrase(PASSPHRASE, COLLEAGUE, cost=CHEAP)
    vault.close()
    with open_vault(folder, COLLEAGUE) as again:
        assert set(again.answers(interview)) == {"D9", "D10"}
    assert len(read_copies(folder)) == 1
    assert not (folder / "data-coming.db").exists()


def test_keys_that_cannot_be_tidied_up_are_at_the_next_opening(
    vault, interview, folder, monkeypatch
):
    from app.storage import keyfile, rotation  # noqa: PLC0415

    vault.put_answers(interview, ANSWERS)
    calls = []

    def once(*given):
        calls.append(given)
        if len(calls) == 2:
            raise errors.DiskFull
        keyfile.write_copies(*given)

    monkeypatch.setattr(rotation, "write_copies", once)
    vault.rotate(PASSPHRASE, cost=CHEAP)
    monkeypatch.undo()
    assert len(read_copies(folder)) == 2
    vault.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.answers(interview) == ANSWERS
    assert len(read_copies(folder)) == 1
