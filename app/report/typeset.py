# SPDX-License-Identifier: EUPL-1.2
"""Words set in lines: chosen fonts, measured widths, line breaks, and marks on the page."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from app.report.fonts import OTHER_SCRIPTS, Fonts
from app.report.page import Box, FontName, Op, Run, Text
from app.report.script import drawn

_MISSING = 0.66  # room for a character that no font has, in ems


class Span(NamedTuple):
    """Words of one weight."""

    text: str
    bold: bool = False


class Piece(NamedTuple):
    """Characters that one font draws, or that none can (`font` None); width in ems."""

    font: FontName | None
    string: str
    advance: float


class Typesetter:
    """Sets clean text (see `script.clean`) for one document.

    It remembers the words it has measured, so it is made anew for each document and
    forgotten with it.
    """

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._words: dict[Span, tuple[Piece, ...]] = {}

    def width(self, span: Span, size: float) -> float:
        """The width of one line in points."""
        return size * sum(piece.advance for piece in self._pieces(span))

    def lines(
        self, spans: Sequence[Span], size: float, width: float
    ) -> list[tuple[Span, ...]]:
        """Spans broken into lines no wider than `width`; a space between two spans.

        A word that is wider than a line is cut where it must be. There is always at
        least one line, be it empty.
        """
        lines: list[list[Span]] = [[]]
        left = width
        for word in self._fitting(spans, size, width):
            gap = self.width(Span(" ", word.bold), size) if lines[-1] else 0.0
            needed = self.width(word, size)
            if lines[-1] and gap + needed > left:
                lines.append([])
                left, gap = width, 0.0
            lines[-1].append(word)
            left -= gap + needed
        return [tuple(_merged(line)) for line in lines]

    def line_width(self, line: Sequence[Span], size: float) -> float:
        """The width of a line of spans in points."""
        gaps = sum(self.width(Span(" ", span.bold), size) for span in line[1:])
        return gaps + sum(self.width(span, size) for span in line)

    def marks(
        self, line: Sequence[Span], x: float, y: float, size: float, *, grey: float = 0.0
    ) -> Iterator[Op]:
        """One line on the page, from `x`, on the baseline `y`."""
        for before, span in pairwise((Span(""), *line)):
            if before.text:
                x += self.width(Span(" ", span.bold), size)
            yield from self._marks(span, x, y, size, grey)
            x += self.width(span, size)

    def _marks(self, span: Span, x: float, y: float, size: float, grey: float) -> Iterator[Op]:
        runs: list[Run] = []
        dx = 0.0
        for piece in self._pieces(span):
            if piece.font is not None:
                runs.append(Run(dx, piece.font, piece.string))
            else:
                yield from _empty_boxes(len(piece.string), x + dx, y, size)
            dx += piece.advance * size
        yield Text(x, y, size, tuple(runs), span.text, grey)

    def _fitting(self, spans: Sequence[Span], size: float, width: float) -> Iterator[Span]:
        """The words one by one, cut if they are wider than a line."""
        for span in spans:
            for word in span.text.split(" "):
                whole = Span(word, span.bold)
                if self.width(whole, size) <= width:
                    yield whole
                else:
                    yield from self._cut(whole, size, width)

    def _cut(self, word: Span, size: float, width: float) -> Iterator[Span]:
        part = ""
        for character in word.text:
            if part and self.width(Span(part + character, word.bold), size) > width:
                yield Span(part, word.bold)
                part = ""
            part += character
        yield Span(part, word.bold)

    def _pieces(self, span: Span) -> tuple[Piece, ...]:
        if span not in self._words:
            words = drawn(span.text).split(" ")
            self._words[span] = tuple(_joined(list(self._spaced(words, bold=span.bold))))
        return self._words[span]

    def _spaced(self, words: list[str], *, bold: bool) -> Iterator[Piece]:
        """The words with spaces between, a space in the font of the word before it."""
        font: FontName = "bold" if bold else "regular"
        for index, word in enumerate(words):
            found = list(self._choose(word, "bold" if bold else "regular"))
            if index:
                yield self._piece(font, " ")
            yield from found
            if found:
                font = found[-1].font or font

    def _choose(self, word: str, first: FontName) -> Iterator[Piece]:
        """One font for the whole word where there is one, else one per character."""
        if not word:
            return
        for font in (first, *OTHER_SCRIPTS):
            if all(self._fonts.has(font, character) for character in word):
                yield self._piece(font, word)
                return
        for owner, characters in groupby(word, lambda each: self._owner(each, first)):
            yield self._piece(owner, "".join(characters))

    def _owner(self, character: str, first: FontName) -> FontName | None:
        fonts = (first, *OTHER_SCRIPTS)
        return next((font for font in fonts if self._fonts.has(font, character)), None)

    def _piece(self, font: FontName | None, string: str) -> Piece:
        if font is None:
            return Piece(None, string, _MISSING * len(string))
        return Piece(font, string, self._fonts.advance(font, string))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    for font, same in groupby(pieces, lambda piece: piece.font):
        parts = tuple(same)
        advance = sum(part.advance for part in parts)
        yield Piece(font, "".join(part.string for part in parts), advance)


def _merged(words: list[Span]) -> Iterator[Span]:
    for bold, same in groupby(words, lambda word: word.bold):
        yield Span(" ".join(word.text for word in same), bold)


def _empty_boxes(count: int, x: float, y: float, size: float) -> Iterator[Op]:
    """An empty box for each character that cannot be drawn, standing on the baseline."""
    for index in range(count):
        left = x + (index * _MISSING + 0.08) * size
        yield Box(left, y - 0.68 * size, 0.5 * size, 0.68 * size, line=0.05 * size)
