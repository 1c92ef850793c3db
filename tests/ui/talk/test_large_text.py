# SPDX-License-Identifier: EUPL-1.2
"""In a low window X, N and the ways on stand below the talk, whole, and the answers have the card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.pieces.theme import Look, dress
from app.ui.talk.card import Card
from app.ui.talk.card_foot import CardFoot
from app.ui.talk.foot_bar import FootBar
from tests.eyes import line_with, seen
from tests.ui.talk.conftest import Talk

LOW = [
    (1366, 768, 200), (1366, 768, 150), (1366, 721, 200), (1024, 600, 200), (1024, 600, 100),
]  # fmt: skip
NAMES = [
    "X  Pass",
    "N  Gäller inte",
    "Föregående fråga",
    "Nästa fråga",
]


def ways(talk: Talk) -> dict[str, QPushButton]:
    """The buttons of the foot in sight, by name."""
    (foot,) = seen(talk.screen, CardFoot)
    found = foot.findChildren(QPushButton)
    return {one.accessibleName(): one for one in found if one.isVisible()}


def is_whole(made: QPushButton) -> bool:
    return bool(made.visibleRegion().boundingRect() == made.rect()) and (
        made.width() >= made.sizeHint().width()
    )


def card_of(talk: Talk) -> Card:
    return seen(talk.screen, Card)[0]


@pytest.mark.parametrize("room", LOW)
@pytest.mark.parametrize("key", ["A15", "B2", "B6", "C1", "E1.a", "H20"])
def test_they_are_in_sight(
    dressed: QApplication,
    talk: Talk,
    qtbot: QtBot,
    key: str,
    room: tuple[int, int, int],
) -> None:
    wide, high, scale = room
    dress(dressed, Look(scale=scale))
    talk.screen.resize(wide, high)
    talk.screen.go_to(key)
    qtbot.waitUntil(lambda: all(map(is_whole, ways(talk).values())), timeout=3000)
    found = [name for name in ways(talk) if name != "A  Aldrig använt"]
    assert found == NAMES
    assert talk.screen.width() == wide
    assert talk.screen.height() == high
    bar = talk.screen.findChild(FootBar)
    assert bar.isAncestorOf(ways(talk)["Nästa fråga"])
    assert all(
        one.geometry().right() < wide and one.width() >= one.sizeHint().width()
        for one in bar.findChildren(QPushButton)
        if one.isVisible()
    )


def test_they_answer_and_lead_on_by_mouse_and_by_tab(
    dressed: QApplication, talk: Talk, qtbot: QtBot
) -> None:
    talk.screen.resize(1024, 600)
    talk.screen.go_to("C1")
    qtbot.waitUntil(lambda: talk.screen.findChild(FootBar).isAncestorOf(card_of(talk).foot))
    qtbot.mouseClick(ways(talk)[NAMES[0]], Qt.MouseButton.LeftButton)
    assert talk.stored()["C1"].value == "X"  # type: ignore[union-attr]
    talk.screen.go_to("C1")
    assert ways(talk)[NAMES[0]].property("kind") == "chosen"
    qtbot.mouseClick(ways(talk)[NAMES[3]], Qt.MouseButton.LeftButton)
    after = talk.session.position
    assert after != "C1"
    qtbot.mouseClick(ways(talk)[NAMES[2]], Qt.MouseButton.LeftButton)
    assert talk.session.position == "C1"


def test_another_area_has_its_own_and_a_high_window_has_them_in_the_card(
    dressed: QApplication, talk: Talk, qtbot: QtBot
) -> None:
    bar = talk.screen.findChild(FootBar)
    talk.screen.resize(1024, 600)
    talk.screen.go_to("C1")
    first = card_of(talk)
    qtbot.waitUntil(lambda: bar.isAncestorOf(first.foot))
    talk.screen.go_to("D1")
    assert first.isAncestorOf(first.foot)
    assert bar.isAncestorOf(card_of(talk).foot)
    talk.screen.resize(1366, 900)
    qtbot.waitUntil(lambda: card_of(talk).isAncestorOf(card_of(talk).foot))
    assert ways(talk)[NAMES[0]].text() == NAMES[0]
    dress(dressed, Look(scale=200))
    qtbot.waitUntil(lambda: bar.isAncestorOf(card_of(talk).foot))


def test_with_usual_text_the_hint_stands_at_its_question(talk: Talk, qtbot: QtBot) -> None:
    talk.screen.resize(1366, 768)
    talk.screen.go_to("C1")
    qtbot.wait(20)
    card = card_of(talk)
    assert card.isAncestorOf(card.foot)
    hint = line_with(card, talk.session.form.questions["C1"].hint)
    assert hint.geometry().bottom() < card.foot.geometry().top()
