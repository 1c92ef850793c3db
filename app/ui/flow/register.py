# SPDX-License-Identifier: EUPL-1.2
"""The extract about one person: found, made, and put where the user says (G5)."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.interview.casework import ClientLine, search
from app.interview.extract import Extract, make_extract
from app.interview.extract_paper import extract_data, extract_paper
from app.interview.log_words import ON_PAPER
from app.interview.noting import note_extract
from app.interview.retention import shipped_retention
from app.report.page import Page
from app.report.plain import layout_plain
from app.report.undrawn import undrawn_words
from app.storage.atomic import write_file
from app.storage.vault import Vault
from app.ui.after.paper import draw_page
from app.ui.flow.file_names import file_name
from app.ui.flow.place import Place, now, today, told
from app.ui.flow.printing import Printing, Saving, sent
from app.ui.flow.retention import write_paper
from app.ui.register.extract_screen import ExtractScreen, PersonChoice


class RegisterFlow(QObject):
    """Everything behind the row "extract", and behind the button on a client's page.

    Signals:
        left: back to the page it came from.
    """

    left = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._client = 0
        self._found_first = False
        self._pdf = Saving(place.window, self)
        self._pdf.chosen.connect(self._save_pdf)
        self._json = Saving(place.window, self)
        self._json.chosen.connect(self._save_json)
        self._printing = Printing(place.window, self, self._may_print)
        self._printing.printed.connect(self._printed)

    def open(self, name: str) -> None:  # noqa: ARG002 - it has one row
        """Ask who it is about."""
        self._found_first = True
        screen = PersonChoice(self._place.window)
        screen.search.connect(self._search)
        screen.chosen.connect(self.begin)
        screen.back.connect(self.left)
        self._place.window.show_screen(screen)
        self._search("")

    def begin(self, client_id: int) -> None:
        """Show what the extract of one client holds."""
        self._client = client_id
        self._place.ask(partial(self._make), self._show, self._refused)

    def _search(self, text: str) -> None:
        work = partial(search, self._place.vault, text)
        self._place.ask(work, partial(self._show_found, text), self._refused)

    def _show_found(self, text: str, lines: list[ClientLine]) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, PersonChoice):
            screen.show_found(text, lines)

    def _make(self) -> Extract:
        """On the vault's thread."""
        return make_extract(
            self._place.vault,
            self._place.library,
            self._client,
            shipped_retention(),
            at=now(),
            today=today(),
        )

    def _show(self, extract: Extract) -> None:
        screen = ExtractScreen(extract, self._place.window)
        screen.save_pdf.connect(self._ask_pdf)
        screen.save_json.connect(self._ask_json)
        screen.print_out.connect(self._lay_out)
        screen.back.connect(self._back)
        self._place.window.show_screen(screen)

    def _back(self) -> None:
        if self._found_first:
            self.open("extract")
        else:
            self.left.emit()

    # Away with it: the log first, and the extract made after it, so that it tells of itself

    def _ask_pdf(self) -> None:
        self._pdf.ask("Spara registerutdraget", f"{self._called}.pdf", "PDF (*.pdf)")

    def _ask_json(self) -> None:
        self._json.ask("Spara registerutdraget", f"{self._called}.json", "JSON (*.json)")

    def _save_pdf(self, path: Path) -> None:
        work = partial(_noted, self._place.vault, self._client, "pdf", self._make)
        self._place.ask(work, partial(self._write_pdf, path), self._refused)

    def _save_json(self, path: Path) -> None:
        work = partial(_noted, self._place.vault, self._client, "json", self._make)
        self._place.ask(work, partial(self._write_json, path), self._refused)

    def _write_pdf(self, path: Path, extract: Extract) -> None:
        work = partial(_write_pdf, self._place, extract, path)
        self._place.papers.submit(work, self._saved, self._refused)

    def _write_json(self, path: Path, extract: Extract) -> None:
        work = partial(_write_json, extract, path)
        self._place.papers.submit(work, self._saved, self._refused)

    def _saved(self, path: Path) -> None:
        self._place.window.tell(
            f"Registerutdraget är sparat som {path.name}. Det är inte krypterat: ta bort det "
            "när det är lämnat."
        )

    def _lay_out(self) -> None:
        self._place.ask(self._make, self._lay_out_pages, self._refused)

    def _lay_out_pages(self, extract: Extract) -> None:
        work = partial(_pages, self._place, extract)
        self._place.papers.submit(work, self._print, self._refused)

    def _print(self, laid_out: tuple[tuple[Page, ...], str]) -> None:
        screen = self._place.window.screen_now
        if isinstance(screen, ExtractScreen):  # not behind a lock
            pages, said = laid_out
            screen.message.say(said)
            self._printing.ask(pages, draw_page, self._called)

    def _may_print(self, go_on: Callable[[object], None]) -> None:
        key = self._printing.logged(ON_PAPER)
        work = partial(note_extract, self._place.vault, self._client, key)
        self._place.ask(work, go_on, self._refused)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._place.window.tell(sent("Registerutdraget", to_file=to_file))

    @property
    def _called(self) -> str:
        return file_name("registerutdrag", "klient", self._client, day=today())

    def _refused(self, error: BaseException) -> None:
        screen = self._place.window.screen_now
        ours = (PersonChoice, ExtractScreen)
        if isinstance(screen, ours) and isinstance(error, UserError):
            screen.show_error(error)
        else:
            self._place.window.say(told(error))


def _noted(vault: Vault, client: int, kind: str, make: Callable[[], Extract]) -> Extract:
    note_extract(vault, client, kind)
    return make()


def _pages(place: Place, extract: Extract) -> tuple[tuple[Page, ...], str]:
    pages = layout_plain(extract_paper(extract), place.fonts, mark=place.mark)
    return pages, undrawn_words(pages, place.fonts)


def _write_pdf(place: Place, extract: Extract, path: Path) -> Path:
    return write_paper(place, extract_paper(extract), path)


def _write_json(extract: Extract, path: Path) -> Path:
    text = json.dumps(extract_data(extract), ensure_ascii=False, indent=1)
    write_file(path, text.encode())
    return path
