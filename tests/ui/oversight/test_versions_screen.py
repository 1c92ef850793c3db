# SPDX-License-Identifier: EUPL-1.2
"""Versions from the client's page, by keyboard and mouse; a signed one resists the window (G2)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.stewardship.review.versions import ChangedRow, SideBySide, Version, Versions
from app.storage.vault.vault import Vault
from app.ui.oversight.versions_screen import ALIKE, VersionsScreen
from tests.eyes import button, rows, texts
from tests.walkthrough import stages
from tests.walkthrough.conftest import Opens, opens
from tests.walkthrough.person import Key, Person
from tests.walkthrough.test_log_of_a_life import does

__all__ = ["opens"]
THREE = Versions(
    "Ärende 4711",
    "ASI Grund",
    (
        Version(3, 1, "anbe", "2026-11-20T13:32:05Z", "2026-11-20T12:00:00Z", "", False),
        Version(
            7, 2, "bobo", "2026-11-21T13:32:05Z", "2026-11-21T12:00:00Z", "fel dagar", True
        ),
        Version(9, 3, "cece", "", "2026-11-22T12:00:00Z", "en till", False),
    ),
)
OTHER = ChangedRow("Fysisk hälsa", "C9 Dagar", "12 dagar", "14 dagar")
SAME = ChangedRow("Fysisk hälsa", "C10 Oro", "2", "2")


def differences(screen: VersionsScreen) -> list[list[str]]:
    """The cells of what differs, as they are shown."""
    return rows(screen, "Det som skiljer")


def test_any_two_are_compared(qtbot: QtBot) -> None:
    screen = VersionsScreen(THREE, None)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    with qtbot.waitExposed(screen):
        screen.show()
    assert screen.chosen == (7, 9)
    screen.show_comparison(SideBySide(7, 9, (OTHER,), (SAME,)))
    assert differences(screen) == [list(OTHER)]
    assert "1 skillnad" in texts(screen)
    unfold = button(screen, "Visa även det som är lika (1)")
    qtbot.mouseClick(unfold, Qt.MouseButton.LeftButton)
    assert rows(screen, "Det som är lika") == [list(SAME)]
    with qtbot.waitSignal(screen.compare) as told:
        qtbot.keyClick(screen.before, Qt.Key.Key_Up)
    assert told.args == [3, 9]
    screen.show_comparison(SideBySide(7, 9, (), ()))  # too late
    assert differences(screen) == [list(OTHER)]
    screen.show_comparison(SideBySide(3, 9, (), (SAME,)))
    assert ALIKE in texts(screen)
    with qtbot.waitSignal(screen.back):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)


def test_from_the_clients_page_and_back(opens: Opens) -> None:
    person = opens(practice=True)
    comes_to_client(person)
    person.clicks("Rätta: ")
    person.types("fel antal dagar")
    person.presses(Key.Key_Return)
    person.waits_for_screen("TalkScreen")
    person.typist.go_to("C9")
    person.types("7")
    person.presses(Key.Key_Return, Key.Key_F10)
    comes_to_client(person)
    person.clicks("Versioner: ")
    person.waits_for_screen("VersionsScreen")
    person.waits_for("Orsak: fel antal dagar")
    person.waits_for("1 skillnad")
    screen = person.screen
    assert isinstance(screen, VersionsScreen)
    assert differences(screen)[0][1].startswith("C9 ")
    assert differences(screen)[0][3].startswith("7")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("ClientPage")
    person.clicks("Versioner: ")
    person.waits_for_screen("VersionsScreen")
    person.clicks("Läs Första versionen")
    person.waits_for_screen("TalkScreen")


def test_keys_and_mouse_leave_a_signed_one_as_it_was(opens: Opens) -> None:
    person = opens(practice=True)
    person.waits_for("Pågår")
    was = contents(person)
    stages.opens(person, stages.SIGNED)
    for key in ("C1", "C9", "C6.text", "E1.a"):
        person.typist.go_to(key)
        person.types("1")
        person.presses(Key.Key_Return, Key.Key_X, Key.Key_F3)
    person.presses(Key.Key_F2)
    person.types("smyganteckning")
    person.presses(Key.Key_Escape, Key.Key_F12)
    stages.sees_paper(person)
    for field in (*person.all(QLineEdit), *person.all(QPlainTextEdit)):
        field.setFocus()
        person.types("smygtext")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("TalkScreen")  # where one came from
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")
    assert contents(person) == was


def contents(person: Person) -> list[object]:
    """Everything of the signed interview."""
    found: list[object] = []

    def read(vault: Vault) -> None:
        one = stages.SIGNED
        row = vault.interviews.get(one)._replace(position="")
        found.extend(
            [row, vault.answers.of(one), vault.texts.of(one), vault.seals.broken()]
        )

    does(person, read)
    return found


def comes_to_client(person: Person) -> None:
    person.waits_for_screen("StartPage")
    person.waits_for("Pågår")
    person.program.desk.open_client(stages.SIGNED)
    person.waits_for_screen("ClientPage")
