# SPDX-License-Identifier: EUPL-1.2
"""Of sentences that say opposite things only the weightier one is said."""

from collections.abc import Sequence
from typing import TypeVar

from app.report.rules import Rule
from app.report.sentences import Spoken

_R = TypeVar("_R", bound=Rule)


def settled(said: Sequence[Spoken[_R]]) -> list[Spoken[_R]]:
    """Without those that a weightier one beside them opposes; order stays.

    `opposes` holds both ways: it is enough that one of the two declares it.
    """
    left = {one.rule.id: one.rule for one in said}
    for one in said:
        for other in one.rule.opposes:
            if one.rule.id in left and other in left:
                lighter = other if one.rule.weightier(left[other]) else one.rule.id
                del left[lighter]
    return [one for one in said if one.rule.id in left]
