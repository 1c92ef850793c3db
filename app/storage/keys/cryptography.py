# SPDX-License-Identifier: EUPL-1.2
"""The cryptography of the vault, and all of it: derive, wrap, unwrap, authenticate.

A passphrase becomes a key-encryption key through Argon2id; that key wraps the random data
key with AES-256-GCM; keys for each purpose come from the data key through HKDF-SHA256.
Nothing here is our own invention, and nothing here touches a file.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple, Self

from argon2 import low_level
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.storage.errors import ShortOfMemory

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
_TAG_BYTES = 16

Purpose = Literal["db", "header", "audit"]


class KeyCost(NamedTuple):
    """What one guess at a passphrase costs.

    Attributes:
        memory_kib: KiB of memory, at least 8 per lane.
        time: passes over it.
        parallelism: lanes.
    """

    memory_kib: int = 262_144
    time: int = 3
    parallelism: int = 4


REAL = KeyCost()


class Wrapped(NamedTuple):
    """A data key sealed under a key-encryption key."""

    nonce: bytes
    box: bytes


def new_data_key() -> bytearray:
    """32 random bytes; wipe them after use."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def wipe(secret: bytearray) -> None:
    """Overwrites a secret in memory. Copies made by libraries stay beyond our reach."""
    secret[:] = bytes(len(secret))


@contextmanager
def wiping(secret: bytearray) -> Iterator[bytearray]:
    """A secret for as long as it is needed; wiped whatever happens meanwhile."""
    try:
        yield secret
    finally:
        wipe(secret)


def passphrase_key(passphrase: str, salt: bytes, cost: KeyCost) -> bytearray:
    """The key-encryption key of a passphrase, the same for NFC and NFD spelling. Wipe it.

    Argon2 is called so that no copy is made on the way that could not be wiped.

    Raises:
        ShortOfMemory: the computer could not give the memory that the cost asks for.
    """
    text = unicodedata.normalize("NFC", passphrase)
    key = bytearray(KEY_BYTES)
    try:
        with wiping(bytearray(text, "utf-8", "surrogatepass")) as secret:
            failed = low_level.lib.argon2_hash(  # type: ignore[attr-defined]  # there, and not declared
                cost.time,
                cost.memory_kib,
                cost.parallelism,
                low_level.ffi.from_buffer(secret),
                len(secret),
                low_level.ffi.from_buffer(salt),
                len(salt),
                low_level.ffi.from_buffer(key),
                KEY_BYTES,
                low_level.ffi.NULL,
                0,
                low_level.Type.ID.value,
                low_level.ARGON2_VERSION,
            )
    except MemoryError:
        raise ShortOfMemory from None
    if failed:
        raise ShortOfMemory
    return key


def recovery_key(secret: bytes, salt: bytes) -> bytearray:
    """The key-encryption key of a recovery code's bytes, which are random already. Wipe it."""
    return _hkdf(secret, salt, b"overblick recovery")


def purpose_key(data_key: bytes | bytearray, purpose: Purpose) -> bytearray:
    """A key for one purpose; none tells anything of the others. Wipe it after use."""
    return _hkdf(data_key, None, b"overblick " + purpose.encode())


def wrap(key: bytes | bytearray, data_key: bytes | bytearray, context: bytes) -> Wrapped:
    """Seals the data key so that it opens only with the same key and context."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Wrapped(nonce, AESGCM(key).encrypt(nonce, data_key, context))


def unwrap(key: bytes | bytearray, wrapped: Wrapped, context: bytes) -> bytearray | None:
    """The data key, or None if key, context or box is not the one it was sealed with."""
    if len(wrapped.box) <= _TAG_BYTES:
        return None
    opened = bytearray(len(wrapped.box) - _TAG_BYTES)
    try:
        AESGCM(key).decrypt_into(wrapped.nonce, wrapped.box, context, opened)
    except InvalidTag:
        wipe(opened)
        return None
    return opened


def mac(key: bytes | bytearray, message: bytes) -> bytes:
    """HMAC-SHA256 of a message."""
    return hmac.digest(key, message, "sha256")  # by name: half the time


def _hkdf(secret: bytes | bytearray, salt: bytes | None, info: bytes) -> bytearray:
    key = bytearray(KEY_BYTES)
    derive = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info)
    derive.derive_into(secret, key)
    return key


class VaultKeys:
    """The keys of an open vault, derived from its data key. Wipe them when it closes."""

    def __init__(self, data_key: bytes | bytearray) -> None:
        self.db = purpose_key(data_key, "db")
        self.chain = purpose_key(data_key, "audit")

    def wipe(self) -> None:
        """Overwrites them."""
        wipe(self.db)
        wipe(self.chain)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wipe()
