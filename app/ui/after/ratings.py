# SPDX-License-Identifier: EUPL-1.2
"""The interviewer's rating of the seven areas, one in focus. Not for the client's eyes."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.forms.answers import Answer
from app.interview.after.judgement import RatingRow, rating_rows
from app.interview.after.score_list import scores
from app.interview.after.steps import Step
from app.interview.base.text_kinds import RANGE, REASON, SEEN, unseen
from app.interview.talk.session import Session
from app.scoring.table import Table
from app.ui.after.after_page import AfterPage
from app.ui.after.area_row import AreaRow
from app.ui.after.prompt_bar import PromptBar
from app.ui.after.rating_card import HALF, RatingCard
from app.ui.after.rating_words import meaning_words
from app.ui.after.score_rows import ScoreRows
from app.ui.pieces.basics import REST, button, column, fill, line, words
from app.ui.pieces.page import text_scale
from app.ui.pieces.page_stack import PageStack
from app.ui.pieces.theme import Look
from app.ui.talk.exit_check import UNREAD

_HINTS = (
    ("0–9", "spann, sedan värde"),
    ("X", "går inte att bedöma"),
    ("F6", "mått"),
    ("F7", "stöd"),
    ("F9", "dölj"),
    ("F12", "vidare"),
)
_ABOVE = 110  # pixels over the card at 100 percent: the head of the page


class Ratings(AfterPage):
    """Seven areas to rate, and the scores for those who follow up.

    Attributes:
        card: the area in focus.

    Signals:
        kept: (slot, text or None): a range, a reason, a prompt that was seen.
    """

    not_kept = HALF
    kept = Signal(str, object)

    def __init__(
        self,
        session: Session,
        texts: Mapping[str, str],
        *,
        look: Look,
        table: Table,
        parent: QWidget | None,
    ) -> None:
        super().__init__(Step.RATING, parent, width=1320)
        self._session = session
        self._texts = dict(texts)
        self._table = table
        self._count = words("", "quiet", self)
        self._has_scores = bool(table.composites or table.indexes)
        self._ratings_tab = self._tab("Bedömning")
        self._scores_tab = self._tab("Mått")
        self._prompt = PromptBar(self)
        self._stack = PageStack(self)
        rating = self._rating = QWidget(self._stack)
        self._list: QVBoxLayout = column(rating, spacing=0)
        self._rows: dict[str, AreaRow] = {}
        self.card = RatingCard(session.form, look, rating)
        self._scores = ScoreRows(self._stack)
        self._stack.addWidget(rating)
        self._stack.addWidget(self._scores)
        found = self._found()
        for row in found:
            made = self._rows[row.area.id] = AreaRow(row, look, rating)
            made.chosen.connect(self.focus_area)
            self._list.addWidget(made)
        self._list.addStretch(1)
        self._lay_out()
        self._wire()
        self._focused = ""
        left = [row.area.id for row in found if not row.is_done]
        self._focus((left or list(self._rows))[0])
        self._turn_to(0)
        self.begin_with(self)

    def settle(self) -> bool:
        """Keep the words as they stand. Half a range cannot be."""
        self.card.settle()
        self.not_kept = UNREAD if self.card.strip.first is None else HALF
        return not self.unread

    @property
    def unread(self) -> tuple[str, ...]:
        """What stands on the card and cannot be kept."""
        return self.card.unread

    def focus_area(self, area: str) -> None:
        """Put an area in focus. Half a range of the one before is told of first, once."""
        if area == self._focused or self.can_leave():
            self._focus(area)
            self.card.begin()

    def focus_question(self, key: str) -> None:
        """Put the area in focus that a question stands in, such as C12 or E40."""
        for row in self._found():
            keys = [f.question.key for f in (*row.observed, *row.questions)]
            if key == row.area.rating or key in keys:
                self.focus_area(row.area.id)
                return

    def standing(self) -> dict[str, str]:
        """The area, the tab, and half a range: see app/ui/pieces/half_typed.py."""
        first = self.card.strip.first
        return {
            "area": self._focused,
            "scores": "scores" if self._shows_scores else "",
            "first": "" if first is None else str(first),
        }

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Come back to it."""
        if was["area"] in self._rows:
            self.focus_area(was["area"])
        if was["first"]:
            self.card.strip.press(int(was["first"]))
        if was["scores"]:
            self._show_scores()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits that came past the card go to its points; F6 to the scores and back, F7 to the steps."""
        if event.key() == Qt.Key.Key_F6:
            self._turn()
            event.accept()
        elif event.key() == Qt.Key.Key_F7 and self._prompt.prompt:
            self._prompt.take_focus()
            event.accept()
        elif self._shows_scores or not self.card.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to what is left to do."""
        super().focusInEvent(event)
        if not self._shows_scores:
            self.card.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A prompt takes a part of the page, never most of it."""
        super().resizeEvent(event)
        self._limit_prompt()

    def showEvent(self, event: QShowEvent) -> None:
        """The area in focus is in sight."""
        super().showEvent(event)
        QTimer.singleShot(0, self._reveal)

    def _limit_prompt(self) -> None:
        self._prompt.area.setFixedHeight(self._prompt.height_in(self.size()))

    @property
    def _shows_scores(self) -> bool:
        return self._stack.currentWidget() is self._scores

    def _found(self) -> tuple[RatingRow, ...]:
        return rating_rows(self._session.form, self._session.state, self._texts)

    def _focus(self, area: str) -> None:
        if self._focused:
            self._rows[self._focused].show()
        self._focused = area
        row = self._rows[area]
        self._list.removeWidget(self.card)
        self._list.insertWidget(self._list.indexOf(row), self.card)
        row.hide()
        self._show_state(anew=True)
        QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        """Bring the card into sight, and above all where the keys go."""
        self._limit_prompt()
        down = self.card.mapTo(self.area, QPoint(0, 0)).y()
        bar = self.area.verticalScrollBar()
        bar.setValue(max(0, bar.value() + down - round(_ABOVE * text_scale(self))))
        focused = self.focusWidget()
        if self.card.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, 80)

    def _show_state(self, *, anew: bool = False) -> None:
        found = self._found()
        state, form = self._session.state, self._session.form
        for row in found:
            meaning = meaning_words(form.questions[row.area.rating], row.value)
            self._rows[row.area.id].show_row(row, meaning)
            if row.area.id == self._focused:
                show = self.card.show_area if anew else self.card.show_state
                show(row, state.fields[row.area.rating])
        done = sum(row.is_done for row in found)
        self._count.setText(
            f"{done} av {len(found)} områden klara. Klienten ska inte se den här sidan."
        )
        self._prompt.show_first(unseen(state, self._texts))
        self._prompt.area.setVisible(bool(self._prompt.prompt))
        QTimer.singleShot(0, self._limit_prompt)  # it knows its height when it is shown

    def _kept(self, key: str, answer: Answer | None) -> None:
        self.show_saving()
        self._session.answer(key, answer)
        self._show_state()
        self.mended()

    def _answered(self, key: str, answer: Answer | None) -> None:
        self._kept(key, answer)
        if answer is not None:
            self.card.move_on(key)
            QTimer.singleShot(0, self._reveal)

    def _range_set(self, text: str) -> None:
        self._keep(RANGE.slot(self._focused), text)
        self.mended()

    def _reasoned(self, text: str) -> None:
        self._keep(REASON.slot(self._focused), text)

    def _prompt_seen(self, prompt: str) -> None:
        self._keep(SEEN.slot(prompt), datetime.now(UTC).isoformat(timespec="seconds"))
        on = self._prompt.take_focus if self._prompt.prompt else self.card.begin
        on()  # to the next one, as in the talk

    def _keep(self, slot: str, text: str) -> None:
        self._texts[slot] = text
        self.show_saving()
        self.kept.emit(slot, text or None)
        self._show_state()

    def _on(self) -> None:
        """To the next area that is not done, or to the way on when all are."""
        ids = list(self._rows)
        here = ids.index(self._focused)
        done = {row.area.id for row in self._found() if row.is_done}
        left = [one for one in ids[here + 1 :] + ids[:here] if one not in done]
        if left:
            self.focus_area(left[0])
        elif self.primary is not None:
            self.primary.setFocus()

    def _forward(self) -> None:
        self._step(1)

    def _backward(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        ids = list(self._rows)
        place = ids.index(self._focused) + step
        if 0 <= place < len(ids):
            self.focus_area(ids[place])

    def _turn(self) -> None:
        if self._shows_scores:
            self._show_ratings()
        elif self._has_scores:
            self._show_scores()

    def _show_ratings(self) -> None:
        self._turn_to(0)
        self.card.begin()

    def _show_scores(self) -> None:
        self.settle()
        given = self._session.state.given
        found = scores(self._session.form, given, self._table)
        self._scores.show_scores(found, self._table.basis)
        self._turn_to(1)
        self._scores_tab.setFocus()

    def _turn_to(self, place: int) -> None:
        """Show one of the two."""
        self._stack.turn_to(place)
        self._ratings_tab.setChecked(not self._shows_scores)
        self._scores_tab.setChecked(self._shows_scores)

    def _tab(self, text: str) -> QPushButton:
        made = button(text, self)
        made.setCheckable(True)
        made.setVisible(self._has_scores)
        return made

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        fill(
            self.body,
            line(
                words("Din bedömning av problem och hjälpbehov", "title", self),
                self._ratings_tab,
                self._scores_tab,
                wide=0,
                spacing=16,
            ),
        )
        fill(self.body, self._count, self.message, self._stack, REST)
        self._outer.addWidget(self._prompt.area)
        hints = tuple(hint for hint in _HINTS if self._has_scores or hint[0] != "F6")
        self.add_foot(hints, back="Tillbaka till svaren", onwards="Till återkopplingen")

    def _wire(self) -> None:
        for key, slot in (
            (Qt.Key.Key_PageUp, self._backward),
            (Qt.Key.Key_PageDown, self._forward),
        ):  # before the frame that scrolls takes them
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.card.answered.connect(self._answered)
        self.card.kept.connect(self._kept)
        self.card.range_set.connect(self._range_set)
        self.card.reason_written.connect(self._reasoned)
        self.card.chosen.connect(self.go_to_question)
        self.card.done.connect(self._on)
        self.card.back.connect(self._backward)
        self.card.strip.refused.connect(self.mended)
        self._scores.chosen.connect(self.go_to_question)
        self._prompt.seen.connect(self._prompt_seen)
        self._prompt.closed.connect(self.card.begin)
        self._ratings_tab.clicked.connect(self._show_ratings)
        self._scores_tab.clicked.connect(self._show_scores)
