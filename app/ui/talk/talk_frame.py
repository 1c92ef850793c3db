# SPDX-License-Identifier: EUPL-1.2
"""What stands around the talk: the head of the area, and the areas at the side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QWidget,
)

from app.forms.model import Form, Section
from app.forms.talk_progress import Progress
from app.swedish_figures import with_noun
from app.ui.pieces.basics import REST, column, fill, line, scrolled, words
from app.ui.pieces.row_button import RowButton
from app.ui.pieces.theme import Look
from app.ui.pieces.trail import CutLabel


class AreaHead(QWidget):
    """Over the question: the area, how far it is, and the minutes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = CutLabel("heading", self, least=8)
        self._count = CutLabel("quiet", self)
        layout = line(spacing=14)
        layout.addWidget(self._title)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_title(self, title: str) -> None:
        """Show the area."""
        self._title.show_whole(title)

    def show_far(self, far: Progress, minutes: int) -> None:
        """Show how far it is, and how long it has taken."""
        self._count.show_whole(f"{far.handled} av {far.total} · {minutes} min")


class SectionButton(RowButton):
    """One area at the side: its letter, its name if there is room, how far it is.

    Signals:
        wanted: its id (str).
    """

    wanted = Signal(str)

    def __init__(self, section: Section, parent: QWidget, *, short: bool) -> None:
        box = QHBoxLayout()
        super().__init__("section", box, (12, 8, 12, 8), parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.section_id = section.id
        self.clicked.connect(self._want)
        self._title = section.title
        letter = words(section.id, "accent", self, wrap=False)
        letter.setFixedWidth(letter.fontMetrics().horizontalAdvance("M"))
        name = words("" if short else section.title, "", self, wrap=False)
        self._far = words("", "hint", self, wrap=False)
        box.addWidget(letter)
        box.addWidget(name, 1)
        box.addWidget(self._far)
        self.let_through(letter, name, self._far)

    def _want(self) -> None:
        self.wanted.emit(self.section_id)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the area is; a tick only when nothing is left."""
        left = (
            f"{with_noun(progress.left, 'fråga', 'frågor')} kvar"
            if progress.left
            else "klart"
        )
        if not progress.left:
            self._far.setText("✓")
        else:
            self._far.setText(str(progress.left) if progress.handled else "")
        self.setToolTip(left)
        self.setAccessibleName(f"{self.section_id} {self._title}, {left}")


class SideBar(QFrame):
    """All areas, in any order, and how far the whole is. Large text leaves out their names.

    Signals:
        chosen: the id of a section (str).
    """

    chosen = Signal(str)

    def __init__(self, form: Form, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._short = look.is_large
        self.setFixedWidth(look.px(104 if self._short else 252))
        self.setProperty("kind", "side")
        content = QWidget(self)
        column(self).addWidget(scrolled(content, self))
        layout = column(content, spacing=2)
        beside = 4 if self._short else 12
        layout.setContentsMargins(beside, 12, beside, 12)
        self._buttons: dict[str, SectionButton] = {}
        for section in form.sections:
            made = self._buttons[section.id] = SectionButton(
                section, content, short=self._short
            )
            made.wanted.connect(self.chosen)
            layout.addWidget(made)
        layout.addSpacing(16)
        self._far: QLabel = words("", "hint", content, wrap=False)
        self._bar = QProgressBar(content)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Hela intervjun")
        fill(layout, self._far, self._bar, REST)

    def show_section(self, section_id: str) -> None:
        """Mark where we are."""
        for one, made in self._buttons.items():
            made.setChecked(one == section_id)

    def show_progress(self, section_id: str, progress: Progress) -> None:
        """Show how far one area is."""
        self._buttons[section_id].show_progress(progress)

    def show_whole(self, percent: int, minutes: int) -> None:
        """Show how far the interview is, and how long it has taken."""
        far = f"{percent} %\n" if self._short else f"{percent} % besvarat · "
        self._far.setText(f"{far}{minutes} min")
        self._bar.setValue(percent)

    def give_room(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's own shape
        """Be gone while something else is beside the talk, if both would be too much."""
        self.setVisible(not (wanted and self._short))


def lay_out(
    screen: QWidget, above: QWidget, middle: tuple[QWidget, ...], below: QWidget
) -> None:
    """Put the talk together: of `middle` the first and the last stand beside the others."""
    outer = column(screen, spacing=0)
    outer.addWidget(above)
    across = QHBoxLayout()
    across.setSpacing(0)
    side, *inner, beside = middle
    across.addWidget(side)
    centre = QWidget(screen)
    inside = column(centre, around=(34, 14, 22, 8), spacing=8)
    for part in inner[:-1]:
        inside.addWidget(part)
    inside.addWidget(inner[-1], 1)
    across.addWidget(centre, 5)
    across.addWidget(beside, 3)
    outer.addLayout(across, 1)
    outer.addWidget(below)
