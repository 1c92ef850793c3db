# SPDX-License-Identifier: EUPL-1.2
"""The pages of a damaged data.db, each read and verified by itself, without SQLCipher.

SQLCipher gives up a whole file whose first page is damaged, and a whole query at the first
damaged page. Here each page stands for itself: decrypted in memory if its sum is right, and
None if not. The format is that of SQLCipher 4 with a raw key, which never changes within a
major version: AES-256-CBC, and HMAC-SHA512 over the page, its vector and its number.
"""

import hmac
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Final, Self

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from app.storage.data.opening import PAGE_BYTES

SALT_BYTES: Final = 16
USABLE: Final = 4016  # what is left of a page beside its vector and its sum
_VECTOR_BYTES: Final = 16
_SUMMED: Final = USABLE + _VECTOR_BYTES
_SIZE: Final = slice(28, 32)  # of the file, in pages, in its first page
_CHANGED: Final = slice(24, 28)  # number of the last change,
_SAID_AT: Final = slice(92, 96)  # and of the one that the size is of
_TRIED: Final = 8  # pages that a salt is tried on
_SPARE: Final = 24  # pages looked at to find those


class RawPages:
    """One encrypted file, read only.

    Attributes:
        count: how many whole pages there are.
        expected: how many there should be: as the first page says or, if it is damaged, as
            many as were begun.
        tells_end: whether the first page is there to say so.
        verified: whether sums can be checked. Without its salt, the first 16 bytes of the
            file, they cannot: then a page is what the key makes of it, be it nonsense.
    """

    def __init__(self, path: Path, key: bytearray) -> None:
        """Opens the file.

        Args:
            path: of a data.db that nothing writes to meanwhile.
            key: its raw key.

        Raises:
            OSError: it cannot be read at all.
        """
        self._file = path.open("rb")
        self._key = bytes(key)
        size = self._file.seek(0, 2)
        self.count = size // PAGE_BYTES
        self._sum_key = b""
        self.verified = True
        self._find_sum_key()
        said = self._said()
        self.tells_end = said > 0
        self.expected = said or -(-size // PAGE_BYTES)

    def page(self, number: int) -> bytes | None:
        """The contents of a page, 1 for the first, or None where it is damaged.

        The first one has its first 16 bytes, which are never encrypted, left out as zeros.
        """
        raw = self._raw(number)
        if raw is None or (self.verified and not _sum_fits(raw, number, self._sum_key)):
            return None
        start = SALT_BYTES if number == 1 else 0
        vector = raw[USABLE:_SUMMED]
        opened = Cipher(AES(self._key), CBC(vector)).decryptor()
        return bytes(start) + opened.update(raw[start:USABLE]) + opened.finalize()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _said(self) -> int:
        """The size in the first page; 0 where that cannot be trusted."""
        first = self.page(1) if self.verified else None
        if first is None or first[_CHANGED] != first[_SAID_AT]:
            return 0
        return int.from_bytes(first[_SIZE])

    def _raw(self, number: int) -> bytes | None:
        if not 1 <= number <= self.count:
            return None
        try:
            self._file.seek((number - 1) * PAGE_BYTES)
            raw = self._file.read(PAGE_BYTES)
        except OSError:  # a bad place on the disk: this page only
            return None
        return raw if len(raw) == PAGE_BYTES else None

    def _find_sum_key(self) -> None:
        """With the salt as it stands, or with one byte of it mended."""
        found = [(number, raw) for number in self._sample() if (raw := self._raw(number))]
        first = self._raw(1)
        if first is not None:
            for salt in _mended(first[:SALT_BYTES]):
                key = _sum_key(self._key, salt)
                tried = found if salt == first[:SALT_BYTES] else found[:_TRIED]
                if any(_sum_fits(raw, number, key) for number, raw in tried):
                    self._sum_key = key
                    return
        self.verified = False

    def _sample(self) -> list[int]:
        """The first page, and some from the whole file."""
        step = max(1, self.count // _SPARE)
        return [*range(self.count, 1, -step), 1]


def _mended(salt: bytes) -> Iterator[bytes]:
    yield salt
    for at in range(SALT_BYTES):
        for byte in range(256):
            if byte != salt[at]:
                yield salt[:at] + bytes([byte]) + salt[at + 1 :]


def _sum_key(key: bytes, salt: bytes) -> bytes:
    other = bytes(each ^ 0x3A for each in salt)
    return pbkdf2_hmac("sha512", key, other, 2, 32)


def _sum_fits(raw: bytes, number: int, key: bytes) -> bool:
    start = SALT_BYTES if number == 1 else 0
    message = raw[start:_SUMMED] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(key, message, "sha512"), raw[_SUMMED:])
