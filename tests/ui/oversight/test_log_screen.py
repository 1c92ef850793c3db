# SPDX-License-Identifier: EUPL-1.2
"""The log on the screen: chosen by keyboard and mouse, page by page, whole or not (G1)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.stewardship.log.log_words import Kind
from app.stewardship.log.logbook import EventChoice, LogLine, LogPage, LogStart
from app.storage.log.events import Event
from app.storage.vault.vault import Vault
from app.ui.oversight.log_screen import NOTHING, LogScreen
from tests.beneath import beneath
from tests.eyes import button, has_button, messages, texts
from tests.walkthrough.conftest import Opens, opens
from tests.walkthrough.person import Key, Person
from tests.walkthrough.test_log_of_a_life import does

__all__ = ["opens"]
PEOPLE = (("anbe", "Anna Bengtsdotter"), ("", ""))
LINES = tuple(
    LogLine(n, "2026-11-22T13:32:05Z", "anbe", "öppnade intervjun", f"Ärende {n}")
    for n in range(120, 20, -1)
)


@pytest.fixture
def screen(qtbot: QtBot) -> LogScreen:
    made = LogScreen(LogStart(LogPage(LINES, has_more=True), PEOPLE, 1120), None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_rows_are_shown_as_told(screen: LogScreen) -> None:
    table = screen.table
    assert table.rowCount() == 100
    row = [table.item(0, place).text() for place in range(1, 4)]  # type: ignore[union-attr]
    assert row == ["anbe", "öppnade intervjun", "Ärende 120"]


def test_whether_it_is_whole_is_said(screen: LogScreen) -> None:
    assert "Kontrollerar" in screen.state_words
    screen.show_state([])
    assert screen.state_words.startswith(
        "✓ Loggen är hel. Ingen av dess 1\u00a0120 händelser"
    )
    screen.show_state([4, 9, 12, 13, 14, 15])
    assert "ändrad vid händelse 4, 9, 12, 13, 14 och 1 till." in screen.state_words
    assert "Ta inte bort något" in screen.state_words


def test_older_ones_come_under_the_rest(qtbot: QtBot, screen: LogScreen) -> None:
    with qtbot.waitSignal(screen.more) as told:
        button(screen, "Visa fler").click()
    assert told.args == [EventChoice(), 21]
    screen.show_more(EventChoice(), LogPage(LINES[:5], has_more=False))
    assert screen.table.rowCount() == 105
    assert not has_button(screen, "Visa fler")


def test_an_answer_that_comes_too_late_is_let_be(screen: LogScreen) -> None:
    screen.filter.kind.setCurrentIndex(1)
    screen.show_page(EventChoice(), LogPage((), has_more=False))
    assert screen.table.rowCount() == 100
    screen.show_page(EventChoice(kind=Kind.READ), LogPage((), has_more=False))
    assert screen.table.rowCount() == 0
    assert NOTHING in texts(screen)


def test_choosing_by_keyboard(qtbot: QtBot, screen: LogScreen) -> None:
    with qtbot.waitSignal(screen.wanted) as told:
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert told.args == [EventChoice(who="anbe")]
    with qtbot.waitSignal(screen.wanted) as told:
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    assert told.args == [EventChoice(who="")]
    screen.filter.text.setFocus()
    qtbot.keyClicks(screen.filter.text, "4711")
    with qtbot.waitSignal(screen.wanted) as told:
        qtbot.keyClick(screen.filter.text, Qt.Key.Key_Return)
    assert told.args == [EventChoice(who="", text="4711")]
    screen.filter.first.setFocus()
    qtbot.keyClicks(screen.filter.first, "2026-11-01")
    with qtbot.waitSignal(screen.wanted) as told:
        qtbot.keyClick(screen.filter.first, Qt.Key.Key_Return)
    assert told.args == [EventChoice(who="", text="4711", first=date(2026, 11, 1))]
    with qtbot.waitSignal(screen.wanted) as told:
        qtbot.mouseClick(screen.filter.clear, Qt.MouseButton.LeftButton)
    assert told.args == [EventChoice()]


def test_a_day_that_is_none_is_told(qtbot: QtBot, screen: LogScreen) -> None:
    screen.filter.last.setText("i går")
    with qtbot.assertNotEmitted(screen.wanted):
        screen.filter.tell()
    (refused,) = messages(screen)
    assert "åååå-mm-dd" in refused
    assert screen.filter.wanted is None


def test_from_the_vaults_page_and_back(opens: Opens) -> None:
    person = opens(practice=True)
    person.waits_for("Pågår")
    does(person, fill)
    person.clicks("Valvet")
    person.waits_for_screen("Hub")
    person.clicks("Loggen")
    person.waits_for_screen("LogScreen")
    person.waits_for("✓ Loggen är hel. Ingen av dess 3\u00a00")
    screen = person.screen
    assert isinstance(screen, LogScreen)
    assert screen.table.rowCount() == 100
    person.clicks("Visa fler")
    person.waits_until(lambda: screen.table.rowCount() == 200, "more rows")
    person.tabs_to("Ärende, namn")
    person.types("ingen som finns")
    person.presses(Key.Key_Return)
    person.waits_for(NOTHING)
    choose(person, screen, "peter")
    person.waits_until(lambda: screen.table.rowCount() > 4, "rows of Peter")
    shown = {screen.table.item(n, 3).text() for n in range(screen.table.rowCount())}  # type: ignore[union-attr]
    assert len(shown) == 1
    assert not [word for word in ("Peter", "Sandström") if word in str(shown)]
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")


def test_a_touched_log_is_told_of(opens: Opens) -> None:
    person = opens(practice=True)
    person.waits_for("Pågår")
    does(person, touch)
    person.clicks("Valvet")
    person.waits_for_screen("Hub")
    person.clicks(
        next(one for one in person.all(QPushButton) if "Loggen" in one.accessibleName())
    )
    person.waits_for("Loggen är ändrad vid händelse 3.")


def choose(person: Person, screen: LogScreen, text: str) -> None:
    screen.filter.text.clear()
    person.types(text)
    person.presses(Key.Key_Return)


def fill(vault: Vault) -> None:
    with vault.transaction():
        for _ in range(3_000):
            vault.log.add(Event.OPENED, interview=1)


def touch(vault: Vault) -> None:
    beneath(vault).run("DROP TRIGGER event_stays_update")
    beneath(vault).run("UPDATE event SET who = 'ZZ' WHERE n = 3")
