# SPDX-License-Identifier: EUPL-1.2
"""Slots: makes them, and finds the one that a passphrase or recovery code opens."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from app.errors import UserError
from app.storage.errors import (
    DamagedKeyFile,
    ShortOfMemory,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.keyfile import (
    MAX_SLOTS,
    Cost,
    KeyFile,
    Slot,
    read_copies,
    slot_context,
)
from app.storage.keys import (
    REAL,
    SALT_BYTES,
    KeyCost,
    Wrapped,
    passphrase_key,
    recovery_key,
    unwrap,
    wipe,
    wrap,
)
from app.storage.recovery import SECRET_BYTES, read_code, write_code

_WORK = REAL.memory_kib * REAL.time  # of one try
_HEAVY = 8 * _WORK
_MOST = 2 * MAX_SLOTS * _WORK  # of all tries: two full key files, a minute or two


class Unlocked(NamedTuple):
    """A key file, the slot that opened it, and the data key (wipe it after use)."""

    keys: KeyFile
    slot: Slot
    data_key: bytearray


def passphrase_slot(
    file_id: str, data_key: bytearray, passphrase: str, signature: str, cost: KeyCost
) -> Slot:
    """A slot for one person's passphrase."""
    slot_id, salt = secrets.token_hex(16), secrets.token_bytes(SALT_BYTES)
    stored = Cost(memory_kib=cost.memory_kib, time=cost.time, parallelism=cost.parallelism)
    wrapped = _wrapped(
        passphrase_key(passphrase, salt, cost),
        data_key,
        slot_context(file_id, slot_id, "passphrase", stored),
    )
    return Slot(
        id=slot_id,
        kind="passphrase",
        signature=signature,
        salt=salt.hex(),
        cost=stored,
        nonce=wrapped.nonce.hex(),
        box=wrapped.box.hex(),
    )


def recovery_slot(file_id: str, data_key: bytearray) -> tuple[Slot, str]:
    """A slot for a new recovery code, and the code, which is stored nowhere."""
    slot_id, salt = secrets.token_hex(16), secrets.token_bytes(SALT_BYTES)
    secret = secrets.token_bytes(SECRET_BYTES)
    context = slot_context(file_id, slot_id, "recovery", None)
    wrapped = _wrapped(recovery_key(secret, salt), data_key, context)
    slot = Slot(
        id=slot_id,
        kind="recovery",
        signature="",
        salt=salt.hex(),
        cost=None,
        nonce=wrapped.nonce.hex(),
        box=wrapped.box.hex(),
    )
    return slot, write_code(secret)


def unlock(
    folder: Path, passphrase: str, *, signature: str | None = None
) -> Iterator[Unlocked]:
    """Tries the passphrase on every person's slot, first on those of `signature`.

    Each slot costs one key derivation (half a second): the signature is worth asking for
    once several people share a vault. More than one result there is where an exchange of
    the data key was cut short, and where an older key file lies there: the data then tell
    which one fits, and which key file holds.

    The key files take turns, slot by slot: one that somebody has filled with slots that open
    nothing, or that cost minutes, does not stand before the other. What costs more than all
    tries together may is left out: no vault of ours has it.

    Raises:
        WrongPassphrase: the keys are whole, and it opens none of them.
        ShortOfMemory: a slot asks for more memory than there is, and no other one opens.
        DamagedKeyFile: the keys are damaged, or altered by someone without a way in.
    """

    def key(slot: Slot) -> bytearray | None:
        if slot.cost is None:
            return None
        return passphrase_key(passphrase, bytes.fromhex(slot.salt), slot.cost.key_cost())

    def is_other(slot: Slot) -> bool:
        return slot.signature != signature

    candidates = _by_turns(
        [
            (keys, slot)
            for slot in sorted(keys.slots, key=is_other)
            if slot.kind == "passphrase"
        ]
        for keys in read_copies(folder)
    )
    affordable = _affordable(sorted(candidates, key=_is_heavy))
    return _opened(affordable, key, WrongPassphrase())


def unlock_with_recovery(folder: Path, code: str) -> Iterator[Unlocked]:
    """Opens with the printed code; for more than one result see `unlock`.

    Raises:
        MistypedRecoveryCode: it is not a code at all.
        WrongRecoveryCode: it is a code, and not this vault's.
        DamagedKeyFile: the keys are damaged, or altered by someone without a way in.
    """
    secret = read_code(code)

    def key(slot: Slot) -> bytearray:
        return recovery_key(secret, bytes.fromhex(slot.salt))

    candidates = [
        (keys, slot)
        for keys in read_copies(folder)
        for slot in keys.slots
        if slot.kind == "recovery"
    ]
    return _opened(candidates, key, WrongRecoveryCode())


def _is_heavy(candidate: tuple[KeyFile, Slot]) -> bool:
    """Whether a try costs so much more than usual that the others come before it."""
    return _work(candidate[1]) > _HEAVY


def _work(slot: Slot) -> int:
    return 0 if slot.cost is None else slot.cost.memory_kib * slot.cost.time


def _affordable(
    candidates: Iterable[tuple[KeyFile, Slot]],
) -> Iterator[tuple[KeyFile, Slot]]:
    """The candidates without those that would make the tries cost too much in all."""
    spent = 0
    paid: set[str] = set()
    for keys, slot in candidates:
        name = slot.model_dump_json()  # the same slot in the twin costs nothing more
        if name not in paid and spent + _work(slot) > _MOST:
            continue
        if name not in paid:
            paid.add(name)
            spent += _work(slot)
        yield keys, slot


def _by_turns(
    every: Iterable[list[tuple[KeyFile, Slot]]],
) -> list[tuple[KeyFile, Slot]]:
    """The first of each, then the second of each, and so on."""
    turns = zip_longest(*every)
    return [one for turn in turns for one in turn if one is not None]


def _opened(
    candidates: Iterable[tuple[KeyFile, Slot]],
    key_of: Callable[[Slot], bytearray | None],
    otherwise: UserError,
) -> Iterator[Unlocked]:
    derived: dict[
        str, bytearray | None
    ] = {}  # the twin holds the same slots: once for each
    try:
        yield from _fitting(candidates, key_of, derived, otherwise)
    finally:
        for key in derived.values():
            if key is not None:
                wipe(key)


def _fitting(
    candidates: Iterable[tuple[KeyFile, Slot]],
    key_of: Callable[[Slot], bytearray | None],
    derived: dict[str, bytearray | None],
    otherwise: UserError,
) -> Iterator[Unlocked]:
    found: list[KeyFile] = []
    altered = False
    for keys, slot in candidates:
        if keys in found:
            continue
        try:
            data_key = _tried(keys, slot, key_of, derived)
        except ShortOfMemory:  # another slot may ask for less
            data_key, otherwise = None, ShortOfMemory()
        if data_key is None:
            continue
        if keys.is_signed_with(data_key):
            found.append(keys)
            yield Unlocked(keys, slot, data_key)
        else:
            wipe(data_key)
            altered = True
    if not found:
        raise DamagedKeyFile if altered else otherwise


def _tried(
    keys: KeyFile,
    slot: Slot,
    key_of: Callable[[Slot], bytearray | None],
    derived: dict[str, bytearray | None],
) -> bytearray | None:
    """The data key, if the slot opens. What was derived for the same slot serves again."""
    name = slot.model_dump_json()
    if name not in derived:
        derived[name] = None
        derived[name] = key_of(slot)
    return _unwrapped(keys, slot, derived[name])


def _unwrapped(keys: KeyFile, slot: Slot, key: bytearray | None) -> bytearray | None:
    if key is None:
        return None
    context = slot_context(keys.file_id, slot.id, slot.kind, slot.cost)
    return unwrap(key, slot.wrapped(), context)


def _wrapped(key: bytearray, data_key: bytearray, context: bytes) -> Wrapped:
    try:
        return wrap(key, data_key, context)
    finally:
        wipe(key)
