# SPDX-License-Identifier: EUPL-1.2
"""What is packed: the program as a wheel, and the one moment that every file in a package bears."""

import os
import re
import sys
import zipfile
from pathlib import Path

from installer.commands import Failed, run
from installer.places import ROOT


def version() -> str:
    """The version of the program in this checkout, such as "0.1.0"."""
    return read_version((ROOT / "app" / "__init__.py").read_text(encoding="utf-8"))


def read_version(text: str) -> str:
    """The version that app/__init__.py tells.

    Raises:
        Failed: it tells none that fits a package, which has three numbers.
    """
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.M)
    if found is None:
        raise Failed("app/__init__.py tells no version of three numbers.")
    return found[1]


def tell_later(lib: Path) -> str:
    """Make the program in a folder of libraries say that it is the next version, which is returned."""
    told = lib / "app" / "__init__.py"
    text = told.read_text(encoding="utf-8")
    now = read_version(text)
    first, second, third = now.split(".")
    later = f"{first}.{second}.{int(third) + 1}"
    told.write_text(text.replace(now, later), encoding="utf-8")
    return later


def moment() -> int:
    """Seconds since 1970 that stand for "made then": of the last commit, or as told.

    The same source then gives the same bytes, whenever and wherever it is packed.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return int(
        told
        or run("git", "-c", "safe.directory=*", "log", "-1", "--format=%ct", place=ROOT)
    )


def unpack_program(work: Path, lib: Path) -> None:
    """Build the wheel of this checkout in `work`, and unpack it into `lib`."""
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    run(*build, "--outdir", work, ROOT, more={"SOURCE_DATE_EPOCH": str(moment())})
    (wheel,) = work.glob("overblick-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(lib)


def date_all(folder: Path, when: int) -> None:
    """Give every file and folder in a folder the same time."""
    for one in [folder, *folder.rglob("*")]:
        os.utime(one, (when, when))
