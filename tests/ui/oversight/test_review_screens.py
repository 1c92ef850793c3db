# SPDX-License-Identifier: EUPL-1.2
"""The review of the log on the screen: drawn, marked by keys and mouse, kept, printed (G1)."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.stewardship.log.log_end import compared_words
from app.stewardship.review.access_rules import HintWords
from app.stewardship.review.log_review import SEEN, TALK, ReviewDraft, ReviewState
from app.stewardship.review.review_items import Item
from app.storage.errors import NotSaved
from app.storage.log.events import Event
from app.storage.records import Review
from app.storage.vault.vault import Vault
from app.ui.oversight.review_screen import ReviewScreen
from app.ui.oversight.review_start import ReviewStart, due_words
from tests.eyes import button, field, focus, texts
from tests.walkthrough.conftest import Opens, opens
from tests.walkthrough.person import Key
from tests.walkthrough.test_log_of_a_life import does

__all__ = ["opens"]
HINT = HintWords(what="Utanför kontorstid.", why="Kan vara jour.")
ITEMS = tuple(
    Item(n, "anbe", f"Ärende {n}", "2026-11-22 9.12–10.40", ("öppnade intervjun",),
         (HINT,) if n == 0 else (), n != 0, {})
    for n in range(4)
)  # fmt: skip
END, BEGIN = "Avsluta genomgången", "Börja genomgången"
NUMBER, SIGNS = "Händelsens nummer", "De sexton tecknen"
DRAFT = ReviewDraft(1, 99, "2026-11-16T09:00:00Z", 30, 3, 80, ITEMS, ())
KEPT = Review(
    5, "2026-11-22T13:32:05Z", "chef", 1, 99, "[]",
    '{"accesses": 30, "people": 3, "hints": 2, "broken": [], "items": []}', "",
)  # fmt: skip


@pytest.fixture
def screen(qtbot: QtBot) -> ReviewScreen:
    made = ReviewScreen(DRAFT, None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_digits_mark_and_go_on(qtbot: QtBot, screen: ReviewScreen) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_1):
        qtbot.keyClick(screen.focusWidget(), key)
    assert screen.focusWidget() is screen.remark
    assert "4 av 4 markerade" in texts(screen)
    qtbot.keyClicks(screen.remark, "12 talar med Anna")
    with qtbot.waitSignal(screen.finished) as told:
        qtbot.mouseClick(button(screen, END), Qt.MouseButton.LeftButton)
    assert told.args == [{0: SEEN, 1: TALK, 2: SEEN, 3: SEEN}, "12 talar med Anna"]


def test_the_mouse_marks_and_unmarked_ones_hold_it_back(
    qtbot: QtBot, screen: ReviewScreen
) -> None:
    qtbot.mouseClick(screen.cards[0].verdict.option(TALK), Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(screen.finished):
        qtbot.mouseClick(button(screen, END), Qt.MouseButton.LeftButton)
    assert "3 återstår" in screen.message.text
    assert screen.cards[1].isAncestorOf(focus(screen))
    screen.show_busy()
    screen.show_error(NotSaved())
    assert button(screen, END).isEnabled()
    assert "gick inte att spara" in screen.message.text


def test_a_touched_log_is_told_of(qtbot: QtBot) -> None:
    made = ReviewScreen(ReviewDraft(1, 9, "", 0, 0, 0, (), (3, 4)), None)
    qtbot.addWidget(made)
    assert "ändrad vid händelse 3, 4." in made.alarm.text


def test_when_and_how_often(qtbot: QtBot) -> None:
    state = ReviewState(3, KEPT.at, date(2027, 2, 22), (KEPT,))
    before, after = datetime(2027, 2, 21).astimezone(), datetime(2027, 2, 22).astimezone()
    assert due_words(state, before) == "Senast 2026-11-22. Nästa senast 2027-02-22."
    assert due_words(state, after).endswith("Det är dags för en genomgång.")
    touched = ReviewStart(state._replace(touched=(5,)), None)
    qtbot.addWidget(touched)
    assert touched.message.text.startswith(
        "Tidigare genomgångar som inte längre stämmer med loggen: 1."
    )
    page = ReviewStart(state, None)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitSignal(page.months) as told:
        qtbot.keyClick(page.often, Qt.Key.Key_Down)
    assert told.args == [6]
    with qtbot.waitSignal(page.opened) as told:
        page.rows.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert told.args == [5]
    begin = button(page, BEGIN)
    begin.setFocus()
    with qtbot.waitSignal(page.begin):
        qtbot.keyClick(begin, Qt.Key.Key_Return)


def test_what_is_on_a_paper_is_read_before_it_is_compared(qtbot: QtBot) -> None:
    page = ReviewStart(ReviewState(3, KEPT.at, date(2027, 2, 22), (KEPT,)), None)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    card = page.paper
    event, sixteen = field(card, NUMBER), field(card, SIGNS)
    for number, signs in (
        ("", "ABCD"),
        ("tolv", "A" * 16),
        ("12", "A" * 15),
        ("9" * 20, "A" * 16),
    ):
        event.setText(number)
        sixteen.setText(signs)
        with qtbot.assertNotEmitted(page.compare):
            button(card, "Jämför").click()
        assert card.said.startswith("Skriv numret med siffror")
    event.setText(" 12 ")
    sixteen.setText("abcd-efgh jkmn-pqrs")
    with qtbot.waitSignal(page.compare) as told:
        qtbot.keyClick(sixteen, Qt.Key.Key_Return)
    assert told.args == [12, "abcdefghjkmnpqrs"]
    card.show_compared(compared_words(fits=False, number=12), fits=False)
    assert card.said.startswith("Papperet stämmer inte med loggen vid händelse 12.")
    qtbot.keyClicks(event, "3")
    assert card.said == ""


def test_a_whole_review(opens: Opens, tmp_path: Path) -> None:
    person = opens(practice=True)
    person.waits_for("Pågår")
    does(person, prints_often)
    person.clicks("Valvet")
    person.waits_for("Nästa senast")
    person.clicks("Loggkontroll")
    person.waits_for_screen("ReviewStart")
    person.waits_for("Ingen än.")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ReviewScreen")
    person.waits_for("Många utskrifter")
    first = person.screen
    assert isinstance(first, ReviewScreen)
    shown = [card.item for card in first.cards]
    person.presses(Key.Key_2, Key.Key_Escape)
    person.waits_for_screen("ReviewStart")
    person.clicks("Börja genomgången")
    person.waits_for_screen("ReviewScreen")
    screen = person.screen
    assert isinstance(screen, ReviewScreen)
    assert [card.item for card in screen.cards] == shown  # leaving gives no new lot
    assert screen.so_far == ({shown[0].ident: TALK}, "")  # what was marked is there
    for _ in screen.cards:
        person.presses(Key.Key_1)
    assert screen.so_far[0] == {item.ident: SEEN for item in shown}
    screen.cards[0].take_focus()
    person.presses(Key.Key_2)
    person.types("Talar med Anna.")
    person.clicks("Avsluta genomgången")
    person.waits_for_screen("PastReview")
    person.waits_for("behöver ett samtal")
    person.waits_for("Talar med Anna.")
    person.waits_for("Loggens slut")
    (number, signs) = re.findall(
        r"Händelse (\d+), tecken ([0-9A-Z-]{19})\.", person.reads()
    )[0]
    person.clicks("Skriv ut")
    person.thinks_better_of_printing()
    person.clicks("Skriv ut")
    person.prints_in_file(tmp_path / "kontroll.pdf")
    person.waits_for("sparat som fil")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("ReviewStart")
    start = person.screen
    assert isinstance(start, ReviewStart)
    field(start, NUMBER).setText(number)
    field(start, SIGNS).setText(signs.lower())
    person.clicks("Jämför")
    person.waits_for(f"Papperet stämmer: loggen till och med händelse {number}")
    rows: list[str] = []
    does(person, lambda vault: rows.extend(row.code for row in vault.log.rows()))
    assert rows[-3:] == ["log.review_begun", "log.reviewed", "interview.printed"]
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")


def prints_often(vault: Vault) -> None:
    with vault.transaction():
        for _ in range(7):
            vault.log.add(Event.PRINTED, interview=2, key="sheet")
