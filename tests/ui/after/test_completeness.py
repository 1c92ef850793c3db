# SPDX-License-Identifier: EUPL-1.2
"""What is missing is one key from its question; two honest ways out where it stays missing."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.forms.answers import Answers, Mark
from app.forms.model import Form
from app.forms.questions import ChoiceQuestion
from app.interview.after.missing_answers import needs
from app.interview.talk.session import Session
from app.ui.after.after_page import GoRow
from app.ui.after.completeness import Completeness
from tests.library import GRUND, LIBRARY
from tests.ui.after.conftest import MakeSession, keys, press, shown, words_of

ENTER = Qt.Key.Key_Return
GOES = LIBRARY.instrument(GRUND)
NEEDED = needs(GOES.form, GOES.scores, GOES.sheet)


def test_enter_goes_to_the_first_question(qtbot: QtBot, session_of: MakeSession) -> None:
    screen = Completeness(
        session_of({"C5": None, "H1": None}), {}, needed=NEEDED, parent=None
    )
    shown(qtbot, screen)
    with qtbot.waitSignal(screen.go_to) as told:
        keys(qtbot, screen, ENTER)
    assert told.args == ["C5"]
    with qtbot.waitSignal(screen.go_to) as told:
        keys(qtbot, screen, Qt.Key.Key_Tab, ENTER)
    assert told.args == ["H1"]


def test_a_click_goes_to_a_question_and_says_what_it_is_for(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    screen = Completeness(session_of({"C9": None}), {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    (row,) = screen.findChildren(GoRow)
    assert "Fysisk hälsa: bedömning, mått, återkoppling" in row.accessibleName()
    with qtbot.waitSignal(screen.go_to) as told:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert told.args == ["C9"]


def test_nothing_left_is_one_warm_line_and_enter_goes_on(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    screen = Completeness(session_of(), {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    assert "Allt är med" in words_of(screen)
    assert not screen.findChildren(GoRow)
    with qtbot.waitSignal(screen.onwards):
        keys(qtbot, screen, ENTER)
    with qtbot.waitSignal(screen.back):
        keys(qtbot, screen, Qt.Key.Key_Escape)


def test_a_long_list_is_short_until_it_is_asked_for(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    screen = Completeness(session_of(name="Kim"), {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    before = len(screen.findChildren(GoRow))
    more = [one for one in screen.findChildren(QPushButton) if "rader till" in one.text()]
    more[0].click()
    qtbot.waitUntil(lambda: len(screen.findChildren(GoRow)) > before)


def test_the_rest_gets_x_only_after_a_second_yes(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    session = session_of({"C5": None, "H1": None})
    screen = Completeness(session, {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    press(qtbot, screen, "Sätt X på alla obesvarade")
    assert "C5" not in session.answers
    press(qtbot, screen, "Nej")
    press(qtbot, screen, "Sätt X på alla obesvarade")
    press(qtbot, screen, "Ja, sätt X")
    assert session.answers["C5"] is Mark.X
    assert session.answers["H1"] is Mark.X
    assert "Allt är med" in words_of(screen)


def test_the_marks_are_taken_back_but_not_what_came_after(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    session = session_of({"C5": None, "H1": None, "C9": Mark.X})
    screen = Completeness(session, {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    press(qtbot, screen, "Sätt X på alla obesvarade")
    press(qtbot, screen, "Ja, sätt X")
    stood = screen.standing()
    session.answer("H1", "1")
    again = Completeness(
        session, {}, needed=NEEDED, parent=None
    )  # as when one comes back to it
    shown(qtbot, again)
    assert "1 fråga fick X på en gång." in words_of(again)
    for _ in range(8):
        keys(qtbot, again, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName().startswith("Ångra"):
            break
    keys(qtbot, again, ENTER)
    assert "C5" not in session.answers
    assert session.answers["H1"] == "1"
    assert session.answers["C9"] is Mark.X
    assert "på en gång" not in words_of(again)
    session.answer("C5", Mark.X)
    again.stand_as(stood)  # after a lock
    assert "1 fråga fick X på en gång." in words_of(again)


def test_enter_after_asking_to_mark_marks_nothing(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    session = session_of({"C5": None})
    screen = Completeness(session, {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    press(qtbot, screen, "Sätt X på alla obesvarade")
    keys(qtbot, screen, ENTER)  # the way that changes nothing is the one in focus
    assert "C5" not in session.answers


def test_a_talk_that_was_broken_off_is_recorded_and_can_be_taken_back(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    session = session_of({"C5": None, "A13": None})
    screen = Completeness(session, {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    reasons = session.form.questions["A13"]
    assert isinstance(reasons, ChoiceQuestion)
    press(qtbot, screen, reasons.choices[0].label)
    assert session.answers["A13"] == "1"
    assert "Intervjun avbröts" in words_of(screen)
    press(qtbot, screen, "Nej, den avbröts inte")
    assert "A13" not in session.answers


def test_an_error_is_mended_or_explained(qtbot: QtBot, session_of: MakeSession) -> None:
    screen = Completeness(
        session_of({"E1.c": 3, "E2.c": 9}), {}, needed=NEEDED, parent=None
    )
    shown(qtbot, screen)
    with qtbot.waitSignal(screen.go_to) as told:
        press(qtbot, screen, "Gå till E1\u00a0c")
    assert told.args == ["E1.c"]
    (line,) = screen.findChildren(QLineEdit)
    line.setFocus()
    with qtbot.waitSignal(screen.explained) as told:
        keys(qtbot, screen, "Det blev fel")  # kept while it is typed
    assert told.args == ["explain:drunk-days", "Det blev fel"]
    with qtbot.assertNotEmitted(screen.onwards):
        keys(qtbot, screen, ENTER)


def test_what_is_typed_is_told_before_leaving(
    qtbot: QtBot, session_of: MakeSession
) -> None:
    screen = Completeness(
        session_of({"E1.c": 3, "E2.c": 9}), {}, needed=NEEDED, parent=None
    )
    shown(qtbot, screen)
    (line,) = screen.findChildren(QLineEdit)
    line.setFocus()
    keys(qtbot, screen, "Ja")
    with qtbot.waitSignals([screen.explained, screen.onwards], order="strict"):
        keys(qtbot, screen, Qt.Key.Key_F12)


def test_notes_are_collected_and_lead_back(qtbot: QtBot, session_of: MakeSession) -> None:
    screen = Completeness(
        session_of(), {"note:C5": "Fråga igen om ryggen."}, needed=NEEDED, parent=None
    )
    shown(qtbot, screen)
    (row,) = screen.findChildren(GoRow)
    assert "Fråga igen om ryggen." in row.accessibleName()
    with qtbot.waitSignal(screen.go_to) as told:
        row.click()
    assert told.args == ["C5"]


def test_every_row_speaks_swedish_and_names_questions_as_people_do(
    qtbot: QtBot, grund: Form
) -> None:
    session = Session(grund, Answers(), position="", keep=lambda *_: None)
    screen = Completeness(session, {}, needed=NEEDED, parent=None)
    shown(qtbot, screen)
    while more := [b for b in screen.findChildren(QPushButton) if "rader till" in b.text()]:
        more[0].click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    said = [row.accessibleName() for row in screen.findChildren(GoRow)]
    assert len(said) > 100
    codes = {*LIBRARY.instrument(GRUND).sheet.keys_of, *(area.id for area in grund.areas)}
    for line in said:
        assert not codes.intersection(re.findall(r"\w+", line)), line
        assert not re.search(r"\b[A-I]\d+[a-z]?\.\w", line), line
    assert any(line.startswith("E18\u00a0b") for line in said)
    assert any("Hemmet: återkoppling" in line for line in said)


def test_little_beside_a_row_leaves_it_the_room(qtbot: QtBot) -> None:
    said = "Det var inga dagar med problem med narkotika, men svaret här är 2 av 4."
    row = GoRow("E36.b", ("E36 b", said, "värt en titt"), None, number_width=70)
    qtbot.addWidget(row)
    row.resize(900, 60)
    with qtbot.waitExposed(row):
        row.show()
    label = next(one for one in row.findChildren(QLabel) if one.text() == said)
    assert label.width() > label.fontMetrics().horizontalAdvance(said)
