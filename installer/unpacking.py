# SPDX-License-Identifier: EUPL-1.2
"""Unpacks wheels as they lie, but for what the program has no use for."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from installer.commands import Failed

Parts = Mapping[str, tuple[str, ...]]  # of a folder of which not all is used: what is
_LIBRARIES = (".so", ".pyd")
_UNUSED = "reportlab/fonts/"  # ours are of other packages; these are Adobe's and others', and not free to all
_FOR_DEVELOPERS = (".pyi", ".lib", ".h", ".c", ".pxd")


def unpack_packages(wheels: Path, lib: Path, parts: Parts) -> None:
    """Unpack wheels into the folder of libraries.

    Args:
        wheels: the folder they are in.
        lib: may hold those for another Python already.
        parts: what is used of Qt and its Python.

    Raises:
        Failed: a part is missing, or a file is another one for another Python.
    """
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if is_used(name, parts):
                    _extract(archive, name, lib)
    wanted = [f"{folder}/{one}" for folder, used in parts.items() for one in used]
    if missing := [one for one in wanted if not (lib / one).is_file()]:
        raise Failed(f"These versions of Qt and its Python have no {', '.join(missing)}.")


def is_used(name: str, parts: Parts) -> bool:
    """Whether a file of a wheel, by its name there, is part of the program."""
    folder, _, rest = name.partition("/")
    if folder in parts:
        return rest in parts[folder]
    if folder == "PIL" and rest.endswith(
        _LIBRARIES
    ):  # no picture is ever read: reportlab asks for it
        return rest.startswith("_imaging.")
    if name.startswith(_UNUSED):
        return False
    return not name.endswith((*_FOR_DEVELOPERS, "/")) and ".data/" not in name


def _extract(archive: zipfile.ZipFile, name: str, lib: Path) -> None:
    there, content = lib / name, archive.read(name)
    if there.exists() and ".dist-info/" not in name and there.read_bytes() != content:
        raise Failed(f"{name} is not the same for every Python.")
    archive.extract(name, lib)
