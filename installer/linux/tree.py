# SPDX-License-Identifier: EUPL-1.2
"""Where everything lies that a package installs beside the program: what Debian has a place for."""

import shutil
from pathlib import Path

from installer.licences import gather_licences
from installer.linux import manual, papers
from installer.places import ROOT

HERE = Path(__file__).parent
ID = "se.overblick.Overblick"  # by which the menu, the window and the software centre know it
LIB = f"usr/lib/{papers.NAME}"
DOC = f"usr/share/doc/{papers.NAME}"
STARTER = f"usr/bin/{papers.NAME}"
SBOM = f"{DOC}/sbom.cdx.json"
_LOCK = HERE / "requirements.txt"
_ICONS = ROOT / "resources" / "icons"


def add_the_rest(tree: Path, version: str, when: int) -> None:
    """Put starter, menu entry, icons, manual and papers into a tree that has the packages.

    Args:
        tree: what is installed, from the root on.
        version: three numbers.
        when: seconds since 1970 that the papers tell.
    """
    _copy(HERE / "overblick", tree / STARTER)
    share = tree / "usr" / "share"
    _copy(HERE / f"{ID}.desktop", share / "applications" / f"{ID}.desktop")
    _copy(HERE / f"{ID}.metainfo.xml", share / "metainfo" / f"{ID}.metainfo.xml")
    _copy(HERE / "debian" / "rtupdate", share / "python3/runtime.d/overblick.rtupdate")
    _copy(HERE / "debian" / "overrides", share / "lintian/overrides/overblick")
    for icon in _ICONS.glob("*.png"):
        side = icon.stem.rpartition("-")[2]
        _copy(icon, share / f"icons/hicolor/{side}x{side}/apps/{ID}.png")
    _copy(_ICONS / "overblick.svg", share / f"icons/hicolor/scalable/apps/{ID}.svg")
    _write(share / "man/man1/overblick.1.gz", papers.packed(manual.english(version, when)))
    _write(
        share / "man/sv/man1/overblick.1.gz", papers.packed(manual.swedish(version, when))
    )
    doc = tree / DOC
    _write(doc / "changelog.gz", papers.changelog(version, when))
    _write(doc / "copyright", papers.copyright_of(_LOCK).encode())
    _write(doc / "NEWS.gz", papers.packed((ROOT / "CHANGELOG.md").read_text("utf-8")))
    gather_licences(tree / LIB, doc / "licences", {})


def set_rights(tree: Path) -> None:
    """Everybody may read all, only root may write, and what is started may be."""
    started = {tree / STARTER, tree / "usr/share/python3/runtime.d/overblick.rtupdate"}
    tree.chmod(0o755)
    for one in tree.rglob("*"):
        one.chmod(0o755 if one.is_dir() or one in started else 0o644)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
