# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_noted_folders: saves a file and chooses a folder, and closes.

A person goes to the folder in the dialog, as by a double click, and takes it. The words are the
folder and, on Windows, what is the user's registry to it. With "leaky" as last word Qt is left to
note what it notes by itself.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

import app.ui.flow.base.printing
import app.ui.program_parts
from app.ui.flow.base.printing import Saving
from app.ui.program import Program
from tests.robust.places import Hands
from tests.robust.registry import move_into


def open_dialog() -> QFileDialog:
    Hands.waitUntil(lambda: bool(dialogs()), timeout=20_000)
    return dialogs()[0]


def dialogs() -> list[QFileDialog]:
    there = QApplication.topLevelWidgets()
    return [one for one in there if isinstance(one, QFileDialog) and one.isVisible()]


def take(folder: Path, name: str) -> None:
    """Goes to the folder, names what is wanted there, and takes it."""
    dialog = open_dialog()
    dialog.setDirectory(str(folder))
    QTest.qWait(20)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    line.setCompleter(None)
    line.setText(name)
    dialog.accept()
    Hands.waitUntil(lambda: not dialogs(), timeout=20_000)
    QTest.qWait(20)  # it is taken down


def main(folder: Path, registry: str, how: str) -> None:
    move_into(registry)
    if how == "leaky":
        for module in (app.ui.program_parts, app.ui.flow.base.printing):
            module.forget_folders = int
        app.ui.program_parts.note_no_folders = int
    application = QApplication(["overblick"])
    program = Program(application, vault=None, practice=False)
    program.begin()
    chosen: list[Path] = []
    saving = Saving(program.window, program.window)
    saving.chosen.connect(chosen.append)
    saving.ask("Spara", "blad.pdf", "PDF (*.pdf)")
    take(folder, str(folder / "blad.pdf"))
    saving.ask_folder("Välj mapp")
    take(folder.parent, str(folder))
    assert chosen == [folder / "blad.pdf", folder], chosen
    program.window.close()
    program.stop()
    noted = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert how == "leaky" or not noted.contains("FileDialog/history")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], "".join(sys.argv[3:]))
