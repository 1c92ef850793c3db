# SPDX-License-Identifier: EUPL-1.2
"""The folder that is installed: what lies in it, and what of the packages stays out."""

import zipfile
from pathlib import Path

from installer.commands import Failed

# Of Qt, all that the program uses; `just packages-check` finds what is missing.
QT = (
    *("Qt6Core.dll", "Qt6Gui.dll", "Qt6Widgets.dll", "Qt6PrintSupport.dll"),
    *("QtCore.pyd", "QtGui.pyd", "QtWidgets.pyd", "QtPrintSupport.pyd"),
    *("pyside6.abi3.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"),
    *("__init__.py", "_config.py", "_git_pyside_version.py"),
    *("plugins/platforms/qwindows.dll", "plugins/styles/qmodernwindowsstyle.dll"),
    "translations/qtbase_sv.qm",
)
SHIBOKEN = (
    *("Shiboken.pyd", "shiboken6.abi3.dll", "msvcp140.dll", "vcruntime140.dll"),
    *("vcruntime140_1.dll", "__init__.py", "_config.py", "_git_shiboken_module_version.py"),
)
_PARTS = {"PySide6": QT, "shiboken6": SHIBOKEN}
_FOR_DEVELOPERS = (".pyi", ".lib", ".h", ".c", ".pxd")


def unpack_packages(wheels: Path, lib: Path) -> None:
    """Unpack wheels into the folder of libraries, without what only developers use."""
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if is_used(name):
                    archive.extract(name, lib)
    wanted = [f"{folder}/{one}" for folder, parts in _PARTS.items() for one in parts]
    if missing := [one for one in wanted if not (lib / one).is_file()]:
        raise Failed(f"These versions of Qt and its Python have no {', '.join(missing)}.")


def is_used(name: str) -> bool:
    """Whether a file of a wheel, by its name there, is part of the program."""
    folder, _, rest = name.partition("/")
    if folder in _PARTS:
        return rest in _PARTS[folder]
    if folder == "PIL" and rest.endswith(
        ".pyd"
    ):  # no picture is ever read: reportlab asks for it
        return rest.startswith("_imaging.")
    return not name.endswith((*_FOR_DEVELOPERS, "/")) and ".data/" not in name
