# SPDX-License-Identifier: EUPL-1.2
"""A decision that waits: who it is about, what to think of, and the second step, asked twice."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.stewardship.gallring.protocol import day
from app.stewardship.gallring.retention_list import DueClient, RetentionList
from app.swedish_figures import spaced, with_noun
from app.ui.pieces.basics import Ground, Message, button, column, fill
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.register.client_rows import called

_NAMED = 12  # clients that are named


class DecisionCard(Ground):
    """The decision.

    Signals:
        carry_out, withdraw: what was chosen.
    """

    carry_out = Signal()
    withdraw = Signal()

    def __init__(
        self, retention_list: RetentionList, advice: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__("focus", parent, margin=18, spacing=10)
        goes = [each for each in retention_list.decided_clients if not each.keeping]
        fill(self.inside, *_words(retention_list, goes))
        for text in advice:
            notice = Message(self)
            notice.say(text)
            self.inside.addWidget(notice)
        self.begin = button("Genomför gallringen", self, kind="primary", does=self._ask)
        back = button("Ta tillbaka beslutet", self, does=self.withdraw)
        self.inside.addLayout(FlowLayout(self.begin, back))
        self._sure = QWidget(self)
        self.yes = button(_yes(len(goes)), self._sure, does=self.carry_out)
        self._no = button("Avbryt", self._sure, does=self.calm)
        self._lay_out_sure()
        self.inside.addWidget(self._sure)
        self._sure.hide()

    def calm(self) -> bool:
        """Put the question away; whether it was in sight."""
        was = self._sure.isVisible()
        self._sure.hide()
        self.begin.show()
        if was:
            self.begin.setFocus()
        return was

    def _ask(self) -> None:
        self._sure.show()
        self.begin.hide()
        self._no.setFocus()

    def _lay_out_sure(self) -> None:
        inside = column(self._sure, spacing=8)
        text = (
            "Det går inte att ångra. Klienterna, deras intervjuer, svar och texter tas bort "
            "ur valvet, och äldre säkerhetskopior i valvets mapp tas bort. En ny kopia tas. "
            "Det kan ta några minuter."
        )
        fill(inside, (text, ""), FlowLayout(self.yes, self._no))


def _words(found: RetentionList, goes: list[DueClient]) -> Iterator[tuple[str, str]]:
    """What it says, line by line, each with its kind."""
    if found.decided is None:
        return
    by = found.decided.decided_by or "någon med återställningskoden"
    yield f"Beslut {found.decided.id} väntar", "subheading"
    yield f"Beslutat {day(found.decided.decided_at)} av {by}.", ""
    for each in goes[:_NAMED]:
        yield f"• {called(each)}", ""
    if len(goes) > _NAMED:
        yield f"och {spaced(len(goes) - _NAMED)} till.", ""
    if held := len(found.decided_clients) - len(goes):
        yield (
            f"{spaced(held)} av klienterna har fått ett skäl att vänta, och blir kvar.",
            "",
        )
    if found.unripe:
        yield (
            f"{spaced(found.unripe)} av klienterna har fått en ny anteckning, och blir kvar.",
            "",
        )


def _yes(many: int) -> str:
    return f"Ja, ta bort {with_noun(many, 'klient', 'klienter')}"
