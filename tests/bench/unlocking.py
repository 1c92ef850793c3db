# SPDX-License-Identifier: EUPL-1.2
"""(h) Unlocking a vault against Argon2id alone, (i) changing a passphrase, small and large."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path

from app.storage.keys.cryptography import SALT_BYTES, KeyCost, passphrase_key
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.bench.client import PASSPHRASE, STAFF, new_vault
from tests.bench.clock import by_turns
from tests.bench.crowd import crowd
from tests.bench.rows import Row, figure
from tests.bench.size import TINY, Size

_ALLOWED = 150.0  # milliseconds beyond Argon2id


def measure_unlock(place: Path, size: Size) -> Iterator[Row]:
    """Everything from the passphrase to an open vault that has logged who opened it.

    Argon2id alone varies by more than the rest takes. So the rest is measured on a vault
    whose derivation costs next to nothing; the note tells of a real one.
    """
    ours, bare = _unlock(place / "unlocking", size.opens, size.cost)
    cheap, least = _unlock(place / "unlocking-cheap", size.opens, TINY.cost)
    note = (
        f"of a vault with next to no Argon2id; with the real cost unlock {figure(ours)} ms, "
        f"Argon2id alone {figure(bare)} ms"
    )
    what = "unlock, beyond Argon2id alone"
    yield Row("h", what, max(cheap - least, 0.001), _ALLOWED, "ms", 1, note)


def _unlock(folder: Path, times: int, cost: KeyCost) -> tuple[float, float]:
    """Milliseconds of an unlock, and of its derivation alone."""
    new_vault(folder, cost).close()
    with ExitStack() as closing:

        def unlock() -> None:
            vault = open_vault(folder, PASSPHRASE, signature=STAFF.signature)
            closing.callback(vault.close)  # closing is not measured, but two cannot be open

        alone = partial(passphrase_key, PASSPHRASE, bytes(SALT_BYTES), cost)
        ours, bare, _ = by_turns(times, unlock, alone, partial(_close, closing))
    return ours, bare


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
            vault.ways.change(_nth(size.opens), PASSPHRASE, cost=size.cost)
    what = f"passphrase change at {figure(size.interviews)} interviews, against 10"
    yield Row("i", what, ours, bound, "ms", 1.2, "only the key file is written")


def _change(vault: Vault, size: Size) -> Callable[[], None]:
    number = count()

    def work() -> None:
        at = next(number)
        vault.ways.change(_nth(at), _nth(at + 1), cost=size.cost)

    return work


def _nth(number: int) -> str:
    return f"{PASSPHRASE} {number}" if number else PASSPHRASE


def _close(closing: ExitStack) -> None:
    closing.close()
