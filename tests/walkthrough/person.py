# SPDX-License-Identifier: EUPL-1.2
"""Somebody at the program: looks at what is in sight, presses keys, moves the mouse.

Nothing is done to a screen past the keyboard and the mouse. A click goes to whatever lies
under the pointer, so what is hidden, covered or scrolled out of sight cannot be clicked.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.forms.answers import Answer, Answers
from app.forms.codec import parse
from app.forms.model import Form
from app.forms.questions import TextQuestion
from app.interview.base.stored_answers import stored
from app.interview.base.text_kinds import SHEET
from app.interview.practice import PracticeClient, practice_clients
from app.interview.talk.session import Session
from app.storage.records import StoredAnswer
from app.ui.program import Program
from tests.behind import is_at_rest, print_in_file
from tests.eyes import seen
from tests.moments import Moments
from tests.typist import Typist, in_focus, rest

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000  # milliseconds
_TABS = 400  # so many stops a screen never has
_STILL, _STEPS = 3, 100  # times the same place, of at most so many looks
_NOTCH = 120  # a step of the wheel

W = TypeVar("W", bound=QWidget)


def print_dialog() -> QPrintDialog | None:
    """The one that is open, if one is."""
    there = (one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog))
    return next((one for one in there if one.isVisible()), None)


def file_dialogs() -> list[QFileDialog]:
    """Those that are open."""
    there = (one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
    return [one for one in there if one.isVisible()]


class Lost(AssertionError):
    """What a person looks for is not there. Says what, and what is in sight instead."""


class Person:
    """Sits at one program. Is also the `Talk` that a Typist looks at."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot
        self.typist = Typist(self)
        self.is_gone = False
        self.moments = program.guard.presses.clock = Moments()

    # Eyes

    @property
    def session(self) -> Session:
        """The talk that is open."""
        return self.program.desk.encounter.session  # type: ignore[no-any-return]

    @property
    def form(self) -> Form:
        return self.session.form

    @property
    def answers(self) -> Answers:
        return self.session.answers

    @property
    def position(self) -> str:
        return self.session.position

    @property
    def screen(self) -> QWidget:
        screen = self.program.window.screen_now
        assert screen is not None
        return screen

    def reads(self) -> str:
        """All words in sight, top to bottom of the tree."""
        window = self.program.window
        said = [one.text() for one in seen(window, QLabel)]
        said += [one.text() for one in seen(window, QAbstractButton)]
        return "\n".join(said)

    def waits_for(self, words: str) -> None:
        """Until these words are in sight."""
        self.waits_until(lambda: words in self.reads(), words)

    def waits_until(self, true: Callable[[], bool], what: str) -> None:
        try:
            self.qtbot.waitUntil(true, timeout=PATIENCE)
        except Exception as error:
            raise Lost(f"{what!r} not found in:\n{self.reads()}") from error

    def thinks_better_of_printing(self) -> None:
        """Closes the dialog that asks where to print, and prints nothing.

        Windows' own opens only where there is a printer. There is none where tests run.
        """
        if sys.platform == "win32":
            self.waits_for("Det finns ingen skrivare på den här datorn")
            return
        self.waits_until(lambda: print_dialog() is not None, "print dialog")
        dialog = print_dialog()
        assert dialog is not None
        dialog.reject()
        self.waits_until(lambda: print_dialog() is None, "no print dialog")

    def prints_in_file(self, path: Path) -> None:
        """Prints in a PDF, from the dialog that asks where to print.

        There is none on Windows (`thinks_better_of_printing`): there it is done as if.
        """
        if sys.platform == "win32":
            self.waits_for("Det finns ingen skrivare på den här datorn")
            self.waits_until(lambda: is_at_rest(self.program), "pages to print")
            rest()
            print_in_file(self.program, path)
            return
        self.waits_until(lambda: print_dialog() is not None, "print dialog")
        dialog = print_dialog()
        assert dialog is not None
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        dialog.done(QPrintDialog.DialogCode.Accepted)
        self.waits_until(lambda: print_dialog() is None, "no print dialog")

    def waits_for_screen(self, name: str) -> None:
        """Until a screen of this class is in sight and has come to rest."""
        self.waits_until(lambda: type(self.screen).__name__ == name, name)
        rest()
        self.looks()

    def looks(self) -> None:
        """Takes a moment to see what is new, before anything is pressed."""
        self.waits_until(self._has_seen, "a screen that takes presses")

    def _has_seen(self) -> bool:
        self.moments.skip()
        return not self.program.guard.presses.is_early

    def all(self, kind: type[W]) -> Iterator[W]:
        """Every visible widget of a kind."""
        return iter(seen(self.program.window, kind))

    def finds(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The visible widget with this accessible name, or else beginning so."""
        there = [(one.accessibleName(), one) for one in self.all(kind)]
        for fits in (str.__eq__, str.startswith):
            for called, one in there:
                if fits(called, name):
                    return one
        raise Lost(f"{name!r} is not among {[called for called, _ in there if called]}")

    # Keyboard

    def types(self, text: str) -> None:
        self.typist.text(text)
        rest()

    def names_file(self, path: str) -> None:
        """Types it into the dialog for files, without the list that Qt would offer.

        That list comes when the disk has been read, at any time, and may take the next Enter.
        """
        self.waits_until(
            lambda: isinstance(in_focus().window(), QFileDialog), "file dialog"
        )
        line = in_focus()
        assert isinstance(line, QLineEdit)
        line.setCompleter(None)
        self.types(path)

    def chooses(self, words: str, path: Path) -> None:
        """Clicks what asks for a file or a folder, and types this one in the dialog."""
        self.clicks(words)
        self.names_file(str(path))
        self.presses(Key.Key_Return)
        self.waits_until(lambda: not file_dialogs(), "no file dialog")

    def presses(self, *keys: Key) -> None:
        for key in keys:
            self.looks()
            self.typist.key(key)
            rest()

    def holds(self, key: Key) -> None:
        """A key with Control."""
        self.typist.key(key, Qt.KeyboardModifier.ControlModifier)
        rest()

    def tabs_to(self, name: str) -> QWidget:
        """On with the tab key until what has the focus is called so."""
        seen: list[str] = []
        for _ in range(_TABS):
            focused = in_focus()
            called = focused.accessibleName()
            if called.startswith(name):
                return focused
            seen.append(called)
            self.presses(Key.Key_Tab)
        raise Lost(
            f"the tab key never comes to {name!r}, only to {list(dict.fromkeys(seen))}"
        )

    # Mouse

    def clicks(self, target: QWidget | str, at: QPoint | None = None) -> None:
        """Clicks in the middle of a widget, or at a point of it; scrolls there first."""
        widget = self.finds(target) if isinstance(target, str) else target
        place = widget.rect().center() if at is None else at
        self._scrolls_to(widget, place)
        window = widget.window()
        on_window = widget.mapTo(window, place)
        under = window.childAt(on_window)
        if under is None or not (under is widget or widget.isAncestorOf(under)):
            raise Lost(f"{name_of(widget)} is covered by {name_of(under)}")
        self.looks()
        self.qtbot.mouseClick(under, LEFT, pos=under.mapFrom(window, on_window))
        rest()

    def _scrolls_to(self, widget: QWidget, place: QPoint) -> None:
        """Turns the wheel until the place is in the middle third, as far as it goes."""
        area = _area_of(widget)
        while area is not None:
            self._turns_wheel(area, widget, place)
            area = _area_of(area)

    def _turns_wheel(
        self, area: QAbstractScrollArea, widget: QWidget, place: QPoint
    ) -> None:
        port, bar = area.viewport(), area.verticalScrollBar()
        middle = QPointF(port.rect().center())
        for _ in range(_TABS):
            y, height = widget.mapTo(port, place).y(), port.height()
            if 12 <= y <= height - 12:
                return
            before = bar.value()
            turn = QPoint(0, _NOTCH if y < height // 2 else -_NOTCH)
            wheel = QWheelEvent(
                middle,
                QPointF(port.mapToGlobal(port.rect().center())),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(port, wheel)
            if bar.value() == before:
                return


def _area_of(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def name_of(widget: QWidget | None) -> str:
    """What a fault calls a widget: its class and its words."""
    if widget is None:
        return "nothing"
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(text or widget.accessibleName())[:60]!r}"


def finished_client() -> PracticeClient:
    """The made-up client whose talk is done, whose answers are typed here."""
    return next(
        one
        for one in practice_clients()
        if one.interview.status == "open" and one.kind == "personnummer"
    )


def wanted_answers(form: Form, client: PracticeClient, today: date) -> dict[str, Answer]:
    """What a made-up client answers, as the program has it."""
    wanted: dict[str, Answer] = {}
    for key, text in client.answers.items():
        question = form.questions[key]
        words = isinstance(question, TextQuestion) and text not in ("X", "N")
        wanted[key] = text.strip() if words else parse(question, text)
    for key, ago in client.answers_days_ago.items():
        wanted[key] = date.fromordinal(today.toordinal() - ago)
    return wanted


def kept_answers(
    form: Form, client: PracticeClient, today: date
) -> dict[str, StoredAnswer | None]:
    """The same, as the vault keeps them."""
    return {key: stored(one) for key, one in wanted_answers(form, client, today).items()}


def sheet_texts(client: PracticeClient, today: date) -> dict[str, str | None]:
    """What stands on a made-up client's sheet besides the answers, by slot."""
    texts: dict[str, str | None] = {
        SHEET.slot(name): text.strip() for name, text in client.feedback.items()
    }
    for name, ago in client.feedback_days_ago.items():
        texts[SHEET.slot(name)] = date.fromordinal(today.toordinal() - ago).isoformat()
    return texts


def comes_to_rest(window: QWidget) -> None:
    """Until nothing moves: a layout within a layout takes its place in several steps."""
    before: list[tuple[QRect, str]] = []
    still = 0
    for _ in range(_STEPS):
        QTest.qWait(1)
        now = [(one.geometry(), name_of(one)) for one in seen(window, QWidget)]
        still = still + 1 if now == before else 0
        if still == _STILL:
            return
        before = now
    raise Lost("the screen never comes to rest")
