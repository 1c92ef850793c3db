# SPDX-License-Identifier: EUPL-1.2
"""The fonts of the sheet: which one draws which characters, and how wide they are.

Atkinson Hyperlegible draws everything it can; Noto Sans takes the words it cannot.
A `Fonts` is made once per process and handed to whoever lays out or prints. It remembers
fonts only, never a word that was printed.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import fontpkg_noto_sans_thai
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.report.page import FontName

_ATKINSON = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files"
_FILES: Mapping[FontName, Path] = MappingProxyType(
    {
        "regular": _ATKINSON / "AtkinsonHyperlegible-Regular.ttf",
        "bold": _ATKINSON / "AtkinsonHyperlegible-Bold.ttf",
        "noto": Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf",
        "arabic": Path(fontpkg_noto_sans_arabic.ROOT)
        / "files"
        / "NotoSansArabic[wdth,wght].ttf",
        "thai": Path(fontpkg_noto_sans_thai.ROOT) / "files" / "NotoSansThai[wdth,wght].ttf",
    }
)
OTHER_SCRIPTS: tuple[FontName, ...] = ("noto", "arabic", "thai")
_LAST_PLAIN = 0xFFFF  # above it, reportlab's map from glyph to character goes wrong


class Fonts:
    """The fonts, each read from its file when first needed (2 to 15 ms).

    Attributes:
        files: where each font is, for a painter that draws the same pages.
    """

    def __init__(self) -> None:
        self.files = _FILES
        self._faces: dict[FontName, TTFont] = {}

    def has(self, font: FontName, character: str) -> bool:
        """Whether the font can draw the character."""
        code = ord(character)
        return code <= _LAST_PLAIN and code in self._font(font).face.charToGlyph

    def advance(self, font: FontName, string: str) -> float:
        """How wide the string is at type size 1, without kerning."""
        width = self._font(font).face.getCharWidth
        return sum(width(ord(character)) for character in string) / 1000

    def pdf_name(self, font: FontName) -> str:
        """What reportlab calls the font."""
        return str(self._font(font).fontName)

    def _font(self, font: FontName) -> TTFont:
        if font not in self._faces:
            face = TTFont(f"sheet-{font}", str(self.files[font]))
            pdfmetrics.registerFont(face)
            self._faces[font] = face
        return self._faces[font]
