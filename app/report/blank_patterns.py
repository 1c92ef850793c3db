# SPDX-License-Identifier: EUPL-1.2
"""Questions of a table that differ in a few words: said once, with a gap for the row's own."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

GAP = "\u2026"
_NAME = re.compile(r"\{[Nn]ame\}")


class Pattern(NamedTuple):
    """The words before and after the gap."""

    before: str
    after: str

    def gap(self, text: str) -> str:
        """The words of a question that stand in the gap; "" if it does not fit."""
        fits = text.startswith(self.before) and text.endswith(self.after)
        return text[len(self.before) : len(text) - len(self.after)].strip() if fits else ""

    @property
    def text(self) -> str:
        """The question with its gap."""
        return f"{self.before}{GAP}{self.after}"


def pattern_of(template: str, texts: Iterable[str]) -> Pattern | None:
    """What the questions of a column have in common by their template, if any is made by it."""
    parts = _NAME.split(template)
    if len(parts) != 2:  # one gap
        return None
    pattern = Pattern(*parts)
    return pattern if any(map(pattern.gap, texts)) else None


def commonest(gaps: Iterable[str]) -> str:
    """The words that stand most often in the gaps of a row; of equals the longest."""
    counted = Counter(filter(None, gaps))
    return max(counted, key=lambda gap: (counted[gap], len(gap), gap), default="")
