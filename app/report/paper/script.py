# SPDX-License-Identifier: EUPL-1.2
"""Any Unicode made fit to print: cleaned, and in the order it is drawn.

The sheet is Swedish and runs from left to right; a name or a comment in Arabic, Persian
or another script that runs the other way is shaped and turned round inside its line.
"""

import re
import unicodedata

from arabic_reshaper import ArabicReshaper
from bidi import get_display

from app.text_direction import bare, isolated

REPLACEMENT = "\ufffd"
_BREAKS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_ORDERS = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_UNDRAWN = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SHAPES = ArabicReshaper({"delete_harakat": False, "shift_harakat_position": False})
_BOUND = re.compile(
    r"(?<=\d) (?=(?:av|dag|dagar|år|månader|gånger|timmar|procent|kronor|kr)\b)"
    r"|(?<=\d) (?=(?:januari|februari|mars|april|maj|juni|juli|augusti|september)\b)"
    r"|(?<=\d) (?=(?:oktober|november|december)\b)"
    r"|(?<=\d av) (?=\d)"
)


def clean(text: str) -> str:
    """Text that can be printed, saying the same.

    Composed (NFC); every kind of line break is a line feed and a tab a space; characters
    that are orders to a text engine (direction overrides, soft hyphens) are left out;
    other control characters and halves of surrogate pairs become U+FFFD.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = _ORDERS.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", text)))
    return "".join(map(_printable, text))


def one_line(text: str) -> str:
    """`clean` text without line breaks or double spaces."""
    return " ".join(clean(text).split())


def bound(text: str) -> str:
    """Text with no line break inside "3 av 4", "12 dagar" and "5 maj"."""
    return _BOUND.sub("\u00a0", text)


def drawn(text: str) -> str:
    """Clean text of one line in the order it is drawn, from left to right."""
    if text.isascii():
        return text
    if _RIGHT_TO_LEFT.search(text):
        if _ARABIC.search(text):
            text = _SHAPES.reshape(text)
        text = bare(str(get_display(isolated(text), base_dir="L")))
    return _UNDRAWN.sub("", text)


def _printable(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    match unicodedata.category(character):
        case "Zs":
            return character if character == "\u00a0" else " "
        case "Cc" if character == "\t":
            return " "
        case "Cc" | "Cs":
            return REPLACEMENT
        case _:
            return character
