# SPDX-License-Identifier: EUPL-1.2
"""Questions have numbers as people read and type them, and amounts are parted at thousands."""

import re

from PySide6.QtCore import Qt

from app.ui.talk.area import QuestionRow
from app.ui.talk.card import Card
from tests.eyes import labels, seen
from tests.ui.talk.conftest import Talk

ENTER = Qt.Key.Key_Return


def words(talk: Talk) -> list[str]:
    return labels(talk.screen)


def test_a_question_is_found_by_its_number_as_it_is_shown(talk: Talk) -> None:
    for typed in ("E1 c", "e1c", "E1.c"):
        talk.screen.go_to("A1")
        talk.keys(Qt.Key.Key_F6, typed, ENTER)
        assert talk.session.position == "E1.c"


def test_a_number_on_the_screen_is_no_key(talk: Talk) -> None:
    talk.screen.go_to("C6")
    talk.keys("1")
    assert talk.session.position == "C6.text"
    (card,) = seen(talk.screen, Card)
    assert card.field is not None
    told = card.field.focusProxy() or card.field
    assert told.accessibleName().startswith("Fråga C6\u00a0text. ")
    for section in talk.session.form.sections:
        talk.screen.go_to(next(key for key in section.keys if key in talk.session.talk))
        rows = [one.accessibleName() for one in talk.screen.findChildren(QuestionRow)]
        for said in (*words(talk), *rows):
            assert not re.search(r"\b[A-I]\d+[a-z]?\.\w", said), said


def test_limits_and_amounts_are_parted_at_thousands(talk: Talk) -> None:
    talk.screen.go_to("D21")
    assert "kronor, 0–99\u00a0999\u00a0999" in words(talk)
    talk.keys("100000000", ENTER)
    assert any("från 0 till 99\u00a0999\u00a0999." in said for said in words(talk))
