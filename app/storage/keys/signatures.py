# SPDX-License-Identifier: EUPL-1.2
"""Signatures: who stands in the log. Seen as they are, and never two that look alike."""

import unicodedata
from typing import Final

from app.storage.keys.key_errors import LongSignature, NoSignature

LONGEST: Final = 12  # characters, wherever one is given: on the screens and by commands
_UNSEEN = (
    "C",
    "Z",
    "M",
)  # categories: controls and formats, spaces, marks without a letter
_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that show nothing
# Letters of other scripts that look like ours
_LIKE = str.maketrans(
    "авекмнорстухіјѕԁԛԝαβεζηικμνορτυχ", "abekmhopctyxijsdqwabeznikmvoptux"
)


def readable(signature: str) -> str:
    """The signature without spaces around it, in its usual spelling.

    Raises:
        NoSignature: nothing of it can be seen, or something in it cannot.
        LongSignature: it has more than `LONGEST` characters.
    """
    text = " ".join(unicodedata.normalize("NFC", signature).split())
    unseen = [
        one
        for one in text
        if one in _EMPTY or (unicodedata.category(one)[0] in _UNSEEN and one != " ")
    ]
    if not text or unseen:
        raise NoSignature
    if len(text) > LONGEST:
        raise LongSignature
    return text


def alike(one: str, other: str) -> bool:
    """Whether two signatures would be read as the same."""
    return _folded(one) == _folded(other)


def _folded(signature: str) -> str:
    folded = unicodedata.normalize("NFKC", signature).casefold().translate(_LIKE)
    return "".join(folded.split())
