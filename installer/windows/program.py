# SPDX-License-Identifier: EUPL-1.2
"""Makes the folder that is installed, from what was fetched, on Linux alone."""

import shutil
from pathlib import Path
from typing import NamedTuple

from installer.fetched import fetch, put
from installer.licences import gather_licences
from installer.places import DOWNLOADS, ROOT
from installer.source import date_all, moment, tell_later, unpack_program, version
from installer.unpacking import unpack_packages
from installer.windows.bytecode import compile_all
from installer.windows.embedded import take_used, unpack_python
from installer.windows.icon import make_icon
from installer.windows.inventory import LOCK, write_sbom
from installer.windows.layout import PARTS
from installer.windows.starters import make_starters
from installer.windows.wine import Windows

_HERE = Path(__file__).parent
FOR_WINDOWS = (
    "--only-binary=:all:",
    "--platform",
    "win_amd64",
    "--python-version",
    "3.13",
)
_AS_SOURCE = ("--no-binary=:all:", "--no-build-isolation")


class Built(NamedTuple):
    """What was made.

    Attributes:
        program: the folder that is installed.
        python: the whole embeddable Python, of which the program has a part.
        icon: the icon as a file.
        sbom: the list of what is in the program.
        version: such as "0.1.0".
    """

    program: Path
    python: Path
    icon: Path
    sbom: Path
    version: str


def fetch_all() -> None:
    """Fetch everything that is not of this checkout: packages, Python. The only step with a network."""
    fetch(LOCK, DOWNLOADS / "windows", *FOR_WINDOWS)
    fetch_python()


def fetch_python() -> None:
    """Fetch Python for Windows, and what unpacks the package that it comes in."""
    tools, asks = DOWNLOADS / "setuptools", DOWNLOADS / "setuptools-unpacked"
    fetch(_HERE / "setuptools.txt", tools, "--only-binary=:all:")
    if not asks.exists():
        put(_HERE / "setuptools.txt", tools, asks)
    fetch(_HERE / "python.txt", DOWNLOADS / "python", *_AS_SOURCE, beside=asks)


def build_program(work: Path, windows: Windows) -> Built:
    """Make the program's folder in the empty folder `work`."""
    program, python, icon = work / "program", work / "python", work / "overblick.ico"
    lib = program / "lib"
    lib.mkdir(parents=True)
    unpack_python(DOWNLOADS / "python", python)
    take_used(python, program / "python")
    unpack_packages(DOWNLOADS / "windows", lib, PARTS)
    unpack_program(work, lib)
    compile_all(windows, python, lib)
    gather_licences(lib, program / "licences", {"python": python / "LICENSE.txt"})
    make_icon(ROOT / "resources" / "icons" / "overblick.svg", icon)
    make_starters(program, work, icon=icon, version=version())
    sbom = program / "sbom.cdx.json"
    write_sbom(windows, python, lib, sbom)
    date_all(program, moment())
    return Built(program, python, icon, sbom, version())


def as_later(built: Built, work: Path, windows: Windows) -> Built:
    """The same program as a later version, to try what an upgrade does.

    Args:
        built: what was made.
        work: an empty folder.
        windows: where the modules are compiled.
    """
    program = work / "program"
    shutil.copytree(built.program, program)
    later = tell_later(program / "lib")
    compile_all(windows, built.python, program / "lib")
    make_starters(program, work, icon=built.icon, version=later)
    date_all(program, moment())
    return built._replace(program=program, version=later)
