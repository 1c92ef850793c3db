# SPDX-License-Identifier: EUPL-1.2
"""Which font draws which part of a line, and how wide that is."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from app.report.paper.fonts import OTHER_SCRIPTS, Fonts
from app.report.paper.marks import FontName
from app.report.paper.script import drawn

MISSING = 0.66  # room for a character that no font has, in ems


class Span(NamedTuple):
    """Clean words (see `script.clean`) of one weight, without line breaks."""

    text: str
    bold: bool = False


class Stretch(NamedTuple):
    """Characters that one font draws, or that none can (`font` None); width in ems."""

    font: FontName | None
    string: str
    advance: float


class Measures:
    """The words of one document, measured.

    It remembers each word, so it is made anew for each document and forgotten with it.
    """

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._words: dict[Span, tuple[Stretch, ...]] = {}
        self._advances: dict[Span, float] = {}

    def advance(self, span: Span) -> float:
        """The width of a span at type size 1."""
        known = self._advances.get(span)
        if known is None:
            known = sum(stretch.advance for stretch in self.stretches(span))
            self._advances[span] = known
        return known

    def stretches(self, span: Span) -> Sequence[Stretch]:
        """The span divided by font, in the order it is drawn, from left to right."""
        words = drawn(span.text).split(" ")
        if len(words) == 1:
            return self._word(Span(words[0], span.bold))
        return list(_joined(self._spaced(words, bold=span.bold)))

    def _spaced(self, words: list[str], *, bold: bool) -> Iterator[Stretch]:
        """The words with spaces between, a space in the font of the word before it."""
        font: FontName = "bold" if bold else "regular"
        for index, word in enumerate(words):
            found = self._word(Span(word, bold))
            if index:
                yield self._stretch(font, " ")
            yield from found
            if found:
                font = found[-1].font or font

    def _word(self, word: Span) -> tuple[Stretch, ...]:
        if word not in self._words:
            self._words[word] = tuple(self._choose(word))
        return self._words[word]

    def _choose(self, word: Span) -> Iterator[Stretch]:
        """One font for the whole word where there is one, else one per character."""
        fonts: tuple[FontName, ...] = ("bold" if word.bold else "regular", *OTHER_SCRIPTS)
        characters = set(word.text)
        for font in fonts:
            if self._fonts.widths(font).keys() >= characters:
                yield self._stretch(font, word.text)
                return
        owners: dict[str, FontName | None] = {}
        for each in characters:
            able = (font for font in fonts if each in self._fonts.widths(font))
            owners[each] = next(able, None)
        for owner, same in groupby(word.text, owners.__getitem__):
            yield self._stretch(owner, "".join(same))

    def _stretch(self, font: FontName | None, string: str) -> Stretch:
        if font is None:
            return Stretch(None, string, MISSING * len(string))
        return Stretch(font, string, self._fonts.advance(font, string))


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Neighbours of the same font made one."""
    for font, same in groupby(stretches, attrgetter("font")):
        parts = tuple(same)
        advance = sum(part.advance for part in parts)
        yield Stretch(font, "".join(part.string for part in parts), advance)
