# SPDX-License-Identifier: EUPL-1.2
"""What the compiled files ask for: found among them, or in a package of Debian that is named."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from installer.commands import Failed, run

DEBIAN = ("binutils",)
_C = ("libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1")
_XCB = {
    f"libxcb-{name}.so.{number}": f"libxcb-{name}{number}"
    for name, number in (
        *(("cursor", 0), ("icccm", 4), ("image", 0), ("keysyms", 1), ("randr", 0)),
        *(("render", 0), ("render-util", 0), ("shape", 0), ("shm", 0), ("sync", 1)),
        *(("util", 1), ("xfixes", 0), ("xkb", 1)),
    )
}
# Where Debian 13 and Ubuntu 24.04 have another name (t64), theirs comes first.
PACKAGES = {
    **dict.fromkeys((*_C, "ld-linux-x86-64.so.2"), "libc6"),
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6 (>= 11)",  # as old as the wheels' own rule (manylinux_2_34)
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    **_XCB,
}


class Needs(NamedTuple):
    """What a compiled file asks for.

    Attributes:
        libraries: by their names, such as "libz.so.1".
        glibc: the latest version of the C library it asks for, such as (2, 34); (0,) if none.
    """

    libraries: tuple[str, ...]
    glibc: tuple[int, ...]


def read_needs(lib: Path) -> dict[PurePosixPath, Needs]:
    """What every compiled file in a folder asks for, by its path there."""
    files = [one for one in sorted(lib.rglob("*")) if one.is_file() and is_compiled(one)]
    found = {}
    said = run("readelf", "--wide", "--dynamic", "--version-info", *files)
    for file, told in zip(
        files, re.split(r"^File: .*$", said, flags=re.M)[1:], strict=True
    ):
        found[PurePosixPath(file.relative_to(lib))] = _understood(told)
    return found


def is_compiled(file: Path) -> bool:
    """Whether a file is a library or a program (ELF)."""
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _understood(told: str) -> Needs:
    libraries = re.findall(r"\(NEEDED\).*\[(.+)\]", told)
    versions = re.findall(r"Name: GLIBC_([\d.]+)", told)
    glibc = [tuple(map(int, one.split("."))) for one in versions]
    return Needs(tuple(libraries), max(glibc, default=(0,)))


def depends(needs: Mapping[PurePosixPath, Needs]) -> list[str]:
    """How a package asks for the libraries that are not among the files themselves.

    Raises:
        Failed: it is not known which package has one.
    """
    own = {path.name for path in needs}
    asked = {name for one in needs.values() for name in one.libraries} - own
    if unknown := sorted(asked - PACKAGES.keys()):
        raise Failed(f"Neither in the package nor known of Debian: {', '.join(unknown)}.")
    latest = ".".join(map(str, max(one.glibc for one in needs.values())))
    named = {PACKAGES[name] for name in asked}
    return sorted(f"libc6 (>= {latest})" if one == "libc6" else one for one in named)
