# SPDX-License-Identifier: EUPL-1.2
"""Qt notes by itself which folders its dialogs were in, for all programs alike. Not here.

A folder's name may be a client's. The note would lie outside the vault, in a file that Qt
shares between programs (QtProject.conf; on Windows in the registry), and stay there.
"""

import os

from PySide6.QtCore import QSettings

_NOTES = ("FileDialog/history", "FileDialog/lastVisited")


def note_no_folders() -> None:
    """From now on Qt writes its notes nowhere; what it has noted before is taken away.

    Call it when there is a QApplication: what a desktop's theme reads is read by then.
    Windows and macOS know no other place: there `forget_folders` is all that helps.
    """
    forget_folders()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def forget_folders() -> None:
    """Takes away what Qt has noted. Other programs' dialogs begin at home once, no more."""
    notes = QSettings(QSettings.Scope.UserScope, "QtProject")
    notes.setFallbacksEnabled(False)
    for name in _NOTES:
        if notes.contains(name):
            notes.remove(name)
    notes.sync()
