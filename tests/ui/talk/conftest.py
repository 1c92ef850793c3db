# SPDX-License-Identifier: EUPL-1.2
"""A real vault, a real session and the interview screen on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.forms.answers import Answers
from app.forms.model import Form
from app.interview.base.stored_answers import restored
from app.interview.talk.session import Session
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, NewInterview
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault
from app.ui.jobs.jobs import Worker
from app.ui.jobs.saver import Saver
from app.ui.pieces.theme import Look
from app.ui.talk.screen import TalkScreen
from tests.library import GRUND, LIBRARY

CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)


@pytest.fixture(scope="session")
def grund() -> Form:
    return LIBRARY.form(GRUND)


@dataclass
class Talk:
    """The screen, with what a person does at it."""

    screen: TalkScreen
    session: Session
    saver: Saver
    worker: Worker
    vault: Vault
    interview: int
    qtbot: QtBot

    def keys(self, *pressed: str | Qt.Key) -> None:
        """Press keys wherever the focus is; text is typed letter by letter."""
        for one in pressed:
            target = QApplication.focusWidget() or self.screen
            if isinstance(one, str):
                for letter in one:
                    target = QApplication.focusWidget() or self.screen
                    self.qtbot.keyClicks(target, letter)
            else:
                self.qtbot.keyClick(target, one)

    def stored(self) -> Answers:
        """What the vault holds once the saver is done."""
        self.qtbot.waitUntil(lambda: self.saver.is_clean, timeout=20_000)
        found: list[Answers] = []
        rows = self.worker_result(lambda: self.vault.answers.of(self.interview))
        found.append(restored(self.session.form, rows))
        return found[0]

    def worker_result(self, work: Callable[[], object]) -> object:
        """Do something on the vault's own thread and wait for it."""
        results: list[object] = []
        self.worker.submit(work, done=results.append)
        self.qtbot.waitUntil(lambda: bool(results), timeout=20_000)
        return results[0]


@pytest.fixture
def talk(qtbot: QtBot, tmp_path: Path, grund: Form) -> Iterator[Talk]:
    holder = QWidget()
    qtbot.addWidget(holder)
    worker = Worker(holder, "overblick-test")
    made: list[tuple[Vault, int]] = []

    def make() -> tuple[Vault, int]:
        vault, _ = create_vault(
            tmp_path / "valv", "en lång fras", signature="anan01", cost=CHEAP
        )
        client = vault.clients.add(
            Client("none", name="Påhittad Person", case_number="2026-014")
        )
        new = NewInterview(
            client, grund.id, grund.version, "2026-11-20", "Anna", "2026-11-20T10:00:00Z"
        )
        return vault, vault.interviews.begin(new)

    worker.submit(make, done=made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    vault, interview = made[0]
    saver = Saver(worker, vault, interview, holder)
    session = Session(grund, Answers(), position="", keep=saver.keep)
    screen = TalkScreen(session, saver, {}, case="2026-014", look=Look(), parent=holder)
    screen.resize(1366, 768)
    screen.setParent(None)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)
    screen.take_focus()
    yield Talk(screen, session, saver, worker, vault, interview, qtbot)
    screen.leave()
    worker.submit(vault.close)
    worker.stop()
