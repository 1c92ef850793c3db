# SPDX-License-Identifier: EUPL-1.2
"""The scores of the interview, whole or absent with the reason. For follow-up, not for talks."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.forms.question_number import number_of
from app.interview.after.score_list import Scores as Found
from app.scoring.composites import Composite
from app.scoring.table import Basis
from app.swedish_figures import capital
from app.ui.pieces.basics import button, column, empty, fill, grid, rule, words
from app.ui.pieces.flow_layout import FlowLayout

_HEADS = ("Område", "Sammansatt mått", "Index", "Vad som saknas")
_NOTE = (
    "Måtten är till för att jämföra med en uppföljning. Visa dem inte för klienten. De säger "
    "inget om vilken hjälp som behövs. 0 är inga problem, 1 är störst problem. "
    "Ett mått räknas bara ut när alla svar finns."
)
_SHORT: dict[Basis, str] = {"verified": "", "inferred": "vår tolkning", "own": "eget mått"}
_MOST = 6  # missing questions to name


class ScoreRows(QWidget):
    """A quiet table: one row an area, a number or what is missing for it.

    Signals:
        chosen: the key of a question that is missing (str).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = column(self, spacing=14)

    def show_scores(self, scores: Found, basis: Mapping[Basis, str]) -> None:
        """Show these scores; `basis` has the words for how sure each kind is."""
        empty(self._layout)
        fill(self._layout, (_NOTE, "quiet"))
        table = grid(3, 4, 3, 6, across=26, down=8)
        for place, head in enumerate(_HEADS):
            table.addWidget(words(head, "hint", self), 0, place)
        own = {index.area: index for index in scores.indexes}
        for number, composite in enumerate(scores.composites, 1):
            table.addWidget(rule(self), 2 * number - 1, 0, 1, len(_HEADS))
            self._add_row(table, 2 * number, composite, own.get(composite.area))
        self._layout.addLayout(table)
        for kind, short in _SHORT.items():
            if kind in basis and short:
                fill(self._layout, (f"{capital(short)}: {basis[kind]}", "hint"))
        self._layout.addStretch(1)

    def _add_row(
        self, table: QGridLayout, row: int, composite: Composite, own: Composite | None
    ) -> None:
        top = Qt.AlignmentFlag.AlignTop
        table.addWidget(words(composite.title, "name", self), row, 0, top)
        table.addWidget(self._number(composite), row, 1, top)
        if own is not None:
            table.addWidget(self._number(own), row, 2, top)
        table.addWidget(self._missing(composite, own), row, 3, top)

    def _number(self, score: Composite) -> QWidget:
        if score.value is None:
            text = "räknas inte ut" if not score.missing else "saknas"
            return words(text, "quiet", self)
        value = f"{score.value:.2f}".replace(".", ",")
        short = _SHORT[score.basis]
        return words(f"{value}  ({short})" if short else value, "", self)

    def _missing(self, composite: Composite, own: Composite | None) -> QWidget:
        content = QWidget(self)
        inside = column(content, spacing=2)
        source = (
            own if own is not None and own.missing and not composite.missing else composite
        )
        if not source.missing:
            if composite.value is None:
                fill(inside, (composite.reason, "hint"))
            return content
        for part in source.reason.split(". "):
            why, _, keys = part.rstrip(".").partition(": ")
            inside.addLayout(self._ways(why, keys.split(", "), content))
        return content

    def _ways(self, why: str, keys: list[str], parent: QWidget) -> FlowLayout:
        """Why questions cannot be counted, and the way to each of the first."""
        flow = FlowLayout()
        flow.addWidget(words(f"{why}:", "hint", parent, wrap=False))
        for key in keys[:_MOST]:
            number, go = number_of(key), partial(self.chosen.emit, key)
            name = f"Gå till fråga {number}"
            flow.addWidget(button(number, parent, kind="fact", name=name, does=go))
        if len(keys) > _MOST:
            more = f"och {len(keys) - _MOST} till"
            flow.addWidget(words(more, "hint", parent, wrap=False))
        return flow
