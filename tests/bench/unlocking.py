# SPDX-License-Identifier: EUPL-1.2
"""(h) Unlocking a vault against Argon2id alone, (i) changing a passphrase, small and large."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path

from app.storage.keys import SALT_BYTES, passphrase_key
from app.storage.vault import Vault, open_vault
from tests.bench.client import PASSPHRASE, STAFF, new_vault
from tests.bench.clock import by_turns
from tests.bench.crowd import crowd
from tests.bench.rows import Row, figure
from tests.bench.size import Size

_ALLOWED = 150.0  # milliseconds beyond Argon2id


def measure_unlock(place: Path, size: Size) -> Iterator[Row]:
    """Everything from the passphrase to an open vault that has logged who opened it."""
    folder = place / "unlocking"
    new_vault(folder, size.cost).close()
    with ExitStack() as closing:

        def unlock() -> None:
            vault = open_vault(folder, PASSPHRASE, signature=STAFF.signature)
            closing.callback(vault.close)  # closing is not measured, but two cannot be open

        alone = partial(passphrase_key, PASSPHRASE, bytes(SALT_BYTES), size.cost)
        ours, bare, _ = by_turns(size.opens, unlock, alone, partial(_close, closing))
    note = f"unlock {figure(ours)} ms, Argon2id alone {figure(bare)} ms"
    what = "unlock, beyond Argon2id alone"
    yield Row("h", what, max(ours - bare, 0.001), _ALLOWED, "ms", 1, note)


def measure_change(place: Path, size: Size) -> Iterator[Row]:
    """Two derivations and two small files, whatever the vault holds."""
    made = crowd(place / "crowd", size)
    with (
        open_vault(made.many, PASSPHRASE, signature=STAFF.signature) as many,
        open_vault(made.few, PASSPHRASE, signature=STAFF.signature) as few,
    ):
        changes = _change(many, size), _change(few, size)
        ours, bound = by_turns(size.opens, *changes)
        for vault in (many, few):
            vault.change_passphrase(_nth(size.opens), PASSPHRASE, cost=size.cost)
    what = f"passphrase change at {figure(size.interviews)} interviews, against 10"
    yield Row("i", what, ours, bound, "ms", 1.2, "only the key file is written")


def _change(vault: Vault, size: Size) -> Callable[[], None]:
    number = count()

    def work() -> None:
        at = next(number)
        vault.change_passphrase(_nth(at), _nth(at + 1), cost=size.cost)

    return work


def _nth(number: int) -> str:
    return f"{PASSPHRASE} {number}" if number else PASSPHRASE


def _close(closing: ExitStack) -> None:
    closing.close()
