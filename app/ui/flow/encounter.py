# SPDX-License-Identifier: EUPL-1.2
"""One interview from the first question to the signature: its screens, in their order."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview.casework import Opened
from app.interview.judging import may_sign
from app.interview.kept import restored
from app.interview.kept_sheet import keep_sheet
from app.interview.session import Session
from app.interview.sheet import facts_of, proposed, shipped_rules
from app.storage.errors import NotSaved
from app.ui.after.completeness import Completeness
from app.ui.after.frame import AfterPage
from app.ui.after.ratings import Ratings
from app.ui.after.sign import SignScreen
from app.ui.flow.handover import Handover
from app.ui.flow.place import Place, now
from app.ui.saver import UNSAVED, Batch, Saver, Unsaved
from app.ui.standing import put_back, what_stands
from app.ui.talk.screen import TalkScreen


class Encounter(QObject):
    """Goes on with an interview where it was left.

    Signals:
        left: back to the start page; everything is on its way to the disk.
    """

    left = Signal()

    def __init__(
        self, place: Place, opened: Opened, unsaved: Unsaved | None = None
    ) -> None:
        super().__init__(place.window)
        self._place = place
        left = tuple(unsaved.left()) if unsaved is not None else ()
        opened = self._opened = _with_left(opened, left)
        self._texts = dict(opened.texts)
        self._saver = Saver(place.worker, place.vault, opened.interview.id, self)
        self._session = Session(
            opened.form,
            opened.answers,
            position=opened.interview.position,
            keep=self._saver.keep,
        )
        self._saver.saved.connect(self._saved)
        self._saver.failed.connect(self._not_saved)
        self._talk: TalkScreen | None = None
        self._handover: Handover | None = None
        self._leaves = False
        if unsaved is not None:
            self._saver.take_up(unsaved)

    @property
    def id(self) -> int:
        """The interview."""
        return self._opened.interview.id

    @property
    def session(self) -> Session:
        """The talk itself."""
        return self._session

    @property
    def saver(self) -> Saver:
        """What keeps it."""
        return self._saver

    @property
    def is_signed(self) -> bool:
        """Whether it can only be read."""
        return self._opened.interview.signed_at is not None

    @property
    def case(self) -> str:
        """What the bar calls the interview: no name, no number."""
        case = self._opened.client.case_number
        return f"Ärende {case}" if case else "Utan ärendenummer"

    def begin(self) -> None:
        """The talk: to go on with, or to read if it is signed."""
        self.show_talk()

    def begin_at(self, screen: str) -> None:
        """One of its screens, by the name of its class; of a signed one, what can be read."""
        ways = {
            "Completeness": self.show_completeness,
            "Ratings": self.show_ratings,
            "FeedbackScreen": self.show_handover,
            "SignScreen": self.show_signing,
        }
        if self.is_signed and screen != "TalkScreen":
            self.show_handover()
        else:
            ways.get(screen, self.show_talk)()

    def show_talk(self) -> None:
        """The interview screen, at the question it was left at."""
        screen = self._talk = TalkScreen(
            self._session,
            self._saver,
            self._texts,
            case=self.case,
            look=self._place.look,
            parent=self._place.window,
            read_only=self.is_signed,
        )
        screen.paused.connect(self.leave)
        screen.finished.connect(self.show_completeness)
        screen.noted.connect(self._remember)
        screen.veiled.connect(self._place.window.veil.draw)
        self._place.window.show_screen(screen)
        screen.begin()

    def dress(self, place: Place) -> None:
        """Go on in another look; the talk is drawn anew, for its parts have fixed widths."""
        self._place = place
        if self._talk is not None:
            stands = what_stands(self._talk)
            self._talk.leave()
            self.show_talk()
            put_back(self._talk, stands)

    def show_completeness(self) -> None:
        """What is missing; of a signed interview, the sheet."""
        self._leave_talk()
        if self.is_signed:
            self.show_handover()
            return
        screen = Completeness(self._session, self._texts, parent=self._place.window)
        screen.go_to.connect(self._go_to)
        screen.back.connect(self.show_talk)
        screen.onwards.connect(self.show_ratings)
        screen.explained.connect(self._keep_text)
        self._show(screen)

    def show_ratings(self) -> None:
        """The interviewer's ratings."""
        screen = Ratings(
            self._session, self._texts, look=self._place.look, parent=self._place.window
        )
        screen.go_to.connect(self._go_to)
        screen.back.connect(self.show_completeness)
        screen.onwards.connect(self.show_handover)
        screen.kept.connect(self._keep_text)
        self._show(screen)

    def show_handover(self) -> None:
        """The återkoppling."""
        if self._handover is not None:
            self._handover.deleteLater()  # with the pages of that visit
        handover = self._handover = Handover(
            self._place, self._opened, self._session, parent=self
        )
        handover.edited.connect(self._keep_text)
        handover.back.connect(self._after_handover)
        handover.sign.connect(self.show_signing)
        handover.go_to.connect(self._go_to)
        handover.begin(self._texts)

    def show_signing(self) -> None:
        """What stands in the way of the signature, or the signature itself."""
        stops = may_sign(self._session.form, self._session.state, self._texts)
        screen = SignScreen(stops, who=self._place.staff.name, parent=self._place.window)
        screen.go_to.connect(self._go_to)
        screen.back.connect(self.show_handover)
        screen.signed.connect(self._sign)
        self._show(screen)

    def leave(self) -> None:
        """Keep what stands in a field, and go; stay while the disk refuses it."""
        if self._leaves:
            return
        self._leaves = True
        self.keep_now()
        self._place.ask(_nothing, self._kept_so_far)

    def _kept_so_far(self, _: None) -> None:
        self._leaves = False
        if not self._saver.has_refused:
            self._leave_talk()
            self.left.emit()

    def keep_now(self) -> None:
        """Set what stands in a field on its way to the disk; nobody waits, all stays."""
        if self._talk is not None:
            self._talk.settle()
            self._follow_day()
        screen = self._place.window.screen_now
        if isinstance(screen, AfterPage):
            screen.settle()
        self._saver.flush()
        if self._saver.has_refused:
            self._saver.try_again()

    def unsaved(self) -> Unsaved:
        """What the disk may not have yet; call `keep_now` first."""
        return self._saver.unsaved()

    def end(self) -> None:
        """Gone, once all of it is on the disk; nobody waits."""
        self.keep_now()
        self._leave_talk()
        if self._saver.is_clean:
            self.deleteLater()
        else:
            self._saver.saved.connect(self.deleteLater)

    def settle(self) -> None:
        """Keep what stands in a field, all the way to the disk, and wait for it."""
        if self._talk is not None:
            self._talk.leave()
        self.keep_now()
        self._place.worker.settle()

    def _show(self, screen: AfterPage) -> None:
        screen.veiled.connect(self._place.window.veil.draw)
        self._place.window.show_screen(screen)
        screen.setFocus()

    def _leave_talk(self) -> None:
        if self._talk is not None:
            self._talk.leave()
            self._talk = None
            self._follow_day()

    def _follow_day(self) -> None:
        """An interview on paper is typed in later: its day is the one that the answers say."""
        interview, held = self._opened.interview, self._session.day
        if self.is_signed or held is None or held.isoformat() == interview.date:
            return
        day = held.isoformat()
        self._opened = replace(self._opened, interview=interview._replace(date=day))
        who = interview.interviewer
        set_details = self._place.vault.set_details
        self._place.ask(partial(set_details, interview.id, date=day, interviewer=who), None)

    def _go_to(self, key: str) -> None:
        """To a question of the talk, or to the ratings for one that is answered there."""
        question = self._session.form.questions[key]
        if question.stage == "after" and not self.is_signed:
            self.show_ratings()
            screen = self._place.window.screen_now
            if isinstance(screen, Ratings):
                screen.focus_question(key)
            return
        if question.stage == "after":  # signed: read at the end of its section
            key = self._session.entrance(self._session.form.section_of[key].id) or key
        self._session.go_to(key)
        self.show_talk()

    def _after_handover(self) -> None:
        if self.is_signed:
            self.left.emit()
        else:
            self.show_ratings()

    def _remember(self, slot: str, text: str) -> None:
        self._texts[slot] = text

    def _saved(self, time: str) -> None:
        self._place.window.unsay(UNSAVED)
        screen = self._place.window.screen_now
        if isinstance(screen, AfterPage):
            screen.show_saved(time)

    def _not_saved(self, error: UserError) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, AfterPage):
            screen.show_not_saved(error)

    def _keep_text(self, slot: str, text: object) -> None:
        words = text if isinstance(text, str) else None
        if words:
            self._texts[slot] = words
        else:
            self._texts.pop(slot, None)
        self._saver.keep_text(slot, words)

    def _sign(self) -> None:
        self.keep_now()
        opened = self._opened
        facts = facts_of(opened.form, opened.client, opened.interview)
        for slot, text in proposed(self._texts, facts).items():
            self._keep_text(slot, text)
        self._place.ask(_nothing, self._sign_kept)

    def _sign_kept(self, _: None) -> None:
        if self._saver.has_refused:
            self._not_signed(NotSaved())
            return
        place, session, opened = self._place, self._session, self._opened
        facts = facts_of(opened.form, opened.client, opened.interview)
        work = partial(
            keep_sheet,
            *(session.form, session.answers, dict(self._texts)),
            replace(facts, signed=True),
            shipped_rules(),
            paper=(place.fonts, place.mark),
        )
        place.papers.submit(work, self._sheet_made, self._not_signed)

    def _sheet_made(self, sheet: str) -> None:
        """What is signed is the sheet as it is now; it is kept with the signature."""
        vault, by = self._place.vault, self._place.staff.signature
        work = partial(vault.sign, self.id, by=by, at=now(), sheet=sheet)
        self._place.ask(work, self._signed, self._not_signed)

    def _signed(self, _: Any) -> None:
        self.left.emit()

    def _not_signed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        screen = self._place.window.screen_now
        if isinstance(screen, SignScreen):
            screen.show_error(error)


def _nothing() -> None:
    """On the vault's thread: when this is done, all that came before it is, too."""


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
