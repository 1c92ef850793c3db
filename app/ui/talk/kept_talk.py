# SPDX-License-Identifier: EUPL-1.2
"""The talk as it is kept: its texts beside the answers, its minutes, what is durable."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.interview.base.text_kinds import NOTE, noted
from app.interview.talk.session import Session
from app.ui.jobs.saver import Saver
from app.ui.pieces.theme import Look
from app.ui.talk.exit_check import ExitCheck
from app.ui.talk.minutes import Minutes
from app.ui.talk.support_steps import SupportSteps
from app.ui.talk.talk_view import TalkView
from app.user_error import UserError


class KeptTalk(TalkView):
    """Keeps what is written beside the question, and says whether all of it is on the disk.

    Attributes:
        way_out: every way from the question in focus asks it.

    Signals:
        noted: a text of the interview was changed here, (slot, text).
    """

    noted = Signal(str, str)

    def __init__(  # noqa: PLR0913 - the parts of one screen
        self,
        session: Session,
        saver: Saver,
        texts: Mapping[str, str],
        *,
        case: str,
        look: Look,
        read_only: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(session, case=case, look=look, parent=parent)
        self._saver, self._read_only, self._texts = saver, read_only, dict(texts)
        self._refused = ""
        self._support = SupportSteps(
            session, self._texts, self._keep_text, read_only=read_only
        )
        self.way_out = ExitCheck(lambda: self.page, self._notice.say, self)
        self._minutes = Minutes(texts, self._keep_text)
        self._minute = QTimer(self, interval=30_000)
        self._minute.timeout.connect(self._show_minutes)
        self._minute.start()
        self._beside.acknowledged.connect(self._prompt_seen)
        self._beside.written.connect(self._written)
        saver.saved.connect(self._saved)
        saver.failed.connect(self._not_saved)

    def settle(self) -> None:
        """Keep everything that stands in a field."""
        self.page.card.settle()
        self._beside.settle()

    def leave(self) -> None:
        """Keep everything that stands in a field, and close the client's window."""
        self.settle()
        self._minutes.count("")
        self._saver.flush()
        self._minute.stop()
        self._companion.close()

    def _show_state(self) -> None:
        self.show_answers(noted(self._texts))
        self._show_minutes()
        self._foot.show_support(self._support.every, self._support.new)

    def _show_minutes(self) -> None:
        self.show_minutes(self._minutes)

    def _open_note(self) -> None:
        key = self._session.position
        if self._read_only:
            self._notice.say(NOTE.of(self._texts, key) or "Ingen anteckning till frågan.")
            return
        self._beside.note(key, NOTE.of(self._texts, key))

    def _open_go_to(self) -> None:
        if self.way_out.is_open():
            self._beside.go_to()

    def _written(self, key: str, text: str) -> None:
        self.trail.show_saving()
        self._keep_text(NOTE.slot(key), text)

    def _keep_text(self, slot: str, text: str) -> None:
        self._texts[slot] = text
        self.page.show_state(self._session.state, noted(self._texts))
        self.noted.emit(slot, text)
        if not self._read_only:
            self._saver.keep_text(slot, text)

    def _prompt_seen(self, prompt: str) -> None:
        self._support.acknowledge(prompt)
        self._show_state()
        self._support.go_on(self._beside)

    def _saved(self, time: str) -> None:
        self.trail.show_saved(time)
        self._notice.unsay(self._refused)

    def _not_saved(self, error: UserError) -> None:
        self.trail.show_not_saved()
        self._refused = f"{error.what} {error.remedy}"
        self._notice.say(self._refused)
