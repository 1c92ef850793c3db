# SPDX-License-Identifier: EUPL-1.2
"""The two programs that people start: C compiled for Windows, with icon, version and manifest."""

from pathlib import Path
from typing import NamedTuple

from installer.commands import run

SOURCE = Path(__file__).parent / "starter"
_CROSS = "x86_64-w64-mingw32-"
_LEAN = ("-O2", "-s", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp")


class Starter(NamedTuple):
    """A program to start, and the words of the compiler that make it what it is."""

    name: str
    words: tuple[str, ...]


STARTERS = (
    Starter("overblick.exe", ("-DWINDOW", "-mwindows")),
    Starter("overblick-cli.exe", ()),
)


def make_starters(program: Path, work: Path, *, icon: Path, version: str) -> None:
    """Compile both into the program's folder. The same version gives the same bytes."""
    numbers = ",".join([*version.split("."), "0"])
    for starter in STARTERS:
        resources = work / f"{starter.name}.o"
        run(
            f"{_CROSS}windres",
            f"--include-dir={SOURCE}",
            f'-DICON_FILE=\\"{icon.as_posix()}\\"',
            f"-DNUMBERS={numbers}",
            f'-DVERSION=\\"{version}\\"',
            f'-DNAME=\\"{starter.name}\\"',
            SOURCE / "starter.rc",
            resources,
        )
        source = (SOURCE / "starter.c", resources)
        made = ("-o", program / starter.name)
        run(f"{_CROSS}gcc", *_LEAN, *starter.words, *source, *made)
