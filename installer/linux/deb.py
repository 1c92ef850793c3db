# SPDX-License-Identifier: EUPL-1.2
"""Makes the .deb of a tree; the same tree gives the same bytes."""

import shutil
from pathlib import Path
from typing import NamedTuple

from installer.commands import run
from installer.linux import papers
from installer.linux.program import Built
from installer.linux.tree import HERE, set_rights
from installer.source import date_all

DEBIAN = ("dpkg", "xz-utils")
_PATIENCE = 1800  # seconds; a busy computer has taken 600
_SCRIPTS = ("postinst", "prerm")
_BEST, _QUICK = "-z6", "-z0"


class Packed(NamedTuple):
    """A tree, and the package made of it."""

    built: Built
    deb: Path


def file_name(version: str) -> str:
    """What the package is called."""
    return f"{papers.NAME}_{version}_{papers.ARCHITECTURE}.deb"


def make_deb(built: Built, folder: Path, when: int, *, quickly: bool = False) -> Packed:
    """Make the .deb in a folder.

    Args:
        built: what is installed.
        folder: where it is put.
        when: seconds since 1970 that it bears.
        quickly: pack it less, for one that nobody will fetch.
    """
    tree, told = built.tree, built.tree / "DEBIAN"
    set_rights(tree)
    written = {
        "control": papers.control(built.version, tree, built.libraries),
        "md5sums": papers.md5sums(tree),
        **{one: (HERE / "debian" / one).read_text("utf-8") for one in _SCRIPTS},
    }
    told.mkdir()
    told.chmod(0o755)
    try:
        for name, text in written.items():
            (told / name).write_text(text, encoding="utf-8")
            (told / name).chmod(0o755 if name in _SCRIPTS else 0o644)
        date_all(tree, when)
        made = folder / file_name(built.version)
        half = tree.parent / "half.deb"  # one that is cut off is never taken for a package
        still = {"SOURCE_DATE_EPOCH": str(when)}
        how = ("--root-owner-group", "-Zxz", _QUICK if quickly else _BEST)
        run("dpkg-deb", *how, "--build", tree, half, more=still, within=_PATIENCE)
        shutil.move(half, made)
    finally:
        for name in written:
            (told / name).unlink(missing_ok=True)
        told.rmdir()
    return Packed(built, made)
