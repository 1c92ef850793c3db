# SPDX-License-Identifier: EUPL-1.2
"""The passphrase or the code: what is asked for is named, and one can think better of it."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.storage.copies.copy_folders import Copy
from app.ui.door.restore import RestorePage, WantedCopy
from app.ui.door.secret_or_code import CODE, HAS_PASSPHRASE, ONLY_CODE
from tests.eyes import labels

AT = "2026-11-22T13:32:00Z"


def test_each_is_named_and_leads_to_the_other(qtbot: QtBot) -> None:
    copy = Copy(Path("kopia"), AT, AT, 9, 9)
    page = RestorePage(copy, None, None)
    qtbot.addWidget(page)
    page.resize(1093, 614)
    with qtbot.waitExposed(page):
        page.show()

    def said() -> list[str]:
        return labels(page)

    other = next(one for one in page.findChildren(QPushButton) if one.text() == ONLY_CODE)
    assert "Din lösenfras" in said()
    other.click()
    assert CODE in said()
    assert "Din lösenfras" not in said()
    assert other.text() == other.accessibleName() == HAS_PASSPHRASE
    other.click()
    assert CODE not in said()
    with qtbot.waitSignal(page.chosen) as told:
        qtbot.keyClicks(page.focusWidget(), "en lång fras")
        page.attempt()
    assert told.args == [WantedCopy(copy, "en lång fras")]
