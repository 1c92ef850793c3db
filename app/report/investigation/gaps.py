# SPDX-License-Identifier: EUPL-1.2
"""What was not answered and what was not asked, said by name."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from app.forms.answers import Answer, Mark
from app.report.investigation.rules import SectionFallback, Theme
from app.report.sentences.language import how_many_fit
from app.swedish_figures import listed

UNANSWERED, UNASKED = "besvarades inte", "ställdes inte"
OTHERS = "Övriga frågor om området ställdes inte."
_MANY = 4  # themes that were not asked and are named; more are what is left
_SINGLE = 3  # questions of a theme that are named one by one


class Gap(NamedTuple):
    """A sentence about what is not known, and the questions that it is about."""

    text: str
    keys: tuple[str, ...]


class _Missing(NamedTuple):
    """What a sentence names after "frågan om", "frågorna om" or "några av frågorna om"."""

    name: str
    keys: tuple[str, ...]
    partly: bool = False
    grave: bool = False


def nothing_said(
    themes: Sequence[Theme],
    given: Mapping[str, Answer],
    asked: frozenset[str],
    fallback: SectionFallback,
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
    themes: Sequence[Theme],
    given: Mapping[str, Answer],
    asked: frozenset[str],
    *,
    told: frozenset[str] = frozenset(),
) -> Iterator[Gap]:
    """Short sentences on what was not answered, and then on what was not asked.

    Where more themes than a few were not asked, only the grave ones are named: all that was
    asked is told of, so the others are known.

    Args:
        themes: of the section.
        given: the answers that count.
        asked: the questions that are to be asked of this client.
        told: questions of which something else says that they were not answered.
    """
    passed: list[_Missing] = []
    left: list[_Missing] = []
    for theme in themes:
        due = [key for key in theme.keys if key in asked or given.get(key) is Mark.X]
        passed += _missing(
            theme, due, [key for key in due if given.get(key) is Mark.X and key not in told]
        )
        left += _missing(theme, due, [key for key in due if key not in given])
    yield from _said(passed, UNANSWERED)
    if len({key for missing in left for key in missing.keys}) > _MANY and len(left) > _MANY:
        yield from _said([missing for missing in left if missing.grave], UNASKED)
        yield Gap(OTHERS, tuple(key for one in left if not one.grave for key in one.keys))
    else:
        yield from _said(left, UNASKED)


def _missing(theme: Theme, due: list[str], keys: list[str]) -> list[_Missing]:
    if not keys:
        return []
    named = [key for key in keys if key in theme.names]
    if len(keys) == len(due) > 1 or (len(keys) == len(due) and not named):
        return [_Missing(theme.name, tuple(keys), grave=theme.grave)]
    if len(named) == len(keys) <= _SINGLE:
        return [_Missing(theme.names[key], (key,), grave=theme.grave) for key in keys]
    return [_Missing(theme.name, tuple(keys), partly=True, grave=theme.grave)]


def _said(some: list[_Missing], what: str) -> Iterator[Gap]:
    for partly in (False, True):
        of_a_kind = [missing for missing in some if missing.partly is partly]
        told = 0
        while many := how_many_fit(of_a_kind[told:], partial(_sentence, what)):
            few = of_a_kind[told : told + many]
            yield Gap(_sentence(what, few), tuple(key for one in few for key in one.keys))
            told += many


def _sentence(what: str, some: Sequence[_Missing]) -> str:
    names = [missing.name for missing in some]
    last = "samt" if any(" och " in name for name in names) else "och"
    if some[0].partly:
        which = "Några av frågorna"
    else:
        which = "Frågan" if len(some) == len(some[0].keys) == 1 else "Frågorna"
    return f"{which} om {listed(names, last)} {what}."
