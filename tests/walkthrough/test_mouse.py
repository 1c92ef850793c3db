# SPDX-License-Identifier: EUPL-1.2
"""The same by the mouse alone: unlocking, the talk, the ratings, the sheet, the signature."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton, QWidget

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.areas import Area
from app.forms.relevance import Relevance
from app.ui.after.after_page import GoRow
from app.ui.after.interviewer_fields import YesNoRow
from app.ui.after.rating_strip import RatingStrip
from app.ui.window.veil import Veil
from tests.walkthrough import pointing
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Lost, Person, finished_client, wanted_answers
from tests.walkthrough.test_keyboard import words_of

SAID = "Jag vill att min son får veta hur det går."
BEHIND = "Frågorna bakom"
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
    person.waits_for("fortsätt på fråga E1\u00a0a")
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
    talk.presses(Key.Key_F8)  # it covers the only screen, with the keys
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
    rest = {
        k: a for k, a in asked.items() if k[0] in "EFGHI" and a is not None and k != LATER
    }
    stood = pointing.interview(talk, rest)
    assert stood > 150
    fields = talk.session.state.fields
    for key, given in rest.items():
        if fields[key].relevance is Relevance.ASKED:
            assert talk.answers.get(key) == given, key

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
    talk.clicks("Till återkopplingen")
    looks_at_sheet(talk)
    draft = saves(talk, tmp_path / "utkast.pdf")
    assert SAID in draft
    assert "UTKAST" in draft
    talk.clicks("Signera")
    talk.waits_for("Allt är klart att signera")
    talk.clicks("Signera")
    talk.waits_for("Intervjun är signerad och låst")
    talk.clicks("Start: ")
    talk.waits_for_screen("StartPage")
    talk.waits_for("varav 2 signerade")


def rates(person: Person, wanted: dict[str, Answer]) -> None:
    """Every area from top to bottom: what was seen, two points, the value, the doubts."""
    person.waits_for_screen("Ratings")
    for area in person.form.areas:
        person.waits_for("Välj spannet")
        rates_area(person, area, wanted)
    person.waits_for("7 av 7 områden klara")


def rates_area(person: Person, area: Area, wanted: dict[str, Answer]) -> None:
    strip, rows = next(person.all(RatingStrip)), list(person.all(YesNoRow))
    assert strip.accessibleName() == f"Din bedömning: {area.title}"
    for row in (row for row in rows if row.y() < strip.y()):
        clicks_in(person, row, f"{wanted[row.key]}  ")
    value = wanted[area.rating]
    assert isinstance(value, int)
    low = min(value, 7)
    for point in (low, low + 2, value):
        clicks_in(person, strip, str(point))
    for row in (row for row in rows if row.y() > strip.y()):
        clicks_in(person, row, f"{wanted[row.key]}  ")


def clicks_in(person: Person, place: QWidget, words: str) -> None:
    """A button inside something, by the beginning of its words."""
    for made in place.findChildren(QPushButton):
        if made.isVisible() and made.text().startswith(words):
            person.clicks(made)
            return
    raise Lost(f"{words!r} is not there")


def looks_at_sheet(person: Person) -> None:
    """The buttons above the paper, and what the client says."""
    person.waits_for_screen("FeedbackScreen")
    person.clicks("Stor stil")
    person.clicks("Text till utredningen")
    person.clicks("Kopiera")
    person.waits_for("Texten är kopierad")
    assert "Psykisk hälsa" in QGuiApplication.clipboard().text()
    person.clicks("Tillbaka till bladet")
    person.clicks("Stor stil")
    person.clicks("Klientens kommentar")
    person.types(SAID)
    person.clicks(next(one for one in person.all(QPushButton) if one.text() == BEHIND))
    way = person.finds("Gå till fråga ")
    key = way.text()
    person.clicks(way)
    person.waits_for_screen("TalkScreen")
    assert person.position == key
    person.clicks("klart, F12")
    person.waits_for_screen("Completeness")
    person.clicks("Till bedömningen")
    person.waits_for_screen("Ratings")
    person.clicks("Till återkopplingen")
    person.waits_for_screen("FeedbackScreen")


def saves(person: Person, path: Path) -> str:
    person.clicks("Spara PDF")
    dialog = next(one for one in person.program.window.findChildren(QFileDialog))
    person.names_file(str(path))
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    person.clicks(box.button(QDialogButtonBox.StandardButton.Save))
    person.waits_for("Filen är sparad")
    return words_of(path)
