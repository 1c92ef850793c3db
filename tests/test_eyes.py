# SPDX-License-Identifier: EUPL-1.2
"""What tests look at screens with: it finds what is in sight, nothing hidden, and complains."""

import pytest
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.pieces.basics import Message, entry, words
from app.ui.pieces.basics import button as make_button
from app.ui.pieces.options import Options
from app.ui.pieces.ticks import Tick
from tests import eyes
from tests.eyes import Unseen


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    """One of each thing, and one of each that is hidden."""
    made = QWidget()
    parts = QVBoxLayout(made)
    message, quiet = Message(made), Message(made)
    options = Options("Färger", (("light", "Ljust"), ("dark", "Mörkt")), made)
    options.show_choice("dark")
    table = QTableWidget(1, 2, made)
    table.setAccessibleName("Klienter")
    table.setItem(0, 0, QTableWidgetItem("Eva"))
    suggested = QListWidget(made)
    suggested.addItem("Ekerö")
    for part in (
        words("Hej & välkommen", "title", made),
        make_button("Öppna valvet", made),
        make_button("Läs", made, name="Läs intervju 1"),
        make_button("Läs", made, name="Läs intervju 2"),
        make_button("Du & jag", made),
        Tick("paper", ("Jag har den på papper", "Skriv ut den", "1"), made),
        options,
        entry("Lösenfras", made),
        table,
        suggested,
        message,
        quiet,
    ):
        parts.addWidget(part)
    for part in (
        words("Gömt", "title", made),
        make_button("Göm valvet", made),
        entry("Gömd", made),
    ):
        parts.addWidget(part)
        part.hide()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    message.say("Skriv ett namn.")
    return made


def test_words_are_read_where_they_stand(screen: QWidget) -> None:
    read = eyes.texts(screen)
    for said in ("Hej & välkommen", "Öppna valvet", "Du & jag", "Eva", "Ekerö"):
        assert said in read
        assert eyes.shows(screen, said)
    assert eyes.shows(screen, "välkom")
    assert not eyes.shows(screen, "Gömt")
    assert not eyes.shows(screen, "Göm valvet")
    assert eyes.reads(screen).split("\n") == read
    assert eyes.line_with(screen, "välkom").text() == "Hej & välkommen"


def test_labels_are_read_alone(screen: QWidget) -> None:
    read = eyes.labels(screen)
    assert "Hej & välkommen" in read
    assert "Jag har den på papper" in read  # on the box to tick, but a label
    for said in ("Öppna valvet", "Eva", "Ekerö", "Gömt"):
        assert said not in read


def test_what_is_typed_is_not_read(screen: QWidget) -> None:
    eyes.field(screen, "Lösenfras").setText("kaffe moln")
    assert not eyes.shows(screen, "kaffe")


def test_a_message_line_is_read_while_it_says_something(screen: QWidget) -> None:
    assert eyes.messages(screen) == ["Skriv ett namn."]
    screen.findChildren(Message)[0].say("")
    assert eyes.messages(screen) == []


def test_a_button_is_found_by_its_name_or_its_words(screen: QWidget) -> None:
    opens = eyes.button(screen, "Öppna valvet")
    assert isinstance(opens, QPushButton)
    assert eyes.button(screen, "Öppna") is opens
    assert eyes.button(screen, "Läs intervju 2").accessibleName() == "Läs intervju 2"
    assert eyes.words_on(eyes.button(screen, "Färger: Mörkt")) == "Mörkt"
    assert eyes.button(screen, "Mörkt").isChecked()
    assert not eyes.button(screen, "Jag har den på papper").isChecked()
    assert eyes.has_button(screen, "Läs")
    assert not eyes.has_button(screen, "Göm valvet")


def test_the_whole_of_a_name_comes_before_its_beginning(screen: QWidget) -> None:
    longer = make_button("Öppna valvet igen", screen)
    longer.show()
    assert eyes.button(screen, "Öppna valvet") is not longer
    assert eyes.button(screen, "Öppna valvet i") is longer


def test_a_greyed_button_is_found(screen: QWidget) -> None:
    eyes.button(screen, "Öppna valvet").setEnabled(False)
    assert not eyes.button(screen, "Öppna valvet").isEnabled()


def test_choices_and_rows_are_found_by_what_they_lie_in(screen: QWidget) -> None:
    assert [eyes.words_on(one) for one in eyes.buttons(screen, "Färger")] == [
        "Ljust",
        "Mörkt",
    ]
    assert eyes.chosen(screen, "Färger") == ["Mörkt"]
    assert eyes.rows(screen, "Klienter") == [["Eva", ""]]
    assert eyes.entries_of(eyes.seen(screen, QListWidget)[0]) == ["Ekerö"]


def test_a_field_is_found_by_its_name(screen: QWidget) -> None:
    eyes.field(screen, "Lösenfras").setFocus()
    assert eyes.has_field(screen, "Lösenfras")
    assert not eyes.has_field(screen, "Gömd")
    assert eyes.focus(screen) is eyes.field(screen, "Lösenfras")


@pytest.mark.parametrize(
    ("look", "there"),
    [
        (lambda on: eyes.button(on, "Göm valvet"), "Läs intervju 1 / Läs"),
        (lambda on: eyes.button(on, "Läs"), "'Läs' is 2 of"),
        (lambda on: eyes.button(on, "Gömt"), "Färger: Mörkt / Mörkt"),
        (lambda on: eyes.field(on, "Gömd"), "['Lösenfras']"),
        (lambda on: eyes.table(on, "Intervjuer"), "['Klienter']"),
        (lambda on: eyes.called(on, "Gömt", QLabel), "[]"),
        (lambda on: eyes.line_with(on, "Gömt"), "Hej & välkommen"),
        (lambda on: eyes.line_with(on, "e"), "labels of"),
    ],
)
def test_what_is_not_found_is_complained_of_with_what_is_there(
    screen: QWidget, look: object, there: str
) -> None:
    assert callable(look)
    with pytest.raises(Unseen) as complaint:
        look(screen)
    assert there in str(complaint.value)


def test_where_nothing_has_the_keyboard_that_is_said(qtbot: QtBot) -> None:
    bare = QWidget()
    qtbot.addWidget(bare)
    with pytest.raises(Unseen, match="nothing has the keyboard"):
        eyes.focus(bare)
