# SPDX-License-Identifier: EUPL-1.2
"""What leaves the computer: interviews as plain data, what was chosen, and what that means."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.forms.answers import Answer, Mark
from app.forms.model import Form
from app.forms.questions import Question
from app.scoring.composites import Composite

Format = Literal["json", "csv"]


class Ticks(NamedTuple):
    """What the user ticked.

    Attributes:
        format: one JSON file an interview, or one CSV file of all.
        identifiers: let it be seen who the client is.
        text: let answers in free text go along; they may name people.
    """

    format: Format = "json"
    identifiers: bool = False
    text: bool = True


class Person(NamedTuple):
    """Who the client is, as the vault knows it: goes out only with `identifiers`."""

    kind: str = ""
    number: str = ""
    name: str = ""
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One interview on its way out.

    Attributes:
        id: its number in the vault, which says nothing of the client.
        form: the version of the form that it was held with.
        date: ISO date of the interview.
        status: "open" or "signed".
        version: 1, or more where it has been corrected.
        interviewer: who held it.
        person: who it was held with.
        given: the answers that count (`app.forms.state.effective`).
        scores: composite scores and indexes.
        unit: where it was begun, or "".
    """

    id: int
    form: Form
    date: str
    status: str
    version: int
    interviewer: str
    person: Person
    given: Mapping[str, Answer]
    scores: tuple[Composite, ...]
    unit: str = ""


class ExportField(NamedTuple):
    """One question that leaves: how many interviews answer it, and how it is to be regarded."""

    key: str
    label: str
    times: int
    identifier: bool
    free_text: bool


class Leaving(NamedTuple):
    """The preview: how much leaves, and of what kind.

    Attributes:
        interviews: how many, of them `unsigned` unsigned.
        fields: every question that goes along, in form order.
        names_people: whether anything says who a client is.
        free_texts: how many answers in free text go along.
    """

    interviews: int
    unsigned: int
    fields: tuple[ExportField, ...]
    names_people: bool
    free_texts: int


def outgoing_answers(
    interview: Outgoing, choices: Ticks
) -> Iterator[tuple[Question, Answer]]:
    """The answers that go along, in form order. Unanswered questions give none."""
    for key, question in interview.form.questions.items():
        answer = interview.given.get(key)
        if answer is not None and _goes_along(question, choices):
            yield question, answer


def preview(interviews: Iterable[Outgoing], choices: Ticks) -> Leaving:
    """What would leave with these choices. Reads one interview at a time."""
    times: dict[str, int] = {}
    questions: dict[str, Question] = {}
    count = unsigned = free_texts = 0
    for interview in interviews:
        count += 1
        unsigned += interview.status != "signed"
        for question, answer in outgoing_answers(interview, choices):
            questions.setdefault(question.key, question)
            times[question.key] = times.get(question.key, 0) + 1
            free_texts += question.type == "text" and not isinstance(answer, Mark)
    fields = tuple(
        ExportField(key, one.label, times[key], one.identifier, one.type == "text")
        for key, one in questions.items()
    )
    names_people = choices.identifiers and count > 0
    return Leaving(count, unsigned, fields, names_people, free_texts)


def _goes_along(question: Question, choices: Ticks) -> bool:
    if question.identifier:
        return choices.identifiers
    return choices.text or question.type != "text"
