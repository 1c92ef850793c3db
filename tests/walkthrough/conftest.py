# SPDX-License-Identifier: EUPL-1.2
"""A program that a person can sit down at, and that is gone when they leave."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.program import Program
from app.ui.system.idle_time import Clocks
from tests.ui.conftest import dressed, nothing_left_behind
from tests.walkthrough.person import Person

__all__ = ["dressed", "nothing_left_behind"]

Opens = Callable[..., Person]


@pytest.fixture
def opens(
    qtbot: QtBot,
    dressed: QApplication,
    nothing_left_behind: None,
    home_away_from_home: Path,
) -> Iterator[Opens]:
    """Starts the program; what is still open when the test ends is closed."""
    dressed.setQuitOnLastWindowClosed(False)
    running: list[Person] = []

    def start(
        *, vault: Path | None = None, practice: bool = False, clocks: Clocks | None = None
    ) -> Person:
        program = Program(dressed, vault=vault, practice=practice, clocks=clocks)
        person = Person(program, qtbot)
        running.append(person)
        person.program.begin()
        qtbot.waitExposed(person.program.window)
        return person

    yield start
    for person in running:
        leaves(person)


def leaves(person: Person) -> None:
    """Closes the window by its cross, and ends the program as `run_program` does."""
    if person.is_gone:
        return
    person.is_gone = True
    window = person.program.window
    window.close()
    person.program.stop()
    window.deleteLater()
    person.program.deleteLater()
