# SPDX-License-Identifier: EUPL-1.2
"""The way in: passphrase, recovery code, Caps Lock, and what is said when it fails."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.interview.practice import OPENS_WITH
from app.storage.disk.places import NetworkPlace, SyncedPlace
from app.storage.errors import TooSoon, WrongPassphrase
from app.ui.door import countdown
from app.ui.door.recovery_page import RecoveryPage
from app.ui.door.secret import CAPS
from app.ui.door.unlock import Unlock
from tests.eyes import button, called, shows, texts

CODE = "7K3M-9QXA-2B4C-8DEF-1GHJ-5MNP-6RST"


@pytest.fixture
def unlock(qtbot: QtBot) -> Unlock:
    return shown(qtbot)


def shown(qtbot: QtBot) -> Unlock:
    page = Unlock(Path("/valv"), parent=None)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def focus_line(page: Unlock) -> QLineEdit:
    line = page.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def test_typing_and_enter_is_all(qtbot: QtBot, unlock: Unlock) -> None:
    line = focus_line(unlock)
    qtbot.keyClicks(line, "kaffe moln")
    with qtbot.waitSignal(unlock.unlock) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["kaffe moln"]
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_nothing_typed_says_so(qtbot: QtBot, unlock: Unlock) -> None:
    with qtbot.assertNotEmitted(unlock.unlock):
        qtbot.keyClick(focus_line(unlock), Qt.Key.Key_Return)
    assert "lösenfrasen först" in unlock.message.text


def test_busy_takes_no_second_try_and_an_error_gives_one(
    qtbot: QtBot, unlock: Unlock
) -> None:
    line = focus_line(unlock)
    qtbot.keyClicks(line, "fel")
    unlock.show_busy()
    with qtbot.assertNotEmitted(unlock.unlock):
        qtbot.keyClick(unlock, Qt.Key.Key_Return)
    unlock.show_error(WrongPassphrase())
    assert "stämmer inte" in unlock.message.text
    assert line.selectedText() != ""
    qtbot.keyClicks(line, "mer")
    with qtbot.waitSignal(unlock.unlock) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["mer"]


def test_the_recovery_code_is_a_link_away(qtbot: QtBot, unlock: Unlock) -> None:
    button(unlock, "Jag har glömt lösenfrasen").click()
    qtbot.keyClicks(focus_line(unlock), CODE.lower())
    with qtbot.waitSignal(unlock.recover) as told:
        qtbot.keyClick(focus_line(unlock), Qt.Key.Key_Return)
    assert told.args == [CODE.lower()]
    button(unlock, "Jag har lösenfrasen").click()
    assert focus_line(unlock).echoMode() is QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed(qtbot: QtBot, unlock: Unlock) -> None:
    qtbot.keyClick(focus_line(unlock), "A")
    assert shows(unlock, CAPS)
    qtbot.keyClick(focus_line(unlock), "a")
    assert not shows(unlock, CAPS)
    qtbot.keyClick(focus_line(unlock), "A", Qt.KeyboardModifier.ShiftModifier)
    assert not shows(unlock, CAPS)


def test_the_passphrase_shows_only_when_asked(qtbot: QtBot, unlock: Unlock) -> None:
    line = focus_line(unlock)
    button(unlock, "Visa Lösenfras").click()
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    button(unlock, "Visa Lösenfras").click()
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_another_place(qtbot: QtBot, unlock: Unlock) -> None:
    with qtbot.waitSignal(unlock.other_place):
        button(unlock, "Öppna ett annat valv").click()


def test_practice_is_open_to_everyone(qtbot: QtBot) -> None:
    page = Unlock(Path("/x"), opens_with=OPENS_WITH, parent=None)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitSignal(page.unlock) as told:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert told.args == [OPENS_WITH]


def test_the_code_must_be_on_paper_first(qtbot: QtBot) -> None:
    page = RecoveryPage(CODE, None)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert set(called(page, f"Återställningskod: {CODE}", QLabel).text().split()) == set(
        CODE.split("-")
    )
    with qtbot.waitSignal(page.print_code), qtbot.assertNotEmitted(page.done):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert not button(page, "Fortsätt").isEnabled()
    has = button(page, "Jag har den på papper")
    has.setFocus()
    qtbot.keyClick(has, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.done):
        qtbot.keyClick(has, Qt.Key.Key_Return)


def test_there_is_no_way_back_from_the_code(qtbot: QtBot) -> None:
    page = RecoveryPage(CODE, None)
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_where_the_vault_lies_is_told_quietly(qtbot: QtBot, unlock: Unlock) -> None:
    """B1: one line, and nothing is in the way."""
    quiet = texts(unlock)
    unlock.show_advice(Path("/annat"), [SyncedPlace()])  # came too late
    assert texts(unlock) == quiet
    unlock.show_advice(Path("/valv"), [NetworkPlace(), SyncedPlace()])
    (advice,) = [one for one in texts(unlock) if one not in quiet]
    assert "nätverksenhet" in advice
    qtbot.keyClicks(focus_line(unlock), "kaffe moln")
    with qtbot.waitSignal(unlock.unlock):
        qtbot.keyClick(focus_line(unlock), Qt.Key.Key_Return)
    unlock.show_advice(Path("/valv"), [])
    assert texts(unlock) == quiet


def test_too_soon_counts_down_and_lets_one_try_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(countdown, "monotonic", lambda: now[0])
    monkeypatch.setattr(countdown, "SECOND", 1)
    unlock = shown(qtbot)
    unlock.show_error(TooSoon(seconds=90))
    assert "om 90 sekunder" in unlock.message.text
    assert not button(unlock, "Lås upp").isEnabled()
    now[0] += 50
    qtbot.waitUntil(lambda: "om 40 sekunder" in unlock.message.text)
    now[0] += 40
    qtbot.waitUntil(lambda: unlock.message.text == "Nu kan du försöka igen.")
    assert button(unlock, "Lås upp").isEnabled()


def test_the_code_need_not_wait(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(countdown, "SECOND", 1)
    unlock = shown(qtbot)
    unlock.show_error(TooSoon(seconds=90))
    button(unlock, "Jag har glömt lösenfrasen").click()
    assert button(unlock, "Lås upp").isEnabled()
    assert not unlock.stands
