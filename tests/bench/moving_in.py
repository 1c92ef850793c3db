# SPDX-License-Identifier: EUPL-1.2
"""(e) Import of many interviews, and opening the vault that they lie in."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.interview.after.status import Seen
from app.stewardship.overview import overview
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.bench.client import DAY, PASSPHRASE, STAFF
from tests.bench.clock import by_turns, timed
from tests.bench.crowd import FEW, crowd
from tests.bench.rows import Row, figure
from tests.bench.size import Size
from tests.library import LIBRARY


def measure(place: Path, size: Size) -> Iterator[Row]:
    """As `overblick import` does it, from the bytes of the file."""
    made = crowd(place / "crowd", size)
    rate = size.interviews / made.taken * 1_000
    note = (
        f"{figure(made.answers)} answers in {figure(made.taken / 1_000)} s, one transaction"
    )
    what = f"import of {figure(size.interviews)} interviews"
    yield Row("e", what, rate, None, "/s", None, note)
    ours, bound = by_turns(size.opens, partial(_open, made.many), partial(_open, made.few))
    with open_vault(made.many, PASSPHRASE, signature=STAFF.signature) as vault:
        start = timed(partial(_start_page, vault))
    megabytes = (made.many / "data.db").stat().st_size / 1e6
    note = f"{figure(megabytes)} MB against {FEW}; its start page {figure(start)} ms more"
    yield Row("e", "opening that vault, against one of 10", ours, bound, "ms", 1.2, note)


def _start_page(vault: Vault) -> object:
    return overview(vault, DAY, Seen(vault, LIBRARY))


def _open(folder: Path) -> None:
    open_vault(folder, PASSPHRASE, signature=STAFF.signature).close()
