# SPDX-License-Identifier: EUPL-1.2
"""One interview on its way out of the computer: seen first, then written where the user says."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.export.leaving import Choices, Outgoing, preview
from app.forms.state import page_states
from app.interview.casework import open_interview
from app.interview.exporting import outgoing, write_export
from app.interview.left import done_steps
from app.interview.noting import export_key, note_leaving
from app.interview.reading import Opened
from app.interview.steps import Step
from app.storage.events import Event
from app.ui.export import ExportScreen
from app.ui.flow.place import Place, today
from app.ui.flow.printing import Saving
from app.ui.trail import LOCKED, whose


class Departure(QObject):
    """Shows what would leave, and carries it out.

    Signals:
        back: done, or thought better of.
        home: to the start page.
        step_chosen: to a step of the interview (int, Step).
    """

    back = Signal()
    home = Signal()
    step_chosen = Signal(int, object)

    def __init__(self, place: Place, interview_id: int, *, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._interview = interview_id
        self._going: tuple[Outgoing, ...] = ()
        self._chosen: tuple[Choices, ...] = ()
        self._screen: ExportScreen | None = None
        self._saving = Saving(place.window, self)
        self._saving.chosen.connect(self._write)

    @property
    def interview(self) -> int:
        """Its id."""
        return self._interview

    def begin(self) -> None:
        """Read the interview, and show what would leave."""
        self._place.ask(partial(_read, self._place, self._interview), self._show)

    def _show(self, read: "_Read") -> None:
        going = self._going = read.going
        sections = {one.id: one.title for out in going for one in out.form.sections}
        screen = self._screen = ExportScreen(
            preview(going, Choices()), sections=sections, parent=self._place.window
        )
        screen.changed.connect(self._preview)
        screen.export.connect(self._ask_where)
        screen.back.connect(self.back)
        screen.trail.home.connect(self.home)
        screen.trail.chosen.connect(partial(self.step_chosen.emit, self._interview))
        screen.trail.show_whose(whose(read.opened, today()))
        screen.trail.show_done(read.done, locked=read.locked)
        self._place.window.show_screen(screen)

    def _preview(self, choices: Choices) -> None:
        if self._screen is not None:
            self._screen.show_preview(preview(self._going, choices))

    def _ask_where(self, chosen: tuple[Choices, ...]) -> None:
        self._chosen = chosen
        self._saving.ask_folder("Välj mapp för exporten")

    def _write(self, folder: Path) -> None:
        keys = [export_key(choices) for choices in self._chosen]
        vault = self._place.vault
        note = partial(note_leaving, vault, Event.EXPORTED, self._interview, *keys)
        self._place.ask(note, partial(self._write_noted, folder), self._refused)

    def _write_noted(self, folder: Path, _: object) -> None:
        work = partial(_write_all, self._going, self._chosen, folder)
        self._place.papers.submit(work, self._written, self._refused)

    def _written(self, folders: list[Path]) -> None:
        names = " och ".join(folder.name for folder in folders)
        self._place.window.tell(
            f"Exporten ligger i mappen {names}. Den är inte krypterad: ta bort den när den "
            "har kommit fram."
        )

    def _refused(self, error: BaseException) -> None:
        if self._screen is None or not isinstance(error, UserError):
            raise error
        self._screen.show_error(error)


class _Read(NamedTuple):
    """What would leave, whose it is, and how far it has come."""

    going: tuple[Outgoing, ...]
    opened: Opened
    done: frozenset[Step]
    locked: frozenset[Step]


def _read(place: Place, interview_id: int) -> _Read:
    one = open_interview(place.vault, place.library, interview_id)
    signed = one.interview.signed_at is not None
    state = page_states(one.form, one.answers)
    done = done_steps(one.form, state, one.texts, signed=signed)
    locked = LOCKED if signed else frozenset()
    return _Read(tuple(outgoing([one], place.library)), one, done, locked)


def _write_all(
    going: tuple[Outgoing, ...], chosen: tuple[Choices, ...], folder: Path
) -> list[Any]:
    """Each format in a folder of its own, named by the time and by nobody."""
    written = []
    for choices, place in zip(chosen, _places(folder, chosen), strict=True):
        write_export(going, choices, place)
        written.append(place)
    return written


def _places(folder: Path, chosen: tuple[Choices, ...]) -> Iterator[Path]:
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    for choices in chosen:
        yield folder / f"overblick-{stamp}-{choices.format}"
