# SPDX-License-Identifier: EUPL-1.2
"""Before the talk: four ticks open it, otherwise it may wait."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.home.preparation import Preparation
from app.ui.window import Window
from tests.library import GRUND, LIBRARY

TEXTS = LIBRARY.instrument(GRUND).preparation


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
        assert not page._go.isEnabled()
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
    assert [tick.isChecked() for tick in page._ticks] == [True, True, False, False]


def test_what_was_told_goes_along(qtbot: QtBot, page: Preparation) -> None:
    for tick in page._ticks:
        qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    page._told[1].click()
    with qtbot.waitSignal(page.started) as told:
        page._go.click()
    assert told.args[1] == (TEXTS.tell[1].id,)
    page._all_told.click()
    with qtbot.waitSignal(page.started) as told:
        page._go.click()
    assert told.args[1] == tuple(tell.id for tell in TEXTS.tell)


def test_the_words_to_say_are_there_to_read(page: Preparation) -> None:
    assert [tick.accessibleDescription() for tick in page._told] == [
        tell.say for tell in TEXTS.tell
    ]


def test_it_is_put_off_with_a_day_and_a_reason(qtbot: QtBot, page: Preparation) -> None:
    for digit in "124":
        qtbot.keyClick(page, digit)
    page._later.click()
    crisis = TEXTS.ready[2]
    assert page._otherwise.text == crisis.otherwise
    assert page._postponing._reasons.code == crisis.id
    page._postponing._day.setText("2030-12-03")
    page._postponing._own.setText("ringer på torsdag")
    label = next(one.label for one in TEXTS.postpone if one.id == crisis.id)
    page._postponing._own.setFocus()
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
    page._later.click()
    part = page._postponing
    part._reasons.option(TEXTS.postpone[-1].id).click()
    part._day.setText(day)
    with qtbot.assertNotEmitted(page.postponed):
        part.save.click()
    assert said in part._message.text


def test_a_reason_is_needed_and_a_day_is_not(qtbot: QtBot, page: Preparation) -> None:
    page._later.click()
    with qtbot.assertNotEmitted(page.postponed):
        page._postponing.save.click()
    page._postponing._own.setText("Sjuk")
    with qtbot.waitSignal(page.postponed) as told:
        page._postponing.save.click()
    assert told.args == [None, "Sjuk"]


def test_all_ticked_means_no_reason_to_wait(qtbot: QtBot, page: Preparation) -> None:
    page._later.click()
    for digit in "1234":
        qtbot.keyClick(page, digit)
    assert not page._postponing.isVisible()
    assert not page._otherwise.isVisible()


def test_escape_closes_the_postponing_first(qtbot: QtBot, page: Preparation) -> None:
    page._later.click()
    with qtbot.assertNotEmitted(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page._postponing.isVisible()
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_tab_goes_down_the_page(qtbot: QtBot, page: Preparation) -> None:
    wanted = [*page._ticks, *page._told, page._all_told, page._later]
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
