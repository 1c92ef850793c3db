# SPDX-License-Identifier: EUPL-1.2
"""Settings: the look at once, the rest with a button."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.storage.errors import NotSaved
from app.storage.records import Staff
from app.ui.home.settings import LEAVE, SAVED, Own, Settings
from app.ui.system.preferences import Appearance
from tests.eyes import button, chosen, field, shows, texts
from tests.library import LIBRARY

TRAINED = "Utbildad i ASI"
ANNA = Staff(1, "Anna Andersson", "anan", None)


@pytest.fixture
def page(qtbot: QtBot) -> Settings:
    return shown(qtbot, Appearance())


def shown(qtbot: QtBot, look: Appearance) -> Settings:
    made = Settings(
        look,
        Own(ANNA, "1981", "Vuxen"),
        municipalities=LIBRARY.codes("kommuner"),
        lock_after=10,
        practice=False,
        parent=None,
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_look_changes_at_once(qtbot: QtBot, page: Settings) -> None:
    with qtbot.waitSignal(page.changed) as told:
        button(page, "Färger: Mörkt").click()
    assert told.args == [Appearance(theme="dark")]
    with qtbot.waitSignal(page.changed) as told:
        button(page, "Textens storlek: 150 %").click()
    assert told.args == [Appearance(theme="dark", scale=150)]


def test_the_look_that_holds_is_shown(qtbot: QtBot) -> None:
    page = shown(qtbot, Appearance(theme="light", scale=200))
    assert chosen(page, "Färger") == ["Ljust"]
    assert chosen(page, "Textens storlek") == ["200 %"]


def test_arrows_choose_among_the_sizes(qtbot: QtBot, page: Settings) -> None:
    button(page, "Textens storlek: 100 %").setFocus()
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert told.args == [Appearance(scale=125)]


def test_the_minutes_before_it_locks_are_chosen_at_once(
    qtbot: QtBot, page: Settings
) -> None:
    assert chosen(page, "Lås efter") == ["10 min"]
    with qtbot.waitSignal(page.lock_after) as told:
        button(page, "Lås efter: 5 min").click()
    assert told.args == [5]


def test_own_facts_are_saved(qtbot: QtBot, page: Settings) -> None:
    field(page, "Ditt namn").setText(" Anna Berg ")
    field(page, TRAINED).setText("2025-03-11")
    with qtbot.waitSignal(page.saved) as told:
        button(page, "Spara").click()
    staff = ANNA._replace(name="Anna Berg", trained_on="2025-03-11")
    assert told.args == [Own(staff, "1981", "Vuxen")]
    page.show_saved(told.args[0])
    assert f"✓ {SAVED}" in texts(page)
    qtbot.keyClicks(field(page, "Enhet"), "enheten")
    assert not shows(page, SAVED)


@pytest.mark.parametrize(
    ("name", "trained", "said"),
    [
        ("", "", "ditt namn"),
        ("Anna", "i fjol", "åååå-mm-dd"),
        ("A", "2100-01-01", "inte varit"),
        ("A", "9999-12-31", "åååå-mm-dd"),
        ("A", "0206-11-29", "åååå-mm-dd"),
    ],
)
def test_what_is_wrong_is_said(
    qtbot: QtBot, page: Settings, name: str, trained: str, said: str
) -> None:
    field(page, "Ditt namn").setText(name)
    field(page, TRAINED).setText(trained)
    with qtbot.assertNotEmitted(page.saved):
        button(page, "Spara").click()
    assert said in page.message.text


def test_back(qtbot: QtBot, page: Settings) -> None:
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_what_is_typed_is_kept_on_the_way_out(qtbot: QtBot, page: Settings) -> None:
    unit = field(page, "Enhet")
    unit.setFocus()
    qtbot.keyClicks(unit, "enheten")
    with qtbot.waitSignals([page.saved, page.back]):
        qtbot.keyClick(unit, Qt.Key.Key_Escape)


def test_what_cannot_be_kept_is_told_before_it_is_left(
    qtbot: QtBot, page: Settings
) -> None:
    trained = field(page, TRAINED)
    trained.setFocus()
    qtbot.keyClicks(trained, "i fjol")
    with qtbot.assertNotEmitted(page.saved), qtbot.assertNotEmitted(page.back):
        qtbot.keyClick(trained, Qt.Key.Key_Escape)
    assert "åååå-mm-dd" in page.message.text
    assert LEAVE in page.message.text
    with qtbot.assertNotEmitted(page.saved), qtbot.waitSignal(page.back):
        qtbot.keyClick(trained, Qt.Key.Key_Escape)


def test_an_error_is_gone_when_it_went_well(qtbot: QtBot, page: Settings) -> None:
    page.show_error(NotSaved())
    assert page.message.isVisible()
    page.show_saved(Own(ANNA, "1981", "Vuxen"))
    assert not page.message.isVisible()
    page.show_error(NotSaved())
    assert not shows(page, SAVED)
