# SPDX-License-Identifier: EUPL-1.2
"""Words set in lines: broken where they must be, and put on the page as marks."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from app.report.paper.marks import Box, Op, Run, Text
from app.report.paper.measure import MISSING, Measures, Span

_SPACES = (Span(" "), Span(" ", bold=True))


class Typesetter:
    """Sets text of one document.

    Args:
        measures: knows how wide the words are.
        ink: whether to make marks; without, the same lines come out empty, which is the
            quick way to find out how much room a text takes.
    """

    def __init__(self, measures: Measures, *, ink: bool = True) -> None:
        self._measures = measures
        self._ink = ink

    def width(self, span: Span, size: float) -> float:
        """The width of one line in points."""
        return size * self._measures.advance(span)

    def lines(
        self, spans: Sequence[Span], size: float, width: float
    ) -> list[tuple[Span, ...]]:
        """Spans broken into lines no wider than `width`; a space between two spans.

        A word that is wider than a line is cut where it must be. There is always at
        least one line, be it empty.
        """
        room = width / size
        lines: list[list[Span]] = [[]]
        left = room
        for word, advance in self._fitting(spans, room):
            needed = advance
            if lines[-1]:
                needed += self._measures.advance(_SPACES[word.bold])
                if needed > left:
                    lines.append([])
                    left, needed = room, advance
            lines[-1].append(word)
            left -= needed
        return [tuple(_merged(line)) for line in lines]

    def line_width(self, line: Sequence[Span], size: float) -> float:
        """The width of a line of spans in points."""
        gaps = sum(self.width(_SPACES[span.bold], size) for span in line[1:])
        return gaps + sum(self.width(span, size) for span in line)

    def marks(self, line: Sequence[Span], x: float, y: float, size: float) -> Iterator[Op]:
        """One line on the page, from `x`, on the baseline `y`."""
        if not self._ink:
            return
        for index, span in enumerate(line):
            if index:
                x += self.width(_SPACES[span.bold], size)
            yield from self._marks(span, x, y, size)
            x += self.width(span, size)

    def _marks(self, span: Span, x: float, y: float, size: float) -> Iterator[Op]:
        runs: list[Run] = []
        dx = 0.0
        for stretch in self._measures.stretches(span):
            if stretch.font is not None:
                runs.append(Run(dx, stretch.font, stretch.string))
            for index in range(0 if stretch.font else len(stretch.string)):
                # An empty box for each that cannot be drawn, standing on the baseline.
                left, tall = x + dx + (index * MISSING + 0.08) * size, 0.68 * size
                yield Box(left, y - tall, 0.5 * size, tall, line=0.05 * size)
            dx += stretch.advance * size
        yield Text(x, y, size, tuple(runs), span.text)

    def _fitting(self, spans: Sequence[Span], room: float) -> Iterator[tuple[Span, float]]:
        """The words one by one with their widths in ems, cut if wider than a line."""
        advance = self._measures.advance
        for span in spans:
            for text in span.text.split(" "):
                word = Span(text, span.bold)
                if (needed := advance(word)) <= room:
                    yield word, needed
                else:
                    yield from ((part, advance(part)) for part in self._cut(word, room))

    def _cut(self, word: Span, room: float) -> Iterator[Span]:
        part, left = "", room
        for character in word.text:
            needed = self._measures.advance(Span(character, word.bold))
            if part and needed > left:
                yield Span(part, word.bold)
                part, left = "", room
            part += character
            left -= needed
        yield Span(part, word.bold)


def _merged(words: list[Span]) -> Iterator[Span]:
    for bold, same in groupby(words, attrgetter("bold")):
        yield Span(" ".join(word.text for word in same), bold)
