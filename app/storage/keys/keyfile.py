# SPDX-License-Identifier: EUPL-1.2
"""The key file: what it holds, how it is written, read twice over and healed.

`keys.json` and its twin `keys-2.json` hold the same bytes: an envelope with a SHA-256 sum,
so that damage is told from a wrong passphrase before any passphrase is tried, around a
`KeyFile` with a MAC that only someone with the data key could make. No client data. While
the data key is exchanged the envelope holds two key files, and the data tell which counts.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from hmac import compare_digest
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.foreign_files import NotAFile, TooLarge, read_outside
from app.storage.disk.atomic import patiently, told_of_reading, write_file, write_files
from app.storage.errors import DamagedKeyFile, MissingKeyFile, NewerVault, NotSaved
from app.storage.keys.cryptography import KeyCost, Wrapped, mac, purpose_key, wiping
from app.user_error import UserError

NAMES = ("keys.json", "keys-2.json")
VERSION = 1
MAX_SLOTS = 64
_MAX_BYTES = 256 * 1024  # a file from outside is never read without a limit

Hex12 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{24}$")]
Hex16 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Hex32 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Hex48 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{96}$")]


class Stored(BaseModel):
    """What is kept in a file of its own: checked when it is read, and nothing of it in an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, hide_input_in_errors=True
    )


class Cost(Stored):
    """Argon2id parameters as stored, within what Argon2 allows and a laptop survives."""

    memory_kib: int = Field(ge=8, le=4 * 1024 * 1024)
    time: int = Field(ge=1, le=64)
    parallelism: int = Field(ge=1, le=64)

    def key_cost(self) -> KeyCost:
        """The same, as `keys` wants it."""
        return KeyCost(self.memory_kib, self.time, self.parallelism)


class Slot(Stored):
    """One way in: a passphrase of one person, or the recovery code."""

    id: Hex16
    kind: Literal["passphrase", "recovery"]
    signature: Annotated[str, StringConstraints(max_length=200)]
    salt: Hex16
    cost: Cost | None
    nonce: Hex12
    box: Hex48

    def wrapped(self) -> Wrapped:
        """The sealed data key."""
        return Wrapped(bytes.fromhex(self.nonce), bytes.fromhex(self.box))


class KeyFile(Stored):
    """All ways into one vault. `generation` grows by one with every change."""

    version: int
    generation: int = Field(ge=1, le=1_000_000_000)
    file_id: Hex16
    slots: tuple[Slot, ...] = Field(max_length=MAX_SLOTS, strict=False)
    mac: Hex32

    def people(self) -> list[Slot]:
        """The slots of passphrases."""
        return [slot for slot in self.slots if slot.kind == "passphrase"]

    def with_slots(self, slots: Iterable[Slot]) -> "KeyFile":
        """The next generation, with other slots; its MAC is not made yet."""
        changed = {"slots": tuple(slots), "generation": self.generation + 1}
        return self.model_copy(update=changed)

    def signed_with(self, data_key: bytes | bytearray) -> "KeyFile":
        """The same file with a fresh MAC."""
        return self.model_copy(update={"mac": self._mac(data_key).hex()})

    def is_signed_with(self, data_key: bytes | bytearray) -> bool:
        """Whether the holder of this data key wrote every field."""
        return compare_digest(self._mac(data_key).hex(), self.mac)

    def _mac(self, data_key: bytes | bytearray) -> bytes:
        with wiping(purpose_key(data_key, "header")) as key:
            return mac(key, _canonical(self.model_dump(mode="json", exclude={"mac"})))


def slot_context(file_id: str, slot_id: str, kind: str, cost: Cost | None) -> bytes:
    """What a wrapped key is bound to, so that no slot can be moved or made cheaper."""
    kdf = cost.model_dump() if cost else None
    bound = {"file": file_id, "version": VERSION, "slot": slot_id, "kind": kind, "kdf": kdf}
    return _canonical(bound)


def write_copies(folder: Path, keys: KeyFile, coming: KeyFile | None = None) -> None:
    """Writes both copies, one after the other: at any moment one of them is whole.

    Args:
        folder: of the vault.
        keys: for the data that lie there.
        coming: for the data that are just about to take their place.
    """
    write_files([folder / name for name in NAMES], _envelope(keys, coming))


def heal_copies(folder: Path, keys: KeyFile) -> None:
    """Rewrites a copy that is lost, damaged or older; leaves it if that is impossible.

    Args:
        folder: of the vault.
        keys: the key file that holds: see `stored_keys`.
    """
    content = _envelope(keys)
    for name in NAMES:
        with suppress(NotSaved):
            if _read(folder / name) != content:
                write_file(folder / name, content)


def read_copies(folder: Path) -> list[KeyFile]:
    """The whole key files, newest generation first, equal ones once.

    Raises:
        MissingKeyFile: there is neither.
        DamagedKeyFile: none of those there is whole.
        NewerVault: a newer version of the program wrote them.
        NotSaved: they cannot be read. One copy alone that is newer, or that cannot be read,
            keeps nobody out.
    """
    whole: list[KeyFile] = []
    otherwise: UserError = MissingKeyFile()
    for name in NAMES:
        try:
            content = _read(folder / name)
            if content is None:
                continue
            whole += [keys for keys in _parse(content) if keys not in whole]
        except (NewerVault, NotSaved) as error:
            otherwise = error
        if isinstance(otherwise, MissingKeyFile):
            otherwise = DamagedKeyFile()
    if not whole:
        raise otherwise
    return sorted(whole, key=attrgetter("generation"), reverse=True)


def _read(path: Path) -> bytes | None:
    try:
        return patiently(partial(read_outside, path, _MAX_BYTES))
    except FileNotFoundError:
        return None
    except (NotAFile, TooLarge):
        return b""  # damaged, whatever it is: the twin may be whole
    except OSError as error:
        raise told_of_reading(error) from None


def _envelope(keys: KeyFile, coming: KeyFile | None = None) -> bytes:
    later = None if coming is None else coming.model_dump(mode="json")
    return _enclose(keys.model_dump(mode="json"), later)


def _enclose(keys: Any, coming: Any) -> bytes:
    page = {"keys": keys, "sha256": sha256(_canonical(keys)).hexdigest()}
    if coming is not None:
        both = sha256(_canonical([keys, coming])).hexdigest()
        page |= {"coming": coming, "sha256": both}
    return json.dumps(page, indent=1, sort_keys=True).encode("ascii") + b"\n"


def _parse(content: bytes) -> list[KeyFile]:
    """The key files of one copy; none of them if it is damaged.

    The envelope is the same in all versions.
    """
    try:
        page = json.loads(content) if len(content) <= _MAX_BYTES else None
    except (ValueError, RecursionError):
        return []
    if not isinstance(page, dict):
        return []
    keys, coming = page.get("keys"), page.get("coming")
    if not isinstance(keys, dict) or _enclose(keys, coming) != content:
        return []
    found = [_read_keys(each) for each in (coming, keys) if each is not None]
    return [each for each in found if each is not None]


def _read_keys(keys: Any) -> KeyFile | None:
    version = keys.get("version") if isinstance(keys, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise NewerVault
    try:
        return KeyFile.model_validate(keys)
    except ValidationError:
        return None


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")
