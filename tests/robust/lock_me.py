# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_lock_memory: the real program, unlocked, worked in, and locked.

What to type comes on standard input one letter a line, so that nothing here ever holds the
passphrase: only the program does. Each line "!word" is a step, answered with a line when it is
done; the first line answers who this is, as whoever starts Python may start a starter of it
(Windows). The planted fault, "!plant": one key is copied before the lock.
"""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui.program import Program
from tests.behind import place_of
from tests.beneath import keys_beneath
from tests.robust.places import go_on, sit_down
from tests.walkthrough.person import Key, Person


def step(person: Person, name: str, kept: list[bytes]) -> None:
    match name:
        case "enter":
            person.presses(Key.Key_Return)
            person.waits_for_screen("StartPage")
        case "work":
            go_on(person)
            person.typist.go_to("C9")
            person.types("3")
        case "plant":
            kept.append(bytes(keys_beneath(place_of(person.program).vault).db))
        case "lock":
            person.holds(Key.Key_L)
            person.waits_until(lambda: not person.program.door.behind, "shut")
            gc.collect()  # what the program does every now and then


def answer(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    gc.disable()
    program = Program(QApplication(["overblick"]), vault=Path(sys.argv[1]), practice=False)
    person = sit_down(program)
    person.waits_for_screen("Unlock")
    kept: list[bytes] = []
    answer(str(os.getpid()))
    for line in sys.stdin:
        if line.startswith("!"):
            step(person, line[1:].strip(), kept)
            answer("done")
        else:
            person.types(line[:-1])


if __name__ == "__main__":
    main()
