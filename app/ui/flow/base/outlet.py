# SPDX-License-Identifier: EUPL-1.2
"""The way out of the computer: noted in the log first, then printed, saved or copied, then told.

No note, no leaving: docs/decisions/0016-no-note-no-leaving.md.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject

from app.report.paper.marks import Page
from app.storage.log.events import Event
from app.ui.after.page_view import draw_page
from app.ui.flow.base.printing import Printing, Saving, sent
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.jobs.jobs import Done
from app.ui.system.clipboard import copy_text

PDF = "PDF (*.pdf)"


class LogNote(Protocol):
    """Writes to the log, on the vault's thread, that something leaves; raises if it cannot."""

    def __call__(self, event: Event, *keys: str) -> object:
        """What it returns is handed to what writes a file."""


class Paper(NamedTuple):
    """Something to be printed.

    Attributes:
        key: what the log calls it.
        called: what it is in a sentence, "Bladet".
        done: how that bends, "t" or "d".
    """

    key: str
    called: str
    done: str = "t"


class LeavingFile(NamedTuple):
    """Something to be saved.

    Attributes:
        event: what the log calls it that it leaves.
        keys: what the log calls it.
        write: makes it, on the papers' thread: of the place that was chosen, and of what the
            note returned. It returns what it is called.
        said: what to say when it is there; `{name}` is what it is called.
    """

    event: Event
    keys: tuple[str, ...]
    write: Callable[[Path, Any], str]
    said: str


class Outlet(QObject):
    """Lets something of one flow out. Belongs to it: what is on its way may name a client.

    `note` is None for what the log does not tell of, as an empty form.
    """

    def __init__(self, flow: VaultFlow, note: LogNote | None) -> None:
        super().__init__(flow)
        self._flow = flow
        self._note = note
        self._paper = Paper("", "")
        self._file: LeavingFile | None = None
        self._printing = Printing(flow.window, self, self._may_print if note else None)
        self._printing.printed.connect(self._printed)
        self._saving = Saving(flow.window, self)
        self._saving.chosen.connect(self._chosen)

    def print_pages(self, paper: Paper, pages: Sequence[Page], name: str) -> None:
        """Ask for a printer, and print these pages; `name` is for the queue and names nobody."""
        self._paper = paper
        self._printing.ask(pages, draw_page, name)

    def print_text(self, paper: Paper, text: str) -> None:
        """Ask for a printer, and print a short text in large letters."""
        self._paper = paper
        self._printing.ask_text(text)

    def save(self, file: LeavingFile, title: str, name: str, kind: str = PDF) -> None:
        """Ask where, and save it there; `name` is proposed, and names nobody."""
        self._file = file
        self._saving.ask(title, name, kind)

    def save_in_folder(self, file: LeavingFile, title: str) -> None:
        """Ask for a folder, and save it in there."""
        self._file = file
        self._saving.ask_folder(title)

    def copy(self, text: str, key: str, message: str) -> None:
        """Put a text in the clipboard."""
        self._leave(Event.COPIED, (key,), partial(self._copied, text, message))

    def _leave(self, event: Event, keys: tuple[str, ...], go: Done) -> None:
        if self._note is not None:
            self._flow.ask(partial(self._note, event, *keys), go)

    def _may_print(self, go: Done) -> None:
        self._leave(Event.PRINTED, (self._printing.logged(self._paper.key),), go)

    def _printed(self, to_file: bool) -> None:  # noqa: FBT001 - a signal's own shape
        paper = self._paper
        self._flow.tell(sent(paper.called, paper.done, to_file=to_file))

    def _chosen(self, path: Path) -> None:
        if (file := self._file) is not None:
            self._leave(file.event, file.keys, partial(self._write, file, path))

    def _write(self, file: LeavingFile, path: Path, noted: object) -> None:
        work = partial(file.write, path, noted)
        self._flow.draw(work, partial(self._saved, file.said))

    def _saved(self, text: str, name: str) -> None:
        self._flow.tell(text.format(name=name))

    def _copied(self, text: str, message: str, _: object) -> None:
        copy_text(text)
        self._flow.tell(message)
