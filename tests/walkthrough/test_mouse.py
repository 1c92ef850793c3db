# SPDX-License-Identifier: EUPL-1.2
"""The same by the mouse alone: unlocking, the talk, the ratings, the sheet, the signature."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.model import Area
from app.interview.judging import OBSERVED
from app.ui.after.asked import YesNoRow
from app.ui.after.frame import GoRow
from app.ui.after.strip import RatingStrip
from app.ui.talk.client_view import ClientView
from app.ui.talk.veil import Veil
from tests.walkthrough import pointing
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Person, finished_client, wanted_answers
from tests.walkthrough.test_keyboard import words_of

LATER = "I12"  # left for the list of what is missing
KINDS: tuple[tuple[str, Answer], ...] = (
    ("A3", date(2026, 11, 20)),
    ("C9", 7),
    ("C3", YearMonth(2, 6)),
    ("C1", 1),
    ("B6", "3"),
    ("B5", "SE"),
    ("B4", 1),
    ("B4b", ("2", "4")),
    ("B4b.text", "Hos mormor varannan vecka."),
    ("C10", 3),
    ("D29", "Talade länge om jobbet."),
    ("E4.c", Mark.X),
    ("H13.a", Mark.N),
    ("G3.b", 1),
)


@pytest.fixture
def talk(opens: Opens) -> Person:
    """The unfinished talk of the practice vault, come to through the locked door."""
    person = opens(practice=True)
    person.waits_for_screen("StartPage")
    person.waits_for("Pågår")
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.clicks("Lås upp")
    person.waits_for_screen("StartPage")
    person.waits_for("fortsätt på fråga E1.a")
    person.clicks("Fortsätt. ")
    person.waits_for_screen("TalkScreen")
    return person


def test_every_kind_of_question(talk: Person) -> None:
    kinds = {talk.form.questions[key].type for key, _ in KINDS}
    asked = {question.type for question in talk.form.asked if question.stage == "interview"}
    assert kinds == asked
    for key, given in KINDS:
        pointing.goes_to(talk, key)
        assert talk.position == key
        pointing.answer(talk, talk.form.questions[key], given)
        assert talk.answers[key] == given
        assert talk.position != key


def test_the_links_below_do_what_the_keys_do(talk: Person) -> None:
    talk.clicks("hjälp, F1")
    talk.waits_for("Tangenter")
    talk.clicks("Stäng")
    talk.clicks("anteckning, F2")
    talk.types("Orolig för jobbet.")
    talk.clicks("Klar")
    talk.clicks("gå till, F6")
    talk.types("d12")
    found = talk.finds("Frågor")
    assert hasattr(found, "viewport")
    talk.clicks(found.viewport(), QPoint(30, 12))
    assert talk.position == "D12"
    talk.clicks("klientvy, F8")
    assert [one for one in QGuiApplication.topLevelWindows() if "klientvy" in one.title()]
    talk.clicks("klientvy, F8")
    talk.clicks("dölj, F9")
    assert next(talk.all(Veil)).isVisible()
    talk.clicks(next(talk.all(Veil)))
    assert not list(talk.all(Veil))
    talk.clicks("Paus")
    talk.waits_for_screen("StartPage")
    talk.waits_for("fortsätt på fråga D12")


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the dialog for files wants it
def test_from_the_talk_to_the_signature(talk: Person, tmp_path: Path) -> None:
    wanted = wanted_answers(talk.form, finished_client(), date.today())
    asked = {key: wanted.get(key, talk.answers.get(key)) for key in talk.session.talk}
    rest = {k: a for k, a in asked.items() if k[0] in "EFGHI" and a is not None and k != LATER}
    stood = pointing.interview(talk, rest)
    assert stood > 150
    assert {key: talk.answers.get(key) for key in rest} == rest

    talk.clicks("klart, F12")
    talk.waits_for_screen("Completeness")
    talk.waits_for("1 fråga kvar")
    talk.clicks(next(row for row in talk.all(GoRow) if row.key == LATER))
    talk.waits_for_screen("TalkScreen")
    assert talk.position == LATER
    pointing.answer(talk, talk.form.questions[LATER], wanted[LATER])
    talk.clicks("klart, F12")
    talk.waits_for("Allt är med")
    talk.clicks("Till bedömningen")
    rates(talk, wanted)
