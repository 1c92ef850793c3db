# SPDX-License-Identifier: EUPL-1.2
"""What the tests run in: a Windows Python with all that they take, and a drive of their own."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from installer.fetched import fetch
from installer.places import DOWNLOADS, ROOT
from installer.windows.embedded import unpack_python
from installer.windows.program import FOR_WINDOWS, fetch_python
from installer.windows.wine import Windows

LOCK = Path(__file__).parent.parent / "requirements-tests.txt"
_WHEELS = DOWNLOADS / "windows-tests"
_MEMORY, _ENOUGH = Path("/dev/shm"), 4 * 2**30  # noqa: S108 - bytes, as tests/conftest.py has it
# Python's shutil asks for a way to copy that Wine 8 has not got; without it, it copies as before.
_WITHOUT = """\
import _winapi

if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2
"""


def fetch_all() -> None:
    """Fetch what the tests take on Windows. The only step with a network."""
    fetch(LOCK, _WHEELS, *FOR_WINDOWS)
    fetch_python()


def lay_out(folder: Path, windows: Windows) -> Path:
    """Python for Windows in a folder, with packages as in any installation; its python.exe.

    It takes this checkout as it stands, from a drive of its own: on Z, which is our root, a path
    such as /proc would be there.
    """
    windows.add_drive("S", ROOT.parent)
    unpack_python(DOWNLOADS / "python", folder)
    for told in folder.glob("*._pth"):
        told.unlink()  # with it, Python would heed no variable
    site = folder / "Lib" / "site-packages"
    for wheel in sorted(_WHEELS.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
    (site / "checkout.pth").write_text(windows.path(ROOT), encoding="utf-8")
    (site / "sitecustomize.py").write_text(_WITHOUT, encoding="utf-8")
    return folder / "python.exe"


@contextmanager
def scratch(windows: Windows) -> Iterator[Path]:
    """A drive T for all that the tests write, in memory where there is room."""
    roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH
    with TemporaryDirectory(
        prefix="overblick-", dir=_MEMORY if roomy else None, ignore_cleanup_errors=True
    ) as folder:
        windows.add_drive("T", Path(folder))
        yield Path(folder)


def surroundings(windows: Windows, place: Path) -> dict[str, str]:
    """Variables that keep homes, temp files and what is remembered in `place`, and name a share."""
    folders = {
        "USERPROFILE": place / "home",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": place / "home" / "local",
        "APPDATA": place / "home" / "roaming",
        "LOCALAPPDATA": place / "home" / "local",
        "TEMP": place / "temp",
        "TMP": place / "temp",
        "PYTHONPYCACHEPREFIX": place / "bytecode",
        "HYPOTHESIS_STORAGE_DIRECTORY": place / "hypothesis",
    }
    for one in set(folders.values()):
        one.mkdir(parents=True, exist_ok=True)
    told = {name: windows.path(one) for name, one in folders.items()}
    share = _share(windows, place / "share")
    return told | {"OVERBLICK_TEST_SHARE": share, "PYTHONPATH": ""}


def _share(windows: Windows, folder: Path) -> str:
    """Let a folder be a share of a server of the municipality; how Windows calls it."""
    folder.mkdir()
    server = windows.folder / "dosdevices" / "unc" / "kommunen"
    server.mkdir(parents=True)
    (server / "valv").symlink_to(folder)
    return r"\\kommunen\valv"
