# SPDX-License-Identifier: EUPL-1.2
"""The heart: what to show and ask, from a form and the answers so far. Pure, and always whole."""

from collections.abc import Iterator
from typing import NamedTuple

from app.forms.answers import Answer, Answers, Mark
from app.forms.areas import Prompt
from app.forms.earlier_answers import named
from app.forms.model import Form
from app.forms.problems import Problem, problems_of
from app.forms.questions import Question
from app.forms.relevance import Relevance, own_alone, walked


class FieldState(NamedTuple):
    """One question as it stands. `answer` is what was given, also where it is skipped."""

    question: Question
    relevance: Relevance
    answer: Answer | None
    problems: tuple[Problem, ...]

    @property
    def is_missing(self) -> bool:
        """To be asked, and neither answered nor optional."""
        return (
            self.relevance is Relevance.ASKED
            and self.answer is None
            and not self.question.optional
        )

    @property
    def counts(self) -> Answer | None:
        """The answer that counts: N where it is skipped."""
        return Mark.N if self.relevance is Relevance.SKIPPED else self.answer

    @property
    def is_kept(self) -> bool:
        """Answered once, fallen away since, and kept. N says no more than the rule does."""
        return (
            self.relevance is Relevance.SKIPPED
            and self.answer is not None
            and self.answer is not Mark.N
        )


class FormState(NamedTuple):
    """How a form stands.

    Attributes:
        fields: every question's state in form order.
        prompts: those that the answers call for.
        is_broken_off: whether it is recorded that the talk was broken off.
    """

    fields: dict[str, FieldState]
    prompts: tuple[Prompt, ...]
    is_broken_off: bool = False

    def missing(self, keys: tuple[str, ...] | None = None) -> Iterator[FieldState]:
        """The questions still to be handled, all or among `keys`, in form order."""
        for key in self.fields if keys is None else keys:
            if self.fields[key].is_missing:
                yield self.fields[key]

    @property
    def given(self) -> dict[str, Answer]:
        """The answers that count: N where a question is skipped, whatever it held before."""
        every = ((key, field.counts) for key, field in self.fields.items())
        return {key: answer for key, answer in every if answer is not None}

    @property
    def asked(self) -> frozenset[str]:
        """The questions that the talk must handle, answered or not."""
        every = (one for one in self.fields.values() if one.relevance is Relevance.ASKED)
        own = (state.question for state in every if state.question.stage == "interview")
        return frozenset(question.key for question in own if not question.optional)

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """Every problem with the key of the question it stands at."""
        for key, field in self.fields.items():
            for problem in field.problems:
                yield key, problem


def page_states(form: Form, answers: Answers) -> FormState:
    """What to show for these answers: each question's relevance, answer and problems."""
    kept = dict(answers)
    relevances, known = walked(form, kept, named(answers.then))
    problems = problems_of(form, known, own_alone(form, known, answers.then))
    fields = {}
    for key, question in form.questions.items():
        fields[key] = FieldState(
            question, relevances[key], kept.get(key), problems.get(key, ())
        )
    prompts = tuple(prompt for prompt in form.prompts if prompt.when.truth(known))
    return FormState(fields, prompts, breaks_off(kept.get(form.broken_off)))


def breaks_off(answer: Answer | None) -> bool:
    """Whether this is an answer to `Form.broken_off` that says who broke the talk off."""
    return isinstance(answer, str)
