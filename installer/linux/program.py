# SPDX-License-Identifier: EUPL-1.2
"""Makes all that is installed on Linux, from what was fetched."""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from installer.commands import run
from installer.fetched import fetch
from installer.linux.layout import trim_libraries, trim_packages, unpack_all
from installer.linux.libraries import depends, read_needs
from installer.linux.pythons import PYTHONS, wheels_for
from installer.linux.tree import LIB, SBOM, add_the_rest
from installer.places import DOWNLOADS, ROOT
from installer.source import moment, tell_later, unpack_program, version

LOCK = Path(__file__).parent / "requirements.txt"
# With nothing of the Python that builds: its standard library, and what is in the package.
_SBOM = "import sys; sys.path[:0] = sys.argv[1:3]; from installer.sbom import main; main(sys.argv[3:])"


class Built(NamedTuple):
    """What was made.

    Attributes:
        tree: all that is installed, from the root on.
        libraries: how the package asks for libraries of the system.
        version: such as "0.1.0".
    """

    tree: Path
    libraries: tuple[str, ...]
    version: str


def fetch_all() -> None:
    """Fetch the packages for each Python. The only step with a network."""
    for python in PYTHONS:
        fetch(LOCK, DOWNLOADS / f"linux-{python}", *wheels_for(python))


def build_program(work: Path) -> Built:
    """Make the tree in the empty folder `work`."""
    tree = work / "tree"
    lib = tree / LIB
    lib.mkdir(parents=True)
    unpack_all(DOWNLOADS, lib)
    unpack_program(work, lib)
    trim_libraries(lib, read_needs(lib))
    add_the_rest(tree, version(), moment())
    trim_packages(lib)
    run(sys.executable, "-ISB", "-c", _SBOM, lib, ROOT, LOCK, tree / SBOM)
    return Built(tree, tuple(depends(read_needs(lib))), version())


def as_later(built: Built, work: Path) -> Built:
    """The same as a later version, in an empty folder, to try what an upgrade does."""
    tree = work / "tree"
    shutil.copytree(built.tree, tree)
    return built._replace(tree=tree, version=tell_later(tree / LIB))
