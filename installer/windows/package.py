# SPDX-License-Identifier: EUPL-1.2
"""The Windows package from beginning to end: fetched, built, signed if asked, tried."""

import shutil
from collections.abc import Sequence

from installer.check import screen
from installer.places import OUT, WORK
from installer.source import date_all, moment
from installer.tools import need
from installer.windows import msi, signing, wine
from installer.windows.check.trial import try_all
from installer.windows.msi import Packed, make_msi
from installer.windows.program import as_later, build_program, fetch_all
from installer.windows.signing import sign
from installer.windows.starters import STARTERS
from installer.windows.wine import Windows

_WORK = WORK / "windows"


def make(certificate: Sequence[str] = ()) -> Packed:
    """Make the MSI in dist/, with its SBOM beside it.

    Args:
        certificate: words of osslsigncode that name certificate and key; none signs nothing.
    """
    need((*wine.DEBIAN, *msi.DEBIAN, *signing.DEBIAN))
    fetch_all()
    shutil.rmtree(_WORK, ignore_errors=True)
    with Windows(_WORK / "wine") as windows:
        built = build_program(_WORK, windows)
    if certificate:
        for starter in STARTERS:
            sign(built.program / starter.name, certificate)
        date_all(built.program, moment())
    OUT.mkdir(exist_ok=True)
    made = make_msi(built, OUT, moment())
    if certificate:
        sign(made.msi, certificate)
    shutil.copyfile(built.sbom, OUT / f"{made.msi.stem}.cdx.json")
    return made


def check(packed: Packed) -> None:
    """Try the package; a later version is made to try the upgrade.

    Raises:
        Failed: something is not as it should be.
    """
    need(screen.DEBIAN)
    later_work, trial_work = _WORK / "later", _WORK / "trial"
    for folder in (later_work, trial_work):
        folder.mkdir()
    with Windows(_WORK / "wine-later") as windows:
        later = as_later(packed.built, later_work, windows)
    shutil.copyfile(later.icon, later_work / later.icon.name)
    try_all(trial_work, packed, make_msi(later, later_work, moment()))
