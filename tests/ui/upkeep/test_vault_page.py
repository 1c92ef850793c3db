# SPDX-License-Identifier: EUPL-1.2
"""The page "Valvet": its rows by key and mouse, and that a row without a flow is not there."""

from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.flow.base.vault_flow import RowFlow
from app.ui.flow.vault import hub as hub_flow
from app.ui.upkeep.vault_page import GROUPS, Hub
from tests.eyes import button, labels
from tests.walkthrough.conftest import Opens, opens

__all__ = ["opens"]
NAMES = frozenset(row.name for _, rows in GROUPS for row in rows)


@pytest.fixture
def page(qtbot: QtBot) -> Hub:
    page = Hub(frozenset({"copies", "log"}), "Där valvet ligger", None)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_row_without_a_flow_is_not_there(page: Hub) -> None:
    titles = labels(page)
    assert "Loggen" in titles
    assert "Gallring" not in titles
    assert "Uppgifter om personer" not in titles


def test_enter_opens_the_first_row_and_the_mouse_any(qtbot: QtBot, page: Hub) -> None:
    page.show_status({"copies": "Senaste: i dag"})
    first = page.focusWidget()
    assert isinstance(first, QPushButton)
    assert "Senaste: i dag" in first.accessibleName()
    with qtbot.waitSignal(page.chosen) as told:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert told.args == ["copies"]
    last = button(page, "Loggen")
    with qtbot.waitSignal(page.chosen) as told:
        qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert told.args == ["log"]
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_every_flow_and_status_belongs_to_a_row() -> None:
    assert set(hub_flow.FLOWS) <= NAMES
    assert set(hub_flow.STATUS) <= NAMES
    assert len(NAMES) == sum(len(rows) for _, rows in GROUPS)


class Made(RowFlow):
    """A flow that only tells that it was opened."""

    opened: ClassVar[list[str]] = []

    def open(self) -> None:
        self.opened.append(type(self).__name__)


def test_from_the_start_page_and_back(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hub_flow.FLOWS, "log", Made)
    monkeypatch.setitem(hub_flow.STATUS, "log", lambda vault: f"Tom: {vault.folder.name}")
    person = opens(practice=True)
    person.waits_for("Pågår")
    person.clicks("Valvet")
    person.waits_for("Tom: valv")
    person.clicks("Loggen")
    assert Made.opened == ["Made"]
    person.program.window.findChildren(Made)[0].left.emit()
    person.waits_for_screen("Hub")
    person.clicks("Tillbaka")
    person.waits_for_screen("StartPage")
