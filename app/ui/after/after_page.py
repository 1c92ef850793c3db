# SPDX-License-Identifier: EUPL-1.2
"""What the pages after the talk share: the words on saving, the keys below, the way to a question."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.interview.after.steps import Step
from app.ui.pieces.basics import button, empty, frame, line, rename, words
from app.ui.pieces.fitting import FittingBar
from app.ui.pieces.half_typed import typed_on
from app.ui.pieces.page import ENTER, Screen
from app.ui.pieces.row_button import RowButton
from app.ui.pieces.trail import Trail
from app.ui.talk.exit_check import CLOSING, ONWARDS, UNREAD
from app.user_error import UserError

Hints = tuple[tuple[str, str], ...]
_BRIEF = 20  # characters beside a row that leave it all the other room
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class AfterPage(Screen):
    """A page after the talk. F9 hides it, F10 goes home and F12 on, as they do in the talk.

    Attributes:
        trail: whose interview it is, and the way to its other pages.
        hints: its keys.
        not_kept: what is said of what cannot be kept, up to the ways out of it.

    Signals:
        go_to: the key of a question to go to (str).
        onwards: to what comes next.
        home: to the start page.
        step_chosen: to another step (Step).
        veiled: hide everything now.
        may_leave: what could not be kept is gone or given; see app/ui/window/closing.py.
    """

    not_kept = UNREAD
    may_leave = Signal()
    go_to = Signal(str)
    onwards = Signal()
    home = Signal()
    step_chosen = Signal(object)
    veiled = Signal()

    def __init__(self, here: Step, parent: QWidget | None, *, width: int = 860) -> None:
        super().__init__(None, parent, width=width)
        self.trail = Trail(here, self)
        self.put_bar(self.trail)
        self.hints: Hints = ()
        self._shown_hints: KeyHints | None = None
        self._back: QPushButton | None = None
        self._refused = ""
        self._warned: object = None  # what stood there when it was told of
        self.trail.home.connect(self.go_home)
        self.trail.chosen.connect(self._go_to_step)

    def show_saving(self) -> None:
        """Something is on its way to the disk."""
        self.trail.show_saving()

    def show_saved(self, time: str) -> None:
        """Everything is on the disk since `time`, such as "14.32"."""
        self.trail.show_saved(time)
        self.message.unsay(self._refused)

    def show_not_saved(self, error: UserError) -> None:
        """The disk refused; it is tried again."""
        self.trail.show_not_saved()
        self.show_error(error)
        self._refused = self.message.text

    @property
    def stands(self) -> bool:
        """The disk refuses until it does not."""
        return self.message.text == self._refused

    def settle(self) -> bool:
        """Keep what stands in a field now. Returns whether nothing unreadable is left."""
        return True

    @property
    def unread(self) -> tuple[str, ...]:
        """What stands here and cannot be kept."""
        return ()

    @property
    def why_stay(self) -> str:
        """What the window says at its cross: see app/ui/window/closing.py."""
        return f"{self.not_kept} {CLOSING}" if self.unread else ""

    def mended(self, _: str = "") -> None:
        """Something is typed or chosen, and with it what could not be kept may be gone."""
        super().mended()
        if not self.unread:
            self.may_leave.emit()

    def can_leave(self) -> bool:
        """Keep, and say once what cannot be kept: nothing is dropped unseen."""
        stands = (typed_on(self), self.unread)
        if self.settle() or stands == self._warned:
            self._warned = None
            return True
        self._warned = stands
        self.message.say(f"{self.not_kept} {ONWARDS}")
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F9 hides, F10 goes home, F12 on, Enter leaves a line; the rest as on every page."""
        ways = {
            Qt.Key.Key_F9: self.veiled.emit,
            Qt.Key.Key_F10: self.go_home,
            Qt.Key.Key_F12: self.go_onwards,
        }
        if (way := ways.get(Qt.Key(event.key()))) is not None:
            way()
            event.accept()
        elif event.key() in ENTER and isinstance(self.focusWidget(), QLineEdit):
            self.settle()
            self.focusNextChild()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to where one begins."""
        super().focusInEvent(event)
        if self._first is not None and self._first is not self:
            self._first.setFocus()

    def add_foot(self, hints: Hints, *, back: str, onwards: str = "") -> None:
        """The keys on the left, the ways out on the right. `onwards` is the primary one."""
        self.hints = hints
        foot = frame("footer", self)
        layout = line(around=(22, 7, 22, 7), spacing=8)
        self._shown_hints = KeyHints(hints, foot)
        layout.addWidget(self._shown_hints, 1)
        self._back = button(back, foot, does=self.go_back)
        layout.addWidget(self._back)
        if onwards:
            self.primary = button(onwards, foot, kind="primary", does=self.go_onwards)
            layout.addWidget(self.primary)
        foot.setLayout(layout)
        self._outer.addWidget(foot)

    def show_hints(self, hints: Hints) -> None:
        """Other keys work from now on."""
        self.hints = hints
        if self._shown_hints is not None:
            self._shown_hints.show_hints(hints)

    def show_back(self, text: str) -> None:
        """Say where the way back leads now."""
        if self._back is not None:
            rename(self._back, text)

    def go_back(self) -> None:
        """Keep, and go back."""
        if self.can_leave():
            super().go_back()

    def go_onwards(self) -> None:
        """Keep, and go on."""
        if self.can_leave():
            self.onwards.emit()

    def go_home(self) -> None:
        """Keep, and go to the start page."""
        if self.can_leave():
            self.home.emit()

    def go_to_question(self, key: str) -> None:
        """Keep, and go to a question."""
        if self.can_leave():
            self.go_to.emit(key)

    def _go_to_step(self, step: Step) -> None:
        if self.can_leave():
            self.step_chosen.emit(step)


class GoRow(RowButton):
    """A line of the list that leads to a question: number, words, and what hangs on it.

    Signals:
        chosen: the key (str).
    """

    chosen = Signal(str)

    def __init__(
        self, key: str, texts: tuple[str, str, str], parent: QWidget, *, number_width: int
    ) -> None:
        box = QHBoxLayout()
        super().__init__("row", box, (12, 7, 12, 7), parent)
        self.key = key
        number, label, aside = texts
        box.setSpacing(14)
        shown = words(number, "accent", self, wrap=False)
        shown.setMinimumWidth(number_width)
        said = words(label, "", self)
        box.addWidget(shown)
        box.addWidget(said, 5)
        self.let_through(shown, said)
        if aside:
            more = words(aside, "hint", self, wrap=len(aside) > _BRIEF)
            more.setAlignment(Qt.AlignmentFlag.AlignRight | _MIDDLE)
            box.addWidget(more, 4 if more.wordWrap() else 0)
            self.let_through(more)
        self.setAccessibleName(" ".join(part for part in texts if part))
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.key)

    def sizeHint(self) -> QSize:
        """How tall it is, its width alone decides."""
        return self.minimumSizeHint()


class KeyHints(FittingBar):
    """The keys of a page; as many as there is room for, the first ones first."""

    def __init__(self, hints: Hints, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hints: list[QWidget] = []
        self.setLayout(line(spacing=0))
        self.show_hints(hints)

    def show_hints(self, hints: Hints) -> None:
        """Show these instead."""
        layout = self.layout()
        if not isinstance(layout, QHBoxLayout):
            return
        empty(layout)
        self._hints = [self._hint(key, meaning) for key, meaning in hints]
        for hint in self._hints:
            layout.addWidget(hint)
        layout.addStretch(1)
        self._fit()

    def _hint(self, key: str, meaning: str) -> QWidget:
        hint = QWidget(self)
        inside = line(around=(0, 0, 16, 0), spacing=8)
        inside.addWidget(words(key, "key", hint, wrap=False), 0, _MIDDLE)
        inside.addWidget(words(meaning, "hint", hint, wrap=False), 0, _MIDDLE)
        hint.setLayout(inside)
        return hint

    def _fit(self) -> None:
        used = 0
        for hint in self._hints:
            used += hint.sizeHint().width()
            hint.setVisible(used <= self.width())
