# SPDX-License-Identifier: EUPL-1.2
"""Answers questions by the mouse alone; keys are for words and numbers, where they are the answer."""

from collections.abc import Mapping

from PySide6.QtWidgets import QListWidget, QPushButton

from app.forms.answers import Answer, Mark
from app.forms.codec import write
from app.forms.questions import ListQuestion, Question
from app.ui.talk.area import QuestionRow
from app.ui.talk.card import Card
from app.ui.talk.fields.choice_fields import keys_of
from app.ui.talk.grid_table import GridTable
from tests.typist import row_shortcut, shortest
from tests.walkthrough.person import Lost, Person

_MARKS = {Mark.X: "X  ", Mark.N: "N  "}
_CHOSEN = ("choice", "rating", "yesno")


def interview(person: Person, wanted: Mapping[str, Answer]) -> int:
    """From the question in focus to the end of the talk; how many it stood at."""
    stood: set[str] = set()
    while (key := person.position) not in stood:
        stood.add(key)
        question = person.form.questions[key]
        shortcut = row_shortcut(person.form, question, wanted)
        if key not in wanted or person.answers.get(key) == wanted[key]:
            clicks_on(person, "Nästa")
        elif shortcut is not None:
            clicks_on(person, f"{shortcut.key}  ")
            _confirms(person, question)
        else:
            answer(person, question, wanted[key])
    return len(stood)


def answer(person: Person, question: Question, given: Answer) -> None:
    """Answers the question in focus."""
    if isinstance(given, Mark):
        clicks_on(person, _MARKS[given])
        _confirms(person, question)
    elif question.type in _CHOSEN:
        clicks_on(person, f"{write(given)}  ")
        _confirms(person, question)
    elif question.type == "multi":
        keys = dict(
            zip(
                [one.code for one in question.offered],
                keys_of(question.offered),
                strict=True,
            )
        )
        for code in given if isinstance(given, tuple) else ():
            clicks_on(person, f"{keys[code]}  ")
        clicks_on(person, "Nästa")
    elif isinstance(question, ListQuestion):
        finds_in_list(person, question.labels[str(given)])
    else:
        person.types(shortest(question, given))
        clicks_on(person, "Nästa")


def _confirms(person: Person, question: Question) -> None:
    """One click shows the answer, and the next gives it, where the question asks for that."""
    if question.confirm:
        clicks_on(person, "Nästa")


def clicks_on(person: Person, words: str) -> None:
    """A button on the card in focus, by the beginning of its words."""
    card = next(person.all(Card))
    every = [*card.findChildren(QPushButton), *card.foot.findChildren(QPushButton)]
    buttons = [one for one in every if one.isVisible()]
    for made in buttons:
        if made.text().startswith(words):
            person.clicks(made)
            return
    raise Lost(f"{words!r} is not among {[one.text() for one in buttons]}")


def finds_in_list(person: Person, label: str) -> None:
    """The beginning of a name, and the name in the list."""
    person.types(label[:4].lower())
    shown = next(
        one for one in person.all(QListWidget) if one.accessibleName() == "Förslag"
    )
    for row in range(shown.count()):
        item = shown.item(row)
        if item.text() == label:
            person.clicks(shown.viewport(), shown.visualItemRect(item).center())
            return
    raise Lost(f"{label!r} is not in the list")


def goes_to(person: Person, key: str) -> None:
    """By the area at the side, then by the row or the cell of the question."""
    section = person.form.section_of[key]
    person.clicks(f"{section.id} {section.title}")
    if person.position == key:
        return
    question = person.form.questions[key]
    if not question.grid:
        person.clicks(next(one for one in person.all(QuestionRow) if one.key == key))
        return
    grid = person.form.grid_by_id[question.grid]
    table = next(one for one in person.all(GridTable) if one.accessibleName() == grid.title)
    row = [one.key for one in grid.rows].index(question.row)
    column = [one.id for one in grid.columns].index(question.column) + 2
    cell = table.visualItemRect(table.item(row, column))
    person.clicks(table.viewport(), cell.center())
