# SPDX-License-Identifier: EUPL-1.2
"""The Linux package from beginning to end: fetched, built, tried."""

import shutil

from installer.check import screen
from installer.linux import deb, libraries
from installer.linux.check import shape, system
from installer.linux.check.system import SUITES, need_root
from installer.linux.check.trial import try_all
from installer.linux.deb import Packed, make_deb
from installer.linux.program import as_later, build_program, fetch_all
from installer.linux.tree import SBOM
from installer.places import OUT, WORK
from installer.source import moment
from installer.tools import need

_WORK = WORK / "linux"


def make() -> Packed:
    """Make the .deb in dist/, with its SBOM beside it."""
    need((*deb.DEBIAN, *libraries.DEBIAN))
    fetch_all()
    shutil.rmtree(_WORK, ignore_errors=True)
    built = build_program(_WORK)
    OUT.mkdir(exist_ok=True)
    made = make_deb(built, OUT, moment())
    shutil.copyfile(built.tree / SBOM, OUT / f"{made.deb.stem}.cdx.json")
    return made


def check(packed: Packed) -> None:
    """Try the package; a later version is made to try the upgrade.

    Raises:
        Failed: something is not as it should be.
    """
    need_root()
    need((*screen.DEBIAN, *shape.DEBIAN, *system.DEBIAN))
    shape.look_at(packed)
    later_work = _WORK / "later"
    later_work.mkdir()
    later = make_deb(as_later(packed.built, later_work), later_work, moment(), quickly=True)
    for suite in SUITES:
        trial = _WORK / suite.name
        trial.mkdir()
        try_all(trial, suite, packed, later)
