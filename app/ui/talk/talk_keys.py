# SPDX-License-Identifier: EUPL-1.2
"""The keys of the talk: what they are called, for the screen and for whoever asks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

KEYS = {
    Qt.Key.Key_F1: "F1",
    Qt.Key.Key_F2: "F2",
    Qt.Key.Key_F6: "F6",
    Qt.Key.Key_F7: "F7",
    Qt.Key.Key_F8: "F8",
    Qt.Key.Key_F9: "F9",
    Qt.Key.Key_F10: "F10",
    Qt.Key.Key_F12: "F12",
    Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown",
    Qt.Key.Key_Escape: "Esc",
}
MEANINGS = (
    ("0–9", "svara, eller välj ett svar"),
    ("Enter", "ge svaret och gå till nästa fråga"),
    ("X eller F3", "pass: klienten vet inte, eller vill inte svara"),
    ("N eller F4", "gäller inte"),
    ("Delete", "ta bort svaret, så att frågan är obesvarad igen"),
    ("↑ ↓", "föregående och nästa fråga"),
    ("← →", "gå mellan svaren på frågan; mellanslag väljer"),
    ("Page Up, Page Down", "föregående och nästa område"),
    ("A, F", "hela raden: aldrig, har inte haft någon"),
    ("F1", "hjälp om frågan, och alla tangenter"),
    ("F2", "anteckning till frågan"),
    ("F6", "gå till en fråga"),
    ("F7", "stöd för samtalet, när det lyser längst ner"),
    ("F8", "klientvyn: öppna, och samma tangent stänger"),
    ("F9", "dölj allt"),
    ("Ctrl 1 till Ctrl 5", "samtal, saknas, bedömning, återkoppling, signera"),
    ("Ctrl L", "lås"),
    ("F10", "paus: tillbaka till startsidan"),
    ("F12", "klart: vad saknas, och bedömningen"),
    ("Ctrl + och Ctrl −", "större och mindre text"),
)
NUM_LOCK_OFF = (
    "Sifferknapparna till höger är avstängda. Inget har ändrats. Tryck på Num Lock och skriv "
    "svaret igen."
)
_PAD = frozenset(
    {
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left,
        Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Clear,
        Qt.Key.Key_Insert, Qt.Key.Key_Delete,
    }
)  # fmt: skip


def is_digit_without_num_lock(event: QKeyEvent) -> bool:
    """Whether a key of the number pad says an arrow or the like, for Num Lock is off."""
    return bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier) and (
        event.key() in _PAD
    )
