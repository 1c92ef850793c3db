# SPDX-License-Identifier: EUPL-1.2
"""What is shown before an export is what leaves: never more, never stale."""

import re

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.export.preview import Outgoing, Person, Ticks, preview
from app.forms.state import page_states
from app.ui.after.export_screen import ExportScreen
from app.ui.pieces.ticks import Tick
from tests.interview.practice_answers import practice_answers
from tests.library import GRUND, LIBRARY


@pytest.fixture(scope="module")
def going() -> list[Outgoing]:
    form = LIBRARY.form(GRUND)
    given = page_states(form, practice_answers(form, "Sofia")).given
    person = Person("personnummer", "19920611-2386", "Sofia Berglund", "ÖV-2027")
    return [Outgoing(1, form, "2026-11-17", "open", 1, "Anna", person, given, ())]


@pytest.fixture
def screen(qtbot: QtBot, going: list[Outgoing]) -> ExportScreen:
    sections = {one.id: one.title for one in going[0].form.sections}
    made = ExportScreen(preview(going, Ticks()), sections=sections, parent=None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def words_of(screen: ExportScreen) -> str:
    return "\n".join(
        one.text() for one in screen.findChildren(QLabel) if not one.isHidden()
    )


def tick(screen: ExportScreen, ident: str) -> Tick:
    return next(one for one in screen.findChildren(Tick) if one.ident == ident)


def test_names_stay_at_home_unless_ticked(screen: ExportScreen, qtbot: QtBot) -> None:
    (choices,) = screen.choices
    assert (choices.identifiers, choices.text) == (False, True)
    assert "Filerna visar vem klienten är" not in words_of(screen)
    assert "fri text" in words_of(screen)
    assert "Fysisk hälsa" in words_of(screen)
    with qtbot.waitSignal(screen.export) as told:
        assert screen.primary is not None
        screen.primary.click()
    assert told.args == [screen.choices]


def test_other_choices_are_counted_anew_before_anything_leaves(
    screen: ExportScreen, qtbot: QtBot, going: list[Outgoing]
) -> None:
    with qtbot.waitSignal(screen.changed) as told:
        tick(screen, "identifiers").click()
    assert screen.primary is not None
    assert not screen.primary.isEnabled()
    screen.show_preview(preview(going, told.args[0]))
    assert screen.primary.isEnabled()
    assert "Filerna visar vem klienten är" in words_of(screen)
    assert "A1  " in words_of(screen)


def test_without_free_text_none_is_shown(
    screen: ExportScreen, qtbot: QtBot, going: list[Outgoing]
) -> None:
    with qtbot.waitSignal(screen.changed) as told:
        tick(screen, "text").click()
    screen.show_preview(preview(going, told.args[0]))
    assert "i fri text går med" not in words_of(screen)


@pytest.mark.parametrize(
    ("pressed", "formats"),
    [("JSON", ["json"]), ("CSV", ["csv"]), ("Båda", ["json", "csv"])],
)
def test_one_format_or_both(screen: ExportScreen, pressed: str, formats: list[str]) -> None:
    made = screen.findChildren(QPushButton)
    next(one for one in made if one.text().startswith(pressed)).click()
    assert [one.format for one in screen.choices] == formats


def test_all_questions_are_shown_if_asked_for(screen: ExportScreen) -> None:
    assert "C9  " not in words_of(screen)
    made = screen.findChildren(QPushButton)
    next(one for one in made if one.text() == "Visa alla frågor").click()
    assert "C9  " in words_of(screen)
    assert not re.search(r"\b[A-I]\d+\.\w", words_of(screen)), "a key, not a number"


def test_questions_have_their_numbers_and_no_keys(screen: ExportScreen) -> None:
    made = screen.findChildren(QPushButton)
    next(one for one in made if one.text() == "Visa alla frågor").click()
    said = words_of(screen)
    assert re.findall(r"\b[A-I]\d+[a-z]?\.[a-z]+", said) == []
    assert "E1\u00a0c  " in said


def test_nothing_to_take_out_is_said(qtbot: QtBot) -> None:
    empty = ExportScreen(preview([], Ticks()), parent=None)
    qtbot.addWidget(empty)
    assert "ingen intervju" in words_of(empty)
    assert empty.primary is not None
    assert not empty.primary.isEnabled()
