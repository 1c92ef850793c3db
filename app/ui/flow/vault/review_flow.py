# SPDX-License-Identifier: EUPL-1.2
"""The manager's review of the log: drawn, held, kept, read again and printed."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from app.report.paper.marks import Page
from app.report.paper.plain_paper import Part, record_pages
from app.stewardship.log.audit import note_record
from app.stewardship.log.log_end import compared_words
from app.stewardship.log.log_words import REVIEW
from app.stewardship.review.log_review import (
    ReviewDraft,
    ReviewState,
    draw_review,
    finish_review,
    read_review,
    review_state,
    set_review_months,
)
from app.stewardship.review.review_paper import TITLE, review_parts
from app.storage.vault.vault import Vault
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.file_names import file_name
from app.ui.flow.base.outlet import Outlet, Paper
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.oversight.past_review import PastReview
from app.ui.oversight.review_screen import ReviewScreen
from app.ui.oversight.review_start import ReviewStart, due_words

_PAPER = Paper(REVIEW, "Protokollet")


class ReviewFlow(RowFlow):
    """Everything behind the row "review"."""

    tells = (ReviewScreen,)

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self._draft: ReviewDraft | None = None
        self._so_far: tuple[dict[int, str], str] = ({}, "")
        self._parts: tuple[Part, ...] = ()
        self._reads = 0  # which review
        self._outlet = Outlet(self, partial(note_record, place.vault))

    def open(self) -> None:
        """Show when it is due, and the reviews that are kept."""
        self.ask(partial(review_state, self.vault), self._show_start)

    def _show_start(self, state: ReviewState) -> None:
        screen = ReviewStart(state, self.window)
        screen.begin.connect(self._begin)
        screen.months.connect(self._set_months)
        screen.opened.connect(self._read)
        screen.compare.connect(self._compare)
        screen.back.connect(self.left)
        self.show(screen)

    def _set_months(self, months: int) -> None:
        if (screen := self.sees(ReviewStart)) is not None:
            self.ask(partial(set_review_months, self.vault, months), screen.show_due)

    def _compare(self, number: int, signs: str) -> None:
        work = partial(self.vault.log.fits_paper, number, signs)
        self.ask(work, partial(self._compared, number))

    def _compared(self, number: int, fits: bool) -> None:  # noqa: FBT001 - a result's own shape
        if (screen := self.sees(ReviewStart)) is not None:
            screen.paper.show_compared(compared_words(fits=fits, number=number), fits=fits)

    # Held

    def _begin(self) -> None:
        """The same draw until it is finished: leaving and coming back gives no new lot."""
        if self._draft is None:
            self.ask(partial(draw_review, self.vault), self._show)
        else:
            self._show(self._draft)

    def _show(self, draft: ReviewDraft) -> None:
        self._draft = draft
        screen = ReviewScreen(draft, self.window)
        screen.finished.connect(self._finish)
        screen.back.connect(self._break_off)
        self.show(screen)
        screen.go_on_from(*self._so_far)

    def _break_off(self) -> None:
        """What is marked stays while one is about the vault; it is not kept yet."""
        if (screen := self.sees(ReviewScreen)) is not None:
            self._so_far = screen.so_far
        self.open()

    def _finish(self, verdicts: dict[int, str], remark: str) -> None:
        screen = self.sees(ReviewScreen)
        if self._draft is None or screen is None:
            return
        screen.show_busy()
        work = partial(finish_review, self.vault, self._draft, verdicts, remark)
        self.ask(work, self._finished)

    def _finished(self, review: int) -> None:
        self._draft, self._so_far = None, ({}, "")
        self._read(review)

    # Read again

    def _read(self, review: int) -> None:
        self._reads = review
        self.ask(partial(_parts, self.vault, review), self._show_past)

    def _show_past(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        screen = PastReview(TITLE, parts, self.window)
        screen.print_pages.connect(self._lay_out)
        screen.back.connect(self.open)
        self.show(screen)

    def _lay_out(self) -> None:
        place = self._place
        work = partial(record_pages, TITLE, self._parts, place.fonts, mark=place.mark)
        self.draw(work, self._print)

    def _print(self, pages: tuple[Page, ...]) -> None:
        if self.sees(PastReview) is not None:
            name = file_name("loggkontroll", self._reads, day=today())
            self._outlet.print_pages(_PAPER, pages, name)


def review_status(vault: Vault) -> str:
    """What the page about the vault says of it."""
    return due_words(review_state(vault), datetime.now().astimezone())


def _parts(vault: Vault, review_id: int) -> tuple[Part, ...]:
    review = next(one for one in vault.reviews.all() if one.id == review_id)
    return review_parts(review, read_review(vault, review))
