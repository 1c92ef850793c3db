# SPDX-License-Identifier: EUPL-1.2
"""Words across a page, such as UTKAST, under everything else on it."""

from collections.abc import Iterator

from app.report.paper.marks import A4_HEIGHT, A4_WIDTH, Op, Text, Watermark
from app.report.paper.measure import Span
from app.report.paper.typeset import Typesetter


def across(words: list[str], setter: Typesetter) -> Iterator[Op]:
    """The words across the page, under everything else."""
    for index, word in enumerate(words, 1):
        size = min(118.0, 540 / max(1.0, setter.width(Span(word), 1)))
        y = A4_HEIGHT * index / (len(words) + 1)
        for text in setter.marks([Span(word)], 0, 0, 1):
            if isinstance(text, Text) and text.runs:
                yield Watermark(A4_WIDTH / 2, y, size, text.runs[0], 38, 0.905)
