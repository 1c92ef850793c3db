# SPDX-License-Identifier: EUPL-1.2
"""The first start, by keyboard alone and with everything that can be wrong on the way."""

import unicodedata
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.forms.questions import Choice
from app.storage.disk.places import SyncedPlace
from app.storage.errors import VaultExists
from app.ui.door.finder import found
from app.ui.door.first_start import FirstStart, Setup
from app.ui.door.passphrase_step import COPY_FIRST, MORE, SMALL, difference
from app.ui.door.start_steps import suggested_signature
from tests.eyes import button, called, field, focus, messages, shows

TOWNS = tuple(
    Choice(code=code, label=label)
    for code, label in (
        ("0125", "Ekerö"),
        ("0686", "Eksjö"),
        ("1438", "Dals-Ed"),
        ("0191", "Upplands Väsby"),
    )
)
PLACE = Path("/valv")
TRAINED = "Dag när du gick utbildningen i ASI"
RIGHT = "✓ Det stämmer."


def judge(text: str) -> str | None:
    return None if len(text) >= 14 else "Den är för kort."


@pytest.fixture
def first(qtbot: QtBot) -> FirstStart:
    numbers = count(1)
    page = FirstStart(
        PLACE,
        propose=lambda: f"kaffe moln stubbe {next(numbers)}",
        judge=judge,
        municipalities=TOWNS,
        parent=None,
    )
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def enter(qtbot: QtBot, page: FirstStart) -> None:
    qtbot.keyClick(focus(page), Qt.Key.Key_Return)


def type_on(qtbot: QtBot, page: FirstStart, *texts: str) -> None:
    """Type each text in its field, with a tab between."""
    for text in texts:
        qtbot.keyClicks(focus(page), text)
        qtbot.keyClick(focus(page), Qt.Key.Key_Tab)


def is_at(page: FirstStart, step: int) -> bool:
    return shows(page, f"Steg {step} av 4")


def setup_of(qtbot: QtBot, page: FirstStart) -> Setup:
    """What it takes to make the vault, from the step that is in sight on to the last."""
    button(page, "Fortsätt").click()
    if is_at(page, 2):
        offered = called(page, "Föreslagen lösenfras", QLabel).text()
        field(page, "Skriv av orden").setText(offered)
        button(page, "Fortsätt").click()
    if is_at(page, 3):
        qtbot.keyClicks(focus(page), "eks")
        enter(qtbot, page)
        qtbot.keyClicks(field(page, "Ditt namn"), "Anna Ek")
        button(page, "Fortsätt").click()
    with qtbot.waitSignal(page.ready) as ready:
        button(page, "Skapa valvet").click()
    setup = ready.args[0]
    assert isinstance(setup, Setup)
    return setup


def test_all_of_it_by_keyboard(qtbot: QtBot, first: FirstStart) -> None:
    enter(qtbot, first)
    qtbot.keyClicks(focus(first), "kaffe moln stubbe 1")
    enter(qtbot, first)
    qtbot.keyClicks(focus(first), "eks")
    enter(qtbot, first)
    qtbot.keyClick(focus(first), Qt.Key.Key_Tab)
    type_on(qtbot, first, "Vuxenenheten", "Anna Ek-Oberg", "", "2025-03-11")
    enter(qtbot, first)
    with qtbot.waitSignal(first.ready) as told:
        enter(qtbot, first)
    assert told.args == [
        Setup(
            folder=PLACE,
            passphrase="kaffe moln stubbe 1",
            municipality="0686",
            unit="Vuxenenheten",
            name="Anna Ek-Oberg",
            signature="anob",
            trained_on="2025-03-11",
        )
    ]
    assert "kaffe" not in repr(told.args)


def to_you(first: FirstStart) -> None:
    button(first, "Fortsätt").click()
    offered = called(first, "Föreslagen lösenfras", QLabel).text()
    field(first, "Skriv av orden").setText(offered)
    button(first, "Fortsätt").click()


def test_the_words_hold_when_they_are_copied(qtbot: QtBot, first: FirstStart) -> None:
    """Nobody has read what nobody has typed."""
    enter(qtbot, first)
    for _ in range(3):
        enter(qtbot, first)
    assert is_at(first, 2)
    assert first.message.text == COPY_FIRST
    for typed, fault in (
        ("kaffe moln", "Det tredje ordet saknas"),
        (" stubba 1", "Det tredje ordet är inte skrivet som"),
    ):
        qtbot.keyClicks(focus(first), typed)
        enter(qtbot, first)
        assert fault in first.message.text
        assert not shows(first, RIGHT)
    field(first, "Skriv av orden").clear()
    qtbot.keyClicks(focus(first), "kaffe  moln stubbe 1 ")
    assert shows(first, RIGHT)
    button(first, "Ge mig fyra andra").click()
    assert not shows(first, RIGHT)
    enter(qtbot, first)
    assert is_at(first, 2)
    qtbot.keyClicks(focus(first), "kaffe moln stubbe 2")
    enter(qtbot, first)
    assert is_at(first, 3)
    assert setup_of(qtbot, first).passphrase == "kaffe moln stubbe 2"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", COPY_FIRST),
        ("räv å sjö ek", ""),
        (" räv  å sjö ek ", ""),
        (
            unicodedata.normalize("NFD", "räv å sjö ek"),
            "",
        ),  # as some keyboards and another system type them
        ("Räv å sjö ek", SMALL),
        ("räv å sjö", "Det fjärde ordet saknas"),
        ("rav å sjö ek", "Det första ordet är inte"),
        ("räv å sjö ek ek", MORE),
    ],
)
def test_what_is_copied_wrong_is_told(typed: str, told: str) -> None:
    said = difference("räv å sjö ek", typed)
    assert said.startswith(told) if told else not said


def test_four_other_words(qtbot: QtBot, first: FirstStart) -> None:
    button(first, "Fortsätt").click()
    button(first, "Ge mig fyra andra").click()
    assert called(first, "Föreslagen lösenfras", QLabel).text() == "kaffe moln stubbe 2"
    first.go_back()
    assert setup_of(qtbot, first).passphrase == "kaffe moln stubbe 2"


def test_an_own_passphrase_is_judged_and_written_twice(
    qtbot: QtBot, first: FirstStart
) -> None:
    button(first, "Fortsätt").click()
    button(first, "Jag vill välja en egen").click()
    qtbot.keyClicks(focus(first), "kort")
    enter(qtbot, first)
    assert first.message.text == "Den är för kort."
    qtbot.keyClicks(focus(first), " men sedan mer")
    qtbot.waitUntil(lambda: shows(first, "Den är stark"))
    enter(qtbot, first)
    assert "inte lika" in first.message.text
    field(first, "Samma lösenfras en gång till").setText("kort men sedan mer")
    enter(qtbot, first)
    assert is_at(first, 3)
    first.go_back()
    button(first, "Ta hellre fyra ord").click()
    first.go_back()
    assert setup_of(qtbot, first).passphrase == "kaffe moln stubbe 1"


def test_what_is_missing_is_said_and_where(qtbot: QtBot, first: FirstStart) -> None:
    to_you(first)
    enter(qtbot, first)
    assert "kommun" in first.message.text
    qtbot.keyClicks(focus(first), "eker")
    qtbot.keyClick(focus(first), Qt.Key.Key_Tab)
    assert field(first, "Kommun").text() == TOWNS[0].label
    enter(qtbot, first)
    assert "namn" in first.message.text
    field(first, "Ditt namn").setFocus()
    qtbot.keyClicks(field(first, "Ditt namn"), "Bo")
    field(first, TRAINED).setText("i fjol")
    enter(qtbot, first)
    assert "åååå-mm-dd" in first.message.text
    field(first, TRAINED).clear()
    enter(qtbot, first)
    assert is_at(first, 4)
    assert shows(first, TOWNS[0].label)


def test_an_own_signature_is_not_written_over(qtbot: QtBot, first: FirstStart) -> None:
    to_you(first)
    qtbot.keyClicks(field(first, "Signatur"), "ae1")
    qtbot.keyClicks(field(first, "Ditt namn"), "Anna Ek")
    assert field(first, "Signatur").text() == "ae1"


@pytest.mark.parametrize(
    ("signature", "fault"),
    [
        ("", "Skriv en signatur"),
        ("a" * 300, "Signaturen är för lång: den får ha högst 12 tecken."),
        ("\u200b", "Signaturen saknas, eller har tecken som inte syns."),
    ],
)
def test_a_signature_is_held_to_the_same_rules_as_on_the_command_line(
    qtbot: QtBot, first: FirstStart, signature: str, fault: str
) -> None:
    to_you(first)
    qtbot.keyClicks(focus(first), "eker")
    qtbot.keyClick(focus(first), Qt.Key.Key_Tab)
    field(first, "Ditt namn").setText("Bo Berg")
    field(first, "Signatur").setText(signature)
    enter(qtbot, first)
    assert first.message.text.startswith(fault)
    assert is_at(first, 3)


def test_place_practice_and_errors(qtbot: QtBot, first: FirstStart) -> None:
    with qtbot.waitSignal(first.choose_place):
        button(first, "Välj annan mapp").click()
    with qtbot.waitSignal(first.practise):
        button(first, "Prova först i ett övningsvalv").click()
    first.show_place(Path("/annat"))
    assert setup_of(qtbot, first).folder == Path("/annat")
    first.show_busy()
    assert not button(first, "Skapa valvet").isEnabled()
    first.show_error(VaultExists())
    assert button(first, "Skapa valvet").isEnabled()
    assert "inte tom" in first.message.text


def test_escape_goes_one_step_back(qtbot: QtBot, first: FirstStart) -> None:
    to_you(first)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert is_at(first, 2)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert is_at(first, 1)


def test_nothing_secret_stays(first: FirstStart) -> None:
    button(first, "Fortsätt").click()
    field(first, "Skriv av orden").setText("hemligt")
    offered = called(first, "Föreslagen lösenfras", QLabel)
    button(first, "Jag vill välja en egen").click()
    for name in ("Egen lösenfras", "Samma lösenfras en gång till"):
        field(first, name).setText("hemligt")
    lines = [one for one in first.findChildren(QLineEdit) if one.text()]
    assert len(lines) == 3
    first.let_go()
    assert offered.text() == ""
    assert [one.text() for one in lines] == ["", "", ""]


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("Anna Andersson", "anan"),
        ("Åsa Maria Öberg", "asob"),
        ("Bo", "bo"),
        ("", ""),
        ("Zoë d'Arc", "zoar"),
        ("张伟", ""),
    ],
)
def test_signatures(name: str, signature: str) -> None:
    assert suggested_signature(name) == signature


def test_finding() -> None:
    assert [one.label for one in found(TOWNS, "ek")] == ["Ekerö", "Eksjö"]
    assert [one.label for one in found(TOWNS, "väs")] == ["Upplands Väsby"]
    assert [one.label for one in found(TOWNS, "0686")] == ["Eksjö"]
    assert found(TOWNS, " ") == []


def test_a_place_to_think_of_is_told_and_may_be_kept(
    qtbot: QtBot, first: FirstStart
) -> None:
    """B1: the advice goes with the folder; the user decides."""
    first.show_advice(Path("/annat"), [SyncedPlace()])  # came too late
    assert messages(first) == []
    first.show_advice(PLACE, [SyncedPlace()])
    (advice,) = messages(first)
    assert "OneDrive" in advice
    first.show_place(Path("/annat"))
    assert messages(first) == []
    first.show_advice(Path("/annat"), [SyncedPlace()])
    enter(qtbot, first)
    assert is_at(first, 2)
