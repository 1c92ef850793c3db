# SPDX-License-Identifier: EUPL-1.2
"""Whose interview it is loses whole parts where there is little room, never half a date."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.interview.after.steps import Step
from app.ui.pieces.trail import CutLabel, Trail, TrailHead

CASE, FORM = "ärende ÖV-2027", "ASI Grund 25 nov"
PARTS = ("", CASE, f"{CASE} · {FORM}")


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_no_part_is_cut(ground: QWidget) -> None:
    trail = Trail(Step.SHEET, ground)
    trail.show()
    trail.show_done(frozenset(Step))
    trail.show_saved("14.32")
    trail.show_whose(TrailHead("Sofia Berglund", PARTS[-1]))
    rest = next(
        one for one in trail.findChildren(CutLabel) if one.accessibleName() == PARTS[-1]
    )
    seen = set()
    for width in range(400, 1800, 20):
        trail.resize(width, trail.sizeHint().height())
        seen.add(rest.text())
    assert seen == set(PARTS)
    assert rest.toolTip() == PARTS[-1]
