# SPDX-License-Identifier: EUPL-1.2
"""The data key is exchanged: old keys open nothing new, and every failure leaves a vault."""

from pathlib import Path

import pytest
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage import errors
from app.storage.data.opening import open_file
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.keyfile import read_copies
from app.storage.keys.slots import unlock
from app.storage.records import StoredAnswer
from app.storage.vault.entering import open_vault, open_with_recovery

ANSWERS = {"D9": StoredAnswer(None, "3")}
COLLEAGUE = "fyra gröna grisar"


def data_key(folder) -> bytes:
    return bytes(next(unlock(folder, PASSPHRASE)).data_key)


def test_a_new_key_for_the_same_data(made, folder):
    vault, old_code = made
    one = add_interview(vault)
    vault.answers.put(one, ANSWERS)
    vault.interviews.sign(one, by="AB", at=NOW)
    vault.ways.add(PASSPHRASE, COLLEAGUE, signature="CD", cost=CHEAP)
    vault.ways.add(PASSPHRASE, "den som slutar", signature="EF", cost=CHEAP)
    before, content = data_key(folder), (folder / "data.db")
    code = vault.data_key.exchange(PASSPHRASE, others=[COLLEAGUE], cost=CHEAP)
    assert vault.answers.of(one) == ANSWERS
    assert vault.seals.broken() == vault.log.broken() == []
    vault.settings.put("a", "b")  # the exchanged connection writes
    assert [way.signature for way in vault.ways.all()] == ["AB", "CD", ""]
    vault.data_key.exchange(PASSPHRASE, others=[COLLEAGUE], cost=CHEAP)  # and once more
    code = vault.ways.new_code(PASSPHRASE)
    vault.close()
    assert data_key(folder) != before
    with pytest.raises(errors.DamagedVault):
        open_file(content, VaultKeys(before).db)
    with pytest.raises(errors.WrongPassphrase):
        open_vault(folder, "den som slutar")
    with pytest.raises(errors.WrongRecoveryCode):
        open_with_recovery(folder, old_code)
    with open_vault(folder, COLLEAGUE) as again:
        assert again.seals.broken() == again.log.broken() == []
        assert again.settings.all() == {"a": "b"}
        with pytest.raises(errors.SignedInterview):
            again.texts.put(one, {"note": "x"})
    open_with_recovery(folder, code).close()
    assert {each.name for each in folder.iterdir()} <= {
        "data.db", "data.db-journal", "keys.json", "keys-2.json", "in-use.lock", "backups",
    }  # fmt: skip


def test_all_who_type_must_be_right(vault, folder):
    before = data_key(folder)
    with pytest.raises(errors.WrongPassphrase):
        vault.data_key.exchange(PASSPHRASE, others=["fel fras"], cost=CHEAP)
    vault.close()
    assert data_key(folder) == before


@pytest.mark.parametrize("name", ["data.db", "keys.json"])
def test_a_swap_that_the_system_refuses_leaves_the_old_vault(
    vault, interview, folder, monkeypatch, name
):
    vault.answers.put(interview, ANSWERS)
    real = Path.replace

    def refusing(self, target):
        if Path(target).name == name:
            raise PermissionError(13, "held by another program")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(errors.NotSaved):
        vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
    monkeypatch.undo()
    vault.answers.put(interview, {"D10": StoredAnswer("X", None)})
    vault.ways.change(PASSPHRASE, COLLEAGUE, cost=CHEAP)
    vault.close()
    with open_vault(folder, COLLEAGUE) as again:
        assert set(again.answers.of(interview)) == {"D9", "D10"}
    assert len(read_copies(folder)) == 1
    assert not (folder / "data-coming.db").exists()


def test_keys_that_cannot_be_tidied_up_are_at_the_next_opening(
    vault, interview, folder, monkeypatch
):
    from app.storage.keys import keyfile  # noqa: PLC0415
    from app.storage.vault import rotation  # noqa: PLC0415

    vault.answers.put(interview, ANSWERS)
    calls = []

    def once(*given):
        calls.append(given)
        if len(calls) == 2:
            raise errors.DiskFull
        keyfile.write_copies(*given)

    monkeypatch.setattr(rotation, "write_copies", once)
    vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
    monkeypatch.undo()
    assert len(read_copies(folder)) == 2
    vault.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert again.answers.of(interview) == ANSWERS
    assert len(read_copies(folder)) == 1
