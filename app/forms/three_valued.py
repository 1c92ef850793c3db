# SPDX-License-Identifier: EUPL-1.2
"""Three truth values: yes (True), no (False), not known yet (None); and how answers give them."""

from collections.abc import Iterable, Mapping

from app.forms.answers import Answer, Mark, YearMonth

Truth = bool | None
Given = Mapping[str, Answer]
_N = Mark.N  # looked up once: in 3.11 a member costs more than the comparison


def number(answer: Answer | None) -> int | None:
    """The answer as a whole number: counts as they are, lengths of time in months."""
    if isinstance(answer, YearMonth):
        return answer.in_months
    return answer if isinstance(answer, int) else None


def _open(answer: Answer | None) -> Truth:
    """What a missing value means: N is a no, X and no answer are not known."""
    return False if answer is _N else None


def is_value(answer: Answer | None, wanted: int | str) -> Truth:
    """Whether the answer is the wanted value. A length of time counts in months: 0 is none."""
    if answer is None or isinstance(answer, Mark):
        return _open(answer)
    if isinstance(answer, YearMonth):
        return answer.in_months == wanted
    return answer == wanted


def is_one_of(answer: Answer | None, wanted: tuple[int | str, ...]) -> Truth:
    """Whether the answer is one of the wanted values."""
    if answer is None or isinstance(answer, Mark):
        return _open(answer)
    if isinstance(answer, YearMonth):
        return answer.in_months in wanted
    return answer in wanted


def reaches(answer: Answer | None, low: int) -> Truth:
    """Whether the number is `low` or more."""
    value = number(answer)
    return _open(answer) if value is None else value >= low


def stays_within(answer: Answer | None, high: int) -> Truth:
    """Whether the number is `high` or less."""
    value = number(answer)
    return _open(answer) if value is None else value <= high


def is_marked(answer: Answer | None, mark: Mark) -> Truth:
    """Whether the answer is this mark."""
    return None if answer is None else answer is mark


def holds(answer: Answer | None, wanted: str) -> Truth:
    """Whether the chosen ones include the wanted one."""
    if answer is None or isinstance(answer, Mark):
        return _open(answer)
    return isinstance(answer, tuple) and wanted in answer


def every(parts: Iterable[Truth]) -> Truth:
    """Whether all parts hold: one no is a no, whatever is unknown."""
    result: Truth = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            result = None
    return result


def some(parts: Iterable[Truth]) -> Truth:
    """Whether any part holds: one yes is a yes, whatever is unknown."""
    result: Truth = False
    for part in parts:
        if part:
            return True
        if part is None:
            result = None
    return result
