# SPDX-License-Identifier: EUPL-1.2
"""The one line of every page of an interview: whose it is, the five steps, and the way home."""

from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.interview.after.steps import Step, steps_of
from app.interview.base.persons import case_words, known_as
from app.interview.base.reading import Opened
from app.ui.pieces.announce import announce
from app.ui.pieces.basics import REST, button, fill, line, restyle, words
from app.ui.pieces.day_words import day
from app.ui.pieces.fitting import FittingBar

STEPS: Final = tuple(Step)
LOCKED: Final = frozenset({Step.MISSING, Step.RATING, Step.SIGNING})  # once it is signed
_PART = " · "  # between the parts of what is quiet
_AIR, _GAP = 18, 4  # pixels between the parts of the line, and between two steps
_TALL = 52  # pixels, as other bars
_SHOWN = 7  # characters of a name that are never cut
_LEAST = 14  # characters of whose it is that have room before the steps are shortened


class TrailHead(NamedTuple):
    """Whose interview it is: `name` stands out, `rest` is quiet beside it; and its steps."""

    name: str
    rest: str
    steps: tuple[Step, ...] = STEPS


def whose(opened: Opened, today: date) -> TrailHead:
    """The name (for protected clients the made-up one), the case, the form and the day."""
    case = opened.client.case_number
    rest = f"{opened.form.title} {day(opened.interview.date, today)}"
    if opened.interview.version > 1:
        rest += ", rättelse"
    rest = f"ärende {case}{_PART}{rest}" if case else rest
    return TrailHead(known_as(opened.client), rest, steps_of(opened.form))


def whose_case(opened: Opened) -> TrailHead:
    """The same in the talk, where the client reads along: no name."""
    return TrailHead(case_words(opened.client.case_number), opened.form.title)


class Trail(FittingBar):
    """Says whose, where and whether all is saved; each step is a click or Ctrl+1 to Ctrl+5.

    Where there is little room the other steps are shown by their numbers, and a long name is
    cut; both are told whole in their tooltips and to a screen reader.

    Attributes:
        here: the step that is in sight.

    Signals:
        chosen: a step to go to (Step).
        home: to the start page.
    """

    chosen = Signal(object)
    home = Signal()

    def __init__(self, here: Step | None, parent: QWidget, *, home: str = "Start") -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.here = here
        self._name = CutLabel("name", self, least=_SHOWN)
        self._rest = CutLabel("hint", self, parted=True)
        self._saved = words("", "accent", self, wrap=False)
        self._saved_words = self._told = ""
        self._way = QWidget(self)
        self._steps: dict[Step, StepButton] = {}
        self._between: list[QLabel] = []
        self._make_steps(here)
        text = f"{home}: till startsidan, F10"
        self._home_words = f"{home} F10"
        self._home = button(self._home_words, self, kind="home", name=text, does=self.home)
        self._home.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has a key, as the steps
        self._lay_out()
        self.show_done(frozenset())

    @property
    def whose(self) -> str:
        """Whose interview it is, in full."""
        return f"{self._name.whole} {self._rest.whole}".strip()

    @property
    def said(self) -> str:
        """What it says of saving now."""
        return self._saved_words

    def show_whose(self, shown: TrailHead) -> None:
        """Show whose interview it is."""
        self._name.show_whole(shown.name)
        self._rest.show_whole(shown.rest)
        for made in self._steps.values():
            made.setVisible(made.step in shown.steps)
            made.steps = shown.steps
        self._fit()

    def show_done(
        self, done: frozenset[Step], *, locked: frozenset[Step] = frozenset()
    ) -> None:
        """Tick what is done; what is locked can be gone to no more."""
        for step, made in self._steps.items():
            made.show_state(done=step in done, locked=step in locked)
        self._fit()

    def show_saving(self) -> None:
        """Something is on its way to the disk."""
        self._say("Sparar …", "quiet")

    def show_saved(self, time: str) -> None:
        """Everything is on the disk since `time`, such as "14.32"."""
        self._say(f"✓ Sparat {time}", "accent")

    def show_not_saved(self) -> None:
        """The disk refused; it is tried again."""
        self._say("Inte sparat än", "error")

    def sizeHint(self) -> QSize:
        """As tall as the bar of any other page."""
        usual = super().sizeHint()
        return QSize(usual.width(), max(_TALL, usual.height()))

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as any window."""
        return QSize(0, self.sizeHint().height())

    def _say(self, text: str, kind: str) -> None:
        if kind != "quiet" and "error" in (kind, self._told):  # not each time all is well
            announce(self, text, urgent=kind == "error")
        self._told = kind if kind != "quiet" else self._told
        self._saved_words = text
        self._saved.setAccessibleName(text)
        restyle(self._saved, "kind", kind)
        self._fit()

    def _fit(self) -> None:
        """All in words, else numbers for the other steps, else less and less around them, too."""
        text = self._saved_words
        brief_words = text.replace("Sparat ", "")
        for short, brief, saved in (
            (False, False, text),
            (True, False, text),
            (True, True, brief_words),
            (True, True, brief_words.split(" ")[0] if "✓" in text else brief_words),
        ):
            self._saved.setText(saved)
            self._home.setText("F10" if brief else self._home_words)
            for made in self._steps.values():
                made.shorten(short)
            for arrow, step in zip(self._between, STEPS[1:], strict=True):
                arrow.setVisible(not brief and not self._steps[step].isHidden())
            if self._room_for_whose() >= self.fontMetrics().averageCharWidth() * _LEAST:
                break
        for place in (self._way, self):  # now: what is not in sight yet is not asked later
            if (layout := place.layout()) is not None:
                layout.activate()

    def _room_for_whose(self) -> int:
        steps = [step for step in self._steps.values() if not step.isHidden()]
        taken = sum(part.sizeHint().width() for part in (*steps, self._home))
        taken += _GAP * len(steps) + self._saved.sizeHint().width()
        taken += sum(
            one.sizeHint().width() + _GAP for one in self._between if not one.isHidden()
        )
        return self.width() - taken - 4 * _AIR - 44

    def _make_steps(self, here: Step | None) -> None:
        inside = line(spacing=_GAP)
        for step in STEPS:
            if self._steps:
                arrow = words("›", "quiet", self._way, wrap=False)
                self._between.append(arrow)
                inside.addWidget(arrow)
            made = self._steps[step] = StepButton(step, self._way, here=step is here)
            made.wanted.connect(self._go)
            inside.addWidget(made)
            _StepKey(made.number, self).pressed.connect(self._press)
        self._way.setLayout(inside)

    def _lay_out(self) -> None:
        row = line(around=(22, 3, 22, 3), spacing=_AIR)
        left, right = line(spacing=6), line(spacing=_AIR)
        left.addWidget(self._name)
        left.addWidget(self._rest, 1)
        fill(right, REST, self._saved, self._home)
        row.addLayout(left, 1)
        row.addWidget(self._way)
        row.addLayout(right, 0)
        self.setLayout(row)

    def _press(self, number: int) -> None:
        for made in self._steps.values():
            if made.number == number and made.isEnabled():
                self._go(made.step)

    def _go(self, step: Step) -> None:
        if step is not self.here:
            self.chosen.emit(step)


class _StepKey(QShortcut):
    """Ctrl and the number of a step.

    Signals:
        pressed: the number (int).
    """

    pressed = Signal(int)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(QKeySequence(f"Ctrl+{number}"), parent)
        self._number = number
        self.activated.connect(self._tell)

    def _tell(self) -> None:
        self.pressed.emit(self._number)


class StepButton(QPushButton):
    """One step of the trail. Takes no focus: it has a key of its own.

    Signals:
        wanted: its step, when it is clicked (Step).
    """

    wanted = Signal(object)

    def __init__(self, step: Step, parent: QWidget, *, here: bool) -> None:
        super().__init__(parent)
        self.setProperty("kind", "here" if here else "way")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.step = step
        self.steps = STEPS  # of the form
        self._is_here, self._is_done, self._is_short = here, False, False
        self.clicked.connect(self._tell)

    @property
    def number(self) -> int:
        """Its place among the steps of the form, from 1; 0 for none."""
        return self.steps.index(self.step) + 1 if self.step in self.steps else 0

    def show_state(self, *, done: bool, locked: bool) -> None:
        """Whether it is done, and whether it can be gone to."""
        self._is_done = done
        self.setEnabled(self._is_here or not locked)
        texts = [f"{self.step.value}, steg {self.number} av {len(self.steps)}"]
        texts += ["du är här"] * self._is_here
        texts += ["låst"] if locked else ["klart" if done else "inte klart"]
        self.setAccessibleName(", ".join(texts))
        self.setToolTip(f"{self.step.value}  Ctrl+{self.number}")
        self._show()

    def _tell(self) -> None:
        self.wanted.emit(self.step)

    def shorten(self, short: bool) -> None:  # noqa: FBT001 - Qt's own manner
        """By its number, unless one is here."""
        self._is_short = short and not self._is_here
        self._show()

    def _show(self) -> None:
        called = str(self.number) if self._is_short else self.step.value
        text = f"✓ {called}" if self._is_done else called
        if text != self.text():
            self.setText(text)


class CutLabel(QLabel):
    """Words on one line, cut where there is no room; the whole is its name and tooltip.

    What is `parted` loses whole parts, the last one first: half a date says nothing.
    """

    def __init__(
        self, kind: str, parent: QWidget, *, least: int = 0, parted: bool = False
    ) -> None:
        super().__init__(parent)
        self._parted = parted
        self._least = least  # characters that always have room
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.whole = ""

    def show_whole(self, text: str) -> None:
        """Show this, as much of it as there is room for."""
        self.whole = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._cut()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole."""
        wide = self.fontMetrics().horizontalAdvance(self.whole) + 2
        return QSize(wide if self.whole else 0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It can be cut to very little."""
        wide = self.fontMetrics().averageCharWidth() * self._least
        whole = self.sizeHint()
        return QSize(min(wide, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self._whole_parts() if self._parted else self._elided()
        if shown != self.text():
            self.setText(shown)

    def _elided(self) -> str:
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.whole, right, self.width())

    def _whole_parts(self) -> str:
        parts = self.whole.split(_PART)
        every = (_PART.join(parts[:many]) for many in range(len(parts), 0, -1))
        advance, room = self.fontMetrics().horizontalAdvance, self.width()
        return next((text for text in every if advance(text) <= room), "")
