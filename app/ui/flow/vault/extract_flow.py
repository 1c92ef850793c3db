# SPDX-License-Identifier: EUPL-1.2
"""The extract about one person: found, made, and put where the user says (G5)."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.interview.clients.casework import search
from app.report.paper.marks import Page
from app.report.paper.plain_paper import layout_plain
from app.report.paper.undrawn import undrawn_words
from app.stewardship.extract.extract import Extract, make_extract
from app.stewardship.extract.extract_paper import extract_data, extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.stewardship.log.audit import note_extract
from app.stewardship.log.log_words import ON_PAPER
from app.storage.disk.atomic import write_file
from app.storage.log.events import Event
from app.ui.flow.base.context import Context, now, today
from app.ui.flow.base.file_names import file_name
from app.ui.flow.base.outlet import PDF, LeavingFile, Outlet, Paper
from app.ui.flow.base.vault_flow import RowFlow
from app.ui.flow.vault.retention_flow import write_paper
from app.ui.register.extract_screen import ExtractScreen, PersonChoice

_PAPER = Paper(ON_PAPER, "Registerutdraget")
_SAVED = (
    "Registerutdraget är sparat som {name}. Det är inte krypterat: ta bort det när det är "
    "lämnat."
)


class ExtractFlow(RowFlow):
    """Everything behind the row "extract", and behind the button on a client's page."""

    tells = (PersonChoice, ExtractScreen)

    def __init__(self, place: Context, parent: QObject) -> None:
        super().__init__(place, parent)
        self._client = 0
        self._found_first = False
        self._outlet = Outlet(self, self._note)

    def open(self) -> None:
        """Ask who it is about."""
        self._found_first = True
        screen = PersonChoice(self.window)
        screen.search.connect(self._search)
        screen.chosen.connect(self.begin)
        screen.back.connect(self.left)
        self.show(screen)
        self._search("")

    def begin(self, client_id: int) -> None:
        """Show what the extract of one client holds."""
        self._client = client_id
        self.ask(self._make, self._show)

    def _search(self, text: str) -> None:
        if (screen := self.sees(PersonChoice)) is not None:
            work = partial(search, self.vault, text)
            self.ask(work, partial(screen.show_found, text))

    def _make(self) -> Extract:
        """On the vault's thread."""
        return make_extract(
            self.vault,
            self._place.library,
            self._client,
            shipped_retention(),
            at=now(),
            today=today(),
        )

    def _show(self, extract: Extract) -> None:
        screen = ExtractScreen(extract, self.window)
        screen.save_pdf.connect(self._ask_pdf)
        screen.save_json.connect(self._ask_json)
        screen.print_out.connect(self._lay_out)
        screen.back.connect(self._back)
        self.show(screen)

    def _back(self) -> None:
        if self._found_first:
            self.open()
        else:
            self.left.emit()

    # Away with it: the log first, and the extract made after it, so that it tells of itself

    def _ask_pdf(self) -> None:
        self._save("pdf", partial(_write_pdf, self._place), PDF)

    def _ask_json(self) -> None:
        self._save("json", _write_json, "JSON (*.json)")

    def _save(self, key: str, write: Callable[[Path, Extract], str], kind: str) -> None:
        file = LeavingFile(Event.SAVED, (key,), write, _SAVED)
        self._outlet.save(file, "Spara registerutdraget", f"{self._called}.{key}", kind)

    def _note(self, event: Event, *keys: str) -> Extract | None:
        """On the vault's thread; what is saved is made after the note."""
        for key in keys:
            note_extract(self.vault, self._client, key)
        return self._make() if event is Event.SAVED else None

    def _lay_out(self) -> None:
        self.ask(self._make, self._lay_out_pages)

    def _lay_out_pages(self, extract: Extract) -> None:
        work = partial(_pages, self._place, extract)
        self.draw(work, self._print)

    def _print(self, laid_out: tuple[tuple[Page, ...], str]) -> None:
        if (screen := self.sees(ExtractScreen)) is not None:
            pages, text = laid_out
            screen.message.say(text)
            self._outlet.print_pages(_PAPER, pages, self._called)

    @property
    def _called(self) -> str:
        return file_name("registerutdrag", "klient", self._client, day=today())


def _pages(place: Context, extract: Extract) -> tuple[tuple[Page, ...], str]:
    pages = layout_plain(extract_paper(extract), place.fonts, mark=place.mark)
    return pages, undrawn_words(pages, place.fonts)


def _write_pdf(place: Context, path: Path, extract: Extract) -> str:
    return write_paper(place, extract_paper(extract), path, extract)


def _write_json(path: Path, extract: Extract) -> str:
    text = json.dumps(extract_data(extract), ensure_ascii=False, indent=1)
    write_file(path, text.encode())
    return path.name
