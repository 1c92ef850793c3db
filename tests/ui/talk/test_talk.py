# SPDX-License-Identifier: EUPL-1.2
"""The interview screen does what interview.md asks of it: by keyboard, by mouse, and at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.forms.answers import Mark, YearMonth
from app.ui.talk.area import Row
from app.ui.talk.grid_table import GridTable
from app.ui.talk.screen import TalkScreen
from app.ui.theme import Look
from tests.ui.talk.conftest import Talk

ENTER = Qt.Key.Key_Return


def texts(talk: Talk) -> str:
    return "\n".join(
        label.text() for label in talk.screen.findChildren(QLabel) if label.isVisible()
    )


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
    assert talk.screen.saved_words.startswith("✓ Sparat ")


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
    row = next(one for one in talk.screen.findChildren(Row) if one.key == "C9")
    assert row.accessibleName().endswith(": Vet inte, vill inte svara")
    talk.screen.go_to("E1.c")
    table = talk.screen.page.findChildren(GridTable)[0]
    place = next(
        place for place in range(table.columnCount()) if table.item(0, place).text() == "4"
    )
    assert [table.item(row, place).text() for row in range(3)] == ["4", "?", "–"]


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
    kept = talk.worker_result(lambda: talk.vault.interview_texts(talk.interview))
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
    shown = {row.key for row in talk.screen.findChildren(Row)}
    for section in talk.session.form.sections:
        first = talk.session.entrance(section.id)
        assert first is not None
        talk.screen.go_to(first)
        shown |= {row.key for row in talk.screen.findChildren(Row)}
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
    row = next(r for r in talk.screen.findChildren(Row) if r.key == "C6" and r.isVisible())
    talk.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert talk.session.position == "C6"


def test_length_of_time_and_place(talk: Talk) -> None:
    talk.screen.go_to("D5")
    talk.keys("2/6", ENTER)
    assert talk.session.answers["D5"] == YearMonth(2, 6)
    talk.screen.go_to("B1")
    talk.keys("Sala", ENTER)
    assert talk.session.answers["B1"] == "1981"


def test_danger_is_told_quietly_and_stays_until_it_is_seen(talk: Talk) -> None:
    talk.screen.go_to("I9.b")
    talk.keys("1")
    seen = next(
        b for b in talk.screen.findChildren(QPushButton) if b.text() == "Jag har sett det"
    )
    assert seen.isVisible()
    seen.click()
    assert not seen.isVisible()


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
