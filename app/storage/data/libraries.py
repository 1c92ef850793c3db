# SPDX-License-Identifier: EUPL-1.2
"""Which libraries are inside the wheels that the vault stands on, as they say themselves."""

from contextlib import closing
from typing import NamedTuple

from cryptography.hazmat.backends.openssl import backend

from app.storage.data.driver import connect


class LinkedLibrary(NamedTuple):
    """A package, or a library inside one (`package` is then not ""); such as "4.19.0"."""

    name: str
    package: str
    version: str

    @property
    def called(self) -> str:
        """In words."""
        return f"{self.name} i {self.package}" if self.package else self.name


def loaded_libraries() -> tuple[LinkedLibrary, ...]:
    """SQLCipher, SQLite and both copies of OpenSSL, as loaded in this process."""
    with closing(connect(":memory:")) as connection:
        connection.execute("PRAGMA key = 'asked for its version only'")
        found = {
            "SQLCipher": connection.execute("PRAGMA cipher_version"),
            "SQLite": connection.execute("SELECT sqlite_version()"),
            "OpenSSL": connection.execute("PRAGMA cipher_provider_version"),
        }
        inside = [
            LinkedLibrary(name, "sqlcipher3", _number(cursor.fetchone()[0]))
            for name, cursor in found.items()
        ]
    openssl = _number(backend.openssl_version_text())
    return (*inside, LinkedLibrary("OpenSSL", "cryptography", openssl))


def _number(told: str) -> str:
    """The number among the words of "OpenSSL 3.6.0 1 Oct 2025" or "4.19.0 community"."""
    return next(word for word in str(told).split(" ") if word[:1].isdigit())
