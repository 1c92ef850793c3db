# SPDX-License-Identifier: EUPL-1.2
"""The licence texts of everything that is installed, in one folder that a person can read."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from installer.commands import Failed
from installer.places import ROOT

TEXTS = ROOT / "installer" / "licences"
# Of what comes without the text, or has something inside that does.
OURS = {
    "pyside6_essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt"),
    "argon2_cffi_bindings": ("CC0-1.0.txt",),
    "fontpkg": ("fontpkg.txt",),
}
_NAMES = ("licen", "copying", "notice", "copyright")
_COMMERCIAL = "LicenseRef-Qt-Commercial"  # not the one under which Qt is used here


def gather_licences(lib: Path, folder: Path, others: Mapping[str, Path]) -> None:
    """Copy the texts, a folder for each package.

    Args:
        lib: the folder of packages.
        folder: where they are put.
        others: the text of what is no package.

    Raises:
        Failed: a package has no text, neither with it nor among ours.
    """
    folder.mkdir()
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    shutil.copyfile(ROOT / "docs" / "licences.md", folder / "licences.md")
    for name, text in others.items():
        _copy([text], folder / name)
    for package in sorted(lib.glob("*.dist-info")):
        name = package.name.partition("-")[0]
        texts = [*_with(package), *(TEXTS / one for one in OURS.get(name, ()))]
        if not texts:
            raise Failed(
                f"There is no licence text of {name}. Put one in installer/licences."
            )
        _copy(texts, folder / name)


def _with(package: Path) -> list[Path]:
    found = [one for one in sorted(package.rglob("*")) if one.is_file()]
    found = [one for one in found if any(word in one.name.lower() for word in _NAMES)]
    return [one for one in found if not one.name.startswith(_COMMERCIAL)]


def _copy(texts: list[Path], folder: Path) -> None:
    folder.mkdir()
    for one in texts:
        shutil.copyfile(one, folder / one.name)
