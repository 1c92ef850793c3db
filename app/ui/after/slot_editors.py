# SPDX-License-Identifier: EUPL-1.2
"""The editor of one part of the återkoppling: the draft until someone writes something else."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QPushButton, QWidget

from app.forms.question_number import number_of
from app.report.sentences.sentences import Sentence
from app.ui.pieces.basics import (
    Ground,
    button,
    column,
    empty,
    fill,
    frame,
    line,
    words,
)
from app.ui.pieces.delay import Delay
from app.ui.pieces.flow_layout import FlowLayout

_TOP = Qt.AlignmentFlag.AlignTop
_AIR = 1.7  # rows, above and below the words together
_LEFT_OUT = "Fick inte plats"
EMPTIED = " "  # an emptied part; no text at all would bring the draft back


class TextBox(QPlainTextEdit):
    """As tall as its words, so that it never scrolls inside a page that scrolls."""

    def __init__(self, parent: QWidget, *, rows: int = 2) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is taller."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as tall as the words."""
        spacing = self.fontMetrics().lineSpacing()
        words = max(self._rows * spacing, self._height_of_words())
        height = round(words + _AIR * spacing)
        if height != self.height():
            self.setFixedHeight(height)

    def _height_of_words(self) -> float:
        """Of all of them: the document only counts the lines that it has shown."""
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height


class SlotEditor(QWidget):
    """One slot: a draft to keep, change or bring back, and where it comes from.

    Signals:
        edited: (slot, text); None where it is the draft again.
        kept: (id of a sensitive sentence, whether it goes on paper).
        chosen: the key of a question to go to (str).
    """

    edited = Signal(str, object)
    kept = Signal(str, bool)
    chosen = Signal(str)

    def __init__(
        self, slot: str, title: str, parent: QWidget, *, hint: str = "", lines: bool = False
    ) -> None:
        super().__init__(parent)
        self.slot = slot
        self._title = title
        self._joint = "\n" if lines else " "
        self._sentences: tuple[Sentence, ...] = ()
        self._spare: tuple[Sentence, ...] = ()
        self._keep: frozenset[str] = frozenset()
        self._told: str | None = None
        self._answers: Mapping[str, str] = {}
        self._mark = words("utkast", "chip", self, wrap=False)
        self._restore = self._way("Tillbaka till utkastet")
        self._behind = self._way("Frågorna bakom")
        self._behind.setCheckable(True)
        self._more = self._way(_LEFT_OUT)
        self._more.setCheckable(True)
        self.box = TextBox(self)
        self.box.setAccessibleName(title)
        self._sources = Ground("", self, spacing=4)
        self._sensitive = Ground("", self, spacing=4)
        self._offers = Ground("", self, spacing=4)
        self._lay_out(title, hint)
        self._pause = Delay(self.settle, self)
        self.box.textChanged.connect(self._pause.start)
        self._restore.clicked.connect(self._to_draft)
        self._behind.toggled.connect(self._sources.setVisible)
        self._more.toggled.connect(self._offers.setVisible)

    def show_draft(
        self,
        sentences: tuple[Sentence, ...],
        spare: tuple[Sentence, ...],
        *,
        keep: frozenset[str],
        text: str | None,
        answers: Mapping[str, str] | None = None,
    ) -> None:
        """Show the draft, or `text` where someone has written; `keep` goes on paper.

        `answers` are the answers behind the sentences in words, by question.
        """
        self._answers = answers or {}
        self._sentences, self._spare, self._keep = sentences, spare, keep
        self._told = None
        self._show_text(self._draft_text() if text is None else text.strip())
        if text is not None:
            self._told = self.box.toPlainText().strip()  # as the editor gives it back
        self._show_mark()
        self._show_offers()
        self._fill_sources()

    def show_keep(self, keep: frozenset[str]) -> None:
        """Show which sensitive sentences go on paper now."""
        self._keep = keep
        if self._told is None:
            self._show_text(self._draft_text())
        self._show_offers()

    @property
    def is_draft(self) -> bool:
        """Whether it says what the program proposes."""
        return self._told is None

    def settle(self) -> None:
        """Tell what is written now, if it is new."""
        self._pause.stop()
        text = self.box.toPlainText().strip()
        told = None if text == as_typed(self._draft_text()) else text
        if told != self._told:
            self._told = told
            self.edited.emit(self.slot, None if told is None else told or EMPTIED)
        self._show_mark()

    def _way(self, text: str) -> QPushButton:
        """One of several buttons on the page with these words: its name says for what part."""
        return button(text, self, kind="fact", name=f"{text}: {self._title}")

    def _draft_text(self) -> str:
        said = (s.text for s in self._sentences if not s.sensitive or s.rule in self._keep)
        return self._joint.join(said)

    def _show_text(self, text: str) -> None:
        if self.box.toPlainText() != as_typed(text):
            blocked = self.box.blockSignals(True)
            self.box.setPlainText(text)
            self.box.blockSignals(blocked)
            self.box.fit()

    def _show_mark(self) -> None:
        drafted = bool(self._sentences)
        self._mark.setVisible(drafted and self.is_draft)
        self._restore.setVisible(drafted and not self.is_draft)
        self._behind.setVisible(any(s.sources for s in self._sentences))
        state = "utkast" if drafted and self.is_draft else ""
        self.box.setAccessibleDescription(state)

    def _fill_sources(self) -> None:
        empty(self._sources.inside)
        for sentence in self._sentences:
            if sentence.sources:
                fill(self._sources.inside, (sentence.text, "hint"), self._ways(sentence))

    def _ways(self, sentence: Sentence) -> QWidget:
        """Questions with their answers; the numbers lead there."""
        ways = QWidget(self._sources)
        table = QGridLayout(ways)
        table.setContentsMargins(0, 0, 0, 4)
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(2)
        table.setColumnStretch(1, 1)
        for row, key in enumerate(sentence.sources):
            number = number_of(key)
            name = f"Gå till fråga {number}, bakom {self._title}: {sentence.text}"
            go = partial(self.chosen.emit, key)
            way = button(number, ways, kind="fact", name=name, does=go)
            way.setAccessibleDescription(self._answers.get(key, ""))
            answer = words(self._answers.get(key, ""), "", ways)
            table.addWidget(way, row, 0, _TOP)
            table.addWidget(answer, row, 1, _TOP)
        return ways

    def _show_offers(self) -> None:
        """Sensitive sentences to decide on, and more sentences to add."""
        sensitive = [s for s in self._sentences if s.sensitive]
        for place, made in (
            (self._sensitive, [self._question(sentence) for sentence in sensitive]),
            (self._offers, [self._offer(sentence) for sentence in self._spare]),
        ):
            empty(place.inside)
            fill(place.inside, *made)
        self._sensitive.setVisible(bool(sensitive))
        self._more.setText(f"{_LEFT_OUT}: {len(self._spare)}")
        self._more.setAccessibleName(f"{self._more.text()}, {self._title}")
        self._more.setVisible(bool(self._spare))

    def _question(self, sentence: Sentence) -> QWidget:
        """A sensitive sentence, and whether it goes on paper."""
        box = frame("signal", self._sensitive)
        on_paper = sentence.rule in self._keep and self.is_draft
        message = "Känsligt, är med" if on_paper else "Känsligt, är inte med"
        text = words(f"{message}: {sentence.text}", "", box)
        act = "Ta bort" if on_paper else "Ta med"
        where = f"{'ur' if on_paper else 'i'} {self._title}"
        name = f"{act} {where}: {sentence.text}"
        way = button(act, box, name=name, does=partial(self._decide, sentence))
        box.setLayout(line(text, way, wide=0, around=(12, 6, 8, 6)))
        return box

    def _offer(self, sentence: Sentence) -> QWidget:
        row = QWidget(self._offers)
        text = words(sentence.text, "hint", row)
        name = f"Lägg till i {self._title}: {sentence.text}"
        add = partial(self._add, sentence.text)
        way = button("Lägg till", row, kind="fact", name=name, does=add)
        row.setLayout(line(text, way, wide=0, around=(2, 0, 8, 0)))
        return row

    def _decide(self, sentence: Sentence) -> None:
        if self.is_draft:
            self.kept.emit(sentence.rule, sentence.rule not in self._keep)
        else:  # the words are someone's own: add the sentence to them
            self._add(sentence.text)

    def _add(self, text: str) -> None:
        now = self.box.toPlainText().strip()
        if as_typed(text) not in now:
            self.box.setPlainText(f"{now}{self._joint}{text}".strip())
            self.settle()

    def _to_draft(self) -> None:
        self.box.setPlainText(self._draft_text())
        self.settle()
        self.box.setFocus()

    def _lay_out(self, title: str, hint: str) -> None:
        layout = column(self, spacing=6)
        head = FlowLayout(
            words(title, "name", self, wrap=False), self._mark, self._restore, spacing=12
        )
        fill(head, self._more, self._behind)
        layout.addLayout(head)
        if hint:
            fill(layout, (hint, "hint"))
        layout.addWidget(self.box)
        for place in (self._sensitive, self._offers, self._sources):
            layout.addWidget(place)
            place.hide()
        for part in (self._mark, self._restore, self._more, self._behind):
            part.hide()


def as_typed(text: str) -> str:
    """Text as an editor gives it back: it has no no-break spaces, and breaks lines its way."""
    return "\n".join(text.replace("\N{NO-BREAK SPACE}", " ").splitlines())
