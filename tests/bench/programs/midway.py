# SPDX-License-Identifier: EUPL-1.2
"""Ours: the real program in the middle of an interview, until standard input ends.

Words: the vault, and the id of the interview; "0" stays on the start page.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.forms.answers import Mark
from app.ui.program import Program
from app.ui.talk.screen import TalkScreen
from tests.bench.client import PASSPHRASE
from tests.bench.programs.idle import say_ready_and_leave
from tests.typist import Typist, in_focus

_LONGEST = 60.0  # seconds
_ANSWERS = 10


def main() -> None:
    """Unlocks, opens the interview, answers X a few times, and stays."""
    folder, interview = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication(sys.argv[:1])
    program = Program(app, vault=folder, practice=False)
    program.begin()
    _wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(in_focus(), PASSPHRASE)
    QTest.keyClick(in_focus(), Qt.Key.Key_Return)
    _wait(lambda: program.desk is not None)
    if interview:
        program.desk.open_interview(interview)
        _wait(lambda: isinstance(program.window.screen_now, TalkScreen))
        typist = Typist(program.desk.encounter.session)
        for _ in range(_ANSWERS):
            typist.answer(Mark.X)
            QTest.qWait(20)
    QTest.qWait(500)
    say_ready_and_leave()


def _wait(for_it: Callable[[], bool]) -> None:
    begun = monotonic()
    while not for_it():
        if monotonic() - begun > _LONGEST:
            raise TimeoutError
        QTest.qWait(20)


if __name__ == "__main__":
    main()
