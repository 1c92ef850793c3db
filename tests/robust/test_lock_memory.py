# SPDX-License-Identifier: EUPL-1.2
"""The memory of a locked program holds no key: read from outside, page by page (D1)."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from app.storage.keys.cryptography import KEY_BYTES, passphrase_key, purpose_key
from app.storage.keys.keyfile import read_copies
from app.storage.keys.slots import unlock
from tests.robust.memory_of import memory_of
from tests.robust.places import make_vault

PASSPHRASE = "".join(("älv ", "vante ", "moln ", "skarv"))  # of this vault alone
ROOT = Path(__file__).parents[2]
HALF = KEY_BYTES // 2  # what is freed may be half overwritten


class Needle(NamedTuple):
    what: str
    bytes: bytes


def keys_of(folder: Path) -> list[Needle]:
    """Every key of a vault, whole and in halves, as bytes and as they are written in hex."""
    (keys,) = read_copies(folder)
    slot = next(one for one in keys.slots if one.kind == "passphrase")
    assert slot.cost is not None
    kek = passphrase_key(PASSPHRASE, bytes.fromhex(slot.salt), slot.cost.key_cost())
    data_key = bytes(next(unlock(folder, PASSPHRASE)).data_key)
    found = {"key-encryption key": bytes(kek), "data key": data_key}
    for purpose in ("db", "header", "audit"):
        found[f"{purpose} key"] = bytes(purpose_key(data_key, purpose))
    return [
        Needle(f"{what}, {form}", needle)
        for what, key in found.items()
        for form, needle in (
            ("first half", key[:HALF]),
            ("second half", key[HALF:]),
            ("first half in hex", key[:HALF].hex().encode()),
            ("second half in hex", key[HALF:].hex().encode()),
        )
    ]


def found_in(process: int, needles: list[Needle]) -> dict[str, int]:
    """How many times each is found in the memory of a process."""
    found: dict[str, int] = {}
    for piece in memory_of(process):
        for what, needle in needles:
            if times := piece.count(needle):
                found[what] = found.get(what, 0) + times
    return found


class Locked:
    """The program in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._number = int(self._hear())

    def types(self, words: str) -> None:
        for letter in words:
            self._tell(letter)

    def does(self, *steps: str) -> None:
        for step in steps:
            self._tell(f"!{step}")
            assert self._hear() == "done\n"

    def holds(self, needles: list[Needle]) -> Mapping[str, int]:
        return found_in(self._number, needles)

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def sits_at(folder: Path) -> Iterator[Locked]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.robust.lock_me", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with process:
        try:
            yield Locked(process)
        finally:
            process.kill()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault whose passphrase no other module knows: the program's process may not have it."""
    return make_vault(tmp_path / "valv", PASSPHRASE)


@pytest.fixture
def unlocked(folder: Path) -> Iterator[Locked]:
    with sits_at(folder) as locked:
        locked.types(PASSPHRASE)
        locked.does("enter", "work")
        try:
            locked.holds([])
        except OSError:
            pytest.skip("no memory of other processes may be read here")
        yield locked


def test_the_memory_of_a_locked_program_holds_no_key(
    unlocked: Locked, folder: Path
) -> None:
    needles = keys_of(folder)
    assert "db key, first half" in unlocked.holds(needles)  # the search finds what is there
    unlocked.does("lock")
    assert unlocked.holds(needles) == {}


def test_a_copy_that_is_left_is_found(unlocked: Locked, folder: Path) -> None:
    unlocked.does("plant", "lock")
    found = unlocked.holds(keys_of(folder))
    assert set(found) == {"db key, first half", "db key, second half"}
