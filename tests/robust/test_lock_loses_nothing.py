# SPDX-License-Identifier: EUPL-1.2
"""D2: locked at any moment while somebody types, the same words stand there after unlocking.

The long form (`just long locks`) locks 500 times.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.interview.base.stored_answers import stored
from app.storage.vault.entering import open_vault
from app.ui.flow.desk.return_flow import LastWork, ReturnFlow
from tests.robust.amounts import SEED, amount
from tests.robust.places import FIRST, PASSPHRASE, go_on, unlock
from tests.typist import in_focus
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

LOCKS = amount(25, 500)
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ0123456789 .,;:-&'\"\\%"
NUMBERS = "0123456789 /:,"
TEXT_LINES = ("A1", "A2", "A4", "B4b.text", "C6.text", "D19.text")
PAGES = ("C15", "D29", "E42", "F25", "H27", "I23")
LISTS = ("A5", "B1", "D7", "F16")
TYPED = ("A3", "A10", "B3", "C2", "C3", "C9")
MOST = 24  # letters in one place
AT_ONE_PLACE = 5  # locks


class LostWords(AssertionError):
    """After unlocking, something else stood there. Says where, and never what."""


class Writer:
    """Types in one place after the other, and is locked out in the middle of it."""

    def __init__(self, person: Person, seed: int) -> None:
        self.person = person
        self.random = Random(seed)
        self.given: dict[str, str] = {}
        self.locks = 0

    def types_somewhere(self) -> None:
        """Goes to any place, types, and is locked out at any moments while typing."""
        go, letters = self.random.choice(self._places())
        go()
        self._empties()
        place = self._place()
        length = self.random.randint(1, MOST)
        words = "".join(self.random.choice(letters) for _ in range(length))
        typed = 0
        for moment in sorted(self.random.choices(range(length + 1), k=AT_ONE_PLACE)):
            self._types(words[typed:moment])
            typed = moment
            self._locks()
            self._sees(place, words[:moment])
        self._types(words[typed:])
        self._sees(place, words)
        self._leaves()

    def _places(self) -> list[tuple[Callable[[], None], str]]:
        return [
            (self._to_a_line, LETTERS),
            (self._to_a_page, LETTERS),
            (self._to_a_note, LETTERS),
            (self._to_a_list, LETTERS),
            (self._to_a_number, NUMBERS),
            (self._to_a_way, LETTERS),
            (self._to_a_client, LETTERS),
            (self._to_the_settings, LETTERS),
            (self._to_an_explanation, LETTERS),
            (self._to_the_sheet, LETTERS),
        ]

    def _question(self, keys: tuple[str, ...]) -> None:
        go_on(self.person)
        self.person.typist.go_to(self.random.choice(keys))

    def _to_a_line(self) -> None:
        self._question(TEXT_LINES)

    def _to_a_page(self) -> None:
        self._question(PAGES)

    def _to_a_list(self) -> None:
        self._question(LISTS)

    def _to_a_number(self) -> None:
        self._question(TYPED)

    def _to_a_note(self) -> None:
        self._question(self.person_talk())
        self.person.presses(Key.Key_F2)

    def _to_a_way(self) -> None:
        go_on(self.person)
        self.person.presses(Key.Key_F6)

    def person_talk(self) -> tuple[str, ...]:
        return TEXT_LINES + PAGES + LISTS + TYPED

    def _to_a_client(self) -> None:
        self.person.clicks("Ny klient")
        self.person.waits_for_screen("ClientForm")
        self.person.clicks("Namn")

    def _to_the_settings(self) -> None:
        self.person.clicks("Inställningar")
        self.person.waits_for_screen("Settings")
        self.person.clicks("Enhet")

    def _to_an_explanation(self) -> None:
        go_on(self.person)
        self.person.presses(Key.Key_F12)
        self.person.waits_for_screen("Completeness")
        self.person.clicks("Förklaring till")

    def _to_the_sheet(self) -> None:
        go_on(self.person)
        for _ in range(3):
            self.person.presses(Key.Key_F12)
        self.person.waits_for_screen("FeedbackScreen")
        self.person.clicks("Klientens kommentar")

    def _types(self, words: str) -> None:
        """Sometimes as fast as it goes, sometimes letting the program breathe."""
        for letter in words:
            self.person.typist.text(letter)
            if self.random.random() < 0.3:
                self.person.typist.breathe()

    def _empties(self) -> None:
        self.person.holds(Key.Key_A)
        self.person.presses(Key.Key_Delete)

    def _locks(self) -> None:
        before = type(self.person.screen).__name__
        if self.random.random() < 0.2:
            self.person.presses(Key.Key_F9)  # behind the veil, too
        self.person.holds(Key.Key_L)
        unlock(self.person, to=before)
        self.locks += 1

    def _place(self) -> tuple[str, str, str]:
        focused = in_focus()
        encounter = self.person.program.desk.encounter
        question = encounter.session.position if encounter is not None else ""
        return type(self.person.screen).__name__, question, focused.accessibleName()

    def _sees(self, place: tuple[str, str, str], words: str) -> None:
        if self._place() != place:
            raise LostWords(f"{place} became {self._place()}")
        if words_in(in_focus()) != words:
            raise LostWords(f"other words at {place}")

    def _leaves(self) -> None:
        """Back to the start page, with a field that lets one go."""
        name = type(self.person.screen).__name__
        if name == "TalkScreen":
            self.person.presses(Key.Key_Escape)
            self._keeps()
            self.person.presses(Key.Key_F10)
        else:
            for _ in range(4):
                if type(self.person.screen).__name__ == "TalkScreen":
                    self.person.presses(Key.Key_F10)
                    break
                if type(self.person.screen).__name__ == "StartPage":
                    break
                self.person.presses(Key.Key_Escape)
        self.person.waits_for_screen("StartPage")

    def _keeps(self) -> None:
        """Notes what must be in the vault in the end; empties what cannot be an answer."""
        person, key = self.person, self.person.position
        if key in TYPED:
            self._empties()
        elif key in TEXT_LINES + PAGES:
            person.program.desk.encounter.keep_now()
            answer = stored(person.answers.get(key))
            self.given[key] = (answer.text if answer else "") or ""


def words_in(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


@pytest.fixture
def writer(opens: Opens, folder: Path) -> Writer:
    with open_vault(folder, PASSPHRASE) as vault:  # something that does not fit
        vault.answers.put(FIRST, {"E1.c": stored(3), "E2.c": stored(9)})
    person = opens(vault=folder)
    unlock(person)
    return Writer(person, 10_000 * SEED + 1122)


@pytest.mark.timeout(300 + 4 * LOCKS)  # seconds, on a busy computer
def test_locked_at_any_moment_while_typing(
    writer: Writer, folder: Path, record_property: Callable[[str, object], None]
) -> None:
    while writer.locks < LOCKS:
        writer.types_somewhere()
    record_property("locks", writer.locks)
    leaves(writer.person)
    with open_vault(folder, PASSPHRASE) as vault:
        answers = vault.answers.of(FIRST)
    now = {key: answers[key].text if key in answers else "" for key in writer.given}
    assert now == writer.given


def test_a_lock_that_forgets_is_found(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(self: ReturnFlow, where: tuple[str, ...]) -> LastWork:
        left = remember(self, where)
        assert left.draft is not None
        for kind in ("lines", "pages"):
            left.draft.stands[kind].clear()
        return left

    remember = ReturnFlow.leave
    monkeypatch.setattr(ReturnFlow, "leave", forget)
    found = 0
    for _ in range(20):
        try:
            writer.types_somewhere()
        except LostWords:
            found = 1
            break
    assert found
