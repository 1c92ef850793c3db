# SPDX-License-Identifier: EUPL-1.2
"""Qt's own dialogs, for printing and for files, in Swedish."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication


def speak_swedish(app: QApplication) -> None:
    """Let Qt's own dialogs speak it, where its words for them are installed."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        app.installTranslator(translator)
