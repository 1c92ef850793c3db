# SPDX-License-Identifier: EUPL-1.2
"""Supports the interviewer's rating 0-9: points at a value in the chosen range. Never rates."""

from collections.abc import Mapping

from app.forms.answers import Answer, Mark
from app.forms.areas import Area

LOWEST, HIGHEST = 0, 9
_MUCH, _LITTLE = 3, 1  # of the client's 0-4: from here on much, up to here little


def is_range(low: int, high: int) -> bool:
    """Whether low-high is a range of two or three points on 0-9."""
    return low >= LOWEST and high <= HIGHEST and high - low in (1, 2)


def suggest(
    low: int, high: int, troubled: int | None, importance: int | None
) -> int | None:
    """The point in the range low-high (0-9) that the client's own view (0-4) speaks for.

    Much worry and much wish for help give the upper point, little of both the lower, all else
    the middle. A range of two points has no middle: there the heavier side of the client's two
    ratings decides, and a tie stays low, since the client's view should not lift a rating.
    None where a client rating is missing.

    Raises:
        ValueError: low-high is no range (see `is_range`).
    """
    if not is_range(low, high):
        raise ValueError("a range has two or three points between 0 and 9")
    if troubled is None or importance is None:
        return None
    if min(troubled, importance) >= _MUCH:
        return high
    if max(troubled, importance) <= _LITTLE:
        return low
    if high - low == 2:
        return low + 1
    return high if troubled + importance > 4 else low


def client_view(area: Area, given: Mapping[str, Answer]) -> tuple[int | None, int | None]:
    """How troubled the client is and how important help is (0-4 each), None where unknown.

    An area with two pairs (family and others) counts by the heavier; what does not apply
    is left aside, and one unanswered or X makes the whole unknown.
    """
    return _heaviest(area.troubled, given), _heaviest(area.importance, given)


def _heaviest(keys: tuple[str, ...], given: Mapping[str, Answer]) -> int | None:
    values = []
    for key in keys:
        answer = given.get(key)
        if answer is Mark.N:
            continue
        if not isinstance(answer, int):
            return None
        values.append(answer)
    return max(values, default=None)
