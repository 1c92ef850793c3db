# SPDX-License-Identifier: EUPL-1.2
"""Every pair of text and ground that the stylesheet puts together can be read (WCAG AA)."""

import re
import sys
from collections.abc import Iterator
from dataclasses import astuple, replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QListWidget,
    QMenu,
    QMessageBox,
    QTableWidget,
    QToolTip,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.pieces.basics import words
from app.ui.pieces.theme import (
    DARK,
    FAMILY,
    LIGHT,
    MONOSPACE,
    SCALES,
    Colours,
    Look,
    dress,
    stylesheet,
)
from app.ui.system.icon import SIZES, wear_icon

LEAST = 4.5
PAIRS = (
    *(("ink", ground) for ground in ("paper", "surface", "accent_ground")),
    *(("quiet", ground) for ground in ("paper", "surface", "accent_ground")),
    *(("accent", ground) for ground in ("paper", "surface", "accent_ground")),
    *(("signal", ground) for ground in ("paper", "surface", "signal_ground")),
    ("on_accent", "accent"),
    ("signal_ground", "signal"),
)


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", 0-1, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, 1-21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak(colours: Colours) -> list[str]:
    """Pairs that are hard to read."""
    return [
        f"{text} on {ground}: {ratio:.2f}"
        for text, ground in PAIRS
        if (ratio := contrast(getattr(colours, text), getattr(colours, ground))) < LEAST
    ]


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_read(colours: Colours) -> None:
    assert weak(colours) == []


def test_a_planted_weak_pair_is_found() -> None:
    assert weak(replace(LIGHT, quiet="#9AA5A8")) != []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", SCALES)
def test_the_stylesheet_holds_only_the_palette(dark: bool, scale: int) -> None:
    look = Look(dark=dark, scale=scale)
    words = stylesheet(look).replace(";", " ").replace("}", " ").split()
    used = {word for word in words if word.startswith("#")}
    assert used <= set(astuple(look.colours))
    assert used


OWN_FONTS = ("QMenu", "QMessageBox", "QTipLabel", "QAbstractItemView", "QHeaderView")
ANOTHER = QFont("sans", 8)  # Windows' own for these is of 8.25 points


@pytest.fixture
def as_on_windows(dressed: QApplication) -> Iterator[QApplication]:
    """The system has fonts of its own for lists, menus, messages and tooltips."""
    for name in OWN_FONTS:
        dressed.setFont(ANOTHER, name)
    yield dressed
    dress(dressed, Look())


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("later", [False, True], ids=["before", "later"])
def test_lists_menus_and_messages_have_the_size_of_the_text(
    as_on_windows: QApplication, qtbot: QtBot, scale: int, later: bool
) -> None:
    dress(as_on_windows, Look(scale=scale))
    if later:  # the system's theme changes while the program runs
        for name in OWN_FONTS:
            as_on_windows.setFont(ANOTHER, name)
    for kind in (QTableWidget, QListWidget, QTreeView, QMenu, QMessageBox, QComboBox):
        made = kind()
        qtbot.addWidget(made)
        made.ensurePolished()
        font = made.font()
        assert (font.family(), font.pixelSize()) == (FAMILY, scale * 16 // 100), kind
    box = QComboBox()
    qtbot.addWidget(box)
    box.view().ensurePolished()
    assert box.view().font().pixelSize() == scale * 16 // 100


def test_a_tooltip_has_the_size_of_the_text(
    as_on_windows: QApplication, qtbot: QtBot
) -> None:
    dress(as_on_windows, Look(scale=200))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    QToolTip.showText(window.mapToGlobal(QPoint(1, 1)), "Vad det är", window)
    (tip,) = (one for one in as_on_windows.topLevelWidgets() if one.inherits("QTipLabel"))
    assert tip.font().pixelSize() == 32
    QToolTip.hideText()
    tip.close()


def test_a_code_is_written_in_letters_of_one_width(
    dressed: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = words("ILLA-0WMM", "code", window)
    label.ensurePolished()
    named = set(label.font().families()) - {"monospace"}
    if sys.platform != "win32" or named & set(QFontDatabase.families()):
        assert QFontInfo(
            label.font()
        ).fixedPitch()  # offscreen Windows has no fonts of its own
    assert {"Consolas", "Menlo", "Courier New"} <= set(re.findall(r'"([^"]+)"', MONOSPACE))


def test_the_window_has_the_programs_icon(dressed: QApplication) -> None:
    wear_icon(dressed)
    icon = dressed.windowIcon()
    assert sorted(size.width() for size in icon.availableSizes()) == list(SIZES)
    shown = icon.pixmap(32).toImage().pixelColor(16, 4)
    assert shown.name().upper() == LIGHT.accent
