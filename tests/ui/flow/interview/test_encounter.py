# SPDX-License-Identifier: EUPL-1.2
"""An encounter with a real practice vault, through the real program."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.interview.after.steps import Step
from app.storage.records import Interview, StoredAnswer
from app.ui.after.feedback_screen import FeedbackScreen
from app.ui.door.unlock import Unlock
from app.ui.flow.base.context import today
from app.ui.home.start import StartPage
from app.ui.program import Program
from app.ui.talk.screen import TalkScreen
from tests.behind import place_of

AT = "2026-11-22T09:00:00Z"
KIM = 1  # the practice client whose interview is in the middle


@pytest.fixture
def program(dressed: QApplication, qtbot: QtBot) -> Iterator[Program]:
    program = Program(dressed, vault=None, practice=True)
    program.begin()
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, StartPage), timeout=30_000
    )
    yield program
    program.window.close()
    program.stop()
    program.window.deleteLater()


def test_an_interview_typed_in_later_has_the_day_of_the_talk(
    program: Program, qtbot: QtBot
) -> None:
    program.desk.open_interview(KIM)
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, TalkScreen), timeout=30_000
    )
    held: date = today() - timedelta(days=9)
    encounter = program.desk.encounter
    encounter.session.answer("A3", held)
    encounter.leave()
    found: list[Interview] = []
    place = place_of(program)
    place.ask(lambda: place.vault.interviews.get(KIM), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=30_000)
    assert found[0].date == held.isoformat()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2062-01-01", "i våras"])
def test_a_day_that_cannot_be_from_an_older_program_stops_nothing(
    program: Program, qtbot: QtBot, day: str
) -> None:
    def spoil() -> bool:
        vault.answers.put(KIM, {"A3": StoredAnswer(None, day)}, at=AT)
        vault.interviews.set_details(KIM, date=day, interviewer="Anna")
        vault.texts.put(
            KIM, {f"feedback:{one}_date": day for one in ("feedback", "follow_up")}
        )
        return True

    place = place_of(program)
    vault, done = place.vault, []
    place.ask(spoil, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    program.desk.open_interview(KIM)
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, TalkScreen), timeout=30_000
    )
    program.desk.encounter.go(Step.MISSING)
    program.desk.encounter.go(Step.SHEET)
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, FeedbackScreen), timeout=30_000
    )
    sheet = program.window.screen_now
    assert isinstance(sheet, FeedbackScreen)
    qtbot.waitUntil(lambda: bool(sheet.paper.pages), timeout=30_000)
    program.desk.encounter.leave()
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, StartPage), timeout=30_000
    )


def test_two_pages_pasted_into_the_search_find_nobody_and_stop_nothing(
    program: Program, qtbot: QtBot
) -> None:
    page = program.window.screen_now
    assert isinstance(page, StartPage)
    for text, found in (("två sidor " * 3_000, 0), ("berglund", 1), ("bérglünd", 1)):
        page._line.setText(text)  # noqa: SLF001 - pasted, not typed key by key
        page._search_now()  # noqa: SLF001 - without the wait after a key
        qtbot.waitUntil(lambda: page._table.rowCount() == found, timeout=30_000)  # noqa: B023, SLF001 - the rows alone


def test_a_script_that_would_be_boxes_is_told_beside_the_sheet(
    program: Program, qtbot: QtBot
) -> None:
    place = place_of(program)
    vault, done = place.vault, []
    texts = {"feedback:comment": "ሰላም"}
    place.ask(lambda: [vault.texts.put(KIM, texts)], done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    program.desk.open_interview(KIM)
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, TalkScreen), timeout=30_000
    )
    encounter = program.desk.encounter
    encounter.go(Step.MISSING)
    encounter.go(Step.SHEET)
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, FeedbackScreen), timeout=30_000
    )
    sheet = program.window.screen_now
    assert isinstance(sheet, FeedbackScreen)
    qtbot.waitUntil(lambda: "etiopisk skrift" in shown(sheet), timeout=30_000)
    sheet.edited.emit("comment", "Selam")
    qtbot.waitUntil(lambda: "etiopisk" not in shown(sheet), timeout=30_000)
    encounter.leave()


def shown(screen: QWidget) -> str:
    labels = screen.findChildren(QLabel)
    return " ".join(label.text() for label in labels if not label.isHidden())


def test_closing_leaves_a_verified_copy_and_the_start_page_says_so(
    program: Program, qtbot: QtBot
) -> None:
    page = program.window.screen_now
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: "Ingen säkerhetskopia än" in said(page), timeout=30_000)
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, Unlock), timeout=30_000)
    door = program.window.screen_now
    assert isinstance(door, Unlock)
    next(one for one in door.findChildren(QPushButton) if one.text() == "Lås upp").click()
    qtbot.waitUntil(
        lambda: isinstance(program.window.screen_now, StartPage), timeout=30_000
    )
    again = program.window.screen_now
    assert isinstance(again, StartPage)
    qtbot.waitUntil(lambda: "provade säkerhetskopia: i dag" in said(again), timeout=30_000)


def said(page: StartPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))
