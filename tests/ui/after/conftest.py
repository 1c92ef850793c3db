# SPDX-License-Identifier: EUPL-1.2
"""A made-up client after the talk, and what a person does at the screens."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.forms.answers import Answer
from app.forms.model import Form
from app.interview.talk.session import Session
from tests.eyes import labels
from tests.interview.practice_answers import practice_answers
from tests.library import GRUND, LIBRARY

MakeSession = Callable[..., Session]


@pytest.fixture(scope="session")
def grund() -> Form:
    return LIBRARY.form(GRUND)


@pytest.fixture
def session_of(grund: Form) -> MakeSession:
    """A session with a made-up client's answers and some of them changed."""

    def make(
        changes: dict[str, Answer | None] | None = None, name: str = "Sofia"
    ) -> Session:
        answers = practice_answers(grund, name)
        for key, answer in (changes or {}).items():
            answers = answers.with_answer(key, answer)
        return Session(grund, answers, position="", keep=lambda *_: None)

    return make


def shown(qtbot: QtBot, screen: QWidget) -> None:
    """Put a screen in sight, as the flow does."""
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.setFocus()


def keys(qtbot: QtBot, screen: QWidget, *pressed: str | Qt.Key) -> None:
    """Press keys wherever the focus is; text is typed letter by letter."""
    for one in pressed:
        for part in one if isinstance(one, str) else [one]:
            target = QApplication.focusWidget() or screen
            if isinstance(part, str):
                qtbot.keyClicks(target, part)
            else:
                qtbot.keyClick(target, part)


def press(qtbot: QtBot, screen: QWidget, text: str) -> None:
    """Click the button with these words on it, or a name beginning so, as soon as it is seen."""

    def in_sight() -> list[QPushButton]:
        """Those that are called so first: a step of the trail may have the same word on it."""
        found = [
            one
            for one in screen.findChildren(QPushButton)
            if one.isVisible()
            and (text == one.text() or one.accessibleName().startswith(text))
        ]
        return sorted(found, key=lambda one: one.accessibleName() != text)

    qtbot.waitUntil(lambda: bool(in_sight()))
    in_sight()[0].click()


def words_of(screen: QWidget) -> str:
    """Every word in sight."""
    return "\n".join(labels(screen))
