# SPDX-License-Identifier: EUPL-1.2
"""The one way out of a question: what cannot be read as an answer is told of before it is lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.forms.model import Form
from app.interview.after.steps import Step, steps_of
from app.ui.talk.area import AreaPage

UNREAD = (
    "Det som står i fältet går inte att läsa, så det är inte sparat. Allt annat "
    "är sparat. Rätta det, eller"
)
NOT_GIVEN = (
    "Svaret är valt men inte givet, så det är inte sparat. Tryck Enter vid frågan för att ge "
    "det. Vill du gå utan svaret gör du om det du nyss gjorde."
)
ONWARDS = "tryck en gång till för att gå vidare utan det."
CLOSING = "stäng en gång till för att avsluta utan det."
UNREADABLE = f"{UNREAD} {ONWARDS}"
AT_THE_CROSS = f"{UNREAD} {CLOSING}"


def signed_words(form: Form) -> str:
    """What stands over a talk that is signed: of the sheet only where there is one."""
    if Step.SHEET in steps_of(form):
        return "Intervjun är signerad och går bara att läsa. F12 visar återkopplingen."
    return f"{form.title} är signerad och går bara att läsa."


class ExitCheck(QObject):
    """Every way from the question in focus asks here: to another, to a step, home, the cross.

    Args:
        page: the page of the area in focus.
        say: shows a line above it.
        parent: the screen.

    Signals:
        may_leave: what could not be read is gone or given; see app/ui/window/closing.py.
    """

    may_leave = Signal()

    def __init__(
        self, page: Callable[[], AreaPage], say: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._say = say
        self._told: tuple[str, str] | None = None

    @property
    def unread(self) -> tuple[str, str]:
        """What stands in the field now, and of which question."""
        field = self._page().card.field
        return (field.question.key, field.typed) if field is not None else ("", "")

    @property
    def why_stay(self) -> str:
        """What the window says at its cross; "" where all can be kept, and is."""
        card = self._page().card
        if card.settle():
            return ""
        return AT_THE_CROSS if card.chosen is None else NOT_GIVEN

    def is_open(self) -> bool:
        """Keep what stands in the field. False says once, of this, that it cannot be kept."""
        page = self._page()
        if page.card.settle() or self._told == self.unread:
            self._told = None
            return True
        self._told = self.unread
        self._say(UNREADABLE if page.card.chosen is None else NOT_GIVEN)
        page.card.take_focus()
        page.reveal()
        return False

    def leave_by(self, way: SignalInstance, *where: object) -> None:
        """Away from here, if the way is open."""
        if self.is_open():
            way.emit(*where)

    def given(self) -> None:
        """An answer was given."""
        self._told = None
        self.may_leave.emit()
