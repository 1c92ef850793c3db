# SPDX-License-Identifier: EUPL-1.2
"""Passphrases: offers one of four random words, and judges one of a person's own.

An own one needs 14 characters and 10¹³ guesses as zxcvbn counts them, with the words that
a guesser would try first on this very laptop: at the real key cost that is some centuries
for one graphics card. Four words out of 2048 are 1.8·10¹³.
"""

import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache

from app.resources import resource_text

MIN_CHARACTERS = 14
MIN_GUESSES = 10**13
_JUDGED = 64  # zxcvbn's time grows fast with length; a good beginning is enough


def propose(words: int = 4) -> str:
    """A passphrase of random words with spaces between, one that `judge` accepts.

    The few draws that it would refuse are drawn again; that costs a chance in fifty.
    """
    listed = _words("words.txt")
    while True:
        phrase = " ".join(secrets.choice(listed) for _ in range(words))
        if judge(phrase) is None:
            return phrase


def judge(passphrase: str, *, known: Iterable[str] = ()) -> str | None:
    """Why a passphrase of one's own is too weak, in Swedish, or None if it is good.

    Args:
        passphrase: as typed.
        known: what a guesser knows of this place: municipality, unit, names, signatures.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if len(text.strip()) < MIN_CHARACTERS:
        return (
            f"Lösenfrasen behöver vara minst {MIN_CHARACTERS} tecken lång. Ta gärna fyra "
            "ord som inte hör ihop."
        )
    if len(set(text.casefold())) < 6:
        return "Lösenfrasen upprepar samma få tecken. Ta gärna fyra ord som inte hör ihop."
    if guesses(text, known=known) < MIN_GUESSES:
        return (
            "Lösenfrasen är för lätt att gissa, eftersom den bygger på vanliga ord, namn "
            "eller årtal. Lägg till ett eller två ord som inte har med arbetet att göra."
        )
    return None


def guesses(passphrase: str, *, known: Iterable[str] = ()) -> int:
    """About how many guesses it takes, for someone who knows Swedish and this place."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - 13 MiB that only a new passphrase needs

    text = unicodedata.normalize("NFC", passphrase)
    inputs = [*_parts(known), *_words("weak_words.txt"), *_words("words.txt")]
    # A space between two words is worth less than zxcvbn thinks, so it is judged without
    forms = {text[:_JUDGED], "".join(text.split())[:_JUDGED]}
    return min(int(zxcvbn(form, user_inputs=inputs)["guesses"]) for form in forms)


def _parts(known: Iterable[str]) -> list[str]:
    """Each phrase whole and word by word, in lower case."""
    phrases = [unicodedata.normalize("NFC", phrase).lower() for phrase in known]
    return [part for phrase in phrases for part in (phrase, *phrase.split()) if part]


@cache
def _words(name: str) -> tuple[str, ...]:
    lines = unicodedata.normalize("NFC", resource_text("texts", name)).splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
