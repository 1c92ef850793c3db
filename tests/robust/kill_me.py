# SPDX-License-Identifier: EUPL-1.2
"""Run as a program or forked by lives.py: the real program, typed at without end, to be killed.

It tells, one line of JSON each, of its process, where the talk opened, what it is about to
type, and what the bar said is saved. The planted fault, early = 1: it tells that an answer is
saved before it is typed, and never types it.
"""

import itertools
import json
import os
import sys
import threading
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.forms.answers import Answer, Mark, YearMonth
from app.forms.questions import Question
from app.interview.base.stored_answers import stored
from app.ui.program import Program
from app.ui.talk.screen import TalkScreen
from tests.behind import held_texts
from tests.robust.places import go_on, sit_down, unlock
from tests.typist import CannotType
from tests.walkthrough.person import Key, Person

ENOUGH = 30  # questions are left open, so that the talk goes on


def tell(**told: object) -> None:
    """One line, in one write."""
    os.write(1, json.dumps(told).encode() + b"\n")


class Recorder(QObject):
    """Tells what is new each time the bar has come to show that everything is saved."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._told: dict[str, object] = {}
        self._encounter = person.program.desk.encounter
        self._encounter.saver.saved.connect(self._saved)

    def _saved(self, _: str) -> None:
        screen = self._person.screen
        if isinstance(screen, TalkScreen) and screen.trail.said.startswith("✓ Sparat "):
            held = held_now(self._person)
            new = {key: what for key, what in held.items() if self._told.get(key) != what}
            self._told = held
            tell(saved=new, at=self._person.position)


def held_now(person: Person) -> dict[str, object]:
    """All answers and notes that have been given, as the vault has them."""
    texts = held_texts(person.program)
    notes = {slot: text for slot, text in texts.items() if slot.startswith("note:")}
    return {key: stored(answer) for key, answer in person.answers.items()} | notes


def live(folder: Path, seed: int, *, early: bool) -> None:
    """One life, from the passphrase on."""
    tell(pid=os.getpid())
    program = Program(QApplication(["overblick"]), vault=folder, practice=False)
    person = sit_down(program)
    unlock(person)
    go_on(person)
    tell(open=person.position, holds=len(person.answers))
    recorder = Recorder(person)
    random = Random(seed)
    for number in itertools.count():
        key = next_question(person, random)
        answer = any_answer(person.form.questions[key], random, f"svar {seed}.{number} åäö")
        person.typist.go_to(key)
        tell(typing=key, answer=stored(answer), at=key)
        if early:
            tell(saved={key: stored(answer)}, at=key, early=True)
            threading.Event().wait()  # it comes no further before it is killed
        if key in person.answers and person.form.questions[key].type == "text":
            person.holds(Key.Key_A)  # or the new words are put behind the old ones
        try:
            person.typist.answer(answer)
        except CannotType:
            person.presses(Key.Key_F3)
        tell(typing="", at=person.position)
        if random.random() < 0.15:
            note(person, f"anteckning {seed}.{number}")
        person.typist.breathe()
    del recorder


def note(person: Person, text: str) -> None:
    """A note on the question in focus."""
    slot = f"note:{person.position}"
    person.presses(Key.Key_F2)
    kept = held_texts(person.program).get(slot, "")
    tell(typing=slot, answer=text + kept, at=person.position)
    person.types(text)
    person.presses(Key.Key_Escape)


def next_question(person: Person, random: Random) -> str:
    """Any question of the talk; now and then one that has an answer."""
    talk = person.session.talk
    new = [key for key in talk if key not in person.answers]
    return random.choice(new if len(new) > ENOUGH and random.random() < 0.8 else talk)


def any_answer(question: Question, random: Random, words: str) -> Answer:
    """Any answer but for several of a few, whose codes go in and out one by one."""
    value: Answer = Mark.X  # several of a few, too
    if random.random() < 0.15:
        return random.choice((Mark.X, Mark.N))
    match question.type:
        case "number":
            value = random.randint(question.minimum, question.maximum)
        case "rating" | "yesno":
            value = random.randint(0, question.maximum if question.type == "rating" else 1)
        case "choice" | "list":
            value = random.choice(question.offered).code
        case "yearmonth":
            value = YearMonth(random.randint(0, question.maximum), random.randint(0, 11))
        case "date":
            value = date(2026, 11, 22) - timedelta(days=random.randint(0, 20_000))
        case "text":
            value = words
    return value


def warm_up() -> None:
    """Imports what the program imports only when it comes to it."""
    for name in ("app.ui.flow.door.vault_opening", "app.ui.flow.desk.desk"):
        import_module(name)


def live_by(folder: str, seed: str, early: str) -> None:
    """One life, by the words for it."""
    live(Path(folder), int(seed), early=bool(int(early)))


if __name__ == "__main__":
    warm_up()
    live_by(*sys.argv[1:])
