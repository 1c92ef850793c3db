# SPDX-License-Identifier: EUPL-1.2
"""What appears away from the keyboard is said by a screen reader, which would not look there."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QListWidget, QWidget

NONE_SUGGESTED = "Inga förslag."
_Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Say it now, wherever the keyboard is.

    Args:
        widget: what shows it.
        text: what it says; "" says nothing.
        urgent: whether it cuts off what is being said, as a warning does.
    """
    if not text:
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(_Politeness.Assertive if urgent else _Politeness.Polite)
    QAccessible.updateAccessibility(event)


def announce_marked(suggestions: QListWidget) -> None:
    """Say which suggestion is marked while one types, each time another one is."""

    def marked(row: int) -> None:
        item = suggestions.item(row)
        if item is not None:
            announce(suggestions, f"{item.text()}, {row + 1} av {suggestions.count()}")

    suggestions.currentRowChanged.connect(marked)
