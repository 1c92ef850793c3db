# SPDX-License-Identifier: EUPL-1.2
"""(j) A verified copy, (k) the chain of the log, (l) looking through everything."""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.storage.log.events import Event
from app.storage.vault.entering import open_vault
from tests.bench.client import PASSPHRASE, STAFF, new_vault
from tests.bench.clock import by_turns, computed
from tests.bench.crowd import crowd
from tests.bench.rows import Row, figure
from tests.bench.size import Size
from tests.beneath import beneath

_CHAIN = 1_000.0  # milliseconds for the whole log


class NotSound(Exception):
    """What was measured found a fault in what was just made."""


def measure_copy(place: Path, size: Size) -> Iterator[Row]:
    """As at every close after a change; against the bytes alone, to the disk."""
    made = crowd(place / "crowd", size)
    data, bare = place / "plain.db", place / "plain-copy.db"
    shutil.copyfile(made.many / "data.db", data)  # never read by others while it is open
    with open_vault(made.many, PASSPHRASE, signature=STAFF.signature) as vault:
        ours, bound = by_turns(size.copies, vault.copies.make, partial(_copy, data, bare))
    megabytes = data.stat().st_size / 1e6
    note = f"{figure(megabytes)} MB: read, encrypted, written, then every page verified"
    what = f"verified copy of {figure(size.interviews)} interviews, against a plain one"
    yield Row("j", what, ours, bound, "ms", None, note)


def measure_chain(place: Path, size: Size) -> Iterator[Row]:
    """Every row's MAC over the row before, as the review does it; its own computing alone."""
    with new_vault(place / "chain", size.cost) as vault:
        with vault.transaction():
            for number in range(size.events):
                vault.log.add(
                    Event.ANSWERED, interview=number % 97 + 1, key=f"C{number % 40}"
                )
        if vault.log.broken():
            raise NotSound
        (ours,) = by_turns(size.opens, vault.log.broken, clock=computed)
        beneath(vault).run("DROP TRIGGER event_stays_update")
        beneath(vault).run("UPDATE event SET who = 'x' WHERE n = ?", (size.events // 2,))
        if not vault.log.broken():  # it does look at every row
            raise NotSound
    what = f"log chain of {figure(size.events)} rows verified"
    yield Row(
        "k", what, ours, _CHAIN, "ms", 1, f"{figure(ours / size.events * 1e3)} µs a row"
    )


def measure_check(place: Path, size: Size) -> Iterator[Row]:
    """`overblick vault check`, key derivation included, against opening alone."""
    made = crowd(place / "crowd", size)
    checked, opened = by_turns(
        size.copies, partial(_open, made.many, check=True), partial(_open, made.many)
    )
    note = "every page's MAC, the structure, the seals and the log"
    what = f"opening {figure(size.interviews)} interviews with all checks, against without"
    yield Row("l", what, checked, opened, "ms", None, note)


def _copy(data: Path, target: Path) -> None:
    """Bytes alone, to the disk."""
    shutil.copyfile(data, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _open(folder: Path, *, check: bool = False) -> None:
    with open_vault(folder, PASSPHRASE, signature=STAFF.signature) as vault:
        if check:
            found = vault.soundness.check()
            if not found.whole or found.seals or found.events:
                raise NotSound
