# SPDX-License-Identifier: EUPL-1.2
"""What lies in a folder, file by file, so that a difference can be told."""

from collections.abc import Mapping
from pathlib import Path

from installer.commands import Failed
from installer.sums import sum_of

Contents = Mapping[str, str]


def contents(folder: Path) -> Contents:
    """The SHA-256 of every file in a folder, by its path there."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): sum_of(one) for one in files}


def same(wanted: Contents, found: Contents, what: str) -> None:
    """Hold two folders against each other.

    Raises:
        Failed: they differ; it says in what.
    """
    missing, more = (
        sorted(wanted.keys() - found.keys()),
        sorted(found.keys() - wanted.keys()),
    )
    other = sorted(one for one in wanted.keys() & found.keys() if wanted[one] != found[one])
    told = {"missing": missing, "too many": more, "changed": other}
    if wrong := [
        f"{len(names)} {how}: {names[:5]}" for how, names in told.items() if names
    ]:
        raise Failed(f"{what}: {'; '.join(wrong)}")
