# SPDX-License-Identifier: EUPL-1.2
"""The pages of one interview, and the ways between them: on, back, by the trail, to a question."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.interview.after.judgement import may_sign
from app.interview.after.missing_answers import needs
from app.interview.after.resume_step import done_steps, step_left
from app.interview.after.status import goes_on_with
from app.interview.after.steps import Step, step_from, steps_of
from app.interview.base.instrument import Instrument
from app.interview.base.reading import Opened
from app.interview.base.text_kinds import unseen
from app.interview.talk.session import Session
from app.ui.after.after_page import AfterPage
from app.ui.after.completeness import Completeness
from app.ui.after.feedback_screen import FeedbackScreen
from app.ui.after.ratings import Ratings
from app.ui.after.sign_screen import SignScreen
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.flow.base.visits import Visits
from app.ui.flow.interview.handover import Handover
from app.ui.jobs.saver import Saver
from app.ui.pieces.half_typed import Stands, put_back, show_in_areas, what_stands, where_on
from app.ui.pieces.trail import LOCKED, whose, whose_case
from app.ui.talk.screen import TalkScreen

SIGNED_NOW = "Intervjun är signerad och låst. Nu kan du skriva ut bladet."
_SCREENS: Final[dict[Step, type]] = {
    Step.TALK: TalkScreen,
    Step.MISSING: Completeness,
    Step.RATING: Ratings,
    Step.SHEET: FeedbackScreen,
    Step.SIGNING: SignScreen,
}
_BY_NAME: Final = {screen.__name__: step for step, screen in _SCREENS.items()}
_ONWARDS: Final = {
    Step.TALK: Step.MISSING,
    Step.MISSING: Step.RATING,
    Step.RATING: Step.SHEET,
    Step.SHEET: Step.SIGNING,
}
_BACK_TO: Final[dict[Step, str]] = {
    Step.TALK: "samtalet",
    Step.MISSING: "det som saknas",
    Step.RATING: "bedömningen",
    Step.SHEET: "återkopplingen",
    Step.SIGNING: "signeringen",
}


@dataclass
class CurrentInterview:
    """The interview that the pages are of, as it is now.

    Attributes:
        opened: what belongs to it.
        session: the talk itself.
        saver: what keeps it.
        texts: its texts by slot.
    """

    opened: Opened
    session: Session
    saver: Saver
    texts: dict[str, str]

    @property
    def is_signed(self) -> bool:
        """Whether it can only be read."""
        return self.opened.interview.signed_at is not None


class InterviewPages(VaultFlow):
    """Shows the pages, and remembers where one came from.

    Attributes:
        talk: the interview screen, while it is in sight.

    Signals:
        went_home, went_back: the user wants to the start page, or to where this began.
        talk_left: the talk is not in sight any more.
        noted: a text that is kept already, (slot, text).
        kept: a text to be kept, (slot, text or None).
        signed: the user signs.
    """

    went_home = Signal()
    went_back = Signal()
    talk_left = Signal()
    noted = Signal(str, str)
    kept = Signal(str, object)
    signed = Signal()

    def __init__(self, place: Context, held: CurrentInterview, parent: QObject) -> None:
        super().__init__(place, parent)
        self._held = held
        self.talk: TalkScreen | None = None
        self._handover: Handover | None = None
        self._visits = Visits()
        self._here: Step | None = None

    def go_on(self) -> None:
        """The step that is left, as the lists name it; the talk at the question they name."""
        held = self._held
        session, signed = held.session, held.is_signed
        left = step_left(session.form, session.state, signed=signed)
        where = self._held.opened.interview.position
        if left is Step.TALK and (key := goes_on_with(where, session.form, session.state)):
            session.go_to(key)
        self.go(left)

    def begin_at(self, screen: str) -> None:
        """One of its screens, by the name of its class, as after a lock."""
        step = self._there_is(_BY_NAME.get(screen, Step.TALK))
        if step is not Step.TALK and not self._held.is_signed:
            self._visits.begin(Step.TALK)
        self._show_step(step)

    def go(self, step: Step) -> None:
        """To a step; to the same place of it where one came over it. Of a signed one, to the sheet."""
        step = self._there_is(step)
        if self._held.is_signed and step is self._here:
            return  # as on from the talk of a form that has no sheet
        stood: Stands = {}
        if self._here is not None and self._here is not step:
            stood = self._visits.go(self._here, self._stands(), step)
        self._show_step(step)
        self._return_to(stood)

    def _go_onwards(self) -> None:
        if self._here is not None:
            self.go(_ONWARDS[self._here])

    def _there_is(self, step: Step) -> Step:
        """The step itself or the next that there is; of what is signed, the talk and the sheet."""
        form = self._held.session.form
        if not self._held.is_signed or step is Step.TALK:
            return step_from(form, step)
        return Step.SHEET if Step.SHEET in steps_of(form) else Step.TALK

    def go_back(self) -> None:
        """To where one came from: a page of the interview, or what lies before it."""
        visit = self._visits.back()
        if visit is None:
            self.went_back.emit()
            return
        step, stood = visit
        self._show_step(step)
        self._return_to(stood)

    def dress(self, place: Context) -> None:
        """Go on in another look; the talk is drawn anew, for its parts have fixed widths."""
        super().dress(place)
        if self.talk is not None:
            stands = what_stands(self.talk)
            self.talk.leave()
            self._make_talk()
            put_back(self.talk, stands)

    def _show_step(self, step: Step) -> None:
        if step is not Step.TALK:
            self.leave_talk()
        self._here = step
        ways: dict[Step, Callable[[], object]] = {
            Step.TALK: self._make_talk,
            Step.MISSING: self._make_completeness,
            Step.RATING: self._make_ratings,
            Step.SHEET: self._make_handover,
            Step.SIGNING: self._make_signing,
        }
        ways[step]()
        self.show_steps()

    def _make_talk(self) -> None:
        last = self._visits.last
        screen = self.talk = TalkScreen(
            self._held.session,
            self._held.saver,
            self._held.texts,
            case=whose_case(self._held.opened).name,
            look=self._place.look,
            parent=self.window,
            read_only=self._held.is_signed,
            back_to=_BACK_TO[last] if last is not None else "",
        )
        screen.paused.connect(self.went_home)
        screen.finished.connect(self._go_onwards)
        screen.noted.connect(self.noted)
        screen.step_chosen.connect(self.go)
        screen.gone_back.connect(self.go_back)
        screen.veiled.connect(self.window.veil.draw)
        self.show(screen)
        screen.begin()

    def _make_completeness(self) -> None:
        form, instrument = self._held.session.form, self._instrument
        needed = needs(form, instrument.scores, instrument.sheet)
        window = self.window
        screen = Completeness(
            self._held.session, self._held.texts, needed=needed, parent=window
        )
        screen.onwards.connect(self._go_onwards)
        screen.explained.connect(self.kept)
        self._show(screen)

    def _make_ratings(self) -> None:
        screen = Ratings(
            self._held.session,
            self._held.texts,
            look=self._place.look,
            table=self._instrument.scores,
            parent=self.window,
        )
        screen.onwards.connect(self._go_onwards)
        screen.kept.connect(self.kept)
        self._show(screen)

    def _make_handover(self) -> None:
        if self._handover is not None:
            self._handover.deleteLater()  # with the pages of that visit
        handover = self._handover = Handover(
            self._place, self._held.opened, self._held.session, parent=self
        )
        handover.edited.connect(self.kept)
        handover.sign.connect(self._go_onwards)
        self._show(handover.begin(self._held.texts))
        handover.redraw()

    def _make_signing(self) -> None:
        stops = may_sign(
            self._held.session.form, self._held.session.state, self._held.texts
        )
        screen = SignScreen(
            stops,
            who=self._place.staff.name,
            prompts=unseen(self._held.session.state, self._held.texts),
            has_sheet=Step.SHEET in steps_of(self._held.session.form),
            parent=self.window,
        )
        screen.signed.connect(self.signed)
        screen.kept.connect(self.kept)
        self._show(screen)

    @property
    def _instrument(self) -> Instrument:
        return self._place.library.instrument(self._held.session.form.id)

    def _show(self, screen: AfterPage) -> None:
        screen.veiled.connect(self.window.veil.draw)
        screen.home.connect(self.went_home)
        screen.back.connect(self.go_back)
        screen.step_chosen.connect(self.go)
        screen.go_to.connect(self._follow)
        screen.trail.show_whose(whose(self._held.opened, today()))
        last = self._visits.last
        screen.show_back("Tillbaka" if last is None else f"Tillbaka till {_BACK_TO[last]}")
        self.show(screen)
        screen.setFocus()

    def show_steps(self) -> None:
        """Which steps are done now, on the page in sight."""
        screen = self.sees(AfterPage) or self.talk
        if screen is None:
            return
        session, signed = self._held.session, self._held.is_signed
        done = done_steps(session.form, session.state, self._held.texts, signed=signed)
        screen.trail.show_done(done, locked=LOCKED if signed else frozenset())

    def show_signed(self) -> None:
        """Stay on the sheet, as it was signed and is kept."""
        self._visits.begin()
        self._show_step(self._there_is(Step.SHEET))
        if self._handover is not None:
            self._handover.tell(SIGNED_NOW)
        else:
            form = self._held.session.form
            self.tell(f"{form.title}: signerad och låst.")

    def leave_talk(self) -> None:
        """Out of the talk, with all that stands in its fields."""
        if self.talk is not None:
            self.talk.leave()
            self.talk = None
            self.talk_left.emit()

    def _stands(self) -> Stands:
        screen = self.window.screen_now
        return where_on(screen) if screen is not None else {}

    def _return_to(self, stood: Stands) -> None:
        screen = self.window.screen_now
        if stood and screen is not None and self._here is not Step.TALK:
            put_back(screen, stood)
            QTimer.singleShot(0, partial(_reveal, screen))  # once all has its place

    def _follow(self, key: str) -> None:
        """To a question, in the talk or among the ratings; Escape leads back from there."""
        if self._here is None:
            return
        is_rating = self._held.session.form.questions[key].stage == "after"
        if is_rating and self._here is Step.RATING:
            self._show_step(Step.RATING)
        else:
            self._visits.follow(self._here, self._stands())
            if not is_rating:
                self._held.session.go_to(key)
            self._show_step(Step.RATING if is_rating else Step.TALK)
        if (screen := self.sees(Ratings)) is not None:
            screen.focus_question(key)


def _reveal(screen: QWidget) -> None:
    """Bring what has the keys into sight, if the page is still there."""
    if isValid(screen) and (focused := screen.focusWidget()) is not None:
        show_in_areas(focused, screen)
