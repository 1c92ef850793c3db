# SPDX-License-Identifier: EUPL-1.2
"""Which questions are asked, and with that which answers count. Pure."""

from collections.abc import Mapping
from enum import Enum

from app.forms.answers import Answer, Answers, Mark
from app.forms.earlier_answers import named
from app.forms.model import Form


class Relevance(Enum):
    """Whether a question is to be asked."""

    ASKED = "asked"
    QUIET = "quiet"  # its base question is open: in sight, but nothing is missing
    SKIPPED = "skipped"  # does not apply; an answer given before is kept, greyed


def effective(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that count: N where a question is skipped, whatever it held before."""
    return own_alone(form, with_earlier(form, answers), answers.then)


def with_earlier(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that count, and beside them those of the earlier interview: `then:C9`."""
    return walked(form, dict(answers), named(answers.then))[1]


def walked(
    form: Form, kept: dict[str, Answer], beside: dict[str, Answer]
) -> tuple[dict[str, Relevance], dict[str, Answer]]:
    """Each question's relevance, and the answers that count together with those beside.

    Form order is enough: a condition only looks back (check F05 of `forms check`), and what
    stands beside is known from the start.
    """
    asked, quiet, skipped = Relevance
    n = Mark.N
    relevances: dict[str, Relevance] = {}
    given = dict(beside)
    for key, question in form.questions.items():
        ask = True if question.relevant is None else question.relevant.truth(given)
        if ask is False:
            relevances[key] = skipped
            given[key] = n
            continue
        relevances[key] = asked if ask else quiet
        if (answer := kept.get(key)) is not None:
            given[key] = answer
    return relevances, given


def own_alone(
    form: Form, known: dict[str, Answer], then: Mapping[str, Answer]
) -> dict[str, Answer]:
    """Of what is known, the answers of the form itself; in form order."""
    if not then:
        return known
    return {key: known[key] for key in form.questions if key in known}
