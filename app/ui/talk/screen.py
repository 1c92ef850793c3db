# SPDX-License-Identifier: EUPL-1.2
"""The interview screen: one question large, its area around it, everything by every key."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.forms.answers import Answer
from app.forms.question_number import number_of
from app.interview.talk.answer_effects import AnswerEffect, moved_words
from app.interview.talk.session import Session
from app.ui.jobs.saver import Saver
from app.ui.pieces.theme import Look
from app.ui.talk.area import AreaPage
from app.ui.talk.exit_check import signed_words
from app.ui.talk.kept_talk import KeptTalk
from app.ui.talk.talk_keys import KEYS

_NO_BACK = "Här finns inget att gå tillbaka till. Vill du ta paus trycker du F10."
_LAST = "Det var den sista frågan. F12 visar vad som saknas."


class TalkScreen(KeptTalk):
    """Takes what is pressed to the session, and walks from question to question.

    Signals:
        paused: back to the start page; everything is given to the saver.
        finished: on to what is missing, and the ratings.
        veiled: hide everything now.
        step_chosen: to another step (steps.Step).
        gone_back: to where the way to this question began.
    """

    paused = Signal()
    finished = Signal()
    veiled = Signal()
    step_chosen = Signal(object)
    gone_back = Signal()

    def __init__(  # noqa: PLR0913 - the parts of one screen
        self,
        session: Session,
        saver: Saver,
        texts: Mapping[str, str],
        *,
        case: str,
        look: Look,
        parent: QWidget,
        read_only: bool = False,
        back_to: str = "",
    ) -> None:
        super().__init__(
            session, saver, texts, case=case, look=look, read_only=read_only, parent=parent
        )
        self._back_to = back_to
        self.trail.home.connect(self._pause)
        self.trail.chosen.connect(self._choose_step)
        self._side.chosen.connect(self._go_to_section)
        self._foot.pressed.connect(self._press)
        self._beside.chosen.connect(self.go_to)
        self._focus(session.position)
        if read_only or back_to:
            back = f"Esc tar dig tillbaka till {back_to}."
            self._notice.say(back if back_to else signed_words(session.form))

    def standing(self) -> dict[str, str]:
        """Where the talk stands: see app/ui/pieces/half_typed.py."""
        key = {"key": self._session.position}
        return key | self.page.card.standing() | self._beside.standing()

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Come back to where it stood."""
        self._focus(was["key"])
        self.page.card.stand_as(was)
        self._beside.stand_as(was, self._session.current.question, self._texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that work wherever the focus is."""
        name = KEYS.get(Qt.Key(event.key()))
        if name is None:
            super().keyPressEvent(event)
        else:
            self._press(name)
            event.accept()

    def _press(self, name: str) -> None:
        actions: dict[str, Callable[[], object]] = {
            "F1": lambda: self._beside.help(self._session.current.question),
            "F2": self._open_note,
            "F6": self._open_go_to,
            "F7": partial(self._support.open, self._beside),
            "F8": self._companion.toggle,
            "F9": self.veiled.emit,
            "F10": self._pause,
            "F12": partial(self.way_out.leave_by, self.finished),
            "PageUp": partial(self._step_section, -1),
            "PageDown": partial(self._step_section, 1),
            "Esc": self._go_back,
        }
        actions[name]()

    def _pause(self) -> None:
        self.way_out.leave_by(self.paused)

    def _choose_step(self, step: object) -> None:
        self.way_out.leave_by(self.step_chosen, step)

    def _go_back(self) -> None:
        """Only to where this began: the start page would show the client other people's names."""
        if self._back_to:
            self.way_out.leave_by(self.gone_back)
        else:
            self._notice.say(_NO_BACK)

    def _answered(self, key: str, answer: Answer) -> None:
        before = self._support.new
        self._notice.say(moved_words(self._take(key, answer)))
        stays = bool({*self._support.new} - {*before})
        self._move(self._session.following(key), at=key, stays=stays)

    def _kept(self, key: str, answer: Answer | None) -> None:
        step = self._take(key, answer)
        self._show_state()
        self._notice.say(moved_words(step))

    def _row_answered(self, grid: str, row: str) -> None:
        self.trail.show_saving()
        key = self._session.position
        self._session.answer_row(grid, row)  # never used: that calls for no support
        self._notice.say("")
        self._move(self._session.after_row(key), at=key)

    def _take(self, key: str, answer: Answer | None) -> AnswerEffect:
        self.trail.show_saving()
        self._notice.say("")
        self.way_out.given()
        return self._session.answer(key, answer)

    def _move(self, following: str | None, *, at: str, stays: bool = False) -> None:
        """On to the next question, unless there is none or the answer asks for a moment."""
        problems = self._session.state.fields[at].problems
        if stays or following is None:
            self._show_state()
            self.page.card.show_state(self._session.current)
            if not stays:
                self._notice.say(_LAST)
            return
        self._focus(following)
        if problems:
            texts = [f"{number_of(at)}: {problem.message}" for problem in problems]
            self._notice.say(" ".join(texts))

    def _forward(self) -> None:
        if not self._walked(self._session.following(self._session.position)):
            self._notice.say(_LAST)

    def _back(self) -> None:
        self._walked(self._session.preceding(self._session.position))

    def _walked(self, key: str | None) -> bool:
        if key is not None:
            self._notice.say("")
            self._focus(key)
        return key is not None

    def go_to(self, key: str) -> None:
        """Put a question in focus, if what stands in the field can be kept."""
        if self.way_out.is_open():
            self._notice.say("")
            self._focus(key)

    def _go_to_section(self, section_id: str) -> None:
        key = self._session.entrance(section_id)
        if key is not None:
            self.go_to(key)
        self._side.show_section(self._session.section.id)

    def _step_section(self, step: int) -> None:
        if (section := self._session.section_beside(step)) is not None:
            self._go_to_section(section.id)

    def _focus(self, key: str) -> None:
        self._session.go_to(key)
        if not self._read_only:
            self._saver.keep_position(key)
        section = self._session.section
        if section.id != self._shown_section:
            self._minutes.count(section.id)
            if (page := self.show_section(section)) is not None:
                self._wire_page(page)
        self._show_state()
        self.show_question()
        self.take_focus()

    def _wire_page(self, page: AreaPage) -> None:
        page.chosen.connect(self.go_to)
        page.card.answered.connect(self._answered)
        page.card.kept.connect(self._kept)
        page.card.row_answered.connect(self._row_answered)
        page.card.forward.connect(self._forward)
        page.card.back.connect(self._back)
        page.card.see.connect(self.go_to)
        page.card.section_asked.connect(self._step_section)
        page.card.set_read_only(self._read_only)
