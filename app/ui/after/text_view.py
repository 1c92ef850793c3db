# SPDX-License-Identifier: EUPL-1.2
"""The neutral text for the investigation: to read, to choose from, copy and save."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.report.investigation.parts import Investigation, TextPart, TextSection
from app.report.investigation.section_text import Chosen, section_text, whole_text
from app.ui.pieces.basics import button, column, fill, line, outcome, scrolled, words
from app.ui.pieces.flow_layout import FlowLayout

_NOTE = "Det som har en bock står i texten. Ditt val sparas med intervjun."
_KEPT = "Så här var texten när intervjun signerades."
_ROWS = 6  # of the text, at least; in a low window all of this scrolls
_TICK, _EDGE = "✓", 2  # in the box; pixels of its edge
_ASIDE = 4  # letters of width: the box to tick, and the air
_PLACE = Qt.ItemDataRole.UserRole  # of each row: its section, and its part or None


class TextView(QWidget):
    """The text beside the editor, a row a part, with a box to tick at each.

    Signals:
        turned: a part is wanted out, or in: (id of the section, id of the part).
        copy: it is wanted on the clipboard: the id of one section, or "" for all.
        save: the text is wanted as a file.
        closed: back to the sheet.
    """

    turned = Signal(str, str)
    copy = Signal(str)
    save = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._made = Investigation(())
        self._chosen = Chosen()
        content = QWidget(self)
        column(self).addWidget(scrolled(content, self))
        layout = column(content, spacing=8)
        head = words("Text till utredningen", "subheading", content)
        close = button("Tillbaka till bladet", content, does=self.closed)
        layout.addLayout(line(head, close, wide=0, spacing=8))
        self._note = words(_NOTE, "hint", content)
        layout.addWidget(self._note)
        self._list = _Parts(content)
        self._list.setMinimumHeight(self._list.fontMetrics().lineSpacing() * _ROWS)
        self._list.itemChanged.connect(self._turn)
        self._list.copied.connect(self._copy_section)
        layout.addWidget(self._list, 1)
        self._said = words("", "accent", content)
        fill(layout, self._said, self._ways_out(content))
        self.setFocusProxy(self._list)
        self.show_text(self._made, self._chosen)

    def _ways_out(self, parent: QWidget) -> QWidget:
        ways = QWidget(parent)
        flow = FlowLayout()
        self._copy = button("Kopiera allt", ways, does=self._copy_all)
        self._copy_one = button("Kopiera avsnittet", ways, does=self._copy_section)
        self._save = button("Spara som textfil", ways, does=self.save)
        fill(flow, self._copy, self._copy_one, self._save)
        ways.setLayout(flow)
        return ways

    @property
    def text(self) -> str:
        """The whole text as it is chosen; "" before there is one."""
        return whole_text(self._made, self._chosen) if self._made.sections else ""

    def text_of(self, section_id: str) -> str:
        """One section as it is chosen; all of them for ""."""
        if not section_id:
            return self.text
        return section_text(self._made.section(section_id), self._chosen) + "\n"

    def show_text(
        self, made: Investigation, chosen: Chosen, *, signed: bool = False
    ) -> None:
        """Show this text; nothing can be copied while there is none.

        What was `signed` is as it was then, and there is nothing to choose.
        """
        self._made, self._chosen = made, chosen
        self._note.setText(_KEPT if signed else _NOTE)
        self._list.fill(made, chosen, choosing=not signed)
        self.say("")
        for push_button in (self._copy, self._copy_one, self._save):
            push_button.setEnabled(bool(made.sections))

    def say(self, text: str, *, good: bool = True) -> None:
        """Tell what became of it, such as "Kopierat", or why it could not be."""
        outcome(self._said, text, good=good)
        self._said.setVisible(bool(text))  # an empty line would take the room of the text

    def _turn(self, item: QListWidgetItem) -> None:
        section, part = item.data(_PLACE)
        has_box = item.data(Qt.ItemDataRole.CheckStateRole) is not None
        if not has_box or self._chosen.has(section, part) == _ticked(item):
            return
        self._chosen = self._chosen.turned(section, part)
        self._list.tell(item, stands=_ticked(item))
        self.say("")
        self.turned.emit(section.id, part.id)

    def _copy_all(self) -> None:
        self.copy.emit("")

    def _copy_section(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            section, _ = item.data(_PLACE)
            self.copy.emit(section.id)


class _WholeLines(QStyledItemDelegate):
    """Rows as tall as their words: Qt counts neither the box nor the air of the theme.

    The box is drawn here: the style's own is hardly seen on a dark ground.
    """

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row, and over the style's box one that is seen in every theme."""
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        view = self.parent()
        if state is None or not isinstance(view, QWidget):
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = view.style().subElementRect(part, row, view)
        colours = QGuiApplication.palette()
        painter.save()
        painter.fillRect(box, colours.base())
        painter.setPen(QPen(colours.placeholderText().color(), _EDGE))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        if Qt.CheckState(state) is Qt.CheckState.Checked:
            font = QFont(view.font())
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(colours.highlight().color())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _TICK)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As Qt has it, but tall enough for the width that is left for the words."""
        hint = super().sizeHint(option, index)
        view = self.parent()
        if not isinstance(view, QListWidget):
            return hint
        font = view.itemFromIndex(index).font()
        letter = QFontMetrics(font).horizontalAdvance("m")
        width = view.viewport().width() - _ASIDE * letter
        wrap = Qt.TextFlag.TextWordWrap
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        tall = QFontMetrics(font).boundingRect(0, 0, width, 0, wrap, words).height()
        return QSize(min(hint.width(), view.viewport().width()), tall + letter // 2)


class _Parts(QListWidget):
    """Every part of the text, under the headings of its sections.

    Signals:
        copied: Ctrl+C: the section where one stands is wanted on the clipboard.
    """

    copied = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Text till utredningen")
        self.setProperty("kind", "parts")
        self.setWordWrap(True)
        self.setItemDelegate(_WholeLines(self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, made: Investigation, chosen: Chosen, *, choosing: bool) -> None:
        """Show these parts; `choosing` gives each a box to tick."""
        was = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for section in made.sections:
            if section.title:
                self._add_heading(section)
            for part in section.parts:
                self._add(section, part, stands=chosen.has(section, part), box=choosing)
        self.blockSignals(False)
        self.setCurrentRow(max(0, min(was, self.count() - 1)))

    def tell(self, item: QListWidgetItem, *, stands: bool) -> None:
        """Say of a row whether it stands in the text: seen, and heard."""
        _, part = item.data(_PLACE)
        self.blockSignals(True)
        font = QFont(self.font())
        font.setItalic(not stands)
        item.setFont(font)
        heard = part.text if stands else f"{part.text} Står inte i texten."
        item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C takes the whole section: a part alone would lack its source."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _add_heading(self, section: TextSection) -> None:
        item = QListWidgetItem(section.title, self)
        item.setData(_PLACE, (section, None))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{section.title}, rubrik")

    def _add(
        self, section: TextSection, part: TextPart, *, stands: bool, box: bool
    ) -> None:
        item = QListWidgetItem(part.text, self)
        item.setData(_PLACE, (section, part))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if box else flags)
        if box:
            state = Qt.CheckState.Checked if stands else Qt.CheckState.Unchecked
            item.setCheckState(state)
        self.tell(item, stands=stands)


def _ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
