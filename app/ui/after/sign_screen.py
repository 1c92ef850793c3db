# SPDX-License-Identifier: EUPL-1.2
"""Before the signature: what stands in its way, or what it means."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.forms.areas import Prompt
from app.forms.question_number import number_of
from app.interview.after.judgement import Stop
from app.interview.after.steps import Step
from app.interview.base.text_kinds import SEEN
from app.ui.after.after_page import AfterPage, GoRow
from app.ui.after.unseen_prompts import UnseenPrompts
from app.ui.pieces.basics import card, column, fill, line
from app.user_error import UserError

_HINTS = (("Enter", "välj"), ("Esc", "tillbaka"), ("F9", "dölj"), ("F10", "startsidan"))
_SUPPORT = ("F7", "stöd")
_MEANS = (
    "Intervjun låses: svaren, bedömningen och återkopplingen står kvar som de är nu.",
    "Ordet UTKAST försvinner från bladet, och intervjun räknas som klar.",
    "Behöver något rättas gör du en ny version och skriver varför. Den gamla går att läsa.",
)
_MEANS_ALONE = ("Svaren låses och står kvar som de är nu.", _MEANS[-1])


class SignScreen(AfterPage):
    """Leads to what is left, or takes the signature.

    The prompts that nobody has acknowledged come first, and the keys with them. They stop no
    signature: F7 leads to them, Enter acknowledges one. `has_sheet` is whether a sheet is signed
    with the answers.

    Signals:
        signed: the user signs.
        kept: (slot, text): a prompt that was seen.
    """

    signed = Signal()
    kept = Signal(str, object)

    def __init__(
        self,
        stops: tuple[Stop, ...],
        *,
        who: str,
        prompts: tuple[Prompt, ...] = (),
        has_sheet: bool = True,
        parent: QWidget | None,
    ) -> None:
        super().__init__(Step.SIGNING, parent, width=720)
        self._not_seen = UnseenPrompts(() if stops else prompts, self)
        self._not_seen.seen.connect(self._prompt_seen)
        self.body.addWidget(self.message)
        if stops:
            self._show_stops(stops)
        else:
            self._show_meaning(who, _MEANS if has_sheet else _MEANS_ALONE)
        self.body.addStretch(1)
        hints = (_SUPPORT, *_HINTS) if self._not_seen.first else _HINTS
        self.add_foot(hints, back="Tillbaka till återkopplingen")

    def _show_stops(self, stops: tuple[Stop, ...]) -> None:
        count = "En sak" if len(stops) == 1 else f"{len(stops)} saker"
        fill(self.body, (f"{count} kvar före signeringen", "title"))
        text = "Välj en rad för att gå dit. Allt du har gjort är sparat."
        fill(self.body, (text, "quiet"))
        content = QWidget(self)
        inside = column(content, spacing=0)
        wide = self.fontMetrics().horizontalAdvance("H12m.a m")
        for stop in stops:
            row = GoRow(
                stop.key, (number_of(stop.key), stop.what, ""), content, number_width=wide
            )
            row.chosen.connect(self.go_to_question)
            inside.addWidget(row)
        self.body.addWidget(content)
        self.begin_with(content.findChildren(GoRow)[0])

    def _show_meaning(self, who: str, means: tuple[str, ...]) -> None:
        fill(self.body, ("Allt är klart att signera", "title"), self._not_seen)
        said = [("Det här händer", "subheading"), *((f"–  {one}", "") for one in means)]
        sign = self.lead_on("Signera", self._sign)
        by = f"Signeras av {who}." if who else ""
        box = card(self, *said, margin=22, spacing=12)
        fill(self.body, box, (by, "quiet"), line(sign))
        self.begin_with(self._not_seen.first or sign)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 leads to what is not acknowledged yet."""
        if event.key() == Qt.Key.Key_F7 and (first := self._not_seen.first) is not None:
            first.setFocus()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _prompt_seen(self, prompt: str) -> None:
        self.kept.emit(SEEN.slot(prompt), datetime.now(UTC).isoformat(timespec="seconds"))
        following = self._not_seen.first or self.primary
        if following is not None:
            self.begin_with(following)
        self.turned.emit()  # the next press was not meant for what has the keys now

    def _sign(self) -> None:
        if self.primary is not None:
            self.primary.setEnabled(False)  # one signature, however many clicks
        self.signed.emit()

    def go_onwards(self) -> None:
        """F12 leads here but never signs."""

    def show_error(self, error: UserError) -> None:
        """Tell what happened; it can be tried again."""
        if self.primary is not None:
            self.primary.setEnabled(True)
            self.primary.setFocus()
        super().show_error(error)
