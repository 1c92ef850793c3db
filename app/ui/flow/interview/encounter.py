# SPDX-License-Identifier: EUPL-1.2
"""One interview from the first question to the signature: its screens, in their order."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.interview.after.steps import Step, steps_of
from app.interview.base.reading import Opened
from app.interview.base.stored_answers import restored
from app.interview.sheet.sheet import facts_of, proposed
from app.interview.talk.session import Session
from app.ui.after.after_page import AfterPage
from app.ui.after.sign_screen import SignScreen
from app.ui.flow.base.context import Context
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.flow.interview.pages import CurrentInterview, InterviewPages
from app.ui.flow.interview.signing_flow import SigningFlow, nothing
from app.ui.jobs.saver import Saver
from app.ui.jobs.unsaved_change import Batch, Unsaved
from app.ui.window.closing import UNSAVED
from app.user_error import UserError


class Encounter(VaultFlow):
    """Goes on with an interview where it was left.

    It has `left` for the start page; everything is on its way to the disk.

    Attributes:
        id: the interview.
        session: the talk itself.
        saver: what keeps it.

    Signals:
        went_back: the same, to where one came to it from.
    """

    went_back = Signal()

    def __init__(
        self,
        place: Context,
        opened: Opened,
        unsaved: Unsaved | None = None,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(place, parent)
        left = tuple(unsaved.left()) if unsaved is not None else ()
        opened = _with_left(opened, left)
        self.id = opened.interview.id
        saver = self.saver = Saver(place.worker, place.vault, self.id, self)
        where = opened.interview.position
        session = self.session = Session(
            opened.form, opened.answers, position=where, keep=saver.keep
        )
        self._held = CurrentInterview(opened, session, saver, dict(opened.texts))
        saver.saved.connect(self._saved)
        saver.failed.connect(self._not_saved)
        pages = self._pages = InterviewPages(place, self._held, self)
        pages.went_home.connect(self.leave)
        pages.went_back.connect(self._leave_back)
        pages.talk_left.connect(self._follow_day)
        pages.noted.connect(self._remember)
        pages.kept.connect(self._keep_text)
        pages.signed.connect(self._sign)
        self._leaves = self._is_over = False
        if unsaved is not None:
            self.saver.take_up(unsaved)

    @property
    def where(self) -> tuple[str, ...]:
        """The way back here."""
        return ("interview", str(self.id))

    def go_on(self) -> None:
        """The step that is left, as the lists name it."""
        self._follow_day()
        self._pages.go_on()

    def begin_at(self, screen: str) -> None:
        """One of its screens, by the name of its class, as after a lock."""
        self._pages.begin_at(screen)

    def go(self, step: Step) -> None:
        """One of its steps."""
        self._follow_day()
        self._pages.go(step)

    def leave(self) -> None:
        """Keep what stands in a field, and go home; stay while the disk refuses it."""
        self._leave(self.left)

    def _leave_back(self) -> None:
        self._leave(self.went_back)

    def _leave(self, way: SignalInstance) -> None:
        if not self._leaves:
            self._leaves = True
            self.keep_now()
            self.ask(nothing, partial(self._kept_so_far, way))

    def _kept_so_far(self, way: SignalInstance, _: None) -> None:
        self._leaves = False
        if not self.saver.has_refused:
            self._pages.leave_talk()
            way.emit()

    def keep_now(self) -> None:
        """Set what stands in a field on its way to the disk; nobody waits, all stays."""
        if self._pages.talk is not None:
            self._pages.talk.settle()
            self._follow_day()
        if (screen := self._pages.sees(AfterPage)) is not None:
            screen.settle()
        self.saver.flush()
        if self.saver.has_refused:
            self.saver.try_again()

    def unsaved(self) -> Unsaved:
        """What the disk may not have yet; call `keep_now` first."""
        return self.saver.unsaved()

    def end(self) -> None:
        """Gone, once all of it is on the disk; nobody waits."""
        self._is_over = True
        self.keep_now()
        self._pages.leave_talk()
        if self.saver.is_clean:
            self.deleteLater()
        else:
            self.saver.saved.connect(self.deleteLater)

    def settle(self) -> None:
        """Keep what stands in a field, all the way to the disk, and wait for it."""
        if self._pages.talk is not None:
            self._pages.talk.leave()
        self.keep_now()
        self._place.worker.settle()

    def _follow_day(self) -> None:
        """An interview on paper is typed in later: its day is the one that the answers say."""
        interview, held = self._held.opened.interview, self._held.session.day
        if self._held.is_signed or held is None or held.isoformat() == interview.date:
            return
        day = held.isoformat()
        followed = replace(self._held.opened, interview=interview._replace(date=day))
        self._held.opened = followed
        who = interview.interviewer
        set_details = self.vault.interviews.set_details
        self.ask(partial(set_details, interview.id, date=day, interviewer=who), None)

    def _remember(self, slot: str, text: str) -> None:
        self._held.texts[slot] = text

    def _saved(self, time: str) -> None:
        self.window.unsay(UNSAVED)
        if (screen := self._pages.sees(AfterPage)) is not None:
            screen.show_saved(time)
        self._pages.show_steps()

    def _not_saved(self, error: UserError) -> None:
        if (screen := self._pages.sees(AfterPage)) is not None:
            screen.show_not_saved(error)

    def _keep_text(self, slot: str, text: object) -> None:
        words = text if isinstance(text, str) else None
        if words:
            self._held.texts[slot] = words
        else:
            self._held.texts.pop(slot, None)
        self.saver.keep_text(slot, words)

    def _sign(self) -> None:
        self.keep_now()
        opened, texts = self._held.opened, self._held.texts
        if Step.SHEET in steps_of(opened.form):
            facts = facts_of(opened.form, opened.client, opened.interview)
            for slot, text in proposed(texts, facts).items():
                self._keep_text(slot, text)
        signing = SigningFlow(self._place, opened, self._held.session, parent=self)
        signing.signed.connect(self._signed)
        signing.not_signed.connect(self._not_signed)
        signing.begin(self.saver, texts)

    def _signed(self, opened: Opened) -> None:
        """Stay on the sheet, as it was signed and is kept."""
        if self._is_over:
            return
        self._held.opened, self._held.texts = opened, dict(opened.texts)
        self._pages.show_signed()

    def _not_signed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if (screen := self._pages.sees(SignScreen)) is not None:
            screen.show_error(error)


def _with_left(opened: Opened, left: Iterable[Batch]) -> Opened:
    """As if the disk had taken what was left before the lock."""
    answers, texts, interview = opened.answers, dict(opened.texts), opened.interview
    for batch in left:
        for key, row in batch.answers.items():
            given = restored(opened.form, {key: row}) if row is not None else {}
            answers = answers.with_answer(key, given.get(key))
        for slot, text in batch.texts.items():
            texts[slot] = text or ""
        interview = interview._replace(position=batch.position or interview.position)
    return replace(opened, answers=answers, texts=texts, interview=interview)
