# SPDX-License-Identifier: EUPL-1.2
"""What one answer did to others: those that fell off, and those that came back."""

from typing import NamedTuple

from app.forms.question_number import number_of
from app.forms.state import FormState
from app.swedish_figures import listed


class AnswerEffect(NamedTuple):
    """What one answer did. `fell_off` and `came_back` are keys with kept answers."""

    key: str
    fell_off: tuple[str, ...]
    came_back: tuple[str, ...]


def moved(before: FormState, after: FormState) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys with kept answers that fell off between two states, and that came back."""
    fell, came = [], []
    for key, field in after.fields.items():
        was = before.fields[key]
        if field.is_kept and not was.is_kept:
            fell.append(key)
        elif was.is_kept and not field.is_kept and field.answer is not None:
            came.append(key)
    return tuple(fell), tuple(came)


def moved_words(step: AnswerEffect) -> str:
    """One quiet line on what an answer made fall off, or come back; "" for nothing."""
    said = []
    if step.fell_off:
        said.append(
            f"{_and(step.fell_off)} gäller inte längre. Svaren är kvar men räknas inte."
        )
    if step.came_back:
        said.append(f"{_and(step.came_back)} gäller igen, med svaren som fanns.")
    return " ".join(said)


def _and(keys: tuple[str, ...]) -> str:
    numbers = list(dict.fromkeys(number_of(key) for key in keys))
    if len(numbers) > 4:
        return f"{numbers[0]} och {len(numbers) - 1} frågor till"
    return listed(numbers)
