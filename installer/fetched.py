# SPDX-License-Identifier: EUPL-1.2
"""What is fetched: only what a lock file names by checksum, once, and kept for the next time."""

import re
import sys
from pathlib import Path

from installer.commands import Failed, run
from installer.sums import sum_of

_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
_LOCKED = ("--no-deps", "--require-hashes")


def fetch(lock: Path, place: Path, *words: str, beside: Path | None = None) -> None:
    """Fetch what a lock file names into a folder, unless all of it is there already.

    Args:
        lock: names packages with their checksums.
        place: the folder, which is for this lock file alone.
        words: more words for pip, such as which system the packages are for.
        beside: a folder of packages that pip itself may use meanwhile.

    Raises:
        Failed: something cannot be had, or is not what the lock file says.
    """
    if holds(place, lock):
        return
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    more = {} if beside is None else {"PYTHONPATH": str(beside)}
    run(*_PIP, "download", *_LOCKED, "-r", lock, "-d", place, *words, more=more)
    if not holds(place, lock):
        raise Failed(f"What was fetched is not what {lock.name} names.")


def holds(place: Path, lock: Path) -> bool:
    """Whether a folder has one file for each package of a lock file, each with a sum of it."""
    if not place.is_dir():
        return False
    text = lock.read_text(encoding="utf-8")
    sums = [sum_of(one) for one in place.iterdir()]
    named = re.findall(r"^[a-z0-9-]+==", text, re.M)
    return len(set(sums)) == len(named) and all(f"sha256:{one}" in text for one in sums)


def put(lock: Path, wheels: Path, folder: Path) -> None:
    """Install packages that are fetched into a folder, without asking anything outside."""
    run(*_PIP, "install", *_LOCKED, "--no-index", "-f", wheels, "-t", folder, "-r", lock)
