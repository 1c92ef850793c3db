# SPDX-License-Identifier: EUPL-1.2
"""Slots: makes them, and finds the one that a passphrase or recovery code opens."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.errors import UserError
from app.storage.errors import DamagedKeyFile, WrongPassphrase, WrongRecoveryCode
from app.storage.keyfile import Cost, KeyFile, Slot, read_copies, slot_context
from app.storage.keys import (
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
    once several people share a vault. More than one result there is only where an exchange
    of the data key was cut short: the data then tell which one fits.

    Raises:
        WrongPassphrase: the keys are whole, and it opens none of them.
        DamagedKeyFile: the keys are damaged, or altered by someone without a way in.
    """

    def key(slot: Slot) -> bytearray | None:
        if slot.cost is None:
            return None
        return passphrase_key(passphrase, bytes.fromhex(slot.salt), slot.cost.key_cost())

    def is_other(slot: Slot) -> bool:
        return slot.signature != signature

    candidates = [
        (keys, slot)
        for keys in read_copies(folder)
        for slot in sorted(keys.slots, key=is_other)
        if slot.kind == "passphrase"
    ]
    return _opened(candidates, key, WrongPassphrase())


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
        name = slot.model_dump_json()
        if name not in derived:
            derived[name] = key_of(slot)
        data_key = _unwrapped(keys, slot, derived[name])
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
