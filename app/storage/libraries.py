# SPDX-License-Identifier: EUPL-1.2
"""Which libraries are inside the wheels that the vault stands on, as they say themselves."""

from typing import NamedTuple

from cryptography.hazmat.backends.openssl import backend

from app.storage.driver import connect


class Library(NamedTuple):
    """A library that came inside a package, and its version, such as "4.19.0"."""

    name: str
    package: str
    version: str


def loaded_libraries() -> tuple[Library, ...]:
    """SQLCipher, SQLite and both copies of OpenSSL, as loaded in this process."""
    connection = connect(":memory:")
    try:
        connection.execute("PRAGMA key = 'asked for its version only'")
        found = {
            "SQLCipher": connection.execute("PRAGMA cipher_version"),
            "SQLite": connection.execute("SELECT sqlite_version()"),
            "OpenSSL": connection.execute("PRAGMA cipher_provider_version"),
        }
        inside = [
            Library(name, "sqlcipher3", _number(cursor.fetchone()[0]))
            for name, cursor in found.items()
        ]
    finally:
        connection.close()
    openssl = _number(backend.openssl_version_text())
    return (*inside, Library("OpenSSL", "cryptography", openssl))


def _number(told: str) -> str:
    """The number among the words of "OpenSSL 3.6.0 1 Oct 2025" or "4.19.0 community"."""
    return next(word for word in str(told).split(" ") if word[:1].isdigit())
