# SPDX-License-Identifier: EUPL-1.2
"""The recovery code: 128 random bits that a person can read from paper and type.

28 characters of Crockford's base 32 (no I, L, O, U) in seven groups of four: 128 bits of
secret and 12 bits of checksum, so that a typing error is told from the wrong code.
"""

from hashlib import sha256

from app.storage.errors import MistypedRecoveryCode

SECRET_BYTES = 16
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 4
_LENGTH = 28  # 140 bits
_CHECK_BITS = 12
_ALIKE = str.maketrans("OIL", "011")


def write_code(secret: bytes) -> str:
    """The code of 16 secret bytes, as "XXXX-XXXX-…"."""
    number = int.from_bytes(secret) << _CHECK_BITS | _checksum(secret)
    return in_groups(number, _LENGTH)


def in_groups(number: int, length: int) -> str:
    """A number as so many characters of the alphabet, in groups of four."""
    letters = "".join(_ALPHABET[number >> 5 * at & 31] for at in reversed(range(length)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, length, _GROUP))


def plain(text: str) -> str:
    """Such characters as somebody typed them, without what makes no difference."""
    return "".join(c for c in text.upper() if c.isalnum()).translate(_ALIKE)


def read_code(text: str) -> bytes:
    """The 16 secret bytes of a typed code, whatever its spaces, hyphens and case.

    Raises:
        MistypedRecoveryCode: the length, a character or the checksum is wrong.
    """
    letters = plain(text)
    if len(letters) != _LENGTH or any(letter not in _ALPHABET for letter in letters):
        raise MistypedRecoveryCode
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    secret = (number >> _CHECK_BITS).to_bytes(SECRET_BYTES)
    if number & ((1 << _CHECK_BITS) - 1) != _checksum(secret):
        raise MistypedRecoveryCode
    return secret


def _checksum(secret: bytes) -> int:
    return int.from_bytes(sha256(b"overblick code" + secret).digest()[:2]) >> 4
