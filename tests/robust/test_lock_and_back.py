# SPDX-License-Identifier: EUPL-1.2
"""D2: back at the same place with the same half-done things; other people begin at the start."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.storage.errors import DiskFull
from app.storage.topics.contents import StoredAnswers, Texts
from app.storage.topics.vault_settings import VaultSettings
from app.storage.vault.entering import open_vault
from app.ui.flow.lock.lock_draft import read_draft
from tests.behind import held_texts, place_of
from tests.robust.places import CHEAP, FIRST, PASSPHRASE, go_on, unlock
from tests.typist import in_focus
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

OTHER = "annan fras sju åtta"


@pytest.fixture
def person(opens: Opens, folder: Path) -> Person:
    person = opens(vault=folder)
    unlock(person)
    return person


def locks_and_unlocks(person: Person, *, to: str) -> None:
    person.holds(Key.Key_L)
    unlock(person, to=to)


def test_half_a_code_goes_on(person: Person) -> None:
    go_on(person)
    person.typist.go_to("D20")
    person.types("1")
    locks_and_unlocks(person, to="TalkScreen")
    assert person.position == "D20"
    person.types("0")
    assert person.answers["D20"] == "10"


def test_what_cannot_be_read_stands_there_as_it_was_typed(person: Person) -> None:
    go_on(person)
    person.typist.go_to("C9")
    person.types("99999")
    locks_and_unlocks(person, to="TalkScreen")
    line = in_focus()
    assert isinstance(line, QLineEdit)
    assert line.text() == "99999"
    assert "C9" not in person.answers
    assert person.position == "C9"


def test_suggestions_come_back_with_the_marked_one(person: Person) -> None:
    go_on(person)
    person.typist.go_to("A5")
    person.types("gö")
    person.presses(Key.Key_Down)
    before = person.finds("Förslag").currentItem().text()  # type: ignore[attr-defined]  # a list
    locks_and_unlocks(person, to="TalkScreen")
    assert person.finds("Förslag").currentItem().text() == before  # type: ignore[attr-defined]  # a list


def test_a_note_with_the_cursor_in_its_midst(person: Person) -> None:
    go_on(person)
    person.typist.go_to("C3")
    person.presses(Key.Key_F2)
    person.types("ont i  ryggen \n")
    for _ in range(4):
        person.presses(Key.Key_Left)
    locks_and_unlocks(person, to="TalkScreen")
    page = in_focus()
    assert isinstance(page, QPlainTextEdit)
    assert page.toPlainText() == "ont i  ryggen \n"
    person.types("X")
    assert page.toPlainText() == "ont i  ryggXen \n"
    person.presses(Key.Key_Escape)
    assert person.position == "C3"


def test_half_a_range_of_a_rating(person: Person) -> None:
    go_on(person)
    person.presses(Key.Key_F12)
    person.presses(Key.Key_F12)
    person.waits_for_screen("Ratings")
    person.presses(Key.Key_PageDown)
    area = person.screen.standing()["area"]  # type: ignore[attr-defined]  # the ratings
    person.screen.card.strip.setFocus()  # type: ignore[attr-defined]  # the ratings
    person.types("3")
    locks_and_unlocks(person, to="Ratings")
    assert person.screen.standing()["area"] == area  # type: ignore[attr-defined]  # the ratings
    person.types("5")
    assert held_texts(person.program)[f"range:{area}"] == "3-5"


def test_a_new_client_half_filled_in(person: Person) -> None:
    person.clicks("Ny klient")
    person.clicks("Typ av identitet: Skyddade uppgifter")
    person.clicks("Påhittat namn")
    person.types("Blå him")
    locks_and_unlocks(person, to="ClientForm")
    assert isinstance(in_focus(), QLineEdit)
    person.types("mel")
    assert person.finds("Påhittat namn").text() == "Blå himmel"  # type: ignore[attr-defined]  # a line


def test_a_search_on_the_start_page(person: Person) -> None:
    search = person.finds("Sök", QLineEdit)
    person.clicks(search)
    person.types("påh")
    locks_and_unlocks(person, to="StartPage")
    assert isinstance(in_focus(), QLineEdit)
    assert person.finds("Sök", QLineEdit).text() == "påh"


def test_half_typed_words_are_in_the_vault_and_nowhere_else(
    person: Person, folder: Path
) -> None:
    go_on(person)
    person.typist.go_to("C9")
    person.types("90909090")
    person.holds(Key.Key_L)
    leaves(person)
    for file in folder.parent.rglob("*"):
        if file.is_file():
            assert b"90909090" not in file.read_bytes()
    with open_vault(folder, PASSPHRASE) as vault:
        draft = read_draft(vault)
    assert draft is not None
    assert draft.where == ("interview", str(FIRST))
    assert "90909090" in json.dumps(draft.stands)


def test_the_next_day_it_is_there_and_then_gone_when_one_goes_on(
    person: Person, folder: Path, opens: Opens
) -> None:
    go_on(person)
    person.typist.go_to("C9")
    person.types("7")
    person.holds(Key.Key_L)
    leaves(person)
    again = opens(vault=folder)
    unlock(again, to="TalkScreen")
    again.presses(Key.Key_Return)
    again.presses(Key.Key_F10)
    again.waits_for_screen("StartPage")
    leaves(again)
    with open_vault(folder, PASSPHRASE) as vault:
        assert read_draft(vault) is None
        assert vault.answers.of(FIRST)["C9"].text == "7"


def test_somebody_else_comes_to_the_start_page(person: Person, folder: Path) -> None:
    leaves_half_a_word(person, folder)
    unlock(person, OTHER)
    assert person.program.desk.encounter is None
    person.holds(Key.Key_L)
    unlock(person, to="TalkScreen")
    assert in_focus().text() == "42"  # type: ignore[attr-defined]  # a line


def leaves_half_a_word(person: Person, folder: Path) -> None:
    place = place_of(person.program)
    add = place.vault.ways.add
    added: list[object] = []
    place.ask(
        lambda: add(PASSPHRASE, OTHER, signature="beda", cost=CHEAP) or 1, added.append
    )
    person.waits_until(lambda: bool(added), "another person's way in")
    go_on(person)
    person.typist.go_to("C9")
    person.types("42")
    person.holds(Key.Key_L)


class Refusing:
    """A disk that is full until it is not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        self.refused = 0
        for kind, name in (
            (StoredAnswers, "put"),
            (Texts, "put"),
            (VaultSettings, "put"),
        ):
            monkeypatch.setattr(kind, name, self._wrapped(getattr(kind, name)))

    def _wrapped(self, write: object) -> object:
        def refuse(*given: object, **named: object) -> object:
            if self.is_full:
                self.refused += 1
                raise DiskFull
            return write(*given, **named)  # type: ignore[operator]  # a method

        return refuse


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Refusing:
    return Refusing(monkeypatch)


def test_a_full_disk_stops_no_lock_and_loses_nothing(
    person: Person, disk: Refusing, folder: Path
) -> None:
    go_on(person)
    disk.is_full = True
    person.typist.go_to("C9")
    person.types("7")
    person.presses(Key.Key_Return)
    person.typist.go_to("C3")
    person.types("1234")
    person.holds(Key.Key_L)
    assert type(person.screen).__name__ == "Unlock"
    assert person.program.desk is None
    person.types("fel lösenfras")
    person.presses(Key.Key_Return)
    person.waits_for("stämmer inte")
    person.holds(Key.Key_A)
    unlock(person, to="TalkScreen")
    assert person.answers["C9"] == 7
    assert person.position == "C3"
    assert in_focus().text() == "1234"  # type: ignore[attr-defined]  # a line
    person.holds(Key.Key_L)
    disk.is_full = False
    unlock(person, to="TalkScreen")
    assert in_focus().text() == "1234"  # type: ignore[attr-defined]  # a line
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.answers.of(FIRST)["C9"].text == "7"


def test_behind_the_lock_it_shuts_as_soon_as_the_disk_takes_it(
    opens: Opens, disk: Refusing, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.vault_closing.AGAIN", 50)  # milliseconds
    person = opens(vault=folder)
    unlock(person)
    go_on(person)
    disk.is_full = True
    person.typist.go_to("C9")
    person.types("7")
    person.presses(Key.Key_Return)
    person.holds(Key.Key_L)
    program = person.program
    (behind,) = program.door.behind
    for _ in range(2):
        refused = disk.refused
        person.waits_until(lambda: disk.refused > refused, "it is tried again")  # noqa: B023
        assert not behind.is_shut
        assert program.door.behind == [behind]
    disk.is_full = False
    person.waits_until(lambda: not program.door.behind, "shut")
    assert behind.is_shut
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.answers.of(FIRST)["C9"].text == "7"


def test_nobody_else_gets_in_while_the_last_of_it_is_unsaved(
    person: Person, disk: Refusing, folder: Path
) -> None:
    place = place_of(person.program)
    add = place.vault.ways.add
    added: list[object] = []
    place.ask(
        lambda: add(PASSPHRASE, OTHER, signature="beda", cost=CHEAP) or 1, added.append
    )
    person.waits_until(lambda: bool(added), "another person's way in")
    go_on(person)
    disk.is_full = True
    person.typist.go_to("C9")
    person.types("7")
    person.presses(Key.Key_Return)
    person.holds(Key.Key_L)
    person.types(OTHER)
    person.presses(Key.Key_Return)
    person.waits_for("inte sparat än")
    disk.is_full = False
    person.holds(Key.Key_A)
    unlock(person, OTHER)
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.answers.of(FIRST)["C9"].text == "7"


def test_closing_warns_once_while_something_is_unsaved(
    person: Person, disk: Refusing
) -> None:
    go_on(person)
    disk.is_full = True
    person.typist.go_to("C9")
    person.types("7")
    person.presses(Key.Key_Return)
    person.holds(Key.Key_L)
    person.program.window.close()
    assert person.program.window.isVisible()
    person.waits_for("är inte sparat")


def test_the_lock_waits_for_nothing(person: Person) -> None:
    """The vault's thread is busy, and the screen is locked all the same."""
    from threading import Event  # noqa: PLC0415

    go_on(person)
    done = Event()
    place_of(person.program).ask(done.wait, None)
    try:
        person.holds(Key.Key_L)
        assert type(person.screen).__name__ == "Unlock"
    finally:
        done.set()


def test_what_was_asked_for_does_not_come_after_the_lock(person: Person) -> None:
    person.program.desk.settings()
    person.holds(Key.Key_L)
    unlock(person)
