# SPDX-License-Identifier: EUPL-1.2
"""A name, a case, a unit or another line of text as it is kept: what is seen, and nothing else.

Text that is pasted, imported or given to a command may hold line breaks, tabs and characters
that are orders to whoever shows it (turn the direction round, break here, join these). They
would make two of one name, or turn the words around a name. The one place that takes them out.
"""

import unicodedata
from typing import Final

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})
# Format characters that are seen: signs before numbers and words in Arabic, Syriac and Kaithi
_SEEN: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_FILLERS: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
)  # empty "letters"
_JOINERS: Final = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_FIRST_JOINED: Final = "\u0590"  # scripts before this one join nothing


def one_line(text: str) -> str:
    """The text on one line, composed (NFC), without what nobody sees.

    Breaks, tabs and runs of spaces are one space. Joiners stay between letters of scripts
    that are written with them, such as Persian, Sinhala and Malayalam.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    kept = "".join(
        sign for place, sign in enumerate(spaced) if _is_seen(spaced, place, sign)
    )
    return " ".join(kept.split())


def has_controls(text: str) -> bool:
    """Whether there are characters that are no text at all, other than breaks and tabs."""
    return any(
        unicodedata.category(sign) in ("Cc", "Cs") and not sign.isspace() for sign in text
    )


def _is_seen(text: str, place: int, sign: str) -> bool:
    if sign in _JOINERS:
        return _is_joined(text[place - 1 : place]) and _is_joined(text[place + 1 :][:1])
    if sign in _FILLERS:
        return False
    return sign in _SEEN or unicodedata.category(sign) not in _UNSEEN


def _is_joined(sign: str) -> bool:
    return sign >= _FIRST_JOINED and unicodedata.category(sign)[0] in "LM"
