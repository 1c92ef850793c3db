# SPDX-License-Identifier: EUPL-1.2
"""An encrypted file's pages as they are under the encryption, without any database engine.

SQLCipher 4 with a raw key: AES-256-CBC, the IV and the HMAC in the last 80 bytes of each
page, and the salt in the place of the first 16 bytes of the first one.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page, those on the free list too."""
    content = path.read_bytes()
    assert len(content) % PAGE == 0
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
        decryptor = Cipher(algorithms.AES(bytes(key)), modes.CBC(iv)).decryptor()
        yield decryptor.update(body) + decryptor.finalize()


def hits(path: Path, key: bytes, words: tuple[str, ...]) -> set[str]:
    """Which of the words stand in any page, whatever the case."""
    found = set()
    for page in pages(path, key):
        text = page.lower()
        found |= {word for word in words if word.lower().encode() in text}
    return found
