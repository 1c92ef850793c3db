# SPDX-License-Identifier: EUPL-1.2
"""What Debian wants to be told of a package: control, sums, changelog, copyright."""

import gzip
import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from textwrap import fill, indent

from installer.linux import pythons
from installer.places import ROOT
from installer.sbom import locked, read_licences

NAME = "overblick"
ARCHITECTURE = "amd64"
MAKER = "The Överblick authors <overblick@overblick.invalid>"  # there is no address yet
_SUMMARY = "hold ASI interviews offline, in an encrypted vault"
_TOLD = """\
Överblick is for social workers trained in the Addiction Severity Index (ASI): ask, type
the answers, and hand over the feedback sheet the same hour.

Everything is kept in an encrypted vault on your own computer. The program never uses a
network, and removing it leaves the vaults where they are. It speaks Swedish."""
_WIDE = 78  # characters
_BLOCK = 1024  # bytes


def control(version: str, tree: Path, libraries: Iterable[str]) -> str:
    """The file `control` of a package.

    Args:
        version: three numbers.
        tree: all that is installed.
        libraries: how it asks for those of the system.
    """
    told = indent("\n.\n".join(fill(one, _WIDE) for one in _TOLD.split("\n\n")), " ")
    fields = {
        "Package": NAME,
        "Version": version,
        "Architecture": ARCHITECTURE,
        "Maintainer": MAKER,
        "Installed-Size": str(installed_size(tree)),
        "Depends": ", ".join([pythons.depends(), *libraries]),
        "Section": "misc",
        "Priority": "optional",
        "Description": f"{_SUMMARY}\n{told}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def installed_size(tree: Path) -> int:
    """In kB, as dpkg counts it: files rounded up, and 1 for anything else."""
    sizes = [
        -(-one.stat().st_size // _BLOCK) if one.is_file() else 1 for one in tree.rglob("*")
    ]
    return sum(sizes)


def md5sums(tree: Path) -> str:
    """The sums by which `dpkg --verify` finds a file that was changed by mistake."""
    files = sorted(one for one in tree.rglob("*") if one.is_file())
    lines = []
    for one in files:
        with one.open("rb") as opened:
            read = hashlib.file_digest(
                opened, lambda: hashlib.md5(usedforsecurity=False)
            ).hexdigest()
        lines.append(f"{read}  {one.relative_to(tree).as_posix()}\n")
    return "".join(lines)


def changelog(version: str, when: int) -> bytes:
    """The changelog of the package, packed; what is new in the program stands beside it."""
    day = format_datetime(datetime.fromtimestamp(when, UTC))
    return packed(
        f"{NAME} ({version}) stable; urgency=medium\n\n"
        "  * What is new for those who interview stands in NEWS.gz.\n\n"
        f" -- {MAKER}  {day}\n"
    )


def copyright_of(lock: Path) -> str:
    """The file `copyright`: our licence whole, and where those of the packages stand."""
    licences = read_licences((ROOT / "docs" / "licences.md").read_text(encoding="utf-8"))
    named = [
        f"  {name} {number}: {licences[name]}"
        for name, number, _, _ in locked(lock.read_text(encoding="utf-8"))
    ]
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8").rstrip()
    return "\n".join(
        (
            "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
            "Upstream-Name: Överblick",
            "Comment:",
            " The packages that the program stands on lie beside it, unchanged, under these licences:",
            " .",
            *named,
            " .",
            f" The text of each is in /usr/share/doc/{NAME}/licences. Qt and python-bidi are used under",
            " the LGPL (/usr/share/common-licenses/LGPL-3): put another build in their place if you like.",
            "",
            "Files: *",
            "Copyright: 2026 The Överblick authors",
            "License: EUPL-1.2",
            "",
            "License: EUPL-1.2",
            *(f" {line.rstrip()}" if line.strip() else " ." for line in ours.splitlines()),
            "",
        )
    )


def packed(text: str) -> bytes:
    """As gzip packs it, with no time in it."""
    return gzip.compress(text.encode(), 9, mtime=0)
