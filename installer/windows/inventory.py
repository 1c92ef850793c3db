# SPDX-License-Identifier: EUPL-1.2
"""The SBOM of the package, told by the very Python and libraries that are in it."""

from pathlib import Path

from installer.places import ROOT
from installer.windows.wine import Windows

LOCK = Path(__file__).parent / "requirements.txt"


def write_sbom(windows: Windows, python: Path, lib: Path, file: Path) -> None:
    """Write the SBOM (CycloneDX 1.6) of what lies in `lib`.

    Args:
        windows: where it is run.
        python: the whole embeddable Python; it is told here where to look.
        lib: the packages.
        file: the SBOM.
    """
    places = ("python313.zip", ".", windows.path(lib), windows.path(ROOT))
    (python / "python313._pth").write_text("\n".join(places), encoding="utf-8")
    made = ("-m", "installer.sbom", "--with-python", LOCK, file)
    windows.run(python / "python.exe", "-B", *made)
