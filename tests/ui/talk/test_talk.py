# SPDX-License-Identifier: EUPL-1.2
"""The interview screen does what interview.md asks of it: by keyboard, by mouse, and at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from app.forms.answers import Mark, YearMonth
from app.forms.codec import write
from app.ui.pieces.theme import Look
from app.ui.talk.area import QuestionRow
from app.ui.talk.grid_table import GridTable
from app.ui.talk.screen import TalkScreen
from tests.eyes import labels, seen
from tests.typist import Typist
from tests.ui.talk.conftest import Talk

ENTER = Qt.Key.Key_Return


def texts(talk: Talk) -> str:
    return "\n".join(labels(talk.screen))


def test_a_digit_answers_and_moves_on(talk: Talk) -> None:
    talk.screen.go_to("C1")
    talk.keys("1")
    assert talk.session.answers["C1"] == 1
    assert talk.session.position == "C1a"


def test_a_number_is_given_with_enter_and_is_durable(talk: Talk) -> None:
    talk.screen.go_to("C9")
    talk.keys("12", ENTER)
    assert talk.stored()["C9"] == 12
    assert talk.session.position == "C10"
    assert talk.screen.trail.said.startswith("✓ Sparat ")


@pytest.mark.parametrize("key", ["C1", "C9", "C3", "B2", "B4b", "C10", "E7.a", "G3.b"])
def test_x_and_n_are_on_every_kind_of_question(talk: Talk, key: str) -> None:
    talk.screen.go_to(key)
    talk.keys("x")
    assert talk.session.answers[key] is Mark.X
    talk.screen.go_to(key)
    talk.keys("n")
    assert talk.session.answers[key] is Mark.N


def test_x_and_n_are_one_sign_in_a_grid_and_words_in_a_row(talk: Talk) -> None:
    for key, pressed in (("C9", "x"), ("E2.c", "x"), ("E3.c", "n"), ("E1.c", "4")):
        talk.screen.go_to(key)
        talk.keys(pressed, *([ENTER] if pressed == "4" else []))
    talk.screen.go_to("C1")
    row = next(one for one in talk.screen.findChildren(QuestionRow) if one.key == "C9")
    assert row.accessibleName().endswith(": Pass")
    talk.screen.go_to("E1.c")
    table = talk.screen.page.findChildren(GridTable)[0]
    place = next(
        place for place in range(table.columnCount()) if table.item(0, place).text() == "4"
    )
    assert [table.item(row, place).text() for row in range(3)] == ["4", "X", "N"]


def test_letters_are_words_where_words_are_typed(talk: Talk) -> None:
    talk.screen.go_to("C1a")
    talk.keys("xn", ENTER)
    assert talk.session.answers["C1a"] == "xn"
    talk.screen.go_to("C1a")
    talk.keys(Qt.Key.Key_F3)
    assert talk.session.answers["C1a"] is Mark.X


def test_an_impossible_number_is_not_taken(talk: Talk) -> None:
    talk.screen.go_to("C9")
    talk.keys("31", ENTER)
    assert "C9" not in talk.session.answers
    assert talk.session.position == "C9"
    assert "från 0 till 30" in texts(talk)


@pytest.mark.parametrize("day", ["9999-12-31", "2062-01-01", "0001-01-01", "0206-11-29"])
def test_a_day_that_cannot_be_is_not_taken(talk: Talk, day: str) -> None:
    talk.screen.go_to("A3")
    talk.keys(day, ENTER)
    assert "A3" not in talk.stored()
    assert talk.session.position == "A3"
    assert "Dagen har inte kommit" in texts(talk) or "tidigast 1900" in texts(talk)


def test_a_substance_never_used_takes_one_key(talk: Talk) -> None:
    talk.screen.go_to("E3.a")
    talk.keys("a")
    answers = talk.stored()
    assert (answers["E3.a"], answers["E3.b"], answers["E3.c"]) == (Mark.N, 0, 0)
    assert talk.session.position == "E4.a"


def test_what_falls_off_is_kept_said_and_comes_back(talk: Talk) -> None:
    talk.screen.go_to("E19")
    talk.keys("1", "22", ENTER)
    assert talk.session.answers["E19a"] == 22
    talk.screen.go_to("E19")
    talk.keys("0")
    assert "E19a gäller inte längre" in texts(talk)
    assert talk.stored()["E19a"] == 22
    talk.screen.go_to("E19")
    talk.keys("1")
    assert talk.session.state.fields["E19a"].answer == 22
    assert "gäller igen" in texts(talk)


def test_arrows_and_page_keys_walk(talk: Talk) -> None:
    talk.screen.go_to("C9")
    talk.keys(Qt.Key.Key_Up)
    assert talk.session.position == "C8"
    talk.keys(Qt.Key.Key_Down)
    assert talk.session.position == "C9"
    talk.keys(Qt.Key.Key_PageDown)
    assert talk.session.section.id == "D"
    talk.keys(Qt.Key.Key_PageUp)
    assert talk.session.section.id == "C"


def test_go_to_finds_a_question_by_number(talk: Talk) -> None:
    talk.keys(Qt.Key.Key_F6, "D12", ENTER)
    assert talk.session.position == "D12"


def test_a_note_is_kept_while_it_is_written(talk: Talk) -> None:
    talk.screen.go_to("C9")
    talk.keys(Qt.Key.Key_F2, "Ont i ryggen", Qt.Key.Key_Escape)
    talk.qtbot.waitUntil(lambda: talk.saver.is_clean)
    kept = talk.worker_result(lambda: talk.vault.texts.of(talk.interview))
    assert isinstance(kept, dict)
    assert kept["note:C9"] == "Ont i ryggen"


def test_the_client_sees_the_question_and_nothing_of_the_interviewers(talk: Talk) -> None:
    talk.screen.go_to("D24")
    talk.keys(Qt.Key.Key_F8)
    windows = [w for w in QApplication.topLevelWidgets() if "klientvy" in w.windowTitle()]
    assert len(windows) == 1
    said = " ".join(label.text() for label in windows[0].findChildren(QLabel))
    field = talk.session.state.fields["D24"].question
    assert field.text in said
    assert field.hint not in said
    assert "2026-014" not in said + windows[0].windowTitle()
    talk.keys(Qt.Key.Key_F8)


def test_the_interview_screen_has_no_rating_of_the_interviewers(talk: Talk) -> None:
    shown = {row.key for row in talk.screen.findChildren(QuestionRow)}
    for section in talk.session.form.sections:
        first = talk.session.entrance(section.id)
        assert first is not None
        talk.screen.go_to(first)
        shown |= {row.key for row in talk.screen.findChildren(QuestionRow)}
    hidden = {q.key for q in talk.session.form.asked if q.stage == "after"}
    assert hidden >= {"C12", "E38", "E39", "I14", "I20"}
    assert not shown & hidden


def test_by_mouse(talk: Talk) -> None:
    talk.screen.go_to("C1")
    yes = next(
        b for b in talk.screen.page.card.findChildren(QPushButton) if b.text() == "1  Ja"
    )
    talk.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert talk.session.answers["C1"] == 1
    row = next(
        r for r in talk.screen.findChildren(QuestionRow) if r.key == "C6" and r.isVisible()
    )
    talk.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert talk.session.position == "C6"


def test_length_of_time_and_place(talk: Talk) -> None:
    talk.screen.go_to("D5")
    talk.keys("2/6", ENTER)
    assert talk.session.answers["D5"] == YearMonth(2, 6)
    talk.screen.go_to("B1")
    talk.keys("Sala", ENTER)
    assert talk.session.answers["B1"] == "1981"


DANGER = {
    "suicide": (("I9.b", "1"),),
    "violence": (("H13.b", "1"),),
    "withdrawal": (("E20", "1"),),
    "children": (("B4", "1"), ("B4c", "1")),
}


def enter_for(talk: Talk, key: str) -> list[Qt.Key]:
    """Enter, where a digit alone does not give the answer."""
    question = talk.session.form.questions[key]
    return [ENTER] if question.type == "number" or question.confirm else []


def buttons(talk: Talk) -> dict[str, QPushButton]:
    return {b.text(): b for b in seen(talk.screen, QPushButton)}


@pytest.mark.parametrize("prompt", DANGER)
def test_danger_tells_the_client_nothing_and_waits_for_a_key(
    talk: Talk, prompt: str
) -> None:
    (shown,) = [one for one in talk.session.form.prompts if one.id == prompt]
    for key, digit in DANGER[prompt][:-1]:
        talk.screen.go_to(key)
        talk.keys(digit)
    key, digit = DANGER[prompt][-1]
    talk.screen.go_to(key)
    assert "F7 • stöd" not in buttons(talk)
    talk.keys(digit, *enter_for(talk, key))
    assert talk.session.position == key, "no step forward by itself"
    assert write(talk.stored()[key]) == digit
    assert "F7 • stöd" in buttons(talk)
    said = texts(talk) + "".join(buttons(talk))
    assert not any(words in said for words in (shown.title, *shown.steps))
    talk.keys(Qt.Key.Key_F7)
    assert shown.steps[0] in texts(talk)
    talk.keys(Qt.Key.Key_Escape)  # read, and not acknowledged
    assert shown.steps[0] not in texts(talk)
    assert "F7 • stöd" in buttons(talk)
    talk.keys(Qt.Key.Key_F7)
    while "Jag har sett det" in buttons(talk):
        talk.keys(ENTER)
    assert shown.steps[0] not in texts(talk)
    assert "F7 stöd" in buttons(talk)
    talk.stored()
    kept = talk.worker_result(lambda: talk.vault.texts.of(talk.interview))
    assert f"prompt:{prompt}" in kept
    talk.keys(ENTER)
    assert talk.session.position == talk.session.following(key)
    talk.screen.go_to(key)
    talk.keys(digit, *enter_for(talk, key))
    assert talk.session.position != key, "once is enough"


def test_the_support_takes_no_room_from_the_question(talk: Talk) -> None:
    for size in ((1366, 721), (1024, 600)):
        talk.screen.resize(*size)
        talk.screen.go_to("I9.b")
        talk.keys("0", ENTER)
        talk.screen.go_to("I9.b")
        before = talk.screen.page.card.visibleRegion().boundingRect().height()
        talk.keys("1", ENTER, Qt.Key.Key_F7)
        talk.qtbot.wait(50)
        card = talk.screen.page.card
        assert card.visibleRegion().boundingRect().height() >= min(before, card.height())
        talk.keys(Qt.Key.Key_Escape)


def test_a_signed_interview_can_be_read_and_not_changed(talk: Talk) -> None:
    talk.screen.go_to("C9")
    talk.keys("12", ENTER)
    talk.stored()
    reading = TalkScreen(
        talk.session,
        talk.saver,
        {},
        case="2026-014",
        look=Look(),
        parent=None,
        read_only=True,
    )
    talk.qtbot.addWidget(reading)
    reading.show()
    talk.qtbot.waitExposed(reading)
    reading.go_to("C9")
    assert not any(
        b.isEnabled() for b in reading.findChildren(QPushButton) if b.text()[:2] == "X "
    )
    for key in (Qt.Key.Key_5, ENTER, Qt.Key.Key_X):
        talk.qtbot.keyClick(reading.page.card, key)
    assert talk.session.answers["C9"] == 12
    reading.go_to("C9")
    talk.qtbot.keyClick(reading.page.card, Qt.Key.Key_Up)
    assert talk.session.position == "C8"
    reading.leave()


def pad(talk: Talk, key: Qt.Key) -> None:
    """A key of the number pad while Num Lock is off."""
    target = QApplication.focusWidget()
    talk.qtbot.keyClick(target, key, Qt.KeyboardModifier.KeypadModifier)


@pytest.mark.parametrize("at", ["C9", "C1", "C3", "C10", "A5"])
@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Clear]
)
def test_digits_without_num_lock_are_said_and_move_nothing(
    talk: Talk, at: str, key: Qt.Key
) -> None:
    talk.screen.go_to(at)
    pad(talk, key)
    pad(talk, key)
    assert talk.session.position == at
    assert "Num Lock" in texts(talk)
    talk.keys(Qt.Key.Key_Down)
    assert talk.session.position != at


@pytest.mark.parametrize("way", [Qt.Key.Key_F10, Qt.Key.Key_F12])
@pytest.mark.parametrize(("at", "typed"), [("C9", "31"), ("C9", "tre"), ("C3", "2,5")])
def test_what_cannot_be_read_is_said_before_one_goes(
    talk: Talk, way: Qt.Key, at: str, typed: str
) -> None:
    gone: list[bool] = []
    talk.screen.paused.connect(lambda: gone.append(True))
    talk.screen.finished.connect(lambda: gone.append(True))
    talk.screen.go_to(at)
    talk.keys(typed, way)
    assert gone == []
    assert "så det är inte sparat" in texts(talk)
    assert QApplication.focusWidget().text() == typed
    talk.keys(way)
    assert gone == [True]
    talk.screen.go_to("C1")
    talk.screen.go_to(at)
    QApplication.focusWidget().clear()
    talk.keys("3", way)
    assert gone == [True, True]
    assert write(talk.stored()[at]) in {"3", "3/0"}


def test_the_whole_of_a_long_list_can_be_reached(talk: Talk) -> None:
    """Örebro begins as Örnsköldsvik, Östersund and more do; six are in sight at once."""
    talk.screen.go_to("A5")
    Typist(talk.session).text("ö")
    names = [one.text() for one in listed(talk)]
    assert "Örebro" in names
    assert len(names) > 6
    talk.keys(*[Qt.Key.Key_Down] * names.index("Örebro"), ENTER)
    assert talk.session.answers["A5"] == "1880"
    talk.screen.go_to("A5")
    talk.keys("s")
    assert len(listed(talk)) > 30


def listed(talk: Talk) -> list[QListWidgetItem]:
    (found,) = seen(talk.screen, QListWidget)
    height = found.height() // found.sizeHintForRow(0)
    assert height <= 7
    return [found.item(row) for row in range(found.count())]


def test_a_note_leaves_a_mark_on_its_question(talk: Talk) -> None:
    talk.screen.go_to("C9")
    assert "anteckning" not in texts(talk)
    talk.keys(Qt.Key.Key_F2)
    Typist(talk.session).text("svår fråga")
    talk.keys(Qt.Key.Key_Escape)
    assert "anteckning" in [one.text() for one in visible_labels(talk)]
    talk.screen.go_to("C10")
    row = next(one for one in talk.screen.findChildren(QuestionRow) if one.key == "C9")
    assert row.accessibleName().endswith("· anteckning")
    assert "anteckning" not in [one.text() for one in visible_labels(talk)]
    talk.screen.go_to("E1.c")
    talk.keys(Qt.Key.Key_F2, "en till", Qt.Key.Key_Escape)
    table = talk.screen.page.findChildren(GridTable)[0]
    cells = [
        table.item(row, place)
        for row in range(table.rowCount())
        for place in range(2, table.columnCount())
    ]
    starred = [cell.toolTip() for cell in cells if cell.text().endswith("*")]
    assert len(starred) == 1
    assert starred[0].endswith(", med anteckning")


def visible_labels(talk: Talk) -> list[QLabel]:
    return seen(talk.screen, QLabel)


def client_windows() -> list[QWidget]:
    every = [w for w in QApplication.topLevelWidgets() if "klientvy" in w.windowTitle()]
    return [one for one in every if one.isVisible()]


def test_on_one_screen_the_clients_view_takes_it_all_and_typing_reaches_the_question(
    talk: Talk,
) -> None:
    talk.screen.go_to("D24")
    assert "F8 klientvy" in buttons(talk)
    talk.keys(Qt.Key.Key_F8)
    (view,) = client_windows()
    assert view.isFullScreen()
    assert "F8 stäng klientvyn" in buttons(talk)
    said = " ".join(label.text() for label in view.findChildren(QLabel))
    assert "F8: tillbaka" in said
    view.activateWindow()
    view.setFocus()
    for key in ("3", "2", "x"):
        talk.qtbot.keyClick(view, key)
    answered = [talk.session.answers.get(key) for key in ("D24", "D25")]
    assert answered[0] == 3
    assert talk.session.position != "D24"
    field = talk.session.current.question
    assert field.text in " ".join(label.text() for label in view.findChildren(QLabel))
    talk.screen.go_to("C9")  # a number is typed and given there, too
    for key in ("1", "2", Qt.Key.Key_Return):
        talk.qtbot.keyClick(view, key)
    assert talk.session.answers["C9"] == 12
    talk.screen.go_to("I9.b")
    talk.qtbot.keyClick(view, "1")
    assert "I9.b" not in talk.session.answers
    talk.qtbot.keyClick(view, ENTER)
    assert talk.session.answers["I9.b"] == 1
    talk.qtbot.keyClick(view, Qt.Key.Key_F7)  # never opens what nobody sees
    assert not view.isVisible()
    assert "Jag har sett det" not in buttons(talk)
    assert "F8 klientvy" in buttons(talk)
    talk.keys(Qt.Key.Key_F8)
    (view,) = client_windows()
    talk.qtbot.keyClick(view, Qt.Key.Key_F8)
    assert not view.isVisible()
    talk.keys(Qt.Key.Key_F8)
    (view,) = client_windows()
    talk.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


TWO_SCREENS = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
assert len(QGuiApplication.screens()) == 2, QGuiApplication.screens()
from app.forms.answers import Answers
from app.interview.base.library import shipped_library
from app.interview.talk.session import Session
from app.ui.talk.client_window import ClientWindow
from app.ui.pieces.theme import Look
form, window = shipped_library().form("asi-grund"), QWidget()
one, other = QGuiApplication.screens()
window.setScreen(one)
window.setGeometry(one.availableGeometry())
window.show()
companion = ClientWindow(Session(form, Answers(), position="", keep=lambda *_: None), Look(), window)
companion.toggle()
app.sendPostedEvents()
(view,) = [w for w in app.topLevelWidgets() if "klientvy" in w.windowTitle()]
assert view.screen() is other or view.screen().name() == other.name(), view.screen().name()
assert view.isFullScreen()
assert view.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
companion.close()
print("on the other screen")
"""


def test_with_two_screens_the_client_has_the_second(tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96,
         "logicalBaseDpi": 96, "dpr": 1}
        for name, x in (("ett", 0), ("två", 1366))
    ]  # fmt: skip
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    said = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        # named from where it stands: Qt takes the colon of a drive for the end of the name
        env=os.environ
        | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={config.name}",
            "PYTHONPATH": str(Path(__file__).parents[3]),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout == "on the other screen\n", said.stderr
