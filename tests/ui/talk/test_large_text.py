# SPDX-License-Identifier: EUPL-1.2
"""With large text X and N stand before the hint, so that they are in sight without scrolling."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.talk.card import Card
from app.ui.theme import Look, dress
from tests.ui.talk.conftest import Talk


@pytest.fixture
def at_200_percent(dressed: QApplication):  # type: ignore[no-untyped-def]
    dress(dressed, Look(scale=200))
    yield
    dress(dressed, Look())


def in_sight(talk: Talk) -> dict[str, bool]:
    (card,) = (one for one in talk.screen.findChildren(Card) if one.isVisible())
    marks = [
        one for one in card.findChildren(QPushButton) if one.text()[:3] in ("X  ", "N  ")
    ]
    return {one.text(): one.visibleRegion().boundingRect() == one.rect() for one in marks}


@pytest.mark.parametrize("height", [768, 721])
@pytest.mark.parametrize("key", ["C1", "C5", "C7", "D1"])
def test_they_are_in_sight(
    at_200_percent: None, talk: Talk, qtbot: QtBot, key: str, height: int
) -> None:
    talk.screen.resize(1366, height)
    talk.screen.go_to(key)
    qtbot.waitUntil(lambda: len(in_sight(talk)) == 2)
    qtbot.waitUntil(lambda: all(in_sight(talk).values()), timeout=3000)


def test_with_usual_text_the_hint_stands_at_its_question(talk: Talk, qtbot: QtBot) -> None:
    talk.screen.go_to("C1")
    done: list[bool] = []
    QTimer.singleShot(20, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    (card,) = (one for one in talk.screen.findChildren(Card) if one.isVisible())
    assert card._hint.geometry().bottom() < card._foot.unknown.geometry().top()
