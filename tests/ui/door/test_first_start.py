# SPDX-License-Identifier: EUPL-1.2
"""The first start, by keyboard alone and with everything that can be wrong on the way."""

import unicodedata
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.forms.questions import Choice
from app.storage.errors import VaultExists
from app.storage.places import SyncedPlace
from app.ui.door.finder import found
from app.ui.door.first_start import FirstStart, Setup
from app.ui.door.passphrase_step import COPY_FIRST, MORE, SMALL, difference
from app.ui.door.steps import suggested_signature

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


def focus(page: FirstStart) -> QWidget:
    found_there = page.focusWidget()
    assert found_there is not None
    return found_there


def enter(qtbot: QtBot, page: FirstStart) -> None:
    qtbot.keyClick(focus(page), Qt.Key.Key_Return)


def type_on(qtbot: QtBot, page: FirstStart, *texts: str) -> None:
    """Type each text in its field, with a tab between."""
    for text in texts:
        qtbot.keyClicks(focus(page), text)
        qtbot.keyClick(focus(page), Qt.Key.Key_Tab)


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
    first._next.click()
    first._passphrase._copy.fill(first._passphrase.passphrase)
    first._next.click()


def test_the_words_hold_when_they_are_copied(qtbot: QtBot, first: FirstStart) -> None:
    """Nobody has read what nobody has typed."""
    enter(qtbot, first)
    for _ in range(3):
        enter(qtbot, first)
    assert first._at == 1
    assert first.message.text == COPY_FIRST
    said = first._passphrase._copied
    for typed, told in (
        ("kaffe moln", "Det tredje ordet saknas"),
        (" stubba 1", "Det tredje ordet är inte skrivet som"),
    ):
        qtbot.keyClicks(focus(first), typed)
        enter(qtbot, first)
        assert told in first.message.text
        assert said.text() == ""
    first._passphrase._copy.wipe()
    qtbot.keyClicks(focus(first), "kaffe  moln stubbe 1 ")
    assert "stämmer" in said.text()
    first._passphrase._offer()
    assert said.text() == ""
    enter(qtbot, first)
    assert first._at == 1
    qtbot.keyClicks(focus(first), "kaffe moln stubbe 2")
    enter(qtbot, first)
    assert first._at == 2
    assert first._setup().passphrase == "kaffe moln stubbe 2"


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
    first._next.click()
    first._passphrase._offer()
    assert first._passphrase.passphrase == "kaffe moln stubbe 2"


def test_an_own_passphrase_is_judged_and_written_twice(
    qtbot: QtBot, first: FirstStart
) -> None:
    first._next.click()
    first._passphrase._choose_own()
    qtbot.keyClicks(focus(first), "kort")
    enter(qtbot, first)
    assert first.message.text == "Den är för kort."
    qtbot.keyClicks(focus(first), " men sedan mer")
    qtbot.waitUntil(lambda: "stark" in first._passphrase._judgement.text())
    enter(qtbot, first)
    assert "inte lika" in first.message.text
    first._passphrase._again.fill("kort men sedan mer")
    enter(qtbot, first)
    assert first._at == 2
    first.go_back()
    first._passphrase._choose_words()
    assert first._passphrase.passphrase == "kaffe moln stubbe 1"


def test_what_is_missing_is_said_and_where(qtbot: QtBot, first: FirstStart) -> None:
    to_you(first)
    enter(qtbot, first)
    assert "kommun" in first.message.text
    qtbot.keyClicks(focus(first), "eker")
    qtbot.keyClick(focus(first), Qt.Key.Key_Tab)
    assert first._you.municipality.choice == TOWNS[0]
    enter(qtbot, first)
    assert "namn" in first.message.text
    first._you._name.setFocus()
    qtbot.keyClicks(first._you._name, "Bo")
    first._you._trained.setText("i fjol")
    enter(qtbot, first)
    assert "åååå-mm-dd" in first.message.text
    first._you._trained.clear()
    enter(qtbot, first)
    assert first._at == 3


def test_an_own_signature_is_not_written_over(qtbot: QtBot, first: FirstStart) -> None:
    to_you(first)
    qtbot.keyClicks(first._you._signature, "ae1")
    qtbot.keyClicks(first._you._name, "Anna Ek")
    assert first._you.signature == "ae1"


@pytest.mark.parametrize(
    ("signature", "told"),
    [
        ("", "Skriv en signatur"),
        ("a" * 300, "Signaturen är för lång: den får ha högst 12 tecken."),
        ("\u200b", "Signaturen saknas, eller har tecken som inte syns."),
    ],
)
def test_a_signature_is_held_to_the_same_rules_as_on_the_command_line(
    qtbot: QtBot, first: FirstStart, signature: str, told: str
) -> None:
    to_you(first)
    qtbot.keyClicks(focus(first), "eker")
    qtbot.keyClick(focus(first), Qt.Key.Key_Tab)
    first._you._name.setText("Bo Berg")
    first._you._signature.setText(signature)
    enter(qtbot, first)
    assert first.message.text.startswith(told)
    assert first._at == 2


def test_place_practice_and_errors(qtbot: QtBot, first: FirstStart) -> None:
    with qtbot.waitSignal(first.choose_place):
        first._place.choose.emit()
    with qtbot.waitSignal(first.practise):
        first._place.practise.emit()
    first.show_place(Path("/annat"))
    assert first._setup().folder == Path("/annat")
    first.show_busy()
    assert not first._next.isEnabled()
    first.show_error(VaultExists())
    assert first._next.isEnabled()
    assert "inte tom" in first.message.text


def test_escape_goes_one_step_back(qtbot: QtBot, first: FirstStart) -> None:
    to_you(first)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert first._at == 1
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert first._at == 0


def test_nothing_secret_stays(first: FirstStart) -> None:
    first._passphrase._own.fill("hemligt")
    first._passphrase._copy.fill("hemligt")
    first.wipe()
    assert first._passphrase.passphrase == ""
    assert first._passphrase._copy.text == ""
    assert first._passphrase._own.text == ""


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
    said = first._place._advice
    first.show_advice(Path("/annat"), [SyncedPlace()])  # came too late
    assert not said.isVisible()
    first.show_advice(PLACE, [SyncedPlace()])
    assert said.isVisible()
    assert "OneDrive" in said.text
    first.show_place(Path("/annat"))
    assert not said.isVisible()
    first.show_advice(Path("/annat"), [SyncedPlace()])
    enter(qtbot, first)
    assert first._at == 1
