# SPDX-License-Identifier: EUPL-1.2
"""The heart: what to show and ask, from a form and the answers so far. Pure, and always whole."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from app.forms.answers import Answer, Answers, Mark
from app.forms.areas import Prompt
from app.forms.codec import show, takes
from app.forms.model import Form, Question, Section
from app.forms.then import about, is_then, named


class Relevance(Enum):
    """Whether a question is to be asked."""

    ASKED = "asked"
    QUIET = "quiet"  # its base question is open: in sight, but nothing is missing
    SKIPPED = "skipped"  # does not apply; an answer given before is kept, greyed


class Problem(NamedTuple):
    """Something about an answer that the interviewer should look at."""

    check: str  # id of the check, "range" for a value outside its question
    strength: str  # "error" or "signal"
    message: str  # Swedish, ready to show
    see: str  # key of the other question, or ""


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
        own = (one.question for one in every if one.question.stage == "interview")
        return frozenset(one.key for one in own if not one.optional)

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """Every problem with the key of the question it stands at."""
        for key, field in self.fields.items():
            for problem in field.problems:
                yield key, problem


class Progress(NamedTuple):
    """How far a section is: `handled` of `total` questions of the talk, and what is left."""

    handled: int
    total: int
    left: int


def page_states(form: Form, answers: Answers) -> FormState:
    """What to show for these answers: each question's relevance, answer and problems."""
    kept = dict(answers)
    relevances, known = _walk(form, kept, named(answers.then))
    problems = _problems(form, known, _own(form, known, answers.then))
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


def effective(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that count: N where a question is skipped, whatever it held before."""
    return _own(form, with_earlier(form, answers), answers.then)


def with_earlier(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that count, and beside them those of the earlier interview: `then:C9`."""
    return _walk(form, dict(answers), named(answers.then))[1]


def progress(state: FormState, section: Section) -> Progress:
    """How far one section of the talk is."""
    handled = total = left = 0
    for key in section.keys:
        field = state.fields[key]
        if field.question.stage != "interview" or field.question.optional:
            continue
        total += 1
        if field.is_missing:
            left += 1
        elif field.relevance is not Relevance.QUIET or field.answer is not None:
            handled += 1
    return Progress(handled, total, left)


def percent(form: Form, state: FormState) -> int:
    """How much of the talk is handled, 0-100; 100 when nothing is left, and only then.

    It is the one figure of an interview: in the talk, to the client, and on the start page.
    """
    parts = [progress(state, section) for section in form.sections]
    return in_percent(
        sum(part.handled for part in parts),
        sum(part.total for part in parts),
        left=sum(part.left for part in parts),
    )


def in_percent(handled: int, total: int, *, left: int) -> int:
    """The same by numbers of questions."""
    if not total or not left:
        return 100
    return min(99, round(100 * handled / total))


def _walk(
    form: Form, kept: dict[str, Answer], beside: dict[str, Answer]
) -> tuple[dict[str, Relevance], dict[str, Answer]]:
    # Form order is enough: a condition only looks back (check F05 of `forms check`), and what
    # stands beside is known from the start.
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


def _own(
    form: Form, known: dict[str, Answer], then: Mapping[str, Answer]
) -> dict[str, Answer]:
    if not then:
        return known
    return {key: known[key] for key in form.questions if key in known}


def _problems(
    form: Form, known: dict[str, Answer], given: dict[str, Answer]
) -> dict[str, tuple[Problem, ...]]:
    found: dict[str, tuple[Problem, ...]] = {}
    for key, answer in given.items():
        if not isinstance(answer, Mark) and not takes(form.questions[key], answer):
            message = "Svaret passar inte frågan. Rätta det eller skriv varför."
            found[key] = (Problem("range", "error", message, ""),)
    for check in form.checks:
        if not check.when.truth(known):
            continue
        said = _fill(check.message, form, known)
        if said is not None:
            problem = Problem(check.id, check.strength, said, check.see)
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
