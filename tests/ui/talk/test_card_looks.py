# SPDX-License-Identifier: EUPL-1.2
"""What the card says is said once, and the mark of focus lies on no answer."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from app.ui.pieces.choices import Choices
from app.ui.talk.card import Card
from app.ui.talk.fields.periods import PERIODS
from tests.eyes import seen
from tests.ui.talk.conftest import Talk

BORDER = 2  # pixels, of the mark of focus


def card_of(talk: Talk) -> Card:
    card = talk.screen.page.card
    assert card is not None
    talk.qtbot.waitUntil(card.isVisible)
    return card


@pytest.mark.parametrize("key", ["H13.a", "H13.b", "I9.a", "I9.b", "C9", "E1.a", "E7.c"])
def test_a_period_is_said_once(talk: Talk, key: str) -> None:
    talk.screen.go_to(key)
    period = PERIODS[talk.session.form.questions[key].period]
    card = card_of(talk)
    labels = seen(card, QLabel)
    heads = [one for one in labels if one.property("kind") in ("accent", "chip")]
    assert sum(period in one.text() for one in heads) == 1
    heard = card.field.accessibleName() if card.field is not None else ""
    assert heard.lower().count(f"{period}.") <= 1


@pytest.mark.parametrize("key", ["B2", "C1", "E30", "H15x"])
def test_the_mark_of_focus_lies_on_no_answer(talk: Talk, key: str) -> None:
    talk.screen.go_to(key)
    group = seen(card_of(talk), Choices)[0]

    def is_free() -> bool:
        edge = BORDER + 1
        inside = group.rect().adjusted(edge, edge, -edge, -edge)
        places = (
            one.rect().translated(one.mapTo(group, QPoint(0, 0)))
            for one in group.findChildren(QPushButton)
        )
        return all(inside.contains(place) for place in places)

    talk.qtbot.waitUntil(is_free)


def test_what_there_is_to_say_moves_no_button_where_there_is_room(talk: Talk) -> None:
    talk.screen.go_to("H13.a")
    foot = card_of(talk).foot
    ways = seen(foot, QPushButton)

    def lines() -> set[int]:
        return {one.mapTo(foot, QPoint(0, 0)).y() for one in ways}

    talk.qtbot.waitUntil(lambda: len(lines()) == 1)
    talk.keys("1")  # chosen, and to be read before it is given
    talk.qtbot.wait(200)
    assert len(lines()) == 1
