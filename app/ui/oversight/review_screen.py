# SPDX-License-Identifier: EUPL-1.2
"""The review of the log: what was drawn and what was pointed at, marked one by one (G1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.stewardship.review.log_review import SEEN, TALK, ReviewDraft, people_words
from app.swedish_figures import spaced
from app.ui.oversight.review_card import ReviewCard
from app.ui.pieces.basics import REST, Message, fill, words
from app.ui.pieces.page import Screen
from app.user_error import UserError

_KEYS = {Qt.Key.Key_1: SEEN, Qt.Key.Key_2: TALK}
TOUCHED = (
    "Loggen är ändrad vid händelse {numbers}. Det står i protokollet. På sidan Loggen står vad "
    "du gör nu."
)
NOTHING = "Inget har gjorts med någon klient sedan förra genomgången."
LEFT = "Markera först alla som inte är markerade. {count} återstår."


class ReviewScreen(Screen):
    """Everything to be marked, a remark, and the end.

    Signals:
        finished: the verdicts by ident, and the remark (dict, str).
        back: leave; nothing is kept.
    """

    finished = Signal(object, str)

    def __init__(self, draft: ReviewDraft, parent: QWidget | None) -> None:
        super().__init__("Valvet · Loggkontroll", parent, width=860, back="Avbryt")
        self._verdicts: dict[int, str] = {}
        self.cards = [ReviewCard(item, self.middle) for item in draft.items]
        self.alarm = Message(self.middle)
        self.remark = QPlainTextEdit(self.middle)
        self.remark.setAccessibleName("Anteckning till genomgången")
        self.remark.setTabChangesFocus(True)
        self._count = words("", "quiet", self, wrap=False)
        self._end = self.lead_on("Avsluta genomgången", self._finish)
        self._lay_out(draft)
        self.add_footer(self._count, self._end)
        for card in self.cards:
            card.marked.connect(self._mark)
        self._show_count()
        first = self.cards[0].verdict.option(SEEN) if self.cards else self.remark
        self.begin_with(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 mark the one in focus, and go on to the next."""
        verdict = _KEYS.get(Qt.Key(event.key()))
        card = self._in_focus()
        if verdict is not None and card is not None:
            card.mark(verdict)
            self._go_on(card)
            event.accept()
        else:
            super().keyPressEvent(event)

    @property
    def so_far(self) -> tuple[dict[int, str], str]:
        """The verdicts by ident and the remark, as they stand."""
        return dict(self._verdicts), self.remark.toPlainText()

    def go_on_from(self, verdicts: dict[int, str], remark: str) -> None:
        """Show what was marked and written before it was left."""
        for card in self.cards:
            if card.item.ident in verdicts:
                card.mark(verdicts[card.item.ident])
        self.remark.setPlainText(remark)

    def show_busy(self) -> None:
        """It is being kept."""
        self._end.setEnabled(False)

    def show_error(self, error: UserError) -> None:
        """It could not be kept; it can be tried again."""
        self._end.setEnabled(True)
        super().show_error(error)

    def _in_focus(self) -> ReviewCard | None:
        focused: QWidget | None = self.focusWidget()
        if focused is None:
            return None
        return next((card for card in self.cards if card.isAncestorOf(focused)), None)

    def _go_on(self, card: ReviewCard) -> None:
        place = self.cards.index(card)
        order = [*self.cards[place + 1 :], *self.cards[:place]]
        following = next((one for one in order if not one.is_marked), None)
        if following is None:
            self.remark.setFocus()
            self.area.ensureWidgetVisible(self.remark)
        else:
            following.take_focus()
            self.area.ensureWidgetVisible(following)

    def _mark(self, ident: int, verdict: str) -> None:
        self._verdicts[ident] = verdict
        self.message.say("")
        self._show_count()

    def _show_count(self) -> None:
        done, every = len(self._verdicts), len(self.cards)
        self._count.setText(f"{done} av {every} markerade" if every else "")

    def _finish(self) -> None:
        unmarked = [card for card in self.cards if not card.is_marked]
        if unmarked:
            self.message.say(LEFT.format(count=len(unmarked)))
            unmarked[0].take_focus()
            self.area.ensureWidgetVisible(self.message)
            return
        self.finished.emit(*self.so_far)

    def _lay_out(self, draft: ReviewDraft) -> None:
        add = self.body.addWidget
        fill(self.body, ("Loggkontroll", "title"), (_drawn(draft), "quiet"), self.alarm)
        if draft.broken:
            numbers = ", ".join(str(number) for number in draft.broken[:5])
            self.alarm.say(TOUCHED.format(numbers=numbers))
        add(self.message)
        for card in self.cards:
            add(card)
        fill(self.body, ("Anteckning", "subheading"))
        hint = "Vad du har kommit fram till, och vad som ska göras. Skriv inga namn på klienter."
        fill(self.body, (hint, "hint"))
        self.remark.setFixedHeight(110)
        fill(self.body, self.remark, REST)


def _drawn(draft: ReviewDraft) -> str:
    if not draft.items:
        return NOTHING
    sampled = sum(item.is_sampled for item in draft.items)
    shown = sum(len(item.hints) for item in draft.items)
    of_all = f", varav {shown} visas, dragna med lott" if shown < draft.hinted else ""
    return (
        f"Lotten har valt {sampled} av {spaced(draft.accesses)} åtkomster, gjorda av {people_words(draft.people)}. En åtkomst är "
        f"det som en handläggare har läst eller ändrat om en klient under en dag. {spaced(draft.hinted)} frågetecken hittades{of_all}; de "
        "står först."
    )
