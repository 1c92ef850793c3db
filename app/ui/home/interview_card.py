# SPDX-License-Identifier: EUPL-1.2
"""One interview on the client's page: how it stands, and what can be done with it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from app.forms.question_number import number_of
from app.interview.after.status import InterviewLine, Status
from app.interview.after.steps import Step
from app.one_line import one_line
from app.stewardship.gallring.removing import Goes
from app.ui.home.removal_box import RemovalBox
from app.ui.home.status_words import interview_state
from app.ui.pieces.basics import Ground, Message, button, column, entry, fill, line
from app.ui.pieces.day_words import day
from app.ui.pieces.flow_layout import FlowLayout

_UNSIGNED = (Status.OPEN, Status.ONGOING, Status.TALKED, Status.READY)
NO_REASON = "Skriv kort vad som ska rättas och varför. Inget har ändrats."


class InterviewCard(Ground):
    """An interview and its buttons.

    Signals:
        opened, feedback, exported, versions: the id of the interview (int).
        corrected: its id, and the reason (int, str).
        removal_asked: its id; answer with `show_goes` (int).
        removed: its id, and the code of the reason (int, str).
    """

    opened = Signal(int)
    feedback = Signal(int)
    exported = Signal(int)
    versions = Signal(int)
    corrected = Signal(int, str)
    removal_asked = Signal(int)
    removed = Signal(int, str)

    def __init__(self, shown: InterviewLine, today: date, parent: QWidget) -> None:
        super().__init__("card", parent, margin=18, spacing=8)
        self._shown = shown
        fill(self.inside, (_title(shown, today), "subheading"))
        fill(self.inside, (_state(shown, today), "quiet"))
        if shown.reason:
            lead = "Orsak till rättelsen" if shown.version > 1 else "Orsak"
            fill(self.inside, (f"{lead}: {shown.reason}", "quiet"))
        self.main = self._button(_open_words(shown), partial(self.opened.emit, shown.id))
        fill(self.inside, FlowLayout(self.main, *self._others()))
        self._correcting = self._correction()
        self.inside.addWidget(self._correcting)
        self._taking = RemovalBox(self, correction=shown.version > 1)
        self._taking.meant.connect(self._remove)
        self.inside.addWidget(self._taking)

    @property
    def ident(self) -> int:
        """The id of the interview."""
        return self._shown.id

    def _remove(self, reason: str) -> None:
        self.removed.emit(self.ident, reason)

    def show_goes(self, goes: Goes) -> None:
        """Ask whether it is to be taken away: this goes with it."""
        self._taking.ask_of(goes)

    def calm(self) -> bool:
        """Put away what is asked here. Returns whether anything was."""
        return self.hide_correcting() or self._taking.calm()

    def take_enter(self, focused: QWidget | None) -> bool:
        """Enter where something is asked. Returns whether it was of use."""
        if self.is_asking:
            self.correct_now()
            return True
        return self._taking.take_enter(focused)

    def show_correcting(self) -> None:
        """Ask for the reason of a correction."""
        self._correcting.show()
        self._reason.setFocus()

    def hide_correcting(self) -> bool:
        """Close the question for a reason. Returns whether it was open."""
        was_open = self._correcting.isVisible()
        self._correcting.hide()
        return was_open

    def correct_now(self) -> None:
        """Begin the correction, if a reason is given."""
        reason = one_line(self._reason.text())
        if not reason:
            self._message.say(NO_REASON)
            return
        self._message.say("")
        self.corrected.emit(self._shown.id, reason)

    @property
    def is_asking(self) -> bool:
        """Whether the reason is being typed."""
        return self._reason.hasFocus()

    def _others(self) -> list[QPushButton]:
        standing, tell = self._shown.standing, self._tells
        made = []
        told = (Status.TALKED, Status.READY, Status.SIGNED)
        if standing in told and Step.SHEET in self._shown.steps:
            made.append(tell("Återkoppling", self.feedback))
        if standing is Status.SIGNED and not self._shown.corrected:
            made.append(self._button("Rätta", self.show_correcting))
        if self._shown.version > 1 or self._shown.corrected:
            made.append(tell("Versioner", self.versions))
        if standing is not Status.POSTPONED:
            made.append(tell("Exportera", self.exported))
        if standing in (*_UNSIGNED, Status.POSTPONED):
            made.append(tell("Ta bort", self.removal_asked))
        return made

    def _tells(self, text: str, signal: SignalInstance) -> QPushButton:
        return self._button(text, partial(signal.emit, self._shown.id))

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        name = f"{text}: {self._shown.title} {self._shown.date}"
        return button(text, self, name=name, does=does)

    def _correction(self) -> QWidget:
        part = QWidget(self)
        inside = column(part, spacing=8)
        fill(inside, ("Vad ska rättas, och varför?", "name"))
        self._reason = entry("Orsak till rättelsen", part, most=500)
        inside.addWidget(self._reason)
        hint = (
            "Den signerade intervjun finns kvar som den är. Du får en ny version att ändra "
            "i, och den gäller när den är signerad."
        )
        fill(inside, (hint, "hint"))
        self._message = Message(part)
        inside.addWidget(self._message)
        self._message.goes_with(self._reason)
        go = button("Börja rättelsen", part, does=self.correct_now)
        inside.addLayout(line(go))
        part.hide()
        return part


def _title(shown: InterviewLine, today: date) -> str:
    version = f", rättelse {shown.version - 1}" if shown.version > 1 else ""
    return f"{shown.title}, {day(shown.date, today)}{version}"


def _state(shown: InterviewLine, today: date) -> str:
    later = ". En rättelse finns" if shown.corrected and shown.signed_at else ""
    if shown.standing is Status.REPLACED:
        later = ""
    held = f" Intervjuare: {shown.interviewer}." if shown.interviewer else ""
    held += f" Enhet: {shown.unit}." if shown.unit else ""
    return f"{interview_state(shown, today)}{later}.{held}"


def _open_words(shown: InterviewLine) -> str:
    if shown.standing is Status.POSTPONED:
        return "Ta upp igen"
    if shown.standing is Status.ONGOING and shown.position:
        return f"Fortsätt på fråga {number_of(shown.position)}"
    return "Fortsätt" if shown.standing in _UNSIGNED else "Läs"
