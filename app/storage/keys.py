# SPDX-License-Identifier: EUPL-1.2
"""The cryptography of the vault, and all of it: derive, wrap, unwrap, authenticate.

A passphrase becomes a key-encryption key through Argon2id; that key wraps the random data
key with AES-256-GCM; keys for each purpose come from the data key through HKDF-SHA256.
Nothing here is our own invention, and nothing here touches a file.
"""

import hmac
import secrets
import unicodedata
from typing import Literal, NamedTuple

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.storage.errors import ShortOfMemory

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16

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


def passphrase_key(passphrase: str, salt: bytes, cost: KeyCost) -> bytes:
    """The key-encryption key of a passphrase, the same for NFC and NFD spelling.

    Raises:
        ShortOfMemory: the computer could not give the memory that the cost asks for.
    """
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=cost.time,
            memory_cost=cost.memory_kib,
            parallelism=cost.parallelism,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError):
        raise ShortOfMemory from None


def recovery_key(secret: bytes, salt: bytes) -> bytes:
    """The key-encryption key of a recovery code's bytes, which are random already."""
    return _hkdf(secret, salt, b"overblick recovery")


def purpose_key(data_key: bytes | bytearray, purpose: Purpose) -> bytearray:
    """A key for one purpose; none tells anything of the others. Wipe it after use."""
    return bytearray(_hkdf(bytes(data_key), None, b"overblick " + purpose.encode()))


def wrap(key: bytes, data_key: bytes | bytearray, context: bytes) -> Wrapped:
    """Seals the data key so that it opens only with the same key and context."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Wrapped(nonce, AESGCM(key).encrypt(nonce, bytes(data_key), context))


def unwrap(key: bytes, wrapped: Wrapped, context: bytes) -> bytearray | None:
    """The data key, or None if key, context or box is not the one it was sealed with."""
    try:
        return bytearray(AESGCM(key).decrypt(wrapped.nonce, wrapped.box, context))
    except InvalidTag:
        return None


def mac(key: bytes | bytearray, message: bytes) -> bytes:
    """HMAC-SHA256 of a message."""
    return hmac.digest(bytes(key), message, "sha256")  # by name: half the time


def _hkdf(secret: bytes, salt: bytes | None, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)


class VaultKeys:
    """The keys of an open vault, derived from its data key. Wipe them when it closes."""

    def __init__(self, data_key: bytes | bytearray) -> None:
        self.db = purpose_key(data_key, "db")
        self.chain = purpose_key(data_key, "audit")

    def wipe(self) -> None:
        """Overwrites them."""
        wipe(self.db)
        wipe(self.chain)
