# SPDX-License-Identifier: EUPL-1.2
"""Several ways into one vault, in any order: whoever should open it does, no one else (A2)."""

import shutil
import tempfile
from pathlib import Path

import pytest
from faked_clock import FakedClock
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
)
from small_vault import CHEAP, PASSPHRASE

from app.storage import errors
from app.storage.keys import key_errors
from app.storage.keys.keyfile import MAX_SLOTS
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault, open_with_recovery
from app.storage.vault.vault import Vault

PHRASES = st.integers(1, 5).map("fras nummer {}".format)


class WaysInMachine(RuleBasedStateMachine):
    """The model: which passphrase opens which slot, and the codes that were ever given."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.folder = self.place / "valv"
        self.clock = FakedClock()
        self.vault, self.code = create_vault(
            self.folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=self.clock
        )
        self.lost: set[str] = set()
        self.opens = {self.vault.ways.all()[0].id: PASSPHRASE}

    def teardown(self) -> None:
        self.vault.close()
        shutil.rmtree(self.place)

    def any_own(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(set(self.opens.values()))))

    def new_slot(self, before: set[str]) -> str:
        (new,) = {way.id for way in self.vault.ways.all()} - before
        return new

    @rule(
        data=st.data(),
        phrase=PHRASES,
        who=st.sampled_from(["AB", "CD", "EF", "åÄ", " ab "]),
    )
    def add(self, data: st.DataObject, phrase: str, who: str) -> None:
        before = {way.id for way in self.vault.ways.all()}
        own = self.any_own(data)
        taken = {way.signature.casefold() for way in self.vault.ways.all()}
        if who.strip().casefold() in taken:
            with pytest.raises(key_errors.SignatureTaken):
                self.vault.ways.add(own, phrase, signature=who, cost=CHEAP)
            return
        self.vault.ways.add(own, phrase, signature=who, cost=CHEAP)
        self.opens[self.new_slot(before)] = phrase

    @rule(data=st.data(), phrase=PHRASES)
    def change(self, data: st.DataObject, phrase: str) -> None:
        before = {way.id for way in self.vault.ways.all()}
        self.vault.ways.change(self.any_own(data), phrase, cost=CHEAP)
        new = self.new_slot(before)
        (gone,) = before - {way.id for way in self.vault.ways.all()}
        del self.opens[gone]
        self.opens[new] = phrase

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        slot = data.draw(st.sampled_from([way.id for way in self.vault.ways.all()]))
        own = self.any_own(data)
        if slot not in self.opens or len(self.opens) == 1:
            with pytest.raises(key_errors.LastWayIn):
                self.vault.ways.remove(own, slot)
            return
        self.vault.ways.remove(own, slot)
        del self.opens[slot]

    @rule(data=st.data())
    def new_code(self, data: st.DataObject) -> None:
        self.lost.add(self.code)
        self.code = self.vault.ways.new_code(self.any_own(data))

    @rule(phrase=PHRASES, who=st.sampled_from(["AB", "CD"]))
    def by_code(self, phrase: str, who: str) -> None:
        ways = self.vault.ways.all()
        gone = {way.id for way in ways if way.signature.casefold() == who.casefold()}
        before = {way.id for way in self.vault.ways.all()}
        self.vault.ways.set_by_code(self.code, phrase, signature=who, cost=CHEAP)
        new = self.new_slot(before)
        self.opens = {each: own for each, own in self.opens.items() if each not in gone}
        self.opens[new] = phrase

    @rule(data=st.data())
    def rotate(self, data: st.DataObject) -> None:
        own = self.any_own(data)
        self.lost.add(self.code)
        self.code = self.vault.data_key.exchange(own, cost=CHEAP)
        self.opens = {self.vault.ways.all()[0].id: own}

    @rule(data=st.data())
    def open_again(self, data: st.DataObject) -> None:
        self.vault.close()
        self.vault = open_vault(self.folder, self.any_own(data), clock=self.clock)

    @rule()
    def open_by_code(self) -> None:
        self.vault.close()
        self.vault = open_with_recovery(self.folder, self.code, clock=self.clock)

    @rule(phrase=PHRASES)
    def try_any(self, phrase: str) -> None:
        self.clock.move(minutes=15)
        self.vault.close()
        if phrase not in self.opens.values():
            with pytest.raises(errors.WrongPassphrase):
                open_vault(self.folder, phrase, clock=self.clock)
        own = next(iter(self.opens.values()))
        self.clock.move(minutes=15)
        self.vault = open_vault(self.folder, own, clock=self.clock)

    @rule()
    def lost_codes_open_nothing(self) -> None:
        for code in self.lost:
            with pytest.raises(errors.WrongRecoveryCode):
                self.vault.ways.try_code(code)
        self.vault.ways.try_code(self.code)

    @invariant()
    def there_is_always_a_way_in(self) -> None:
        ways = self.vault.ways.all()
        assert {way.id for way in ways if way.kind == "passphrase"} == set(self.opens)
        assert [way.kind for way in ways].count("recovery") == 1
        assert self.opens


WaysInMachine.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestWaysIn = WaysInMachine.TestCase


def test_a_vault_has_room_for_sixteen_and_says_when_it_is_full(vault: Vault):
    for number in range(MAX_SLOTS - 2):
        vault.ways.add(PASSPHRASE, f"fras {number}", signature=f"X{number}", cost=CHEAP)
    assert MAX_SLOTS - 1 >= 16
    with pytest.raises(key_errors.NoRoomForMore):
        vault.ways.add(PASSPHRASE, "en till", signature="Y", cost=CHEAP)
    folder = vault.folder
    vault.close()
    open_vault(folder, f"fras {MAX_SLOTS - 3}").close()


@pytest.mark.parametrize(
    "who",
    [
        "",
        "  ",
        "\u200b",
        "A\u202eB",
        "A\nB\x00",
        "\ufeff",
        "AB\u3164",
        "AB\ufe0f",
        "AB\u034f",
        "A\u0332B",
        "AB\u2800",
        "AB\u115f",
        "AB\U000e0100",
    ],
)
def test_nobody_gets_in_without_a_signature_that_can_be_seen(vault: Vault, who: str):
    with pytest.raises(key_errors.NoSignature):
        vault.ways.add(PASSPHRASE, "fyra gröna grisar", signature=who, cost=CHEAP)
    assert [way.signature for way in vault.ways.all()] == ["AB", ""]


@pytest.mark.parametrize("who", ["AB", "ab", " AB ", "A B", "ＡＢ", "АВ", "ΑΒ"])
def test_nobody_gets_a_signature_that_reads_like_anothers(vault: Vault, who: str):
    with pytest.raises(key_errors.SignatureTaken):
        vault.ways.add(PASSPHRASE, "fyra gröna grisar", signature=who, cost=CHEAP)
    assert len(vault.ways.all()) == 2


def test_the_log_says_whose_way_was_added_changed_and_taken_away(made):
    vault, code = made
    begun = vault.log.last()
    vault.ways.add(PASSPHRASE, "fyra gröna grisar", signature="Kim D", cost=CHEAP)
    vault.ways.change("fyra gröna grisar", "fem gröna grisar", cost=CHEAP)
    vault.ways.set_by_code(code, "sex gröna grisar", signature="kim d", cost=CHEAP)
    (way,) = [each.id for each in vault.ways.all() if each.signature == "Kim D"]
    vault.ways.remove(PASSPHRASE, way)
    vault.ways.set_by_code(code, "sju gröna grisar", signature="EF", cost=CHEAP)
    vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
    told = [(row.code, row.key.partition(" ")[2]) for row in vault.log.rows(since=begun)]
    assert told == [
        ("way.added", "Kim D"),
        ("way.changed", "Kim D"),
        ("way.changed", "Kim D"),
        ("way.removed", "Kim D"),
        ("way.added", "EF"),
        ("vault.rotated", ""),
        ("way.removed", "EF"),
    ]
