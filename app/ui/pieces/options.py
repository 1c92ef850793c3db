# SPDX-License-Identifier: EUPL-1.2
"""One of a few, each a button with its words: tab goes in, the arrows go between."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from app.ui.pieces.basics import button
from app.ui.pieces.flow_layout import FlowLayout

Pairs = tuple[tuple[str, str], ...]  # code and words


class Options(QWidget):
    """Exactly one of them, or none until the user chooses.

    Signals:
        chosen: the code of the one that the user chose (str).
    """

    chosen = Signal(str)

    def __init__(self, name: str, pairs: Pairs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = FlowLayout()
        lead = f"{name} " if name.endswith("?") else f"{name}: "
        for code, text in pairs:
            made = self._buttons[code] = button(text, self, name=f"{lead}{text}")
            made.setCheckable(True)
            made.setAutoExclusive(True)  # a radio button to a screen reader
            made.setProperty("code", code)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(made)
            layout.addWidget(made)
        self.setLayout(layout)
        self._group.buttonToggled.connect(self._toggled)
        self._quiet = False

    @property
    def code(self) -> str:
        """The chosen one, or "" for none."""
        checked = self._group.checkedButton()
        return "" if checked is None else str(checked.property("code"))

    def show_choice(self, code: str) -> None:
        """Mark one, without telling anyone."""
        self._quiet = True
        self._buttons[code].setChecked(True)
        self._quiet = False

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Its buttons, in order."""
        return tuple(self._buttons.values())

    def option(self, code: str) -> QPushButton:
        """The button of one code."""
        return self._buttons[code]

    def _toggled(self, made: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked and not self._quiet:
            self.chosen.emit(str(made.property("code")))
