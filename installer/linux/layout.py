# SPDX-License-Identifier: EUPL-1.2
"""What lies in `/usr/lib/overblick`: the program, its packages, and of Qt what it uses."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from installer.commands import Failed
from installer.linux.libraries import Needs
from installer.linux.pythons import PYTHONS
from installer.unpacking import unpack_packages

# Of Qt, all that the program uses: on X11, on Wayland, and without any screen.
_LIBRARIES = (
    *("Core", "Gui", "Widgets", "PrintSupport", "DBus", "XcbQpa", "WaylandClient"),
)
_PLUGINS = (
    *("platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so"),
    *(
        "wayland-shell-integration/libxdg-shell.so",
        "wayland-decoration-client/libbradient.so",
    ),
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "printsupport/libcupsprintersupport.so",
)
QT = (
    *("__init__.py", "_config.py", "_git_pyside_version.py", "libpyside6.abi3.so.6.11"),
    *("QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so", "QtPrintSupport.abi3.so"),
    "QtDBus.abi3.so",
    *(f"Qt/lib/libQt6{one}.so.6" for one in _LIBRARIES),
    *(f"Qt/lib/libicu{one}.so.73" for one in ("data", "i18n", "uc")),
    *(f"Qt/plugins/{one}" for one in _PLUGINS),
    "Qt/translations/qtbase_sv.qm",
)
SHIBOKEN = (
    *("__init__.py", "_config.py", "_git_shiboken_module_version.py"),
    *("Shiboken.abi3.so", "libshiboken6.abi3.so.6.11"),
)
PARTS = {"PySide6": QT, "shiboken6": SHIBOKEN}
# What a package says of itself that anything reads; its licences lie where Debian has them.
_TOLD = ("METADATA", "entry_points.txt")
_WHEEL_LIBRARIES = "*.libs/*"  # brought along by a package for its own modules


def unpack_all(downloads: Path, lib: Path) -> None:
    """Unpack the packages for every Python into one folder: their names tell them apart.

    Args:
        downloads: has a folder of wheels for each Python.
        lib: the folder they go to.
    """
    for python in PYTHONS:
        unpack_packages(downloads / f"linux-{python}", lib, PARTS)
    hold_complete(lib)


def hold_complete(lib: Path) -> None:
    """See that every compiled module is there for every Python.

    Raises:
        Failed: one is not.
    """
    for name, found in sorted(pythons_of(lib).items()):
        if lacking := set(PYTHONS) - found:
            raise Failed(f"{name} is not there for Python {', '.join(sorted(lacking))}.")


def trim_packages(lib: Path) -> None:
    """Take away what packages say of themselves that nothing reads. Comes after the licences."""
    for one in [one for one in lib.glob("*.dist-info/*") if one.name not in _TOLD]:
        shutil.rmtree(one) if one.is_dir() else one.unlink()


def trim_libraries(lib: Path, needs: Mapping[PurePosixPath, Needs]) -> None:
    """Take away the libraries that a package brought for modules that are not here.

    Args:
        lib: the folder.
        needs: what each compiled file in it asks for.
    """
    asked = set[str]()
    waiting = [path for path in needs if not path.match(_WHEEL_LIBRARIES)]
    by_name = {path.name: path for path in needs if path.match(_WHEEL_LIBRARIES)}
    while waiting:
        for name in needs[waiting.pop()].libraries:
            if name in by_name and name not in asked:
                asked.add(name)
                waiting.append(by_name[name])
    for name in by_name.keys() - asked:
        (lib / by_name[name]).unlink()


def pythons_of(lib: Path) -> dict[str, set[str]]:
    """For which Pythons each compiled module is there, such as {"PIL/_imaging": {"3.11"}}."""
    found: dict[str, set[str]] = {}
    for one in lib.rglob("*.cpython-*.so"):
        if tag := re.fullmatch(r"(.+)\.cpython-3(\d+)-x86_64-linux-gnu\.so", one.name):
            name = (one.relative_to(lib).parent / tag[1]).as_posix()
            found.setdefault(name, set()).add(f"3.{tag[2]}")
    return found
