# SPDX-License-Identifier: EUPL-1.2
"""A vault to do harm to, and hands for a Person where pytest is not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.interview.base.stored_answers import stored
from app.interview.clients.casework import begin, settle_in
from app.interview.talk.prefill import Start
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, Staff
from app.storage.vault.creating import create_vault
from app.ui.flow.base.context import now, today
from app.ui.program import Program
from tests.library import GRUND, LIBRARY
from tests.walkthrough.person import Key, Person

PASSPHRASE = "kaffe moln stubbe harv"
CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)
ANNA = Staff(0, "Anna Prov", "anpr", "2025-03-11")
BREATH = 5  # milliseconds between two looks
FIRST = 1  # the id of the only interview


def make_vault(folder: Path, passphrase: str = PASSPHRASE) -> Path:
    """A vault with one client and one interview, just begun, whose key is cheap to derive."""
    vault, _ = create_vault(folder, passphrase, signature=ANNA.signature, cost=CHEAP)
    with vault:
        settle_in(vault, ANNA, municipality="1981", unit="Vuxenenheten")
        client = vault.clients.add(
            Client("none", name="Påhittad Person", case_number="2026-014")
        )
        form = LIBRARY.form(GRUND)
        begin(vault, LIBRARY, form, client, Start(ANNA, "1981", today(), now()))
        # An interview counts as going on once something is answered.
        vault.answers.put(FIRST, {"C1": stored(0)}, position="C2")
    return folder


class Hands:
    """What a Person needs of a qtbot."""

    @staticmethod
    def waitUntil(true: Callable[[], bool], *, timeout: int) -> None:  # noqa: N802 - qtbot's name
        """Lets the program run until it is true.

        Raises:
            TimeoutError: it did not become so in time.
        """
        for _ in range(timeout // BREATH):
            if true():
                return
            QTest.qWait(BREATH)
        raise TimeoutError

    @staticmethod
    def mouseClick(target: QWidget, button: Qt.MouseButton, *, pos: QPoint) -> None:  # noqa: N802 - qtbot's name
        """Clicks."""
        QTest.mouseClick(target, button, Qt.KeyboardModifier.NoModifier, pos)


def sit_down(program: Program, hands: Any = Hands) -> Person:
    """Starts the program and sits down at it."""
    program.begin()
    return Person(program, hands)


def unlock(person: Person, passphrase: str = PASSPHRASE, *, to: str = "StartPage") -> None:
    """Types the passphrase, and comes to the start page or to where one was."""
    person.waits_for_screen("Unlock")
    person.types(passphrase)
    person.presses(Key.Key_Return)
    person.waits_for_screen(to)


def go_on(person: Person) -> None:
    """From the start page into the interview that was left last."""
    person.waits_for("Pågår")
    person.presses(Key.Key_Return)
    person.waits_for_screen("TalkScreen")
