# SPDX-License-Identifier: EUPL-1.2
"""Before the talk: four ticks open it, otherwise it may wait."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.ui.home.preparation_page import Preparation
from app.ui.window.window import Window
from tests.eyes import button, chosen, field, has_button, has_field, messages
from tests.library import GRUND, LIBRARY

TEXTS = LIBRARY.instrument(GRUND).preparation
BEGIN, LATER, SAVE = "Börja intervjun", "Skjut upp", "Skjut upp intervjun"
DAY, OWN_WORDS = "Ny dag, åååå-mm-dd", "Orsak med egna ord"


def ticks(page: Preparation) -> list[QAbstractButton]:
    """The boxes that open the talk."""
    return [button(page, one.label) for one in TEXTS.ready]


def told_ticks(page: Preparation) -> list[QAbstractButton]:
    """The boxes of what the client is told."""
    return [button(page, one.label) for one in TEXTS.tell]


@pytest.fixture
def page(qtbot: QtBot) -> Preparation:
    made = Preparation(TEXTS, case="Ärende 17", parent=None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_four_digits_and_enter_begin(qtbot: QtBot, page: Preparation) -> None:
    for digit in "1234":
        assert not button(page, BEGIN).isEnabled()
        qtbot.keyClick(page.focusWidget(), digit)
    with qtbot.waitSignal(page.started) as told:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [{tick.id: True for tick in TEXTS.ready}, ()]


def test_enter_does_nothing_until_all_are_ticked(qtbot: QtBot, page: Preparation) -> None:
    with qtbot.assertNotEmitted(page.started):
        for digit in "123":
            qtbot.keyClick(page.focusWidget(), digit)
            qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(page.focusWidget(), "3")
    assert [tick.isChecked() for tick in ticks(page)] == [True, True, False, False]


def test_what_was_told_goes_along(qtbot: QtBot, page: Preparation) -> None:
    for tick in ticks(page):
        qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    told_ticks(page)[1].click()
    with qtbot.waitSignal(page.started) as told:
        button(page, BEGIN).click()
    assert told.args[1] == (TEXTS.tell[1].id,)
    button(page, "Allt är sagt").click()
    with qtbot.waitSignal(page.started) as told:
        button(page, BEGIN).click()
    assert told.args[1] == tuple(tell.id for tell in TEXTS.tell)


def test_the_words_to_say_are_there_to_read(page: Preparation) -> None:
    assert [tick.accessibleDescription() for tick in told_ticks(page)] == [
        tell.say for tell in TEXTS.tell
    ]


def test_it_is_put_off_with_a_day_and_a_reason(qtbot: QtBot, page: Preparation) -> None:
    for digit in "124":
        qtbot.keyClick(page, digit)
    button(page, LATER).click()
    crisis = TEXTS.ready[2]
    assert messages(page) == [crisis.otherwise]
    label = next(one.label for one in TEXTS.postpone if one.id == crisis.id)
    assert chosen(page, "Orsak") == [label]
    field(page, DAY).setText("2030-12-03")
    field(page, OWN_WORDS).setText("ringer på torsdag")
    field(page, OWN_WORDS).setFocus()
    with qtbot.waitSignal(page.postponed) as told:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [date(2030, 12, 3), f"{label}: ringer på torsdag"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("snart", "ingen sådan dag"),
        ("2026-02-30", "ingen sådan"),
        ("2020-01-01", "varit"),
        ("0203-01-01", "ingen sådan"),
        ("2062-01-01", "tio år"),
        ("9999-12-31", "ingen sådan"),
    ],
)
def test_a_day_that_cannot_be(qtbot: QtBot, page: Preparation, day: str, said: str) -> None:
    button(page, LATER).click()
    button(page, f"Orsak: {TEXTS.postpone[-1].label}").click()
    field(page, DAY).setText(day)
    with qtbot.assertNotEmitted(page.postponed):
        button(page, SAVE).click()
    (refused,) = messages(page)
    assert said in refused


def test_a_reason_is_needed_and_a_day_is_not(qtbot: QtBot, page: Preparation) -> None:
    button(page, LATER).click()
    with qtbot.assertNotEmitted(page.postponed):
        button(page, SAVE).click()
    field(page, OWN_WORDS).setText("Sjuk")
    with qtbot.waitSignal(page.postponed) as told:
        button(page, SAVE).click()
    assert told.args == [None, "Sjuk"]


def test_all_ticked_means_no_reason_to_wait(qtbot: QtBot, page: Preparation) -> None:
    button(page, LATER).click()
    for digit in "1234":
        qtbot.keyClick(page, digit)
    assert not has_button(page, SAVE)
    assert not has_field(page, DAY)
    assert messages(page) == []


def test_escape_closes_the_postponing_first(qtbot: QtBot, page: Preparation) -> None:
    button(page, LATER).click()
    with qtbot.assertNotEmitted(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not has_button(page, SAVE)
    assert not has_field(page, DAY)
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_tab_goes_down_the_page(qtbot: QtBot, page: Preparation) -> None:
    wanted = [*ticks(page), *told_ticks(page)]
    wanted += [button(page, "Allt är sagt"), button(page, LATER)]
    window = Window(practice=False)
    qtbot.addWidget(window)
    window.show_screen(page)
    with qtbot.waitExposed(window):
        window.show()
    wanted[0].setFocus()
    walked = [page.focusWidget()]
    for _ in wanted[1:]:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        walked.append(page.focusWidget())
    assert walked == wanted
