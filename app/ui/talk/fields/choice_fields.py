# SPDX-License-Identifier: EUPL-1.2
"""Answers that are chosen: one of a few, several of a few, one of many."""

from collections.abc import Iterable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.forms.answers import Answer, Mark
from app.forms.codec import parse, write
from app.forms.questions import Choice, ListQuestion, MultiQuestion, Question
from app.ui.pieces.basics import column, fill
from app.ui.pieces.choices import Choices
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.labels import WrappingButton
from app.ui.pieces.suggestions import Suggestions, walked
from app.ui.talk.fields.field import ENTER, Field

NOT_IN_LIST = "Det finns inte i listan. Prova början av namnet, eller välj X."
NOT_CHOSEN = "Välj ett av förslagen i listan, och tryck Enter."
_AIR = 4  # pixels between the answers and what is drawn around them
IN_SIGHT = 6  # rows of a long list to choose from that are seen at once


class _Coded(Field):
    """A few, each a button with the key that it has on the keyboard; by their codes."""

    def __init__(
        self, question: Question, offered: Iterable[tuple[str, Choice]], parent: QWidget
    ) -> None:
        super().__init__(question, parent)
        self._typed = ""
        self._buttons = {}
        group = Choices(self, many=isinstance(question, MultiQuestion))
        group.setProperty("kind", "answers")
        layout = FlowLayout()
        layout.setContentsMargins(*[_AIR] * 4)  # else the mark of focus lies on the answers
        for key, choice in offered:
            made = self._buttons[choice.code] = _option(f"{key}  {choice.label}", group)
            made.clicked.connect(self._pressed)
            group.add(made)
            layout.addWidget(made)
        group.setLayout(layout)
        column(self).addWidget(group)
        self.setFocusProxy(group)

    @property
    def options(self) -> str:
        """The keys and their words: "0 Nej, 1 Ja"."""
        every = (button.accessibleName() for button in self._buttons.values())
        return ", ".join(one.replace("  ", " ") for one in every)

    @property
    def half(self) -> str:
        """The digits so far, where a longer code may come."""
        return self._typed

    def go_on(self, half: str) -> None:
        """As if the digits had just been typed."""
        self._typed = half

    def _pressed(self) -> None:
        made = self.sender()
        self._clicked(next(code for code, one in self._buttons.items() if one is made))

    def _clicked(self, code: str) -> None:
        raise NotImplementedError


class ChoiceField(_Coded):
    """One of a few. The code on the keyboard chooses it too."""

    def __init__(
        self, question: Question, choices: tuple[Choice, ...], parent: QWidget
    ) -> None:
        super().__init__(question, ((choice.code, choice) for choice in choices), parent)

    def show_answer(self, answer: Answer | None) -> None:
        """Mark the chosen one."""
        chosen = None if answer is None or isinstance(answer, Mark) else write(answer)
        for code, made in self._buttons.items():
            made.setChecked(code == chosen)

    def take_key(self, event: QKeyEvent) -> bool:
        """A code chooses, as soon as no longer code can be meant."""
        text = event.text()
        if not text or not text.isprintable() or text.isspace():
            return False
        typed = self._typed + text
        begun = [code for code in self._buttons if code.startswith(typed)]
        if not begun:
            self._typed = ""
            return text.isdigit()
        self._typed = typed
        if typed in self._buttons and len(begun) == 1:
            self._clicked(typed)
        return True

    def _clicked(self, code: str) -> None:
        self._typed = ""
        self.answered.emit(parse(self.question, code))


class MultiField(_Coded):
    """Any number of a few: codes put them in and out, Enter gives them."""

    def __init__(self, question: MultiQuestion, parent: QWidget) -> None:
        keys = keys_of(question.offered)
        super().__init__(question, zip(keys, question.offered, strict=True), parent)
        self._keys = keys

    def show_answer(self, answer: Answer | None) -> None:
        """Mark the chosen ones."""
        chosen = answer if isinstance(answer, tuple) else ()
        for code, made in self._buttons.items():
            made.setChecked(code in chosen)

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter gives what is chosen; a code puts one in or out."""
        if event.key() in ENTER:
            if self._chosen():
                self.answered.emit(self._chosen())
                return True
            return False
        text = event.text()
        if not text.isalnum():
            return False
        typed = self._typed + text
        begun = [key for key in self._keys if key.startswith(typed)]
        self._typed = typed if begun and typed not in self._keys else ""
        if typed in self._keys:
            tuple(self._buttons.values())[self._keys.index(typed)].click()
        return bool(begun) or text.isdigit()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, made in self._buttons.items() if made.isChecked())

    def _clicked(self, code: str) -> None:
        del code  # all that are chosen are kept together
        self.kept.emit(self._chosen() or None)


class ListField(Field):
    """One of many: type a code or the beginning of a word, Enter takes the first in sight."""

    def __init__(self, question: ListQuestion, parent: QWidget) -> None:
        super().__init__(question, parent)
        self._choices = question.offered
        self._shown = ""
        self._line = QLineEdit(self)
        self._line.setProperty("kind", "answer")
        self._line.setPlaceholderText("Början av namn eller kod")
        self._list = Suggestions(self._line, self)
        fill(column(self), self._line, self._list)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._narrow)
        self._list.taken.connect(self.answered.emit)

    def show_answer(self, answer: Answer | None) -> None:
        """Show the chosen one by name."""
        chosen = [choice.label for choice in self._choices if choice.code == answer]
        self._shown = chosen[0] if chosen else ""
        self._line.setText(self._shown)
        self.begin()
        self._list.hide()

    def begin(self) -> None:
        """Another name is typed over the chosen one."""
        self._line.selectAll()

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter takes the marked one, the arrows mark another."""
        if self._list.isVisible() and walked(self._list, event.key()):
            return True
        if event.key() not in ENTER or not self._line.text().strip():
            return False
        if self._line.text() == self._shown:
            return False
        if self._list.count():
            self._list.take_marked()
        else:
            self.refused.emit(NOT_IN_LIST)
        return True

    @property
    def is_blank(self) -> bool:
        """Whether the line is empty."""
        return not self._line.text()

    def settle(self) -> bool:
        """A whole name or code is one; the beginning is asked about; none takes it away."""
        text = self._line.text().strip().casefold()
        if text == self._shown.strip().casefold():
            return True
        meant = [one for one in self._choices if text in (one.code, one.label.casefold())]
        if text and len(meant) != 1:
            self.refused.emit(NOT_CHOSEN if self._list.count() else NOT_IN_LIST)
            return False
        self._shown = meant[0].label if text else ""
        self.kept.emit(meant[0].code if text else None)
        return True

    @property
    def typed(self) -> str:
        """The line."""
        return self._line.text()

    @property
    def suggestions(self) -> QWidget | None:
        """What the beginning of a name may mean."""
        return self._list if self._list.isVisible() else None

    @property
    def takes_letters(self) -> bool:
        """A name is typed here."""
        return True

    def _narrow(self, typed: str) -> None:
        self.refused.emit("")
        choices = _found(self._choices, typed.strip().casefold())
        self._list.suggest(choices, most=IN_SIGHT)  # the arrows and the wheel go on
        for row, choice in enumerate(choices):
            self._list.item(row).setToolTip(choice.label)


def _option(text: str, group: Choices) -> QPushButton:
    """A button for one answer; long words take another line rather than be cut."""
    made = WrappingButton(group)
    made.setProperty("kind", "")
    made.setAutoDefault(False)
    made.setAccessibleName(text)
    made.show_whole(text)
    return made


def keys_of(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """What to press for each choice: its code, or its place where codes are words."""
    if all(choice.code.isdigit() for choice in choices):
        return tuple(choice.code for choice in choices)
    return tuple(str(place) for place in range(1, len(choices) + 1))


def _found(choices: tuple[Choice, ...], typed: str) -> list[Choice]:
    """The choices that `typed` may mean: by code first, then by the beginning of a word."""
    if not typed:
        return []
    by_code = [choice for choice in choices if choice.code.casefold() == typed]
    begins = [choice for choice in choices if choice.label.casefold().startswith(typed)]
    within = [choice for choice in choices if f" {typed}" in choice.label.casefold()]
    ranked = begins + within if len(typed) > 2 or begins else []
    first = by_code if typed.isdigit() or not begins else []
    last = [] if first else by_code
    return list(dict.fromkeys([*first, *ranked, *last]))
