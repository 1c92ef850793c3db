# SPDX-License-Identifier: EUPL-1.2
"""The note beside a copy's data: what is in the copy, read from its own data when it was made.

It tells which copy is newer than which without a clock, a key or a folder's name: all of
those can be wrong. Nothing in it is about anybody.
"""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from app.foreign_files import read_outside
from app.storage.clock import from_text
from app.storage.disk.atomic import write_file
from app.storage.keys.keyfile import Stored

NOTE = "copy.json"
_MOST = 4096  # bytes of a note
_HIGHEST = 10**15  # of any number in it: far past what any vault comes to
_Time = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
_Mark = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]


class Note(Stored):
    """What lies beside the data of a copy.

    Attributes:
        made_at, verified_at: ISO times, UTC, by a clock that may have been wrong.
        last_event: number of the last event of the log in it.
        size: bytes of its data.
        turn: at least the last event's number, and more than that of every copy that lay
            there when it was made. After an older copy came back the log counts on from a
            lower number, so the events alone would put copies of the abandoned days last.
        mark: fingerprint of the last event's seal: a number in today's log with another
            fingerprint is another event, of days that were abandoned. "" in notes of
            versions that had none.
        disposed: the same of the last deletion by gallring in it, or "".
    """

    made_at: _Time
    verified_at: _Time
    last_event: int = Field(ge=0, le=_HIGHEST)
    size: int = Field(ge=0)
    turn: int = Field(default=0, ge=0, le=_HIGHEST)
    mark: _Mark = ""
    disposed: _Mark = ""

    def after(self, turn: int) -> "Note":
        """The same note, of a copy that is made after one of this turn."""
        return self.model_copy(update={"turn": min(max(self.turn, turn + 1), _HIGHEST)})


def read_note(copy: Path) -> Note | None:
    """The note of a copy, or None where there is none that is whole."""
    with suppress(OSError, ValidationError, ValueError):
        note = Note.model_validate_json(read_outside(copy / NOTE, _MOST))
        from_text(note.made_at)
        from_text(note.verified_at)
        return note.after(note.last_event - 1)  # earlier versions noted no turn
    return None


def write_note(copy: Path, note: Note) -> None:
    """Puts the note beside the data.

    Raises:
        NotSaved: it cannot.
    """
    write_file(copy / NOTE, note.model_dump_json(indent=1).encode())
