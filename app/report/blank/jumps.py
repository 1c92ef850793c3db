# SPDX-License-Identifier: EUPL-1.2
"""Where an answer leads on paper, found by trying the conditions of the questions after it."""

from collections.abc import Iterator, Mapping, Sequence

from app.forms.answers import Answer, Mark
from app.forms.model import Form
from app.forms.question_number import number_of
from app.forms.questions import Question
from app.report.blank.skips import codes_in_words

_MOST = 1000  # values of a number that are tried one by one
_END = "sista delen"  # what is filled in after the talk


def leads_to(form: Form, key: str, order: Sequence[str]) -> str:
    """Where some answers to a question lead: "Nej: gå till C2", or "" if just on.

    Args:
        form: has the conditions.
        key: of the question.
        order: keys of all questions, as they stand on paper.
    """
    question = form.questions[key]
    rest = order[order.index(key) + 1 :]
    following = form.questions[rest[0]].relevant if rest else None
    if following is None or key not in following.looks_at():
        return ""
    by_target: dict[str, list[Answer]] = {}
    for answer in _possible(question):
        target = _next(form, {key: answer}, rest)
        if target != rest[0]:
            by_target.setdefault(target, []).append(answer)
    if not by_target:
        target = _next(form, {key: Mark.N}, rest)
        return "" if target == rest[0] else f"N: gå till {number_of(target)}."
    return " ".join(
        f"{_answers_in_words(question, answers)}: gå till {number_of(target)}."
        for target, answers in by_target.items()
    )


def _next(form: Form, given: Mapping[str, Answer], rest: Sequence[str]) -> str:
    """The first question that is not skipped; what is skipped counts as N."""
    known = dict(given)
    for key in rest:
        relevant = form.questions[key].relevant
        if relevant is None or relevant.truth(known) is not False:
            return key
        known[key] = Mark.N
    return _END


def _possible(question: Question) -> Iterator[Answer]:
    """The answers that can be tried one by one."""
    match question.type:
        case "yesno":
            yield from (0, 1)
        case "choice" | "list":
            yield from (choice.code for choice in question.offered)
        case "number":
            if question.maximum <= _MOST:
                yield from range(question.minimum, question.maximum + 1)
        case "rating":
            yield from range(question.maximum + 1)
        case _:
            return


def _answers_in_words(question: Question, answers: Sequence[Answer]) -> str:
    match question.type:
        case "yesno":
            return " eller ".join("Ja" if answer == 1 else "Nej" for answer in answers)
        case "choice" | "list":
            labels = {choice.code: choice.label for choice in question.offered}
            return _choices_in_words(labels, answers)
        case _:
            first, last = answers[0], answers[-1]
            return str(first) if first == last else f"{first}\u2013{last}"


def _choices_in_words(labels: Mapping[str, str], answers: Sequence[Answer]) -> str:
    codes = [str(code) for code in answers]
    others = [code for code in labels if code not in codes]
    if len(codes) > 1 and len(others) == 1:
        return f"Annat svar än {others[0]}\u00a0({labels[others[0]]})"
    if len(codes) == 1:
        return f"{codes[0]}\u00a0({labels[codes[0]]})"
    return codes_in_words(labels, codes)
