# SPDX-License-Identifier: EUPL-1.2
"""The återkoppling on its way to the client: edited, seen, printed, saved, copied."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.interview.base.reading import Opened
from app.interview.base.text_kinds import SHEET as OF_SHEET
from app.interview.sheet.investigation import chosen_in, chosen_texts, make_investigation
from app.interview.sheet.sheet import Sheet, answers_behind, facts_of, make_sheet
from app.interview.sheet.signed_sheet import SignedSheet, kept_sheet, signed_head
from app.interview.talk.session import Session
from app.report.investigation.parts import Investigation
from app.report.investigation.section_text import Chosen, kept_text
from app.report.paper.pdf import write_pdf
from app.report.paper.undrawn import undrawn_words
from app.report.sheet.layout import Layout
from app.stewardship.log.audit import note_leaving
from app.stewardship.log.log_words import INVESTIGATION, SHEET
from app.storage.disk.atomic import write_file
from app.storage.log.events import Event
from app.storage.vault.vault import Vault
from app.ui.after.feedback_screen import FeedbackScreen
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.file_names import file_name
from app.ui.flow.base.flow import told
from app.ui.flow.base.outlet import LeavingFile, Outlet, Paper
from app.ui.flow.base.vault_flow import VaultFlow

_PAPER = Paper(SHEET, "Bladet")
_SAVED = "Filen är sparad. Den är inte krypterad: ta bort den när du inte behöver den."
_COPIED = (
    "Texten är kopierad. Klistra in den i verksamhetssystemet. Den tas bort ur urklipp när du "
    "låser eller stänger."
)
_LaidOut = tuple[Layout, str]  # and what no font has a letter for


class Handover(VaultFlow):
    """Draws the sheet anew after every change; pages are made off the GUI thread.

    Signals:
        edited: (slot of the interview's texts, text or None), to be kept.
        sign: on to the signature.
    """

    edited = Signal(str, object)
    sign = Signal()

    def __init__(
        self, place: Context, opened: Opened, session: Session, *, parent: QObject
    ) -> None:
        super().__init__(place, parent)
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
        self._made = self._laid_out = 0
        self._wants_paper = False
        note = partial(_noted, place.vault, self._interview)
        self._outlet = Outlet(self, note)

    def begin(self, texts: dict[str, str]) -> FeedbackScreen:
        """The screen for these texts of the interview; once it is in sight, `redraw` the pages."""
        self._texts = dict(texts)
        sheet = self._sheet = self._make()
        screen = FeedbackScreen(
            sheet.feedback,
            sheet.draft,
            self._texts,
            head=self._head,
            answers=answers_behind(sheet.draft, self._session.state),
            look=self._place.look,
            parent=self.window,
        )
        rules = self._instrument.investigation.sections
        screen.offer_text(offered=bool(self._kept.investigation if self._kept else rules))
        screen.edited.connect(self._edited)
        screen.print_pages.connect(self._print)
        screen.save_pdf.connect(self._ask_pdf)
        screen.large.connect(self._enlarge)
        screen.text_wanted.connect(self._show_text)
        screen.copy_text.connect(self._copy)
        screen.text_turned.connect(self._turn_part)
        screen.save_text.connect(self._ask_text)
        screen.sign.connect(self.sign)
        self._own = screen
        return screen

    def tell(self, text: str) -> None:
        """Say what is done, beside the ways out."""
        if (screen := self.sees(FeedbackScreen)) is not None:
            screen.say(text, good=True)

    def refused(self, error: BaseException) -> None:
        """Say there what went wrong."""
        text = told(error)
        if (screen := self.sees(FeedbackScreen)) is not None:
            screen.say(text, good=False)

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
        self.redraw()

    def _enlarge(self, large: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._large = large
        self.redraw()

    def redraw(self) -> None:
        """Draw the pages as they are now."""
        self._made += 1
        self._wants_paper = False
        if self._kept is not None:
            self._show(self._made, self._work()())
            return
        self._sheet = self._make()
        self.draw(self._work(), partial(self._show, self._made))

    def _work(self) -> Callable[[], _LaidOut]:
        """Lays the sheet out: as it was signed and is kept, or as it is now."""
        if self._kept is not None:
            return partial(_kept, self._kept, self._place, large=self._large)
        sheet = self._sheet or self._make()
        return partial(_laid_out, sheet, self._place, large=self._large)

    def _show(self, number: int, laid_out: _LaidOut) -> None:
        layout, text = laid_out
        screen = self.sees(FeedbackScreen)
        if number == self._made and screen is not None:
            self._layout, self._laid_out = layout, number
            screen.show_pages(layout.pages, layout.overflow)
            screen.show_undrawn(text)
            if self._wants_paper:
                self._print()

    def _print(self) -> None:
        """What is on paper is what was written last: its pages may still be on their way."""
        self._wants_paper = self._layout is None or self._laid_out != self._made
        if self._layout is not None and not self._wants_paper:
            name = self._called("aterkoppling")
            self._outlet.print_pages(_PAPER, self._layout.pages, name)

    def _called(self, what: str) -> str:
        draft = "" if self._facts.signed else "utkast"
        large = "stor-stil" if self._large else ""
        return file_name(what, "intervju", self._interview, large, draft, day=today())

    def _ask_pdf(self) -> None:
        if (screen := self.sees(FeedbackScreen)) is not None:
            screen.settle()  # what is half told is in it, too
        write = partial(_write_pdf, self._work(), self._place)
        file = LeavingFile(Event.SAVED, (SHEET,), write, _SAVED)
        self._outlet.save(
            file, "Spara återkopplingen", f"{self._called('aterkoppling')}.pdf"
        )

    def _investigation(self) -> Investigation:
        form, answers = self._session.form, self._session.answers
        rules = self._instrument.investigation
        return make_investigation(form, answers, self._texts, self._facts, rules)

    def _show_text(self) -> None:
        if (screen := self.sees(FeedbackScreen)) is None:
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
        part = next(text_part for text_part in section.parts if text_part.id == part_id)
        chosen = chosen_in(self._texts).turned(section, part)
        for slot, text in chosen_texts(chosen).items():
            if text != self._texts.get(slot):
                self._texts[slot] = text or ""  # as none: nothing was chosen
                self.edited.emit(slot, text)

    def _copy(self, section_id: str) -> None:
        if (screen := self.sees(FeedbackScreen)) is not None:
            text = screen.text_view.text_of(section_id)
            self._outlet.copy(text, INVESTIGATION, _COPIED)

    def _ask_text(self) -> None:
        if (screen := self.sees(FeedbackScreen)) is not None:
            write = partial(_write_text, screen.text_view.text.encode())
            file = LeavingFile(Event.SAVED, (INVESTIGATION,), write, _SAVED)
            name = f"{self._called('utredningstext')}.txt"
            self._outlet.save(file, "Spara texten", name, "Text (*.txt)")


def _noted(vault: Vault, interview: int, event: Event, *keys: str) -> None:
    note_leaving(vault, event, interview, *keys)


def _laid_out(sheet: Sheet, place: Context, *, large: bool) -> _LaidOut:
    layout = sheet.layout(place.fonts, large=large, mark=place.mark)
    return layout, undrawn_words(layout.pages, place.fonts)


def _kept(sheet: SignedSheet, place: Context, *, large: bool) -> _LaidOut:
    layout = sheet.layout(large=large)
    return layout, undrawn_words(layout.pages, place.fonts)


def _write_pdf(work: Callable[[], _LaidOut], place: Context, path: Path, _: object) -> str:
    pages = work()[0].pages
    write_file(path, write_pdf(pages, place.fonts))
    return path.name


def _write_text(content: bytes, path: Path, _: object) -> str:
    write_file(path, content)
    return path.name
