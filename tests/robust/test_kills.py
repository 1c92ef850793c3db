# SPDX-License-Identifier: EUPL-1.2
"""E1: the real program killed (-9) at random moments loses no answer that "Sparat" had shown."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from typing import Any

import pytest

from app.storage.vault.entering import open_vault
from tests.beneath import beneath
from tests.robust import lives
from tests.robust.amounts import LONG, SEED, drawn
from tests.robust.kills import FORKS, KILL, kills
from tests.robust.places import FIRST, PASSPHRASE, make_vault

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds until the next line, at most
KILLS = kills(10, 250)  # in each of four tests
PLANTED = 3 if FORKS else 1  # nothing in it is left to chance, so one tells as much
PACE = 1.0 if FORKS else 5.0  # Windows takes longer over each thing under Wine


class Program:
    """The process that gives lives, and what it tells."""

    def __init__(self, folder: Path) -> None:
        self._complaints = folder.with_name("complaints.txt").open("w+b")
        self._process = subprocess.Popen(
            [sys.executable, "-m", lives.__name__, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout
        self._told: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def begin(self, seed: int, *, early: bool = False) -> int:
        """A new life; its process."""
        self._in.write(f"{seed} {int(early)}\n".encode())
        self._in.flush()
        return int(self.next()["pid"])

    def next(self, patience: float = PATIENCE) -> dict[str, Any]:
        """The next line, or {} if none comes in time (seconds)."""
        try:
            told = self._told.get(timeout=patience)
        except Empty:
            return {}
        assert told is not None, "the program is gone"
        return told

    def end(self) -> None:
        self._in.close()
        self._process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        self._out.close()
        self._complaints.seek(0)
        said = self._complaints.read().decode()
        self._complaints.close()
        assert "Error" not in said, said

    def _listen(self) -> None:
        """What is told, as it comes: on Windows nothing else waits for a pipe but a read."""
        for line in self._out:
            with suppress(ValueError):  # a kill cut it off, so it was not told
                self._told.put(json.loads(line))
        self._told.put(None)


@contextmanager
def running(folder: Path) -> Iterator[Program]:
    program = Program(folder)
    try:
        yield program
    finally:
        program.end()


class Witness:
    """Remembers what was told, and finds what the vault has lost of it."""

    def __init__(self, held: dict[str, object], place: str) -> None:
        self.saved = dict(held)
        self.typed: dict[str, list[object]] = {}
        self.typing = ""  # what is being typed; "" between two questions
        self.places = [place]  # in focus at the last "Sparat" and since, in order
        self.opened = ""
        self.heard = 0

    def hears(self, told: dict[str, Any]) -> None:
        self.opened = told.get("open", self.opened)
        if "typing" in told:
            self.typing = told["typing"]
            self.typed.setdefault(self.typing, []).append(told.get("answer"))
        if "saved" in told:
            self.heard += len(told["saved"])
            self.saved |= told["saved"]
            self.typed = {self.typing: self.typed.get(self.typing, [])[-1:]}
            self.places = self.places[-2:]
        if told.get("at", self.places[-1]) != self.places[-1]:
            self.places.append(told["at"])

    def lost(self, held: dict[str, object]) -> list[str]:
        """Keys whose saved answer is gone, and not for one that was typed after it.

        Words are kept while they are typed, so half of the newer ones may be what is held.
        """
        return [
            key
            for key, answer in self.saved.items()
            if held.get(key) != answer
            and not any(is_begun(held.get(key), one) for one in self.typed.get(key, []))
        ]


def is_begun(held: object, typed: object) -> bool:
    """Whether what is held is what was typed, or words on the way to becoming so."""
    if held == typed:
        return True
    begun, whole = words_of(held), words_of(typed)
    if not begun or not whole or len(begun) > len(whole):
        return False
    before, after = alike(begun, whole), alike(begun[::-1], whole[::-1])
    return before > 0 and before + after >= len(begun)


def alike(one: str, other: str) -> int:
    """How many characters the two begin with together."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def words_of(told: object) -> str:
    """The words of a note, or of an answer that is no mark; "" for anything else."""
    if isinstance(told, str):
        return told
    match told:
        case [None, str(text)] if not text.isdigit():
            return text
        case _:
            return ""


def stored_in(folder: Path) -> tuple[dict[str, object], str]:
    """What the vault holds, as the driver tells it, and where the talk was left."""
    with open_vault(folder, PASSPHRASE) as vault:
        assert beneath(vault).rows("PRAGMA integrity_check") == [("ok",)]
        answers = {key: list(one) for key, one in vault.answers.of(FIRST).items()}
        texts = vault.texts.of(FIRST).items()
        notes = {slot: text for slot, text in texts if slot.startswith("note:")}
        return answers | notes, vault.interviews.get(FIRST).position


def one_life(program: Program, witness: Witness, random: Random, seed: int) -> None:
    """From birth to kill, at a moment between the passphrase and a handful of answers."""
    life = program.begin(seed)
    answers = random.randint(0, 6)
    while answers and (told := program.next()):
        witness.hears(told)
        answers -= bool(told.get("saved"))
    until = time.monotonic() + PACE * random.uniform(0, 0.15 if witness.opened else 0.6)
    while (left := until - time.monotonic()) > 0 and (told := program.next(left)):
        witness.hears(told)
    with suppress(OSError):  # LONGEST came first; Windows has several words for that
        os.kill(life, KILL)
    while "dead" not in (told := program.next()):
        assert told, "it does not die"
        witness.hears(told)


@pytest.mark.timeout(7200 if LONG else 300 if FORKS else 600)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_kill_loses_nothing_that_was_saved(
    tmp_path: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    folder = make_vault(tmp_path / "valv")
    random, heard = drawn(seed), 0
    held, place = stored_in(folder)
    with running(folder) as program:
        for number in range(KILLS):
            witness = Witness(held, place)
            one_life(program, witness, random, 10_000 * SEED + 1000 * seed + number)
            record_property("kills", 1)
            assert witness.opened in ("", place)
            held, place = stored_in(folder)
            assert witness.lost(held) == []
            assert place in witness.places
            heard += witness.heard
    assert heard > 3 * KILLS


@pytest.mark.timeout(300 if FORKS else 600)
def test_a_program_that_says_saved_too_early_is_found_out(tmp_path: Path) -> None:
    folder = make_vault(tmp_path / "valv")
    held, place = stored_in(folder)
    lost: list[str] = []
    with running(folder) as program:
        for seed in range(PLANTED):
            witness = Witness(held, place)
            life = program.begin(seed, early=True)
            told: dict[str, Any] = {}
            while not told.get("early"):
                told = program.next()
                assert told, "it does not come so far"
                witness.hears(told)
            os.kill(life, KILL)
            while "dead" not in program.next():
                pass
            held, place = stored_in(folder)
            lost += witness.lost(held)
    assert len(lost) == PLANTED


def test_words_that_go_on_after_their_first_half_is_saved_are_not_lost() -> None:
    witness = Witness({}, "A1")
    witness.hears(
        {"typing": "I1c.text", "answer": [None, "svar 1007.3 åäö"], "at": "I1c.text"}
    )
    witness.hears({"saved": {"I1c.text": [None, "svar"]}, "at": "I1c.text"})
    assert witness.lost({"I1c.text": [None, "svar 1007"]}) == []
    assert witness.lost({}) == ["I1c.text"]
    witness.hears({"typing": "", "at": "I1c.text"})
    witness.hears({"saved": {"I1c.text": [None, "svar 1007.3 åäö"]}, "at": "I2"})
    assert witness.lost({"I1c.text": [None, "svar 1007"]}) == ["I1c.text"]


def test_half_typed_words_are_told_from_lost_ones() -> None:
    assert is_begun([None, "svar 10"], [None, "svar 1007.3 åäö"])
    assert is_begun("anteckåldre", "anteckning 1äldre") is False
    assert is_begun("anteckäldre", "anteckning 1äldre")
    assert not is_begun([None, "12"], [None, "123"])
    assert not is_begun([None, "något annat"], [None, "svar 1007.3 åäö"])
    assert not is_begun(None, [None, "svar"])
