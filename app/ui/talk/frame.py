# SPDX-License-Identifier: EUPL-1.2
"""What stands around the talk: the bar above, the areas at the side, the keys below."""

from collections.abc import Sized

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.forms.model import Form, Section
from app.forms.state import Progress
from app.ui.pieces import button, column, line, restyle, scrolled, words
from app.ui.theme import Look

FOOT = (
    ("F1", "hjälp"),
    ("F2", "anteckning"),
    ("F6", "gå till"),
    ("F8", "klientvy"),
    ("F9", "dölj"),
    ("F12", "klart"),
)
SUPPORT = "F7"


class AreaHead(QWidget):
    """Over the question: the area, how far it is, and the minutes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = words("", "heading", self, wrap=False)
        self._count = words("", "quiet", self, wrap=False)
        layout = line(spacing=14)
        layout.addWidget(self._title)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_title(self, title: str) -> None:
        """Show the area."""
        self._title.setText(title)

    def show_far(self, far: Progress, minutes: int) -> None:
        """Show how far it is, and how long it has taken."""
        self._count.setText(f"{far.handled} av {far.total} · {minutes} min")


class SectionButton(QPushButton):
    """One area at the side: its letter, its name if there is room, how far it is."""

    def __init__(self, section: Section, parent: QWidget, *, short: bool) -> None:
        super().__init__(parent)
        self.setProperty("kind", "section")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.section_id = section.id
        self._title = section.title
        box = self._box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        self._letter = words(section.id, "accent", self, wrap=False)
        self._letter.setFixedWidth(self._letter.fontMetrics().horizontalAdvance("M"))
        self._name = words("" if short else section.title, "", self, wrap=False)
        self._far = words("", "hint", self, wrap=False)
        box.addWidget(self._letter)
        box.addWidget(self._name, 1)
        box.addWidget(self._far)
        for label in (self._letter, self._name, self._far):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As its words need: a bare button would only count its own text."""
        return self._box.sizeHint()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the area is; a tick only when nothing is left."""
        noun = "fråga" if progress.left == 1 else "frågor"
        left = f"{progress.left} {noun} kvar" if progress.left else "klart"
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
        layout = column(content, margin=12, spacing=2)
        self._buttons: dict[str, SectionButton] = {}
        for section in form.sections:
            made = self._buttons[section.id] = SectionButton(
                section, content, short=self._short
            )
            made.clicked.connect(self._clicked)
            layout.addWidget(made)
        layout.addSpacing(16)
        self._far: QLabel = words("", "hint", content, wrap=False)
        self._bar = QProgressBar(content)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Hela intervjun")
        layout.addWidget(self._far)
        layout.addWidget(self._bar)
        layout.addStretch(1)

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

    def _clicked(self) -> None:
        made = self.sender()
        if isinstance(made, SectionButton):
            self.chosen.emit(made.section_id)


class FootBar(QFrame):
    """The keys, each also a button. `short` leaves out those that answer.

    Signals:
        pressed: the name of a key, "F2" (str).
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget, *, short: bool) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        layout = line(spacing=6)
        layout.setContentsMargins(18, 4, 18, 4)
        answering = (("0–9", "svara"), ("X", "vet inte"), ("N", "gäller inte"))
        for key, meaning in () if short else answering:
            layout.addWidget(words(key, "key", self, wrap=False))
            layout.addWidget(words(meaning, "hint", self, wrap=False))
        layout.addStretch(1)
        for key, meaning in FOOT:
            made = button(f"{key} {meaning}", self, kind="link", name=f"{meaning}, {key}")
            made.setProperty("pressed", key)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(self._clicked)
            layout.addWidget(made)
            if key == "F8":
                self._client = made
        self._support = made = button("", self, kind="link")
        made.setProperty("pressed", SUPPORT)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(self._clicked)
        layout.insertWidget(layout.count() - len(FOOT), made)
        made.hide()
        self.setLayout(layout)

    def show_client(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's own shape
        """Whether the client's window is open."""
        self._client.setText("F8 stäng klientvyn" if is_open else "F8 klientvy")
        self._client.setAccessibleName("stäng klientvyn, F8" if is_open else "klientvy, F8")
        restyle(self._client, "kind", "lit" if is_open else "link")

    def show_support(self, every: Sized, new: Sized) -> None:
        """Whether there is support to read, and is lit for what is new: it tells no client."""
        is_new = bool(len(new))
        self._support.setVisible(bool(len(every)))
        self._support.setText(f"{SUPPORT} • stöd" if is_new else f"{SUPPORT} stöd")
        self._support.setAccessibleName(f"{'nytt ' if is_new else ''}stöd, {SUPPORT}")
        restyle(self._support, "kind", "lit" if is_new else "link")

    def _clicked(self) -> None:
        self.pressed.emit(str(self.sender().property("pressed")))


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
    inside = column(centre, spacing=8)
    inside.setContentsMargins(34, 14, 22, 8)
    for part in inner[:-1]:
        inside.addWidget(part)
    inside.addWidget(inner[-1], 1)
    across.addWidget(centre, 5)
    across.addWidget(beside, 3)
    outer.addLayout(across, 1)
    outer.addWidget(below)
