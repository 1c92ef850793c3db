# SPDX-License-Identifier: EUPL-1.2
"""Finds what the answers ask for and the text for the investigation does not say."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from facts import Fact, facts
from told import Told

from app.forms.model import Form

_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ]|\d+ av )")
_ANEW = re.compile(
    r"(?<!åren drack )(?<!dagarna drack )(?<!dagen drack )(?<!samma tid har )klient(?!en har gjort så)|intervjuaren|\banvänts\b|^Frågorna om|^Frågan om (?!recept)|^Några av frågorna",
    re.IGNORECASE,
)
_START = 24  # letters by which a passage is known again
_Texts = Mapping[str, str]


class Finder:
    """Looks for facts; first where the same question was told of in an earlier text."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._starts: dict[str, list[str]] = {}

    def unsaid(self, told: Told, texts: _Texts) -> Iterator[Fact]:
        """What these sections do not say of what was told."""
        whole = {
            name: text.replace("\N{NO-BREAK SPACE}", " ") for name, text in texts.items()
        }
        parts = {name: _passages(text) for name, text in whole.items()}
        said: dict[tuple[str, ...], bool] = {}  # many questions are passed in one sentence
        for fact in facts(self._form, told.given, told.asked):
            asks = (*fact.where, *fact.needs)
            if asks not in said:
                said[asks] = (
                    any(_has(whole.get(name, "").lower(), fact) for name in fact.where)
                    if fact.whole
                    else any(self._finds(fact, parts.get(name, {})) for name in fact.where)
                )
            if not said[asks]:
                yield fact

    def _finds(self, fact: Fact, passages: Mapping[str, list[str]]) -> bool:
        starts = self._starts.setdefault(fact.needs[0], [])
        for start in starts:
            if start in passages and any(_has(one, fact) for one in passages[start]):
                return True
        for start, some in passages.items():
            if start not in starts and any(_has(one, fact) for one in some):
                starts.append(start)
                return True
        return False


def _passages(text: str) -> dict[str, list[str]]:
    """The passages of a section in small letters, by how they start."""
    found: dict[str, list[str]] = {}
    for one in _together(text):
        passage = one.lower()
        found.setdefault(passage[:_START], []).append(passage)
    return found


def _together(text: str) -> Iterator[str]:
    """A sentence together with those after it that do not say anew whom they are about."""
    together = ""
    for line in text.splitlines():
        for sentence in _END.split(line):
            if together and not _ANEW.search(sentence):
                together = f"{together} {sentence}"
                continue
            if together:
                yield together
            together = sentence
        yield together
        together = ""


def _has(text: str, fact: Fact) -> bool:
    return all(_pattern(need).search(text) for need in fact.needs)


@cache
def _pattern(need: str) -> re.Pattern[str]:
    """A need in small letters, but for what an escape means: quicker than to ignore case."""
    small = re.sub(r"\\.|[^\\]+", lambda part: _small(part.group()), need, flags=re.DOTALL)
    return re.compile(small)  # more of them than the module keeps


def _small(part: str) -> str:
    return part if part.startswith("\\") else part.lower()
