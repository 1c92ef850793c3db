# SPDX-License-Identifier: EUPL-1.2
"""One interview on its way out of the computer: seen first, then written where the user says."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from app.export.preview import Outgoing, Ticks, preview
from app.forms.state import page_states
from app.interview.after.resume_step import done_steps
from app.interview.after.steps import Step
from app.interview.base.reading import Opened
from app.interview.clients.casework import open_interview
from app.interview.sheet.exporting import outgoing, write_export
from app.stewardship.log.audit import export_key, note_leaving
from app.storage.log.events import Event
from app.ui.after.export_screen import ExportScreen
from app.ui.flow.base.context import Context, today
from app.ui.flow.base.outlet import LeavingFile, Outlet
from app.ui.flow.base.vault_flow import VaultFlow
from app.ui.pieces.trail import LOCKED, whose

_SAID = (
    "Exporten ligger i mappen {name}. Den är inte krypterad: ta bort den när den har kommit "
    "fram."
)


class ExportFlow(VaultFlow):
    """Shows what would leave, and carries it out.

    Signals:
        home: to the start page.
        step_chosen: to a step of the interview (int, Step).
    """

    tells = (ExportScreen,)
    home = Signal()
    step_chosen = Signal(int, object)

    def __init__(self, place: Context, interview_id: int, *, parent: QObject) -> None:
        super().__init__(place, parent)
        self._interview = interview_id
        self._going: tuple[Outgoing, ...] = ()
        self._outlet = Outlet(self, self._note)

    @property
    def where(self) -> tuple[str, ...]:
        """The way back here."""
        return ("export", str(self._interview)) if self.sees(ExportScreen) else ()

    def begin(self) -> None:
        """Read the interview, and show what would leave."""
        self.ask(partial(_read, self._place, self._interview), self._show)

    def _show(self, read: "_ExportRead") -> None:
        going = self._going = read.going
        sections = {one.id: one.title for out in going for one in out.form.sections}
        screen = ExportScreen(
            preview(going, Ticks()), sections=sections, parent=self.window
        )
        screen.changed.connect(self._preview)
        screen.export.connect(self._ask_where)
        screen.back.connect(self.left)
        screen.trail.home.connect(self.home)
        screen.trail.chosen.connect(self._go)
        screen.trail.show_whose(whose(read.opened, today()))
        screen.trail.show_done(read.done, locked=read.locked)
        self.show(screen)

    def _preview(self, choices: Ticks) -> None:
        if (screen := self.sees(ExportScreen)) is not None:
            screen.show_preview(preview(self._going, choices))

    def _go(self, step: Step) -> None:
        self.step_chosen.emit(self._interview, step)

    def _ask_where(self, chosen: tuple[Ticks, ...]) -> None:
        keys = tuple(export_key(choices) for choices in chosen)
        write = partial(_write_all, self._going, chosen)
        file = LeavingFile(Event.EXPORTED, keys, write, _SAID)
        self._outlet.save_in_folder(file, "Välj mapp för exporten")

    def _note(self, event: Event, *keys: str) -> None:
        note_leaving(self.vault, event, self._interview, *keys)


class _ExportRead(NamedTuple):
    """What would leave, whose it is, and how far it has come."""

    going: tuple[Outgoing, ...]
    opened: Opened
    done: frozenset[Step]
    locked: frozenset[Step]


def _read(place: Context, interview_id: int) -> _ExportRead:
    opened = open_interview(place.vault, place.library, interview_id)
    signed = opened.interview.signed_at is not None
    state = page_states(opened.form, opened.answers)
    done = done_steps(opened.form, state, opened.texts, signed=signed)
    locked = LOCKED if signed else frozenset()
    return _ExportRead(tuple(outgoing([opened], place.library)), opened, done, locked)


def _write_all(
    going: tuple[Outgoing, ...], chosen: tuple[Ticks, ...], folder: Path, _: object
) -> str:
    """Each format in a folder of its own, named by the time and by nobody; their names."""
    written = []
    for choices, place in zip(chosen, _places(folder, chosen), strict=True):
        write_export(going, choices, place)
        written.append(place.name)
    return " och ".join(written)


def _places(folder: Path, chosen: tuple[Ticks, ...]) -> Iterator[Path]:
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    for choices in chosen:
        yield folder / f"overblick-{stamp}-{choices.format}"
