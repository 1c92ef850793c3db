# SPDX-License-Identifier: EUPL-1.2
"""One thing in a review of the log: who, when, what, what was pointed at, and the verdict."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.stewardship.review.log_review import SEEN, TALK
from app.stewardship.review.review_items import Item
from app.swedish_figures import capital
from app.ui.pieces.basics import Ground, fill, line, words
from app.ui.pieces.options import Options

VERDICTS = ((SEEN, "1  Sett"), (TALK, "2  Behöver ett samtal"))


class ReviewCard(Ground):
    """An item and its two buttons.

    Signals:
        marked: its ident, and the verdict (int, str).
    """

    marked = Signal(int, str)

    def __init__(self, item: Item, parent: QWidget) -> None:
        super().__init__("card", parent, margin=16, spacing=6)
        self.item = item
        about = f"{item.who} · {item.about}" if item.about else item.who
        fill(
            self.inside,
            line(
                words(about, "name", self),
                words(item.when, "hint", self, wrap=False),
                wide=0,
                spacing=12,
            ),
        )
        fill(self.inside, (_sentence(item.what), ""))
        fill(self.inside, *((f"▸ {hint.what} {hint.why}", "quiet") for hint in item.hints))
        if not item.is_sampled:
            fill(self.inside, ("Utanför stickprovet.", "hint"))
        self.verdict = Options(f"{about}, {item.when}", VERDICTS, self)
        self.inside.addWidget(self.verdict)
        self._ident = item.ident
        self.verdict.chosen.connect(self._tell)

    def _tell(self, verdict: str) -> None:
        self.marked.emit(self._ident, verdict)

    @property
    def is_marked(self) -> bool:
        """Whether it has its verdict."""
        return bool(self.verdict.code)

    def mark(self, verdict: str) -> None:
        """Give it a verdict, as a press does."""
        self.verdict.option(verdict).setChecked(True)

    def take_focus(self) -> None:
        """Let the keys act here."""
        self.verdict.option(self.verdict.code or SEEN).setFocus()


def _sentence(what: tuple[str, ...]) -> str:
    text = ", ".join(what)
    return f"{capital(text)}."
