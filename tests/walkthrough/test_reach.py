# SPDX-License-Identifier: EUPL-1.2
"""The walk with the tab key finds what is planted, and nothing where all is well."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.pieces.basics import button, column, line, scrolled, words
from app.ui.pieces.choices import Choices
from app.ui.pieces.drop_down import DropDown
from app.ui.pieces.options import Options
from app.ui.pieces.page import Screen
from app.ui.pieces.ticks import Tick
from app.ui.window.window import Window
from tests.walkthrough.reach import differs, faults, heard

Role = QAccessible.Role


class Bare(Window):
    """A window with the tab key as Qt has it: in the order that things were made."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own
        return super(Window, self).focusNextPrevChild(forward)


def without_role(ground: QWidget) -> None:
    made = QWidget(ground)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName("Något")
    put(ground, made)


def without_name(ground: QWidget) -> None:
    put(ground, QLineEdit(ground))


def choice_of_no_group(ground: QWidget) -> None:
    made = button("Ja", ground)
    made.setCheckable(True)
    made.setAutoExclusive(True)
    put(ground, made)


def alike(ground: QWidget) -> None:
    put(ground, button("Ta med", ground))
    put(ground, button("Ta med", ground))


def unseen(ground: QWidget) -> None:
    put(ground, words("Långt ner", "title", ground))  # away from the other's mark
    made = button("Spara", ground, kind="odd")
    made.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid black; }")
    put(ground, made)


def chosen_by_its_looks(ground: QWidget) -> None:
    class Drawn(QPushButton):
        """Looks chosen, and is not to others."""

        def isChecked(self) -> bool:  # noqa: N802 - Qt's own
            return True

    made = Drawn("Ja", ground)
    made.setAccessibleName("Svar: Ja")
    made.setCheckable(True)
    put(ground, made)


def choice_that_is_a_menu(ground: QWidget) -> None:
    made = QPushButton("Ja", ground)
    made.setAccessibleName("Svar: Ja")
    made.setCheckable(True)
    made.setMenu(QMenu(made))  # a screen reader then says that it is one
    put(ground, made)


def words_of_its_own(ground: QWidget) -> None:
    class Drawn(QLineEdit):
        """Shows other words than it holds."""

        def text(self) -> str:
            return "tolv"

    made = Drawn("12", ground)
    made.setAccessibleName("Antal")
    put(ground, made)


def drop_down_of_its_own(ground: QWidget) -> None:
    class Drawn(QComboBox):
        """Shows what nobody chose."""

        def currentText(self) -> str:  # noqa: N802 - Qt's own
            return "Rött"

    made = Drawn(ground)
    made.setAccessibleName("Färg")
    put(ground, made)


def two_defaults(ground: QWidget) -> None:
    for text in ("Spara", "Ta bort"):
        put(ground, button(text, ground, kind="primary"))
    assert isinstance(ground, Screen)
    ground.primary = ground.findChildren(QPushButton)[-1]


def default_that_does_not_look_so(ground: QWidget) -> None:
    assert isinstance(ground, Screen)
    ground.primary = button("Spara", ground)
    put(ground, ground.primary)


def put(ground: QWidget, made: QWidget) -> None:
    layout = ground.body if isinstance(ground, Screen) else ground.layout()
    assert layout is not None
    layout.addWidget(made)


PLANTED = (
    (without_role, "no role: QWidget"),
    (without_name, "no name: QLineEdit"),
    (choice_of_no_group, "of no group: Button"),
    (alike, "2 alike: 'Ta med'"),
    (unseen, "focus is not seen: Button 'Spara'"),
    (chosen_by_its_looks, "not told to be chosen: Drawn 'Ja'"),
    (choice_that_is_a_menu, "no choice: QPushButton 'Ja'"),
    (words_of_its_own, "no value: Drawn 'Antal'"),
    (drop_down_of_its_own, "no value: Drawn 'Färg'"),
    (two_defaults, "looks like what Enter does, and is not: Button 'Spara'"),
    (default_that_does_not_look_so, "Enter does what does not look so: Button 'Spara'"),
)


def shows(qtbot: QtBot, window: Window, ground: QWidget) -> Window:
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show_screen(ground)
    with qtbot.waitActive(window):
        window.show()
    stops = [one for one in ground.findChildren(QWidget) if one.focusPolicy()]
    next(one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus).setFocus()
    qtbot.wait(20)  # on a busy machine it is laid out after it is shown
    return window


def page() -> QWidget:
    ground = Screen(None, None)
    put(ground, button("Först", ground))
    return ground


@pytest.mark.parametrize(("plant", "told"), PLANTED, ids=[p.__name__ for p, _ in PLANTED])
def test_a_planted_fault_is_found(
    qtbot: QtBot, dressed: QApplication, plant: Callable[[QWidget], None], told: str
) -> None:
    ground = page()
    plant(ground)
    found = faults(shows(qtbot, Window(practice=False), ground))
    assert [fault for fault in found if fault.startswith(told)], found


def tall() -> QWidget:
    """Made from below, laid out from above, and taller than the window."""
    ground, content = QWidget(), QWidget()
    layout, inside = column(ground), column(content)
    made = [button(f"Nummer {number}", content) for number in range(30)]
    for one in reversed(made):
        inside.addWidget(one)
    layout.addWidget(button("Först", ground))
    layout.addWidget(scrolled(content, ground))
    layout.addWidget(button("Sist", ground))
    return ground


def test_the_tab_key_of_qt_is_found_out(qtbot: QtBot, dressed: QApplication) -> None:
    window = Bare(practice=False)
    window._in_sight._window = QWidget(window)  # noqa: SLF001 - planted: it watches another
    found = faults(shows(qtbot, window, tall()))
    assert [fault for fault in found if fault.startswith("out of order")], found
    assert [fault for fault in found if fault.startswith("out of sight")], found


def test_the_tab_key_of_the_window_is_right(qtbot: QtBot, dressed: QApplication) -> None:
    assert faults(shows(qtbot, Window(practice=False), tall())) == []


def test_columns_are_read_one_after_the_other(qtbot: QtBot, dressed: QApplication) -> None:
    ground, across = QWidget(), line()
    for side in "ab":
        inside = column(made := QWidget(ground))
        for number in range(3):
            inside.addWidget(button(f"{side}{number}", made))
        across.addWidget(made)
    ground.setLayout(across)
    window = shows(qtbot, Window(practice=False), ground)
    walked = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        walked.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert walked == ["a0", "a1", "a2", "b0", "b1", "b2"]
    assert faults(window) == []


def test_choices_say_what_they_are(qtbot: QtBot, dressed: QApplication) -> None:
    ground = page()
    options = Options("Typ", (("a", "Ett"), ("b", "Två")), ground)
    options.show_choice("b")
    tick = Tick("t", ("Klart", "under", "1"), ground)
    down = DropDown("Val", [("Rött", 1), ("Blått", 2)], ground)
    group = Choices(ground)
    group.setAccessibleName("Fråga C1")
    made = [button(text, group) for text in ("0  Nej", "1  Ja")]
    inside = column(group)
    for one in made:
        group.add(one)
        inside.addWidget(one)
    for one in (options, tick, down, group):
        put(ground, one)
    window = shows(qtbot, Window(practice=False), ground)
    assert faults(window) == []
    assert [heard(one).role() for one in options.stops] == [Role.RadioButton] * 2
    assert [bool(heard(one).state().checked) for one in options.stops] == [False, True]
    assert heard(tick).role() == Role.CheckBox
    assert heard(down).role() == Role.ComboBox
    assert heard(down).text(QAccessible.Text.Value) == "Rött"
    assert heard(group).role() == Role.Grouping
    assert [heard(one).role() for one in made] == [Role.RadioButton] * 2


def test_the_arrows_go_between_choices_and_settle_nothing(
    qtbot: QtBot, dressed: QApplication
) -> None:
    ground = page()
    group = Choices(ground)
    made = [button(text, group) for text in ("0  Nej", "1  Ja")]
    inside = column(group)
    for one in made:
        group.add(one)
        inside.addWidget(one)
    put(ground, group)
    shows(qtbot, Window(practice=False), ground)
    clicked: list[QPushButton] = []
    for one in made:
        one.clicked.connect(lambda _=False, one=one: clicked.append(one))
    group.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget() is made[1]
    assert not clicked
    qtbot.keyClick(made[1], Qt.Key.Key_Space)
    assert clicked == [made[1]]
    qtbot.keyClick(made[1], Qt.Key.Key_Return)
    assert clicked == [made[1], made[1]]


def test_what_ends_a_row_of_a_picture_is_no_part_of_it() -> None:
    one, other = (QImage(6, 50, QImage.Format.Format_Grayscale8) for _ in range(2))
    for shown, beyond in ((one, 0), (other, 255)):
        shown.fill(128)
        bits = shown.bits()
        for row in range(50):
            bits[8 * row + 6 : 8 * row + 8] = bytes([beyond] * 2)
    assert bytes(one.constBits()) != bytes(other.constBits())
    assert not differs(one, other)
    other.fill(0)
    assert differs(one, other)
