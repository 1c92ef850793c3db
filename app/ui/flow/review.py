# SPDX-License-Identifier: EUPL-1.2
"""The manager's review of the log: drawn, held, kept, read again and printed."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview.log_end import compared_words
from app.interview.log_words import REVIEW
from app.interview.noting import note_record
from app.interview.review_paper import TITLE, review_parts
from app.interview.reviewing import (
    ReviewDraft,
    ReviewState,
    draw_review,
    finish_review,
    read_review,
    review_state,
    set_review_months,
)
from app.report.page import Page
from app.report.plain import Part, record_pages
from app.storage.events import Event
from app.storage.vault import Vault
from app.ui.after.paper import draw_page
from app.ui.flow.file_names import file_name
from app.ui.flow.place import Place, today, told
from app.ui.flow.printing import Printing, sent
from app.ui.jobs import Done
from app.ui.oversight.past_review import PastReview
from app.ui.oversight.review_screen import ReviewScreen
from app.ui.oversight.review_start import ReviewStart, due_words


class ReviewFlow(QObject):
    """Everything behind the row "review".

    Signals:
        left: back to the page about the vault.
    """

    left = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._draft: ReviewDraft | None = None
        self._so_far: tuple[dict[int, str], str] = ({}, "")
        self._parts: tuple[Part, ...] = ()
        self._reads = 0  # which review
        self._printing = Printing(place.window, self, self._may_print)
        self._printing.printed.connect(self._printed)

    def open(self, name: str) -> None:
        """Show when it is due, and the reviews that are kept."""
        del name
        self._ask(partial(review_state, self._place.vault), self._show_start)

    def _show_start(self, state: ReviewState) -> None:
        screen = ReviewStart(state, self._place.window)
        screen.begin.connect(self._begin)
        screen.months.connect(self._set_months)
        screen.opened.connect(self._read)
        screen.compare.connect(self._compare)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)

    def _back(self) -> None:
        self.open("review")

    def _set_months(self, months: int) -> None:
        self._ask(partial(set_review_months, self._place.vault, months), self._show_due)

    def _show_due(self, state: ReviewState) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, ReviewStart):
            screen.show_due(state)

    def _compare(self, number: int, signs: str) -> None:
        work = partial(self._place.vault.log.fits_paper, number, signs)
        self._ask(work, partial(self._compared, number))

    def _compared(self, number: int, fits: bool) -> None:  # noqa: FBT001 - a result's own shape
        screen = self._place.window.screen_now
        if isinstance(screen, ReviewStart):
            screen.paper.show_compared(compared_words(fits=fits, number=number), fits=fits)

    # Held

    def _begin(self) -> None:
        """The same draw until it is finished: leaving and coming back gives no new lot."""
        if self._draft is None:
            self._ask(partial(draw_review, self._place.vault), self._show)
        else:
            self._show(self._draft)

    def _show(self, draft: ReviewDraft) -> None:
        self._draft = draft
        screen = ReviewScreen(draft, self._place.window)
        screen.finished.connect(self._finish)
        screen.back.connect(self._break_off)
        self._place.window.show_screen(screen)
        screen.go_on_from(*self._so_far)

    def _break_off(self) -> None:
        """What is marked stays while one is about the vault; it is not kept yet."""
        screen = self._place.window.screen_now
        if isinstance(screen, ReviewScreen):
            self._so_far = screen.so_far
        self._back()

    def _finish(self, verdicts: dict[int, str], remark: str) -> None:
        screen = self._place.window.screen_now
        if self._draft is None or not isinstance(screen, ReviewScreen):
            return
        screen.show_busy()
        work = partial(finish_review, self._place.vault, self._draft, verdicts, remark)
        self._ask(work, self._finished)

    def _finished(self, review: int) -> None:
        self._draft, self._so_far = None, ({}, "")
        self._read(review)

    # Read again

    def _read(self, review: int) -> None:
        self._reads = review
        self._ask(partial(_parts, self._place.vault, review), self._show_past)

    def _show_past(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        screen = PastReview(TITLE, parts, self._place.window)
        screen.print_pages.connect(self._lay_out)
        screen.back.connect(self._back)
        self._place.window.show_screen(screen)

    def _lay_out(self) -> None:
        place = self._place
        work = partial(record_pages, TITLE, self._parts, place.fonts, mark=place.mark)
        place.papers.submit(work, self._print, self._failed)

    def _print(self, pages: tuple[Page, ...]) -> None:
        if isinstance(self._place.window.screen_now, PastReview):  # not behind a lock
            name = file_name("loggkontroll", self._reads, day=today())
            self._printing.ask(pages, draw_page, name)

    def _may_print(self, go: Done) -> None:
        key = self._printing.logged(REVIEW)
        work = partial(note_record, self._place.vault, Event.PRINTED, key)
        self._place.ask(work, go, self._failed)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._place.window.tell(sent("Protokollet", to_file=to_file))

    def _ask(self, work: Any, done: Any) -> None:
        self._place.ask(work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        if isinstance(error, UserError) and isinstance(screen, ReviewScreen):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))


def review_status(vault: Vault) -> str:
    """What the page about the vault says of it."""
    return due_words(review_state(vault), datetime.now().astimezone())


def _parts(vault: Vault, review_id: int) -> tuple[Part, ...]:
    review = next(one for one in vault.reviews.all() if one.id == review_id)
    return review_parts(review, read_review(vault, review))
