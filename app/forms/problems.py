# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with answers: outside their question, or not fitting together. Pure."""

from typing import NamedTuple

from app.forms.answers import Answer, Mark
from app.forms.codec import show, takes
from app.forms.earlier_answers import about, is_then
from app.forms.model import Form


class Problem(NamedTuple):
    """Something about an answer that the interviewer should look at."""

    check: str  # id of the check, "range" for a value outside its question
    strength: str  # "error" or "signal"
    message: str  # Swedish, ready to show
    see: str  # key of the other question, or ""


def problems_of(
    form: Form, known: dict[str, Answer], given: dict[str, Answer]
) -> dict[str, tuple[Problem, ...]]:
    """The problems at each question: `known` are all answers that count, `given` the form's own."""
    found: dict[str, tuple[Problem, ...]] = {}
    for key, answer in given.items():
        if not isinstance(answer, Mark) and not takes(form.questions[key], answer):
            message = "Svaret passar inte frågan. Rätta det eller skriv varför."
            found[key] = (Problem("range", "error", message, ""),)
    for check in form.checks:
        if not check.when.truth(known):
            continue
        text = _fill(check.message, form, known)
        if text is not None:
            problem = Problem(check.id, check.strength, text, check.see)
            found[check.at] = (*found.get(check.at, ()), problem)
    return found


def _fill(message: str, form: Form, known: dict[str, Answer]) -> str | None:
    """The message with answers in it; None where one of the earlier interview is not there."""
    if "{" not in message:
        return message
    parts = message.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        key, _, rest = part.partition("}")
        if key not in known and is_then(key):
            return None
        filled.append(show(form.questions[about(key)], known[key]) if key in known else "?")
        filled.append(rest)
    return "".join(filled)
