# SPDX-License-Identifier: EUPL-1.2
"""The words of the blank form that the definitions do not have, or have for a screen."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from app.forms.model import Question

PERIODS: Mapping[str, str] = MappingProxyType(
    {
        "30": "Senaste 30 dagarna.",
        "6m": "Senaste sex månaderna.",
        "3y": "Senaste tre åren.",
        "life": "Hela livet.",
        "before": "Tidigare i livet.",
        "now": "Just nu.",
    }
)
STAR = "*"
FOOTNOTE = (
    "* väger tungt när du bedömer området   ·   X vet inte eller vill inte svara   ·   "
    "N gäller inte"
)
SUBTITLE = "Blankett att fylla i för hand"
HOW_TO = (
    "Läs frågorna högt med dina egna ord för övergångar. Kryssa i en ruta eller skriv siffror, "
    "ett tecken i varje ruta och sista siffran längst till höger. Noll är ett svar: skriv 0.",
)
_ON_SCREEN = re.compile(r"\btryck\b|\bF1 visar\b|^Skriv \d+/\d+ för\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.?!]) +(?=[A-ZÅÄÖ])")


def hint_on_paper(hint: str) -> str:
    """A hint without the sentences that are about keys and screens."""
    sentences = _SENTENCES.split(hint)
    return " ".join(one for one in sentences if not _ON_SCREEN.search(one))


def starred(key: str, question: Question) -> str:
    """The number of a question, with a star where it weighs heavily."""
    return f"{key}{STAR}" if question.critical else key
