# SPDX-License-Identifier: EUPL-1.2
"""Several pages in one place, of which one is in sight."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget


class PageStack(QStackedWidget):
    """One of several pages, which takes no more room than that one needs."""

    def turn_to(self, place: int) -> None:
        """Show the page with this number, from 0."""
        usual, none = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        for number in range(self.count()):
            if (page := self.widget(number)) is not None:
                page.setSizePolicy(usual, usual if number == place else none)
        self.setCurrentIndex(place)
