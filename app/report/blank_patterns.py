# SPDX-License-Identifier: EUPL-1.2
"""Questions of a table that differ in a few words: said once, with a gap for the row's own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, takewhile
from typing import NamedTuple

_ENOUGH = 0.6  # of the questions of a column say the same, at least
GAP = "\u2026"


class Pattern(NamedTuple):
    """The words before and after the gap."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def gap(self, text: str) -> str:
        """The words of a question that stand in the gap; "" if it does not fit."""
        words = _words(text)
        first, last = len(self.before), len(words) - len(self.after)
        fits = words[:first] == self.before and words[last:] == self.after
        return " ".join(words[first:last]) if fits and first < last else ""

    @property
    def text(self) -> str:
        """The question with its gap."""
        return " ".join((*self.before, GAP, *self.after)) + "?"

    @property
    def fixed(self) -> int:
        """How many words are the same in all."""
        return len(self.before) + len(self.after)


def pattern_of(texts: Sequence[str]) -> Pattern | None:
    """What the questions of a column have in common, if that says most of each."""
    pairs = combinations({text: _words(text) for text in texts}.values(), 2)
    patterns = {_common(one, other) for one, other in pairs}
    best = max(patterns, key=lambda one: _worth(one, texts), default=None)
    if best is None:
        return None
    gaps = [gap for text in texts if (gap := best.gap(text))]
    longest = len(gaps) * best.fixed
    if len(gaps) < _ENOUGH * len(texts) or _count(gaps) > longest:
        return None
    return best


def commonest(gaps: Iterable[str]) -> str:
    """The words that stand most often in the gaps of a row; of equals the longest."""
    counted = Counter(filter(None, gaps))
    return max(counted, key=lambda gap: (counted[gap], len(gap), gap), default="")


def _worth(pattern: Pattern, texts: Sequence[str]) -> tuple[int, int, Pattern]:
    fits = sum(bool(pattern.gap(text)) for text in texts)
    return fits * pattern.fixed, fits, pattern


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> Pattern:
    before = _same_at_first(one, other)
    rest = (words[len(before) :][::-1] for words in (one, other))
    return Pattern(before, _same_at_first(*rest)[::-1])


def _same_at_first(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(word for word, _ in pairs)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.removesuffix("?").split())


def _count(gaps: Iterable[str]) -> int:
    return sum(len(gap.split()) for gap in gaps)
