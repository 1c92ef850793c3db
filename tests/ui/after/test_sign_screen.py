# SPDX-License-Identifier: EUPL-1.2
"""A signature is stopped with the way to what is left, or asked for with what it means."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.interview.after.judgement import Stop
from app.storage.errors import SignedInterview
from app.ui.after.sign_screen import SignScreen
from tests.ui.after.conftest import keys, shown, words_of

ENTER = Qt.Key.Key_Return


def test_what_stops_it_leads_there(qtbot: QtBot) -> None:
    stops = (Stop("C5", "Fysisk hälsa: 1 fråga saknar svar."), Stop("E39", "Narkotika: …"))
    screen = SignScreen(stops, who="Anna", parent=None)
    shown(qtbot, screen)
    assert "2 saker kvar" in words_of(screen)
    assert screen.primary is None
    with qtbot.waitSignal(screen.go_to) as told:
        keys(qtbot, screen, ENTER)
    assert told.args == ["C5"]
    with qtbot.waitSignal(screen.go_to) as told:
        keys(qtbot, screen, Qt.Key.Key_Tab, ENTER)
    assert told.args == ["E39"]


def test_it_says_what_signing_means_and_signs_once(qtbot: QtBot) -> None:
    screen = SignScreen((), who="Anna Andersson", parent=None)
    shown(qtbot, screen)
    said = words_of(screen)
    assert "låses" in said
    assert "Anna Andersson" in said
    told: list[bool] = []
    screen.signed.connect(lambda: told.append(True))
    keys(qtbot, screen, ENTER, ENTER)
    assert told == [True]


def test_it_can_be_tried_again_after_an_error(qtbot: QtBot) -> None:
    screen = SignScreen((), who="Anna", parent=None)
    shown(qtbot, screen)
    keys(qtbot, screen, ENTER)
    screen.show_error(SignedInterview())
    assert SignedInterview.what in words_of(screen)
    with qtbot.waitSignal(screen.signed):
        keys(qtbot, screen, ENTER)


def test_f12_that_led_here_does_not_sign(qtbot: QtBot) -> None:
    screen = SignScreen((), who="Anna", parent=None)
    shown(qtbot, screen)
    with qtbot.assertNotEmitted(screen.signed):
        keys(qtbot, screen, Qt.Key.Key_F12)
    with qtbot.waitSignal(screen.back):
        keys(qtbot, screen, Qt.Key.Key_Escape)
