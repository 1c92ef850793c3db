# SPDX-License-Identifier: EUPL-1.2
"""The packages of Debian that making and trying takes: installed where that may be, else named."""

import os
from collections.abc import Iterable

from installer.commands import Failed, run
from installer.places import ROOT

LIST = ROOT / "installer" / "linux" / "packages.txt"


def listed(*uses: str) -> list[str]:
    """The packages that packages.txt names for some uses: `program`, `source`, `tests`."""
    rows = [line.split() for line in LIST.read_text(encoding="utf-8").splitlines()]
    return [row[0] for row in rows if row and row[0] != "#" and row[1] in uses]


def need(packages: Iterable[str]) -> None:
    """Install those that are missing, as root; anyone else is told which they are.

    Raises:
        Failed: something is missing and cannot be installed.
    """
    lacking = missing(packages)
    if not lacking:
        return
    line = f"apt-get install -y {' '.join(lacking)}"
    if os.name != "posix" or os.geteuid() != 0:
        raise Failed(
            f"Some packages of the system are missing. Install them with: sudo {line}"
        )
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run("apt-get", "update", "-qq", more=quiet)
    except Failed as problem:
        print(f"{problem}\nGoing on with the lists of packages that there are.")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *lacking, more=quiet)


def missing(packages: Iterable[str]) -> list[str]:
    """Those that are not installed, nor provided by one that is: newer systems rename some."""
    form = "-f=${db:Status-Status} ${Package}, ${Provides}\n"
    there: set[str] = set()
    for line in run("dpkg-query", "-W", form).splitlines():
        status, _, names = line.partition(" ")
        if status == "installed":
            there |= {name.split("(")[0].strip() for name in names.split(",")}
    return [one for one in packages if one not in there]
