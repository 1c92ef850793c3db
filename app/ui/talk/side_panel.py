# SPDX-License-Identifier: EUPL-1.2
"""The room beside the talk, where one panel at a time is open: note, way to a question, help."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.forms.areas import Prompt
from app.forms.model import Form
from app.forms.questions import Question
from app.interview.base.text_kinds import NOTE
from app.ui.pieces.basics import column
from app.ui.talk.panels import GoToPanel, HelpPanel, NotePanel, Panel
from app.ui.talk.support import SupportPanel


class SidePanel(QWidget):
    """Opens one panel and closes the others.

    Signals:
        closed: the talk goes on.
        chosen: the key of a question to go to (str).
        written: a note, (key, text); "" takes it away.
        seen: whether a panel is open (bool).
        acknowledged: the id of a prompt whose steps were read (str).
    """

    closed = Signal()
    chosen = Signal(str)
    written = Signal(str, str)
    seen = Signal(bool)
    acknowledged = Signal(str)

    def __init__(self, form: Form, *, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumWidth(most)
        self._note = NotePanel(self)
        self._go_to = GoToPanel(form, self)
        self._help = HelpPanel(self)
        self._support = SupportPanel(self)
        layout = column(self)
        for panel in self._panels:
            layout.addWidget(panel)
            panel.closed.connect(self._closed)
        self._note.written.connect(self.written)
        self._go_to.chosen.connect(self._chosen)
        self._support.acknowledged.connect(self.acknowledged)
        self.hide()

    def note(self, key: str, text: str) -> None:
        """Write on the note of a question."""
        self._make_room()
        self._note.open_for(key, text)

    def go_to(self) -> None:
        """Look for a question."""
        self._make_room()
        self._go_to.open_panel()

    def help(self, question: Question) -> None:
        """Read about a question, and about the keys."""
        self._make_room()
        self._help.open_for(question)

    def support(self, new: tuple[Prompt, ...], every: tuple[Prompt, ...]) -> None:
        """Read what to do now: what is new first, or all of it."""
        self._make_room()
        self._support.open_for(new, every)

    def close(self) -> bool:
        """Close whatever is open, and let the talk go on."""
        self._closed()
        return True

    def settle(self) -> None:
        """Keep what is written on the note."""
        self._note.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """There is less room for the rest."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """There is more room for the rest."""
        super().hideEvent(event)
        self.seen.emit(False)

    def standing(self) -> dict[str, str]:
        """Which panel is open, and the question whose note it is."""
        opened = (one for one in self._panels if one.isVisibleTo(self))
        panel = None if self.isHidden() else next(opened, None)
        about = self._note.question if panel is self._note else ""
        return {"panel": type(panel).__name__, "about": about}

    def stand_as(
        self, was: Mapping[str, str], question: Question, texts: Mapping[str, str]
    ) -> None:
        """Open it again; the help is on `question`, the note is among `texts`."""
        match was["panel"]:
            case "NotePanel":
                self.note(was["about"], NOTE.of(texts, was["about"]))
            case "GoToPanel":
                self.go_to()
            case "HelpPanel":
                self.help(question)
            case _:
                pass

    @property
    def _panels(self) -> tuple[Panel, ...]:
        return (self._note, self._go_to, self._help, self._support)

    def _make_room(self) -> None:
        for panel in self._panels:
            panel.hide()
        self.settle()
        self.show()

    def _closed(self) -> None:
        self.hide()
        self.closed.emit()

    def _chosen(self, key: str) -> None:
        self.hide()
        self.chosen.emit(key)
