# SPDX-License-Identifier: EUPL-1.2
"""A measure of klarspråk, and how hard a text may be."""

from app.report.sentences.language import sentences, words

LIX_OF_SHEET = 35
LIX_OF_INVESTIGATION = 45
_LONG_WORD = 6  # letters; LIX counts the words that have more


def lix(text: str) -> float:
    """How hard a text is to read: words per sentence + percentage of words over 6 letters.

    Under 30 is very easy, 40 is a newspaper, over 50 is an authority. 0.0 for no words.
    """
    found = words(text)
    if not found:
        return 0.0
    long = sum(len(word) > _LONG_WORD for word in found)
    return len(found) / max(1, sum(1 for _ in sentences(text))) + 100 * long / len(found)
