# SPDX-License-Identifier: EUPL-1.2
"""A page that asks for something secret, and then takes a while over it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.door.countdown import Countdown
from app.ui.door.passphrase_step import PassphraseStep
from app.ui.door.secret import SecretField
from app.ui.pieces.basics import button, card, column, fill, words
from app.ui.pieces.delay import Delay
from app.ui.pieces.page import Screen
from app.user_error import UserError

READ_FIRST = 1.0  # seconds of a page with a secret on it, before a press does anything
ALONE = 10 * 60 * 1000  # milliseconds
BUSY = "Valvet arbetar. Vänta tills det är klart, så går inget förlorat."


class Wiped(Protocol):
    """What holds a secret, and can let it go."""

    def wipe(self) -> None: ...


class SecretPage(Screen):
    """Has one primary button below, and shows that the vault is at work.

    The keyboard never begins on that button, and nothing is pressed in the first second: what
    is decided here is read first.

    Add to `body`, then `finish`. What is typed stays when something is wrong, and goes when
    the page does.

    Attributes:
        is_busy: whether the vault is at work with what was asked for.
        leave: the button that leaves, or breaks off.

    Signals:
        cancelled: break off what is under way, where that is safe.
        may_leave: nothing keeps the window open any more.
    """

    cancelled = Signal()
    may_leave = Signal()
    patience = READ_FIRST

    def __init__(
        self, title: str, does: str, parent: QWidget | None, *, place: str = "Valvet"
    ) -> None:
        super().__init__(place, parent, width=680)
        self._secrets: list[SecretField] = []
        self._holding: list[Wiped] = []
        self.is_busy = False
        self._does = self.lead_on(does, self.attempt)
        self.leave = button("Avbryt", self, does=self.go_back)
        self._state = words("", "hint", self)
        self._progress = QProgressBar(self)
        self._progress.setAccessibleName("Så långt har det kommit")
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._alone = Delay(self._left_alone, self, after=ALONE)
        self._countdown = Countdown(self._does, self)
        fill(self.body, (title, "title"))

    def attempt(self) -> None:
        """What the primary button does: for each page to say."""
        raise NotImplementedError

    def ask_secret(
        self, label: str, hint: str = "", *, into: QVBoxLayout | None = None
    ) -> SecretField:
        """A card that asks for a passphrase, in `body` or somewhere else on the page."""
        field = SecretField(label, self.middle)
        asks = card(self.middle, (label, "name"), field, (hint, "hint"), spacing=8)
        (self.body if into is None else into).addWidget(asks)
        self._secrets.append(field)
        return field

    def end_when_left_alone(self) -> None:
        """At the door nothing locks by itself: this page goes after ten minutes without a key."""
        for field in self._secrets:
            field.edited.connect(self._alone.start)
        self._alone.start()

    def _left_alone(self) -> None:
        if self.is_busy:
            self._alone.start()
        else:
            self.go_back()

    def finish(self) -> None:
        """Everything is added: what is told and what leads on come below it, in sight."""
        self.body.addStretch(1)
        told = QWidget(self)
        inside = column(told, around=(28, 0, 28, 6), spacing=0)
        fill(inside, self.message, self._progress)
        self._outer.addWidget(told)
        self.add_footer(self._state, self.leave, self._does)

    @property
    def why_stay(self) -> str:
        """Why the window should not close now, "" for no reason."""
        return BUSY if self.is_busy else ""

    def show_busy(self, text: str, *, stops: bool = False) -> None:
        """The vault is at work. `stops`: whether it can be broken off."""
        self.is_busy = True
        self.message.say("")
        self._state.setText(text)
        self._progress.setRange(0, 0)
        self._progress.show()
        self.setFocus()  # the keys still come here
        self._does.setEnabled(False)
        self.leave.setEnabled(stops)
        self.middle.setEnabled(False)

    def show_progress(self, text: str, share: float, stops: bool) -> None:  # noqa: FBT001 - a signal's own shape
        """How far it has come, 0 to 1; below 0 where nobody knows."""
        if not self.is_busy:
            return
        self._state.setText(text)
        self.leave.setEnabled(stops)
        self._progress.setRange(0, 0 if share < 0 else 1000)
        self._progress.setValue(round(share * 1000))

    def show_error(self, error: UserError) -> None:
        """It was refused; everything typed is still there."""
        self.show_ready()
        super().show_error(error)
        self._countdown.begin(error)
        if self._secrets:
            self._secrets[0].try_again()

    def show_ready(self) -> None:
        """Nothing is under way any more."""
        self.is_busy = False
        self.may_leave.emit()
        self._state.setText("")
        self._progress.hide()
        self.middle.setEnabled(True)
        self._does.setEnabled(True)
        self.leave.setEnabled(True)
        (self._first or self.leave).setFocus()

    @property
    def stands(self) -> bool:
        """A wait goes on, whatever is typed."""
        return self._countdown.is_running

    def begin_anew(self) -> None:
        """Another way in is asked for."""
        self._countdown.stop()
        self._does.setEnabled(not self.is_busy)
        self.mended()

    def say_missing(self, text: str, where: QWidget | None = None) -> None:
        """Something has to be filled in first."""
        self.message.say(text)
        if where is not None:
            where.setFocus()

    def wipe(self) -> None:
        """Let no secret stay on the page."""
        for part in (*self._secrets, *self._holding):
            part.wipe()

    def ask_new(
        self,
        propose: Callable[[], str],
        judge: Callable[[str], str | None],
        *,
        said: tuple[str, str],
    ) -> PassphraseStep:
        """Let a new passphrase be chosen, under a title and a lead."""
        step = PassphraseStep(propose, judge, self.middle, said=said)
        step.changed.connect(self.mended)
        self.body.addWidget(step)
        self.holds(step)
        return step

    def holds(self, part: Wiped) -> None:
        """This part of the page holds a secret, too."""
        self._holding.append(part)

    def let_go(self) -> None:
        """No passphrase stays in the fields."""
        self.wipe()

    def go_back(self) -> None:
        """Leave, or break off what is under way."""
        if not self.is_busy:
            self.wipe()
            super().go_back()
        elif self.leave.isEnabled():
            self.leave.setEnabled(False)
            self._state.setText("Avbryter …")
            self.cancelled.emit()

    def may_go_back(self) -> bool:
        """While the vault is at work, Escape breaks that off."""
        return self.is_busy or super().may_go_back()
