# SPDX-License-Identifier: EUPL-1.2
"""The återkoppling: its words on the left, the paper as it will be on the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.interview.after.steps import Step
from app.interview.base.text_kinds import SHEET
from app.report.investigation.parts import Investigation
from app.report.investigation.section_text import Chosen
from app.report.paper.marks import Page as Paper
from app.report.sentences.sentence_rules import CHILDREN
from app.report.sheet.document import Feedback
from app.report.sheet.feedback import (
    AGREED,
    COMMENT,
    FEEDBACK_DAY,
    FOLLOW_UP_DAY,
    KEEP,
    WISHES,
)
from app.report.sheet.sheet_draft import Draft
from app.report.sheet.sheet_rules import AREA, PROBLEMS, RESOURCES
from app.ui.after.after_page import AfterPage
from app.ui.after.page_view import PaperView
from app.ui.after.sheet_tools import SheetTools
from app.ui.after.single_lines import DayLine, WishEditor
from app.ui.after.slot_editors import SlotEditor
from app.ui.after.text_view import TextView
from app.ui.pieces.basics import Message, column, fill, scrolled
from app.ui.pieces.theme import Look

_HINTS = (("Ctrl P", "skriv ut"), ("Ctrl S", "spara PDF"), ("F9", "dölj"))
_TEXT_HINTS = (
    ("Ctrl C", "kopiera avsnittet"),
    ("Ctrl S", "spara textfil"),
    ("Esc", "till bladet"),
)
_TURNING = ("Mellanslag", "med eller inte")
_LEAST = 340  # pixels for the paper: it is drawn as large as there is room for
_LINES = "En mening på varje rad."
_SILENT = "Inga svar här. Området står i en rad sist, om du inte skriver något."
_TOO_LONG = "Bladet blir längre än två sidor. Korta något stycke, så får det plats."


class FeedbackScreen(AfterPage):
    """Edits the sheet and shows it; of a signed interview it is only shown, as it was signed.

    Printing and files are others' work.

    Attributes:
        slots: the editors, by slot.
        wishes: the wishes.
        days: the two days, by slot.

    Signals:
        edited: (slot, text or None); None is the draft again.
        print_pages, save_pdf: the sheet is wanted on paper, or as a file.
        large: whether large type is wanted (bool).
        text_wanted: `show_text` is waited for.
        copy_text: the text for the investigation is wanted: a section's id, or "" for all.
        save_text: it is wanted as a file.
        text_turned: one of its parts is wanted out, or in: see `TextView`.
        sign: on to the signature.
    """

    edited = Signal(str, object)
    print_pages = Signal()
    save_pdf = Signal()
    large = Signal(bool)
    text_wanted = Signal()
    copy_text = Signal(str)
    text_turned = Signal(str, str)
    save_text = Signal()
    sign = Signal()

    def __init__(  # noqa: PLR0913 - the parts of one screen
        self,
        feedback: Feedback,
        draft: Draft,
        texts: Mapping[str, str],
        *,
        head: Sequence[str] = (),
        answers: Mapping[str, str] | None = None,
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__(Step.SHEET, parent)
        self._draft = draft
        self._answers = answers or {}
        self._edits = SHEET.all_in(texts)
        self._keep = frozenset(self._edits.get(KEEP, "").split())
        self.slots: dict[str, SlotEditor] = {}
        self.days: dict[str, DayLine] = {}
        self._content = QWidget(self)
        self._list: QVBoxLayout = column(self._content, spacing=20)
        self.wishes = WishEditor(self._content, places=WISHES)
        self.paper = PaperView(self)
        self.paper.setMinimumHeight(look.px(40))
        self.text_view = TextView(self)
        self._side = QStackedWidget(self)
        self._too_long = Message(self)
        self._undrawn = Message(self)
        if not feedback.signed:
            self._add_editors(feedback)
        self._lay_out(look, head, signed=feedback.signed)
        self._wire()
        self._add_ways_out(signed=feedback.signed)
        if feedback.signed:
            self.begin_with(self._tools.print_button)
        else:
            self._propose_follow_up(feedback)
            self.begin_with(self.slots[RESOURCES].box)

    def show_pages(self, pages: Sequence[Paper], overflow: bool = False) -> None:  # noqa: FBT001, FBT002 - the shape that the flow calls it in
        """Show the sheet as it is now; `overflow` where it needs more than two pages."""
        self.paper.show_pages(pages)
        self._too_long.say(_TOO_LONG if overflow else "")

    def offer_text(self, *, offered: bool) -> None:
        """Whether there is a text for the investigation."""
        self._tools.text_button.setVisible(offered)

    def show_undrawn(self, text: str) -> None:
        """Tell which letters would be empty boxes on paper; "" for none."""
        self._undrawn.say(text)

    def show_text(
        self, made: Investigation, chosen: Chosen, *, signed: bool = False
    ) -> None:
        """Show the text for the investigation, as it is chosen, or as it was signed."""
        self.text_view.show_text(made, chosen, signed=signed)

    def say(self, text: str, *, good: bool) -> None:
        """Tell what became of something, such as "Bladet är sparat", or why nothing did."""
        if self._side.currentWidget() is self.text_view:
            self.text_view.say(text, good=good)
        else:
            self._tools.say(text, good=good)

    def settle(self) -> bool:
        """Tell everything that is written and not told yet, if it can be read."""
        if not self.slots:  # signed: there is nothing to write in
            return True
        for slot in self.slots.values():
            slot.settle()
        self.wishes.settle()
        read = [day.settle() for day in self.days.values()]  # every one of them
        return all(read)

    @property
    def unread(self) -> tuple[str, ...]:
        """What stands in the lines for days and is none."""
        return tuple(filter(None, (day.unread for day in self.days.values())))

    def standing(self) -> dict[str, str]:
        """Whether the text for the investigation is open: see app/ui/pieces/half_typed.py."""
        return {"text": "text" if self._shows_text else ""}

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Come back to it."""
        if was["text"]:
            self._open_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+P prints the sheet, Ctrl+S saves what is in sight, Escape closes the text first."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() == Qt.Key.Key_P and not self._shows_text:
            self._print()
        elif held and event.key() == Qt.Key.Key_S:
            self._save()
        elif event.key() == Qt.Key.Key_Escape and self._shows_text:
            self._close_text()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def go_onwards(self) -> None:
        """Keep, and on to the signature."""
        if self.primary is not None and self.can_leave():
            self.sign.emit()

    @property
    def _shows_text(self) -> bool:
        return self._side.currentWidget() is self.text_view

    def _add_editors(self, feedback: Feedback) -> None:
        self._add_slot(RESOURCES, "Det som bär", hint=_LINES, lines=True)
        self._add_slot(PROBLEMS, "Det som är svårt", hint=_LINES, lines=True)
        self.wishes.show_draft(self._draft, self._edits)
        fill(self._list, self.wishes, ("När ni har gått igenom bladet", "subheading"))
        self._add_slot(COMMENT, "Klientens kommentar", hint="Med klientens egna ord.")
        self._add_slot(
            AGREED, "Det här kom ni överens om", hint="Ett steg på varje rad.", lines=True
        )
        self._add_day(FEEDBACK_DAY, "Dagen för återkopplingen")
        self._add_day(FOLLOW_UP_DAY, "Dagen för uppföljning")
        fill(self._list, ("Område för område", "subheading"))
        for area in feedback.areas:
            hint = _SILENT if area.id in self._draft.silent else ""
            self._add_slot(AREA + area.id, area.title, hint=hint)
        if self._draft.slots.get(CHILDREN) or CHILDREN in self._edits:
            self._add_slot(CHILDREN, "Barnen", hint=self._where_children(feedback))
        self._list.addStretch(1)

    def _where_children(self, feedback: Feedback) -> str:
        titles = (a.title for a in feedback.areas if a.id == self._draft.children_in)
        return "".join(f"Står sist under {title} på bladet." for title in titles)

    def _add_slot(
        self, slot: str, title: str, *, hint: str = "", lines: bool = False
    ) -> None:
        made = self.slots[slot] = SlotEditor(
            slot, title, self._content, hint=hint, lines=lines
        )
        made.show_draft(
            self._draft.slots.get(slot, ()),
            self._draft.spare.get(slot, ()),
            keep=self._keep,
            text=self._edits.get(slot),
            answers=self._answers,
        )
        made.edited.connect(self._edited)
        made.kept.connect(self._kept)
        made.chosen.connect(self.go_to_question)
        self._list.addWidget(made)

    def _add_day(self, slot: str, title: str) -> None:
        made = self.days[slot] = DayLine(slot, title, self._content)
        made.show_day(self._edits.get(slot, "").strip())
        made.edited.connect(self._edited)
        self._list.addWidget(made)

    def _propose_follow_up(self, feedback: Feedback) -> None:
        if FOLLOW_UP_DAY not in self._edits and feedback.follow_up_date is not None:
            self.days[FOLLOW_UP_DAY].propose(feedback.follow_up_date)

    def _edited(self, slot: str, text: object) -> None:
        self.show_saving()
        self.edited.emit(slot, text)

    def _kept(self, rule: str, on_paper: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._keep = self._keep | {rule} if on_paper else self._keep - {rule}
        for slot in self.slots.values():
            slot.settle()
            slot.show_keep(self._keep)
        self._edited(KEEP, " ".join(sorted(self._keep)) or None)

    def _turned(self, section: str, part: str) -> None:
        self.show_saving()
        self.text_turned.emit(section, part)

    def _print(self) -> None:
        self.settle()
        self.print_pages.emit()

    def _save(self) -> None:
        self.settle()
        if not self._shows_text:
            self.save_pdf.emit()
        elif self.text_view.text:
            self.save_text.emit()

    def _open_text(self) -> None:
        self.settle()
        self._side.setCurrentWidget(self.text_view)
        self._words.hide()  # the whole width is the text's
        self.show_hints((_TURNING, *_TEXT_HINTS) if self.slots else _TEXT_HINTS)
        self.text_view.setFocus()
        self.text_wanted.emit()

    def _close_text(self) -> None:
        self._side.setCurrentIndex(0)
        self._words.setVisible(bool(self.slots))
        self.show_hints(_HINTS)
        self._tools.text_button.setFocus()

    def _lay_out(self, look: Look, head: Sequence[str], *, signed: bool) -> None:
        self.area.hide()  # this page has two columns instead of one
        middle = QWidget(self)
        self._words = QWidget(middle)
        across = QHBoxLayout(middle)
        across.setContentsMargins(22, 14, 12, 8)
        across.setSpacing(18)
        sheet = QWidget(self._side)
        stack = column(sheet, spacing=8)
        for text, kind in zip(head, ("title", "quiet"), strict=False):
            fill(stack, (text, kind))
        if signed:
            self._side.setMaximumWidth(look.px(900))
            self._content.hide()
            self.wishes.hide()
            self._words.hide()
            stack.addWidget(self.message)
        else:
            self._fill_column(self._words)
            across.addWidget(self._words, 1)
        self._tools = SheetTools(sheet)
        fill(stack, self._tools, self._too_long, self._undrawn)
        stack.addWidget(self.paper, 1)
        self._side.addWidget(sheet)
        self._side.addWidget(self.text_view)
        self._side.setMinimumWidth(_LEAST)
        across.addWidget(self._side, 1)
        self._outer.insertWidget(1, middle, 1)

    def _fill_column(self, left: QWidget) -> None:
        """What is written, on the left."""
        inside = column(left, spacing=10)
        fill(inside, ("Vad bladet ska säga", "title"), self.message)
        self._list.setContentsMargins(0, 0, 14, 10)
        inside.addWidget(scrolled(self._content, left), 1)

    def _add_ways_out(self, *, signed: bool) -> None:
        back = "Tillbaka" if signed else "Tillbaka till bedömningen"
        self.add_foot(_HINTS, back=back, onwards="Signera")
        if signed and self.primary is not None:
            self.primary.hide()
            self.primary = None

    def _wire(self) -> None:
        self.wishes.edited.connect(self._edited)
        self._tools.print_wanted.connect(self._print)
        self._tools.save_wanted.connect(self._save)
        self._tools.large.connect(self.large)
        self._tools.text_wanted.connect(self._open_text)
        self.text_view.copy.connect(self.copy_text)
        self.text_view.turned.connect(self._turned)
        self.text_view.save.connect(self.save_text)
        self.text_view.closed.connect(self._close_text)
