# SPDX-License-Identifier: EUPL-1.2
"""Ours: the real program in the middle of an interview, until standard input ends."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.forms.answers import Mark
from app.ui.program import Program
from app.ui.talk.screen import TalkScreen
from tests.bench.client import PASSPHRASE
from tests.bench.programs.idle import say_ready
from tests.typist import Typist

_LONGEST = 60.0  # seconds
_ANSWERS = 10


def main() -> None:
    """Unlocks, opens the interview, answers X a few times, and stays."""
    app = QApplication(sys.argv[:1])
    program = Program(app, vault=Path(sys.argv[1]), practice=False)
    program.begin()
    _wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    program.window.screen_now.primary.click()
    _wait(lambda: program.desk is not None)
    program.desk.open_interview(int(sys.argv[2]))
    _wait(lambda: isinstance(program.window.screen_now, TalkScreen))
    session = program.desk.encounter.session
    typist = Typist(session)
    for _ in range(_ANSWERS):
        typist.answer(Mark.X)
        QTest.qWait(20)
    QTest.qWait(500)
    say_ready()
    sys.stdin.read()
    program.stop()


def _wait(for_it: Callable[[], bool]) -> None:
    begun = monotonic()
    while not for_it():
        if monotonic() - begun > _LONGEST:
            raise TimeoutError
        QTest.qWait(20)


if __name__ == "__main__":
    main()
