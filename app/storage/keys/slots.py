# SPDX-License-Identifier: EUPL-1.2
"""Slots: makes them, and finds the one that a passphrase or recovery code opens."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Literal, NamedTuple

from app.storage.errors import (
    DamagedKeyFile,
    ShortOfMemory,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.keys.cryptography import (
    REAL,
    SALT_BYTES,
    KeyCost,
    passphrase_key,
    recovery_key,
    unwrap,
    wipe,
    wiping,
    wrap,
)
from app.storage.keys.keyfile import (
    MAX_SLOTS,
    Cost,
    KeyFile,
    Slot,
    read_copies,
    slot_context,
)
from app.storage.keys.recovery_code import SECRET_BYTES, read_code, write_code
from app.user_error import UserError

_WORK = REAL.memory_kib * REAL.time  # of one try
_HEAVY = 8 * _WORK
_MOST = 2 * MAX_SLOTS * _WORK  # of all tries: two full key files, a minute or two


Candidate = tuple[KeyFile, Slot]


class Unlocked(NamedTuple):
    """A key file, the slot that opened it, and the data key (wipe it after use)."""

    keys: KeyFile
    slot: Slot
    data_key: bytearray


Opener = Callable[[Path], Iterator[Unlocked]]


def passphrase_slot(
    file_id: str, data_key: bytearray, passphrase: str, signature: str, cost: KeyCost
) -> Slot:
    """A slot for one person's passphrase."""
    salt = secrets.token_bytes(SALT_BYTES)
    opener = passphrase_key(passphrase, salt, cost)
    return _slot(file_id, data_key, (salt, opener), signature, Cost(**cost._asdict()))


def recovery_slot(file_id: str, data_key: bytearray) -> tuple[Slot, str]:
    """A slot for a new recovery code, and the code, which is stored nowhere."""
    salt, secret = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(SECRET_BYTES)
    slot = _slot(file_id, data_key, (salt, recovery_key(secret, salt)))
    return slot, write_code(secret)


def _slot(
    file_id: str,
    data_key: bytearray,
    opener: tuple[bytes, bytearray],
    signature: str = "",
    cost: Cost | None = None,
) -> Slot:
    """A slot that opens with a key of this salt; one without a cost is the recovery code's."""
    salt, key = opener
    slot_id = secrets.token_hex(16)
    kind: Literal["passphrase", "recovery"] = "passphrase" if cost else "recovery"
    with wiping(key):
        wrapped = wrap(key, data_key, slot_context(file_id, slot_id, kind, cost))
    return Slot(
        id=slot_id,
        kind=kind,
        signature=signature,
        salt=salt.hex(),
        cost=cost,
        nonce=wrapped.nonce.hex(),
        box=wrapped.box.hex(),
    )


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
        [(keys, slot) for slot in sorted(keys.people(), key=is_other)]
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


def opener(secret: str, *, by_code: bool) -> Opener:
    """What tries a secret, a passphrase or the recovery code, on the key files of a folder."""
    if by_code:
        return partial(unlock_with_recovery, code=secret)
    return partial(unlock, passphrase=secret)


def _is_heavy(candidate: Candidate) -> bool:
    """Whether a try costs so much more than usual that the others come before it."""
    return _work(candidate[1]) > _HEAVY


def _work(slot: Slot) -> int:
    return 0 if slot.cost is None else slot.cost.memory_kib * slot.cost.time


def _affordable(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without those that would make the tries cost too much in all."""
    spent = 0
    paid: set[str] = set()
    for keys, slot in candidates:
        name = slot.model_dump_json()  # the same slot in the twin costs nothing more
        work = 0 if name in paid else _work(slot)
        if spent + work <= _MOST:
            paid.add(name)
            spent += work
            yield keys, slot


def _by_turns(every: Iterable[list[Candidate]]) -> list[Candidate]:
    """The first of each, then the second of each, and so on."""
    turns = zip_longest(*every)
    return [one for turn in turns for one in turn if one is not None]


def _opened(
    candidates: Iterable[Candidate],
    key_of: Callable[[Slot], bytearray | None],
    otherwise: UserError,
) -> Iterator[Unlocked]:
    # The twin holds the same slots: once for each
    derived: dict[str, bytearray | None] = {}
    try:
        yield from _fitting(candidates, key_of, derived, otherwise)
    finally:
        for key in derived.values():
            if key is not None:
                wipe(key)


def _fitting(
    candidates: Iterable[Candidate],
    key_of: Callable[[Slot], bytearray | None],
    derived: dict[str, bytearray | None],
    otherwise: UserError,
) -> Iterator[Unlocked]:
    files: list[KeyFile] = []
    altered = False
    for keys, slot in candidates:
        if keys in files:
            continue
        try:
            data_key = _tried(keys, slot, key_of, derived)
        except ShortOfMemory:  # another slot may ask for less
            data_key, otherwise = None, ShortOfMemory()
        if data_key is None:
            continue
        if keys.is_signed_with(data_key):
            files.append(keys)
            yield Unlocked(keys, slot, data_key)
        else:
            wipe(data_key)
            altered = True
    if not files:
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
    if (key := derived[name]) is None:
        return None
    context = slot_context(keys.file_id, slot.id, slot.kind, slot.cost)
    return unwrap(key, slot.wrapped(), context)
