# SPDX-License-Identifier: EUPL-1.2
"""The same marks on the screen as in the PDF: where they are, how dark, and in what words."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.report.paper.fonts import Fonts
from app.report.paper.marks import Box, Line, Op, Page, Run, Text, Watermark
from app.ui.after.page_view import PageView, PaperView, draw_page
from tests.ui.after.conftest import shown

SCALE = 2.0


def drawn(*ops: Op) -> QImage:
    page = Page(ops, 200, 100)
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_page(painter, page, SCALE)
    painter.end()
    return image


def ink(image: QImage, x: float, y: float, width: float, height: float) -> int:
    """How many pixels are darker than paper in a part of the page, in points."""
    return sum(
        image.pixelColor(column, row).lightness() < 245
        for column in range(round(x * SCALE), round((x + width) * SCALE))
        for row in range(round(y * SCALE), round((y + height) * SCALE))
    )


def test_a_line_is_where_it_should_be() -> None:
    image = drawn(Line(20, 50, 180, 50, 2.0))
    assert image.pixelColor(200, 100).lightness() < 40
    assert ink(image, 0, 0, 200, 48) == 0
    assert ink(image, 0, 52, 200, 48) == 0


@pytest.mark.parametrize("string", ["Åsa Öst", "0123"])
def test_text_begins_at_its_left_edge_and_is_as_wide_as_measured(string: str) -> None:
    fonts = Fonts()
    image = drawn(Text(20, 50, 12, (Run(0, "regular", string),), string))
    width = fonts.advance("regular", string) * 12
    assert ink(image, 20, 30, width, 30) > 20
    assert ink(image, 0, 0, 19, 100) == 0
    assert ink(image, 21 + width, 0, 178 - width, 100) == 0


def test_every_font_draws_and_runs_stand_one_after_another() -> None:
    runs = (Run(0, "bold", "A"), Run(60, "noto", "Ж"), Run(120, "thai", "ก"))
    image = drawn(Text(10, 60, 20, runs, "AЖก"))
    for left in (10, 70, 130):
        assert ink(image, left, 30, 30, 40) > 20
    assert ink(image, 42, 0, 27, 100) == 0


def test_denser_hatching_has_more_ink() -> None:
    amounts = [
        ink(drawn(Box(20, 20, 60, 60, hatch)), 21, 21, 58, 58)
        for hatch in ("none", "light", "medium", "dense")
    ]
    assert amounts == sorted(amounts)
    assert amounts[0] < amounts[1] < amounts[2] < amounts[3]


def test_the_draft_mark_goes_across_and_is_pale() -> None:
    image = drawn(Watermark(100, 50, 40, Run(0, "regular", "UTKAST"), 20, 0.9))
    assert ink(image, 0, 0, 200, 100) > 500
    darkest = min(
        image.pixelColor(x, y).lightness() for x in range(400) for y in range(200)
    )
    assert darkest > 200


def test_pages_are_as_wide_as_the_room_and_come_and_go(qtbot: QtBot) -> None:
    view = PaperView(None)  # type: ignore[arg-type]  # a window of its own here
    view.show_pages([Page(()), Page(()), Page(())])
    shown(qtbot, view)
    view.resize(500, 700)
    sheets = view.findChildren(PageView)
    assert len(sheets) == 3
    qtbot.waitUntil(lambda: 440 <= sheets[0].width() <= 500)
    assert sheets[0].height() == pytest.approx(sheets[0].width() * 2**0.5, abs=2)
    view.show_pages([Page(())])
    qtbot.waitUntil(lambda: len(view.findChildren(PageView)) == 1)


def test_a_page_can_be_read_aloud(qtbot: QtBot) -> None:
    view = PaperView(None)  # type: ignore[arg-type]  # a window of its own here
    qtbot.addWidget(view)
    view.show_pages([Page((Text(0, 10, 10, (Run(0, "regular", "Hej"),), "Hej"),))])
    (sheet,) = view.findChildren(PageView)
    assert (sheet.accessibleName(), sheet.accessibleDescription()) == ("Sida 1", "Hej")
