# SPDX-License-Identifier: EUPL-1.2
"""What an area is judged by: the client's own numbers, and the critical items in words."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.forms.model import Form
from app.interview.after.judgement import Fact, RatingRow
from app.swedish_figures import small
from app.ui.pieces.basics import button, column, empty, fill, grid, words

_TOP = Qt.AlignmentFlag.AlignTop


class FactList(QWidget):
    """The client's own numbers first, then what else weighs. A number leads to its question.

    Signals:
        chosen: the key of a question to go to (str).
    """

    chosen = Signal(str)

    def __init__(self, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._layout = column(self, spacing=4)

    def show_row(self, row: RatingRow) -> None:
        """Show all there is to judge this area by."""
        empty(self._layout)
        own = (*row.days, *row.troubled, *row.importance)
        shown = {fact.key for fact in own}
        facts = [fact for fact in row.facts if fact.key not in shown]
        self._add_title("Klientens egna skattningar")
        self._add_table([self._in_own_words(fact) for fact in own])
        self._add_groups([fact for fact in facts if fact.weight != "nothing"])
        light = [_label(fact) for fact in facts if fact.weight == "nothing"]
        if light:
            text = f"Nej, inget eller gäller inte: {'; '.join(light)}."
            fill(self._layout, 4, (text, "hint"))
        self._layout.addStretch(1)

    def _add_title(self, text: str) -> None:
        if self._layout.count():
            self._layout.addSpacing(6)
        fill(self._layout, (text, "hint"))

    def _add_groups(self, facts: list[Fact]) -> None:
        """Single questions first, then the rows of each grid under its title."""
        groups = dict.fromkeys(fact.group for fact in facts)
        for group in sorted(groups, key=bool):
            self._add_title(group or "Svar som väger tungt")
            self._add_table([fact for fact in facts if fact.group == group])

    def _add_table(self, facts: Iterable[Fact]) -> None:
        table = grid(0, 5, 4, across=12, down=2)
        wide = self.fontMetrics().horizontalAdvance("H12m.a ")
        table.setColumnMinimumWidth(0, wide)
        for number, fact in enumerate(facts):
            name, go = (
                f"Gå till fråga {fact.number}: {fact.label}",
                partial(self.chosen.emit, fact.key),
            )
            way = button(fact.number, self, kind="fact", name=name, does=go)
            way.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            kind = "quiet" if fact.weight in ("open", "nothing") else "name"
            table.addWidget(way, number, 0, _TOP | Qt.AlignmentFlag.AlignLeft)
            table.addWidget(words(fact.label, "", self), number, 1, _TOP)
            table.addWidget(words(fact.words, kind, self), number, 2, _TOP)
        self._layout.addLayout(table)

    def _in_own_words(self, fact: Fact) -> Fact:
        """A rating with its word on the answer card: "3 av 4, mycket"."""
        question = self._form.questions[fact.key]
        digit = fact.words[:1]
        if question.type != "rating" or not digit.isdigit():
            return fact._replace(weight="said") if digit.isdigit() else fact
        word = question.card[int(digit)].lower()
        return fact._replace(words=f"{fact.words}, {word}", weight="said")


def in_short(row: RatingRow) -> str:
    """The client's own numbers in one line: "4 dagar · besvär 1 · mer hjälp 1"."""

    def said(facts: tuple[Fact, ...]) -> str:
        return "/".join(_digit(fact) for fact in facts)

    own = (*row.days, *row.troubled, *row.importance)
    if not any(fact.words[:1].isdigit() for fact in own):
        return "egna skattningar saknas"
    days = f"{said(row.days)} dagar · " if row.days else ""
    return f"{days}besvär {said(row.troubled)} · mer hjälp {said(row.importance)}"


def _digit(fact: Fact) -> str:
    if fact.weight == "unknown":
        return "?"
    return fact.words.split(" ")[0] if fact.words[:1].isdigit() else "–"


def _label(fact: Fact) -> str:
    short = fact.label[1:2].isupper()  # LARO stays LARO
    return fact.label if short else small(fact.label)
