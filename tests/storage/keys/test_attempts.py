# SPDX-License-Identifier: EUPL-1.2
"""Wrong passphrases wait longer and longer, also after a restart (A4)."""

import json
from datetime import timedelta

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, PASSPHRASE

from app.storage import errors
from app.storage.keys import attempts
from app.storage.vault.entering import open_vault, open_with_recovery


def fail(folder, clock) -> None:
    with pytest.raises(errors.WrongPassphrase):
        open_vault(folder, "fel fras", clock=clock)


def test_waits_grow_and_end():
    waits = [attempts.wait_after(number).total_seconds() for number in range(1, 14)]
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]
    assert attempts.wait_after(10**6) == timedelta(minutes=15)


def test_a_wrong_passphrase_waits_and_a_right_one_forgets(closed):
    clock = FakedClock()
    for _ in range(3):
        fail(closed, clock)
    for _ in range(2):  # each open_vault is a program started anew
        with pytest.raises(errors.TooSoon) as caught:
            open_vault(closed, PASSPHRASE, clock=clock)
        assert "om 6 sekunder" in caught.value.what
    clock.move(seconds=4)
    with pytest.raises(errors.TooSoon):
        open_vault(closed, PASSPHRASE, clock=clock)
    clock.move(seconds=1)
    fail(closed, clock)
    clock.move(seconds=9)
    with pytest.raises(errors.TooSoon):
        open_vault(closed, PASSPHRASE, clock=clock)
    clock.move(seconds=1)
    open_vault(closed, PASSPHRASE, clock=clock).close()
    assert not (closed / attempts.NAME).exists()
    for _ in range(3):
        fail(closed, clock)


def test_nothing_is_ever_erased_and_the_longest_wait_is_told_in_minutes(closed):
    clock = FakedClock()
    before = (closed / "data.db").read_bytes()
    for _ in range(30):
        fail(closed, clock)
        clock.move(minutes=15)
    fail(closed, clock)
    with pytest.raises(errors.TooSoon) as caught:
        open_vault(closed, PASSPHRASE, clock=clock)
    assert "minuter" in caught.value.what
    assert (closed / "data.db").read_bytes() == before
    assert set(json.loads((closed / attempts.NAME).read_text(encoding="utf-8"))) == {
        "failures",
        "last",
    }
    clock.move(minutes=15)
    open_vault(closed, PASSPHRASE, clock=clock).close()


def test_a_clock_put_back_waits_no_longer_than_the_wait(closed):
    clock = FakedClock()
    for _ in range(3):
        fail(closed, clock)
    clock.move(days=-400)
    with pytest.raises(errors.TooSoon):
        open_vault(closed, PASSPHRASE, clock=clock)
    clock.move(seconds=5)
    open_vault(closed, PASSPHRASE, clock=clock).close()


def test_the_recovery_code_neither_waits_nor_counts(made, folder):
    vault, code = made
    vault.close()
    clock = FakedClock()
    for _ in range(3):
        fail(folder, clock)
    open_with_recovery(folder, code, clock=clock).close()
    with pytest.raises(errors.TooSoon):
        open_vault(folder, PASSPHRASE, clock=clock)


def test_other_errors_do_not_count(closed):
    clock = FakedClock()
    data = (closed / "data.db").read_bytes()
    (closed / "data.db").write_bytes(data[:-4096])
    for _ in range(5):
        with pytest.raises(errors.DamagedVault):
            open_vault(closed, PASSPHRASE, clock=clock)
    (closed / "data.db").write_bytes(data)
    open_vault(closed, PASSPHRASE, clock=clock).close()


@pytest.mark.parametrize("spoiled", ["", "{", '{"failures": -1, "last": "x"}', "[]"])
def test_a_spoiled_file_keeps_nobody_out(closed, spoiled):
    (closed / attempts.NAME).write_text(spoiled, encoding="utf-8")
    open_vault(closed, PASSPHRASE, clock=FakedClock()).close()


def test_guesses_at_an_open_vault_wait_too(closed):
    clock = FakedClock()
    with open_vault(closed, PASSPHRASE, clock=clock) as vault:
        for _ in range(3):
            with pytest.raises(errors.WrongPassphrase):
                vault.ways.change("fel fras", "ny fras", cost=CHEAP)
        with pytest.raises(errors.TooSoon):
            vault.ways.change(PASSPHRASE, "ny fras", cost=CHEAP)
