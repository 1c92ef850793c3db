# SPDX-License-Identifier: EUPL-1.2
"""What Debian's own tools say of the package: nothing, if all is well."""

from pathlib import Path

from installer.commands import Failed, run
from installer.linux.deb import Packed
from installer.linux.tree import ID

DEBIAN = ("lintian", "desktop-file-utils", "appstream", "man-db")
_STRICT = ("--profile", "debian", "--fail-on", "error,warning", "--tag-display-limit", "0")


def look_at(packed: Packed) -> None:
    """Let them look at it.

    Raises:
        Failed: an error or a warning that debian/overrides does not give a reason for.
    """
    share = packed.built.tree / "usr" / "share"
    run("lintian", *_STRICT, "--allow-root", packed.deb, within=1800)
    run("desktop-file-validate", share / "applications" / f"{ID}.desktop")
    run("appstreamcli", "validate", "--no-net", share / "metainfo" / f"{ID}.metainfo.xml")
    for page in ("man/man1", "man/sv/man1"):
        look_at_page(share / page / "overblick.1.gz")


def look_at_page(page: Path) -> None:
    """Let man read a page in UTF-8.

    Raises:
        Failed: it complains.
    """
    utf8 = {"LC_ALL": "C.UTF-8", "MANWIDTH": "80"}
    # man tells complaints on standard error alone, and ends with 0: so both come together here.
    told = ("sh", "-c", 'exec man --warnings -E UTF-8 -l -Tutf8 -Z "$1" 2>&1 >/dev/null')
    if said := run(*told, "sh", page, more=utf8).strip():
        raise Failed(f"{page.name}: {said}")
