# SPDX-License-Identifier: EUPL-1.2
"""The fonts of the sheet: which one draws which characters, and how wide they are.

Atkinson Hyperlegible draws everything it can; Noto Sans takes the words it cannot.
A `Fonts` is made once per process and handed to whoever lays out or prints. It remembers
fonts only, never a word that was printed.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import fontpkg_noto_sans_thai
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.report.paper.marks import FontName

_ATKINSON = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files"
_FILES: Final[dict[FontName, Path]] = {
    "regular": _ATKINSON / "AtkinsonHyperlegible-Regular.ttf",
    "bold": _ATKINSON / "AtkinsonHyperlegible-Bold.ttf",
    "noto": Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf",
    "arabic": Path(fontpkg_noto_sans_arabic.ROOT, "files", "NotoSansArabic[wdth,wght].ttf"),
    "thai": Path(fontpkg_noto_sans_thai.ROOT) / "files" / "NotoSansThai[wdth,wght].ttf",
}
OTHER_SCRIPTS: tuple[FontName, ...] = ("noto", "arabic", "thai")
_LAST_PLAIN = 0xFFFF  # above it, reportlab's map from glyph to character goes wrong


class Fonts:
    """The fonts, each read from its file when first needed (2 to 15 ms).

    Attributes:
        files: where each font is, for a painter that draws the same pages.
    """

    def __init__(self) -> None:
        self.files = _FILES
        self._widths: dict[FontName, Mapping[str, float]] = {}

    def widths(self, font: FontName) -> Mapping[str, float]:
        """The characters the font can draw, and how wide each is at type size 1."""
        if font not in self._widths:
            face = TTFont(_pdf_name(font), str(self.files[font]))
            pdfmetrics.registerFont(face)
            self._widths[font] = MappingProxyType(_widths(face))
        return self._widths[font]

    def advance(self, font: FontName, string: str) -> float:
        """How wide the string is at type size 1, without kerning; the font has it all."""
        return sum(map(self.widths(font).__getitem__, string))

    def pdf_name(self, font: FontName) -> str:
        """What reportlab calls the font."""
        self.widths(font)
        return _pdf_name(font)


def _pdf_name(font: FontName) -> str:
    return f"sheet-{font}"


def _widths(font: TTFont) -> dict[str, float]:
    face = font.face
    return {
        chr(code): face.charWidths.get(code, face.defaultWidth) / 1000
        for code in face.charToGlyph
        if code <= _LAST_PLAIN
    }
