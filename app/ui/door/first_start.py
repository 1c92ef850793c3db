# SPDX-License-Identifier: EUPL-1.2
"""The first start: four short steps from nothing to a vault of one's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.forms.questions import Choice
from app.ui.door.passphrase_step import PassphraseStep
from app.ui.door.secret_page import READ_FIRST
from app.ui.door.start_step import StartStep
from app.ui.door.start_steps import CreateStep, PlaceStep, YouStep
from app.ui.pieces.basics import REST, button, fill, rename, words
from app.ui.pieces.page import Screen
from app.user_error import UserError


@dataclass(frozen=True, slots=True)
class Setup:
    """What it takes to make a vault. The passphrase is left out of its repr.

    Attributes:
        municipality: its code.
        trained_on: ISO date, or None for not yet.
    """

    folder: Path
    passphrase: str = field(repr=False)
    municipality: str
    unit: str
    name: str
    signature: str
    trained_on: str | None


class FirstStart(Screen):
    """Asks, one thing at a time.

    Signals:
        choose_place: the user wants another folder; answer with `show_place`.
        ready: a Setup (object).
        practise: the user wants to try in the practice vault first.
        handbook: read the manual.
    """

    patience = READ_FIRST
    choose_place = Signal()
    ready = Signal(object)
    practise = Signal()
    handbook = Signal()

    def __init__(
        self,
        suggested: Path,
        *,
        propose: Callable[[], str],
        judge: Callable[[str], str | None],
        municipalities: tuple[Choice, ...],
        parent: QWidget | None,
    ) -> None:
        super().__init__("", parent, width=640)
        self._place = PlaceStep(suggested, self.middle)
        self._passphrase = PassphraseStep(propose, judge, self.middle)
        self._you = YouStep(municipalities, self.middle)
        self._create = CreateStep(self.middle)
        self._steps: tuple[StartStep, ...] = (
            self._place,
            self._passphrase,
            self._you,
            self._create,
        )
        self._at = 0
        self._count = words("", "hint", self)
        # Tab comes here first.
        self._next = self.lead_on("Fortsätt", self._forward)
        self._previous = button("Tillbaka", self, does=self.go_back)
        for step in self._steps:
            self.body.addWidget(step)
        fill(self.body, self.message, REST)
        self.add_footer(self._count, self._previous, self._next)
        self._passphrase.changed.connect(self.mended)
        self._you.municipality.chosen.connect(self.mended)
        self._place.choose.connect(self.choose_place)
        self._place.practise.connect(self.practise)
        self._place.handbook.connect(self.handbook)
        self._show()

    def show_place(self, folder: Path) -> None:
        """Another folder was chosen."""
        self._place.show_place(folder)
        self.message.say("")

    def show_advice(self, folder: Path, advice: Sequence[UserError]) -> None:
        """What to think of before the vault lies in `folder`, if it is still chosen."""
        if folder == self._place.folder:
            self._place.advice.say("\n".join(f"{one.what} {one.remedy}" for one in advice))

    def show_busy(self) -> None:
        """The vault is being made."""
        self._create.show_busy(True)
        self._next.setEnabled(False)
        self._previous.setEnabled(False)

    def show_error(self, error: UserError) -> None:
        """It could not be made; everything typed is still there."""
        self._create.show_busy(False)
        self._next.setEnabled(True)
        self._previous.setEnabled(True)
        super().show_error(error)

    def go_back(self) -> None:
        """One step back; there is nothing behind the first."""
        if self._at and self._previous.isEnabled():
            self._go(self._at - 1)

    def let_go(self) -> None:
        """No passphrase stays in the fields: the vault is made."""
        self._passphrase.wipe()

    def _forward(self) -> None:
        trouble = self._steps[self._at].trouble()
        self.message.say(trouble)
        if trouble:
            if self._steps[self._at] is self._passphrase:
                self._passphrase.begin().setFocus()
            QTimer.singleShot(0, self._show_trouble)  # when it has its place
        elif self._at < len(self._steps) - 1:
            self._go(self._at + 1)
        else:
            self.ready.emit(self._setup())

    def _show_trouble(self) -> None:
        self.area.ensureWidgetVisible(self.message)

    def _go(self, place: int) -> None:
        self._at = place
        self.message.say("")
        self._create.show_values(self._values())
        self._show()

    def _show(self) -> None:
        last = self._at == len(self._steps) - 1
        for place, step in enumerate(self._steps):
            step.setVisible(place == self._at)
        self._count.setText(f"Steg {self._at + 1} av {len(self._steps)}")
        self._previous.setVisible(bool(self._at))
        rename(self._next, "Skapa valvet" if last else "Fortsätt")
        self.area.verticalScrollBar().setValue(0)
        self.begin_with(self._steps[self._at].begin() or self._next)
        self.turned.emit()

    def _setup(self) -> Setup:
        chosen = self._you.municipality.choice
        return Setup(
            folder=self._place.folder,
            passphrase=self._passphrase.passphrase,
            municipality=chosen.code if chosen else "",
            unit=self._you.unit,
            name=self._you.name,
            signature=self._you.signature,
            trained_on=self._you.trained_on,
        )

    def _values(self) -> dict[str, str]:
        chosen = self._you.municipality.choice
        return {
            "Mapp": self._place.shown,
            "Kommun": chosen.label if chosen else "",
            "Enhet": self._you.unit,
            "Namn": self._you.name,
            "Signatur": self._you.signature,
            "Utbildad i ASI": self._you.trained_on or "Inte än",
        }
