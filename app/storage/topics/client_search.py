# SPDX-License-Identifier: EUPL-1.2
"""Finding a client by what somebody types: small letters for capitals, and no accents needed.

Nobody has š or ọ on a Swedish keyboard, so a word finds a name with or without its accents.
å, ä and ö are letters of their own here: typed, they mean themselves.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from app.one_line import one_line

LONGEST = 200  # characters of a search that count; a name and a number are far fewer
_OWN = {"å": "\ue000", "ä": "\ue001", "ö": "\ue002"}  # kept whole while accents go
_STROKES = {
    "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "þ": "th", "ı": "i",
}  # fmt: skip
_ACCENTS = re.compile("[\u0300-\u036f]+")
_BETWEEN = "\0"


def fold(text: str) -> str:
    """The text as it is kept for searching: composed, in small letters."""
    return unicodedata.normalize("NFC", text).casefold()


class ClientSearch:
    """What somebody looks for.

    Args:
        text: as typed or pasted; only its first `LONGEST` characters count.
    """

    def __init__(self, text: str) -> None:
        text = text.strip()[:LONGEST]
        words = dict.fromkeys(fold(one_line(text) or text).split())
        own = [word for word in words if not _OWN.keys().isdisjoint(word)]
        self._own = [_bare(word, _OWN) for word in own]
        self._bare = [_bare(word) for word in words if word not in own]

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._own or self._bare)

    def among(self, folded: Sequence[str]) -> Iterator[int]:
        """The places of those texts, each made by `fold`, that hold every word."""
        # All of them at once: what takes long is to begin, ten thousand times.
        whole = _BETWEEN.join(text.replace(_BETWEEN, " ") for text in folded)
        bare = _bare(whole).split(_BETWEEN)
        own = _bare(whole, _OWN).split(_BETWEEN) if self._own else bare
        for place, (plain, kept) in enumerate(zip(bare, own, strict=True)):
            if all(word in plain for word in self._bare) and all(
                word in kept for word in self._own
            ):
                yield place


def _bare(text: str, kept: dict[str, str] | None = None) -> str:
    """The text without accents, but for the letters that are kept."""
    if text.isascii():
        return text
    for sign, bare in (*_STROKES.items(), *(kept or {}).items()):
        text = text.replace(sign, bare)
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))
