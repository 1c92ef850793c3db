# SPDX-License-Identifier: EUPL-1.2
"""Completeness: what is not answered and what that stops; what does not fit together. Pure."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.forms.answers import Mark
from app.forms.model import Form
from app.forms.problems import Problem
from app.forms.question_number import number_of
from app.forms.questions import Question
from app.forms.state import FormState
from app.interview.base.text_kinds import EXPLANATION
from app.interview.talk.session import Session
from app.report.sheet.sheet_rules import SheetRules
from app.scoring.table import Table
from app.swedish_figures import small

RATING, SCORE, SENTENCE = "bedömning", "mått", "återkoppling"

Needs = Mapping[str, str]  # what each question is needed for, in words


class MissingAnswer(NamedTuple):
    """A question to be handled, or all of them in one row of a grid.

    Attributes:
        key: the first of them: go there.
        number: the question's number, or the row's.
        label: a few words.
        many: how many questions.
        needed_for: such as "Alkohol: bedömning, mått"; "" where nothing waits for it.
    """

    key: str
    number: str
    label: str
    many: int
    needed_for: str


class Trouble(NamedTuple):
    """Something about an answer that needs a look, and how it was explained."""

    key: str
    number: str
    label: str
    problem: Problem
    slot: str
    explanation: str


class SectionMissing(NamedTuple):
    """What is left of one section."""

    id: str
    title: str
    gaps: tuple[MissingAnswer, ...]
    errors: tuple[Trouble, ...]
    signals: tuple[Trouble, ...]

    @property
    def open(self) -> int:
        """How many questions of the talk are not handled."""
        return sum(gap.many for gap in self.gaps)


class AllMissing(NamedTuple):
    """All that is left, section by section; sections with nothing left are not here."""

    parts: tuple[SectionMissing, ...]

    @property
    def open(self) -> int:
        """How many questions of the talk are not handled."""
        return sum(part.open for part in self.parts)

    @property
    def unexplained(self) -> int:
        """How many errors are neither mended nor explained."""
        errors = (trouble for part in self.parts for trouble in part.errors)
        return sum(not trouble.explanation for trouble in errors)


def needs(form: Form, table: Table, rules: SheetRules) -> dict[str, str]:
    """What each question is needed for: a rating, a score, a sentence, and of which area."""
    uses: dict[str, dict[str, set[str]]] = {}
    titles = {area.id: area.title for area in form.areas} | dict(rules.subjects)

    def use(keys: Iterable[str], subject: str, what: str) -> None:
        for key in keys:
            title = titles.get(subject, "")  # never the code of a subject
            uses.setdefault(key, {}).setdefault(title, set()).add(what)

    for area in form.areas:
        keys = (*area.critical, *area.days, *area.troubled, *area.importance)
        use(keys, area.id, RATING)
    for score in (*table.composites, *table.indexes):
        use(score.questions(), score.area, SCORE)
    for subject, looked_at in rules.keys_of.items():
        use(looked_at, subject, SENTENCE)
    return {key: _in_words(subjects) for key, subjects in uses.items()}


def completeness(
    form: Form, state: FormState, texts: Mapping[str, str], needed: Needs | None = None
) -> AllMissing:
    """What is left of the talk, section by section in form order.

    Signals at questions that the interviewer answers afterwards are left to the ratings.
    """
    found: dict[str, list[Trouble]] = {}
    for key, problem in state.problems():
        question = form.questions[key]
        if problem.strength == "error" or question.stage == "interview":
            trouble = _trouble(question, problem, texts)
            found.setdefault(form.section_of[key].id, []).append(trouble)
    parts = []
    for section in form.sections:
        troubles = found.get(section.id, [])
        gaps = _gaps(form, state, section.keys, needed or {})
        errors = tuple(one for one in troubles if one.problem.strength == "error")
        signals = tuple(one for one in troubles if one.problem.strength == "signal")
        part = SectionMissing(section.id, section.title, gaps, errors, signals)
        if part.gaps or part.errors or part.signals:
            parts.append(part)
    return AllMissing(tuple(parts))


def explain_slot(key: str, problem: Problem) -> str:
    """Where the explanation of an error is kept among the texts."""
    is_of_many = problem.check == "range"  # one check of many questions
    return EXPLANATION.slot(f"{problem.check}:{key}" if is_of_many else problem.check)


def mark_missing(session: Session) -> int:
    """Answer X to every question of the talk that is not handled; how many that was.

    In form order, so that what an X makes quiet is not marked too. The session remembers which.
    """
    marked = []
    for key in session.talk:
        if session.state.fields[key].is_missing:
            session.answer(key, Mark.X)
            marked.append(key)
    session.marked = (*still_marked(session), *marked)
    return len(marked)


def still_marked(session: Session) -> tuple[str, ...]:
    """The questions that got X all at once and still have it."""
    return tuple(k for k in session.marked if session.answers.get(k) is Mark.X)


def take_back_marks(session: Session) -> None:
    """Leave those unanswered again; what was answered by hand since then stays."""
    for key in still_marked(session):
        session.answer(key, None)
    session.marked = ()


def _trouble(question: Question, problem: Problem, texts: Mapping[str, str]) -> Trouble:
    key, slot = question.key, explain_slot(question.key, problem)
    text = texts.get(slot, "").strip()
    return Trouble(key, number_of(key), question.label, problem, slot, text)


def _gaps(
    form: Form, state: FormState, keys: tuple[str, ...], needed: Needs
) -> tuple[MissingAnswer, ...]:
    rows: dict[str, list[Question]] = {}
    for field in state.missing(keys):
        question = field.question
        if question.stage == "interview":
            rows.setdefault(question.row or question.key, []).append(question)
    return tuple(_gap(form, number, asked, needed) for number, asked in rows.items())


def _gap(form: Form, number: str, asked: list[Question], needed: Needs) -> MissingAnswer:
    first = asked[0]
    label = first.label
    if first.grid and len(asked) > 1:
        rows = form.grid_by_id[first.grid].rows
        label = next(row.label for row in rows if row.key == first.row)
    said = dict.fromkeys(needed[one.key] for one in asked if one.key in needed)
    shown = number if len(asked) > 1 else number_of(first.key)
    return MissingAnswer(
        first.key, shown, label, len(asked), max(said, key=len, default="")
    )


def _in_words(subjects: Mapping[str, set[str]]) -> str:
    """Areas that an answer is needed for in the same way are told together."""
    alike: dict[str, list[str]] = {}
    for title, uses in subjects.items():
        what = ", ".join(one for one in (RATING, SCORE, SENTENCE) if one in uses)
        alike.setdefault(what, []).append(title)
    told = []
    for what, (first, *rest) in alike.items():
        titles = ", ".join((first, *map(small, rest)))  # Motivation, bakgrund, alkohol
        told.append(f"{titles}: {what}".removeprefix(": "))
    return " · ".join(told)
