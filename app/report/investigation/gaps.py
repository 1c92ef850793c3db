# SPDX-License-Identifier: EUPL-1.2
"""What was declined and what was not asked, said by the names of the themes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.forms.answers import Answer, Mark
from app.report.investigation.rules import Fallback, Theme
from app.report.language import words
from app.report.words import listed

_DECLINED = "Klienten ville eller kunde inte svara på frågorna om {}."
_PARTLY_DECLINED = "Klienten ville eller kunde inte svara på alla frågor om {}."
_UNASKED = "Frågorna om {} ställdes inte."
_PARTLY_UNASKED = "Några av frågorna om {} ställdes inte."
_OTHERS_UNASKED = "Övriga frågor om området ställdes inte."
_MANY = 4  # themes that are named one by one; more are what is left
_LONGEST = 14  # words of a sentence, but for a single long name: a list is heavy to read


class Gap(NamedTuple):
    """A sentence about what is not known, and the questions that it is about."""

    text: str
    keys: tuple[str, ...]


def nothing_said(
    themes: Sequence[Theme],
    given: Mapping[str, Answer],
    asked: frozenset[str],
    fallback: Fallback,
) -> str:
    """What to say of a section where every question was passed, or none was asked.

    "" where a question has a value, and where some were passed and others not asked: then
    each theme is told of.
    """
    answers = [given[key] for theme in themes for key in theme.keys if key in given]
    if any(not isinstance(answer, Mark) for answer in answers):
        return ""
    if Mark.X not in answers:
        return fallback.unasked
    left = any(key in asked and key not in given for theme in themes for key in theme.keys)
    return "" if left else fallback.declined


def gaps(
    themes: Sequence[Theme], given: Mapping[str, Answer], asked: frozenset[str]
) -> Iterator[Gap]:
    """One sentence for each kind of gap, and for each few themes.

    Args:
        themes: of the section.
        given: the answers that count.
        asked: the questions that are to be asked of this client.
    """
    found: dict[str, list[Gap]] = {
        kind: [] for kind in (_DECLINED, _PARTLY_DECLINED, _UNASKED, _PARTLY_UNASKED)
    }
    for theme in themes:
        due = [key for key in theme.keys if key in asked]
        passed = tuple(key for key in due if given.get(key) is Mark.X)
        left = tuple(key for key in due if key not in given)
        if passed:
            kind = _DECLINED if len(passed) == len(due) else _PARTLY_DECLINED
            found[kind].append(Gap(theme.name, passed))
        if left:
            kind = _UNASKED if len(left) == len(due) else _PARTLY_UNASKED
            found[kind].append(Gap(theme.name, left))
    others = found[_UNASKED] if len(found[_UNASKED]) > _MANY else []
    if others:
        found[_UNASKED] = []
    for kind, some in found.items():
        told = 0
        while few := _that_fit(kind, some[told:]):
            yield Gap(_said(kind, few), tuple(key for one in few for key in one.keys))
            told += len(few)
    if others:
        yield Gap(_OTHERS_UNASKED, tuple(key for one in others for key in one.keys))


def _that_fit(kind: str, themes: list[Gap]) -> list[Gap]:
    """As many of the themes, from the first, as one sentence may have words for."""
    many = len(themes)
    while many > 1 and len(words(_said(kind, themes[:many]))) > _LONGEST:
        many -= 1
    return themes[:many]


def _said(kind: str, themes: list[Gap]) -> str:
    return kind.format(listed([one.text for one in themes]))
