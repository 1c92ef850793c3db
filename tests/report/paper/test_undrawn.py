# SPDX-License-Identifier: EUPL-1.2
"""Letters that would be empty boxes on paper are told of, and by what people call them."""

from dataclasses import replace

import pytest

from app.report.paper.fonts import Fonts
from app.report.paper.undrawn import undrawn, undrawn_words
from app.report.sheet.layout import layout_feedback
from tests.report.sheets import RICH

FONTS = Fonts()


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("ሰላም ተስፋይ", "etiopisk skrift (tigrinska, amhariska)"), ("שרה כהן", "hebreiska"),
        ("ნინო ბერიძე", "georgiska"), ("Արամ Պետրոսյան", "armeniska"),
        ("王芳", "kinesiska tecken"), ("김민수", "koreanska"), ("ராஜா", "tamil"),
        ("রহিম", "bengaliska"), ("अमित", "hindi (devanagari)"), ("Åsa 😀", "andra tecken"),
    ],
)  # fmt: skip
def test_a_script_that_cannot_be_drawn_is_named(name: str, script: str) -> None:
    pages = layout_feedback(replace(RICH, client_name=name), FONTS).pages
    assert undrawn(pages, FONTS) == (script,)
    said = undrawn_words(pages, FONTS)
    assert script in said
    assert "latinska bokstäver" in said
    assert name not in said


@pytest.mark.parametrize(
    "name",
    ["Åsa Öberg", "Zoë Šimić", "Ngọc Đỗ", "أحمد محمد", "สมชาย", "Ивана", "Ελένη", ""],
)
def test_a_script_that_can_is_not_mentioned(name: str) -> None:
    assert (
        undrawn_words(layout_feedback(replace(RICH, client_name=name), FONTS).pages, FONTS)
        == ""
    )
