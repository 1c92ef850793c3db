# SPDX-License-Identifier: EUPL-1.2
"""Words and sentences, and an eye for what a machine gets wrong in a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

LONGEST_SENTENCE = 20  # words
_T = TypeVar("_T")

_WORD = re.compile(r"\d{1,3}(?:\u00a0\d{3})+|[^\W_]+(?:[-.:'’/][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_END = re.compile(r"[.!?]+(?=\s|$)|\n+")

_FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ett tomt värde", re.compile(r"\b(?:None|null|nan|True|False|Mark\.[XN])\b")),
    ("en klammer", re.compile(r"[{}<>\[\]|]")),
    ("en frågas kod", re.compile(r"\b[A-I]\d{1,2}[a-z]?(?:\.[a-z]+)?\b")),
    ("ett svar som X eller N", re.compile(r"(?<![\w-])[XN](?![\w-])")),
    ("dubbla mellanslag", re.compile(r"[ \u00a0]{2}|[ \u00a0]\n|\n[ \u00a0]")),
    ("dubbla skiljetecken", re.compile(r"[.,;:]{2}|[.,;]\s*[.,;]|\(\s*\)")),
    ("ett mellanslag före skiljetecken", re.compile(r"\s[.,;:)]|\(\s")),
    ("en luckas rest", re.compile(r"\b(?:och|med|av|från|i|på|för) ?[.,]|: ?\.")),
    (
        "ett könat pronomen",
        re.compile(
            r"\b(?:han|hon|hen|honom|henne|henom|hans|hennes|hens)\b", re.IGNORECASE
        ),
    ),
)


def words(text: str) -> list[str]:
    """The words of a text; a number is one, and so are "a-kassa" and "2026-014"."""
    return _WORD.findall(text)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text. A heading or a bullet on its own line counts as one."""
    for part in _END.split(text):
        if _LETTER.search(part):
            yield part.strip()


def longest_sentence(text: str) -> int:
    """How many words the longest sentence has."""
    return max((len(words(sentence)) for sentence in sentences(text)), default=0)


def how_many_fit(things: Sequence[_T], say: Callable[[Sequence[_T]], str]) -> int:
    """Of so many things, from the first, a sentence that says them has no more words than fit.

    At least one, if there is any.
    """
    many = len(things)
    while many > 1 and len(words(say(things[:many]))) > LONGEST_SENTENCE:
        many -= 1
    return many


def faults(text: str) -> tuple[str, ...]:
    """What is broken in a text of sentences: "en frågas kod", "en klammer", ... Empty is well.

    Names the kind of fault only, never the text, for the text is about a client.
    """
    found = [name for name, pattern in _FAULTS if pattern.search(text)]
    if longest_sentence(text) > LONGEST_SENTENCE:
        found.append(f"en mening med mer än {LONGEST_SENTENCE} ord")
    return tuple(found)


def sentence_faults(text: str) -> tuple[str, ...]:
    """As `faults`, for a text that should be one or more whole sentences on one line."""
    found = list(faults(text))
    if not text.endswith(".") or "\n" in text:
        found.append("en mening utan punkt")
    if not all(sentence[:1].isupper() for sentence in sentences(text)):
        found.append("en mening utan stor bokstav")
    return tuple(found)
