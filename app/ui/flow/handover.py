# SPDX-License-Identifier: EUPL-1.2
"""The återkoppling on its way to the client: edited, seen, printed, saved, copied."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.interview.investigation import (
    chosen_in,
    chosen_texts,
    make_investigation,
)
from app.interview.kept_sheet import KeptSheet, kept_sheet, signed_head
from app.interview.log_words import INVESTIGATION, SHEET
from app.interview.noting import note_leaving
from app.interview.reading import Opened
from app.interview.session import Session
from app.interview.sheet import Sheet, answers_behind, facts_of, make_sheet
from app.interview.text_kinds import SHEET as OF_SHEET
from app.report.investigation.draft import Investigation
from app.report.investigation.text import Chosen, kept_text
from app.report.layout import Layout
from app.report.pdf import write_pdf
from app.report.undrawn import undrawn_words
from app.storage.atomic import write_file
from app.storage.events import Event
from app.ui.after.feedback import FeedbackScreen
from app.ui.after.paper import draw_page
from app.ui.clipboard import copy_text
from app.ui.flow.file_names import file_name
from app.ui.flow.place import Place, today, told
from app.ui.flow.printing import Printing, Saving, sent
from app.ui.jobs import Done


class Handover(QObject):
    """Draws the sheet anew after every change; pages are made off the GUI thread.

    Signals:
        edited: (slot of the interview's texts, text or None), to be kept.
        sign: on to the signature.
    """

    edited = Signal(str, object)
    sign = Signal()

    def __init__(
        self, place: Place, opened: Opened, session: Session, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._session = session
        self._interview = opened.interview.id
        self._facts = facts_of(opened.form, opened.client, opened.interview)
        self._head = signed_head(opened)
        self._kept = kept_sheet(opened.texts) if self._facts.signed else None
        self._instrument = place.library.instrument(opened.form.id)
        self._large = False
        self._texts: dict[str, str] = {}
        self._sheet: Sheet | None = None
        self._layout: Layout | None = None
        self._screen: FeedbackScreen | None = None
        self._made = self._laid_out = 0
        self._wants_paper = False
        self._printing = Printing(place.window, self, self._may_print)
        self._printing.printed.connect(self._printed)
        self._saving_pdf = Saving(place.window, self)
        self._saving_pdf.chosen.connect(self._save_pdf)
        self._saving_text = Saving(place.window, self)
        self._saving_text.chosen.connect(self._save_text)

    def begin(self, texts: dict[str, str]) -> FeedbackScreen:
        """The screen for these texts of the interview; once it is in sight, `draw` the pages."""
        self._texts = dict(texts)
        sheet = self._sheet = self._make()
        screen = self._screen = FeedbackScreen(
            sheet.feedback,
            sheet.draft,
            self._texts,
            head=self._head,
            answers=answers_behind(sheet.draft, self._session.state),
            look=self._place.look,
            parent=self._place.window,
        )
        text = (
            self._kept.investigation
            if self._kept
            else self._instrument.investigation.sections
        )
        screen.offer_text(offered=bool(text))
        screen.edited.connect(self._edited)
        screen.print_pages.connect(self._print)
        screen.save_pdf.connect(self._ask_pdf)
        screen.large.connect(self._enlarge)
        screen.text_wanted.connect(self._show_text)
        screen.copy_text.connect(self._copy)
        screen.text_turned.connect(self._turn_part)
        screen.save_text.connect(self._ask_text)
        screen.sign.connect(self.sign)
        return screen

    def draw(self) -> None:
        """Draw the pages."""
        self._redraw()

    def say(self, text: str) -> None:
        """Tell something beside the ways out."""
        self._say(text)

    def settle(self) -> None:
        """Tell everything that is written."""
        if (screen := self._in_sight) is not None:
            screen.settle()

    @property
    def _in_sight(self) -> FeedbackScreen | None:
        """The screen while it is there: pages and files may be done after it is gone."""
        now = self._place.window.screen_now
        return self._screen if now is self._screen else None

    def _make(self) -> Sheet:
        form, answers = self._session.form, self._session.answers
        rules = self._instrument.sheet
        return make_sheet(form, answers, self._texts, self._facts, rules)

    def _edited(self, slot: str, text: object) -> None:
        slot = OF_SHEET.slot(slot)
        if isinstance(text, str):
            self._texts[slot] = text
        else:
            self._texts.pop(slot, None)
        self.edited.emit(slot, text)
        self._redraw()

    def _enlarge(self, large: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._large = large
        self._redraw()

    def _redraw(self) -> None:
        self._made += 1
        self._wants_paper = False
        if self._kept is not None:
            kept = partial(_kept, self._kept, self._place, self._made, large=self._large)
            self._show(kept())
            return
        self._sheet = self._make()
        work = partial(_laid_out, self._sheet, self._place, self._made, large=self._large)
        self._place.papers.submit(work, self._show)

    def _show(self, laid_out: tuple[int, Layout, str]) -> None:
        number, layout, said = laid_out
        screen = self._in_sight
        if number == self._made and screen is not None:
            self._layout, self._laid_out = layout, number
            screen.show_pages(layout.pages, layout.overflow)
            screen.show_undrawn(said)
            if self._wants_paper:
                self._print()

    def _print(self) -> None:
        """What is on paper is what was written last: its pages may still be on their way."""
        self._wants_paper = self._layout is None or self._laid_out != self._made
        if self._layout is not None and not self._wants_paper:
            self._printing.ask(self._layout.pages, draw_page, self._called("aterkoppling"))

    def _may_print(self, go: Done) -> None:
        self._note(Event.PRINTED, self._printing.logged(SHEET), go)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._say(sent("Bladet", to_file=to_file))

    def _called(self, what: str) -> str:
        draft = "" if self._facts.signed else "utkast"
        large = "stor-stil" if self._large else ""
        return file_name(what, "intervju", self._interview, large, draft, day=today())

    def _ask_pdf(self) -> None:
        name = f"{self._called('aterkoppling')}.pdf"
        self._saving_pdf.ask("Spara återkopplingen", name, "PDF (*.pdf)")

    def _save_pdf(self, path: Path) -> None:
        self._note(Event.SAVED, SHEET, partial(self._write_pdf, path))

    def _write_pdf(self, path: Path, _: object) -> None:
        if self._sheet is None:
            return
        made = partial(_laid_out, self._sheet, self._place, self._made, large=self._large)
        if self._kept is not None:
            made = partial(_kept, self._kept, self._place, self._made, large=self._large)
        work = partial(_write_pdf, made, self._place, path)
        self._place.papers.submit(work, self._saved, self._not_saved)

    def _investigation(self) -> Investigation:
        form, answers = self._session.form, self._session.answers
        rules = self._instrument.investigation
        return make_investigation(form, answers, self._texts, self._facts, rules)

    def _show_text(self) -> None:
        if (screen := self._in_sight) is None:
            return
        if self._kept is not None:
            screen.show_text(kept_text(self._kept.investigation), Chosen(), signed=True)
        elif self._facts.signed:  # by a program that kept no sheet
            screen.show_text(self._investigation(), chosen_in(self._texts), signed=True)
        else:
            screen.show_text(self._investigation(), chosen_in(self._texts))

    def _turn_part(self, section_id: str, part_id: str) -> None:
        """Keep with the interview what was taken away or put in."""
        section = self._investigation().section(section_id)
        part = next(one for one in section.parts if one.id == part_id)
        chosen = chosen_in(self._texts).turned(section, part)
        for slot, text in chosen_texts(chosen).items():
            if text != self._texts.get(slot):
                self._texts[slot] = text or ""  # as none: nothing was chosen
                self.edited.emit(slot, text)

    def _copy(self, section_id: str) -> None:
        screen = self._in_sight
        text = screen.text_view.text_of(section_id) if screen is not None else ""
        copied = partial(self._copy_now, text)
        self._note(Event.COPIED, INVESTIGATION, copied)

    def _copy_now(self, text: str, _: object) -> None:
        copy_text(text)
        self._say(
            "Texten är kopierad. Klistra in den i verksamhetssystemet. Den tas bort ur urklipp "
            "när du låser eller stänger."
        )

    def _ask_text(self) -> None:
        name = f"{self._called('utredningstext')}.txt"
        self._saving_text.ask("Spara texten", name, "Text (*.txt)")

    def _save_text(self, path: Path) -> None:
        content = self._shown_text().encode()
        self._note(Event.SAVED, INVESTIGATION, partial(self._write_text, path, content))

    def _write_text(self, path: Path, content: bytes, _: object) -> None:
        self._place.papers.submit(
            partial(write_file, path, content), self._saved, self._not_saved
        )

    def _shown_text(self) -> str:
        screen = self._in_sight
        return screen.text_view.text if screen is not None else ""

    def _note(self, event: Event, key: str, go: Done) -> None:
        """Log it, and only then let it leave: see docs/decisions."""
        work = partial(note_leaving, self._place.vault, event, self._interview, key)
        self._place.ask(work, go, self._not_saved)

    def _saved(self, _: Any) -> None:
        self._say(
            "Filen är sparad. Den är inte krypterad: ta bort den när du inte behöver den."
        )

    def _not_saved(self, error: BaseException) -> None:
        self._say(told(error), good=False)

    def _say(self, text: str, *, good: bool = True) -> None:
        if (screen := self._in_sight) is not None:
            screen.say(text, good=good)


def _laid_out(
    sheet: Sheet, place: Place, number: int, *, large: bool
) -> tuple[int, Layout, str]:
    layout = sheet.layout(place.fonts, large=large, mark=place.mark)
    return number, layout, undrawn_words(layout.pages, place.fonts)


def _kept(
    sheet: KeptSheet, place: Place, number: int, *, large: bool
) -> tuple[int, Layout, str]:
    layout = sheet.layout(large=large)
    return number, layout, undrawn_words(layout.pages, place.fonts)


def _write_pdf(
    made: Callable[[], tuple[int, Layout, str]], place: Place, path: Path
) -> None:
    _, layout, _ = made()
    write_file(path, write_pdf(layout.pages, place.fonts))
