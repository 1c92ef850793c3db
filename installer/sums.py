# SPDX-License-Identifier: EUPL-1.2
"""SHA256SUMS beside the finished packages, as `sha256sum --check` reads it."""

import hashlib
from pathlib import Path


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(folder: Path, patterns: tuple[str, ...]) -> Path:
    """Write SHA256SUMS for the files in a folder that fit the patterns."""
    found = sorted({one for pattern in patterns for one in folder.glob(pattern)})
    lines = "".join(f"{sum_of(one)}  {one.name}\n" for one in found)
    made = folder / "SHA256SUMS"
    made.write_text(lines, encoding="utf-8", newline="\n")
    return made
