# SPDX-License-Identifier: EUPL-1.2
"""Makes the MSI of a program's folder with wixl, and puts right what wixl leaves."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

from installer.commands import run
from installer.sums import sum_of
from installer.windows.program import Built
from installer.windows.wix import braced, package

DEBIAN = ("msitools", "wixl", "faketime")
_CODE_PAGE = "\r\n\r\n1252\t_ForceCodepage\r\n"  # western Europe: å, ä, ö and the dash
# The earlier version goes inside the transaction: if the new one fails, the earlier comes back.
_KEEP_TILL_THE_END = "UPDATE InstallExecuteSequence SET Sequence = 1501 WHERE Action = 'RemoveExistingProducts'"


def file_name(version: str) -> str:
    """What the package is called."""
    return f"Overblick-{version}-x64.msi"


class Packed(NamedTuple):
    """A program's folder, and the package made of it."""

    built: Built
    msi: Path


def make_msi(built: Built, folder: Path, when: int) -> Packed:
    """Make the MSI in a folder; the same program gives the same bytes.

    Args:
        built: the program.
        folder: where it is put.
        when: seconds since 1970 that it bears.
    """
    work = built.program.parent
    source, page = work / "overblick.wxs", work / "codepage.idt"
    made = folder / file_name(built.version)
    made.unlink(missing_ok=True)
    source.write_text(
        package(built.program, built.icon.name, built.version), encoding="utf-8"
    )
    page.write_bytes(_CODE_PAGE.encode())
    still = (
        "faketime",
        "-f",
        datetime.fromtimestamp(when, UTC).strftime("%Y-%m-%d %H:%M:%S"),
    )
    utc = {"TZ": "UTC"}
    run(*still, "wixl", "-a", "x64", "-o", made, source, place=work, more=utc)
    run(*still, "msibuild", made, "-i", page, "-q", _KEEP_TILL_THE_END, more=utc)
    summary = (*still, "msibuild", made, "-s", "Overblick", "Overblick", "x64;1053")
    run(
        *summary, braced(UUID(int=0)), more=utc
    )  # instead of the chance one that wixl gives
    run(*summary, braced(uuid5(NAMESPACE_OID, sum_of(made))), more=utc)
    return Packed(built, made)
