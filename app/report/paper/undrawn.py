# SPDX-License-Identifier: EUPL-1.2
"""Says, before anything is printed, that a paper has letters which cannot be drawn right.

Without a font they would stand as empty boxes, and a name of boxes is nobody's name. Scripts
whose letters change places by their neighbours need more than a font.
"""

import unicodedata
from collections.abc import Iterable

from app.report.paper.fonts import OTHER_SCRIPTS, Fonts
from app.report.paper.marks import Page, Text
from app.report.paper.script import drawn

_SCRIPTS = {  # as Unicode calls them; what people call them
    "ARMENIAN": "armeniska",
    "BENGALI": "bengaliska",
    "CJK": "kinesiska tecken",
    "DEVANAGARI": "hindi (devanagari)",
    "ETHIOPIC": "etiopisk skrift (tigrinska, amhariska)",
    "GEORGIAN": "georgiska",
    "GUJARATI": "gujarati",
    "GURMUKHI": "punjabi (gurmukhi)",
    "HANGUL": "koreanska",
    "HEBREW": "hebreiska",
    "HIRAGANA": "japanska",
    "KATAKANA": "japanska",
    "KHMER": "khmer",
    "LAO": "laotiska",
    "MALAYALAM": "malayalam",
    "MYANMAR": "burmesiska",
    "SINHALA": "singalesiska",
    "SYRIAC": "syriska",
    "TAMIL": "tamil",
    "TELUGU": "telugu",
    "TIBETAN": "tibetanska",
}
_OTHER = "andra tecken"
_UNSHAPED = frozenset({"DEVANAGARI"})


def undrawn(pages: Iterable[Page], fonts: Fonts) -> tuple[str, ...]:
    """The scripts on these pages that cannot be drawn, in Swedish; () where all can."""
    said = (mark.says for page in pages for mark in page.ops if isinstance(mark, Text))
    signs = {sign for text in said if not text.isascii() for sign in drawn(text)}
    lost = {_script(sign) for sign in signs if not _is_drawn(sign, fonts)}
    # A font may have a sign that comes out wrong all the same: its vowels change places.
    lost |= {_script(sign) for sign in signs if _first_word(sign) in _UNSHAPED}
    return tuple(sorted(lost))


def undrawn_words(pages: Iterable[Page], fonts: Fonts) -> str:
    """The same as something to tell, or ""."""
    scripts = undrawn(pages, fonts)
    if not scripts:
        return ""
    return (
        f"En del av texten går inte att skriva ut rätt: {', '.join(scripts)}. På papperet blir "
        "det tomma rutor eller fel tecken. Svaren i valvet är som de var. Går texten att ändra: "
        "skriv den med latinska bokstäver. Annars: skriv till för hand på papperet."
    )


def _is_drawn(sign: str, fonts: Fonts) -> bool:
    return sign == " " or any(
        sign in fonts.widths(font) for font in ("regular", *OTHER_SCRIPTS)
    )


def _script(sign: str) -> str:
    return _SCRIPTS.get(_first_word(sign), _OTHER)


def _first_word(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]
