# SPDX-License-Identifier: EUPL-1.2
"""Finds the program's own files: forms, scores, texts, practice clients, the manual."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_resources"  # where the wheel puts them
_CHECKOUT = Path(__file__).parent.parent / "resources"


def resource_path(*parts: str) -> Path:
    """The path of a file or folder under resources/, in a wheel or a checkout alike."""
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)


def resource_text(*parts: str) -> str:
    """The text of a UTF-8 file under resources/.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return resource_path(*parts).read_text(encoding="utf-8")


def handbook_chapters() -> tuple[tuple[str, str], ...]:
    """The manual: the name of each file and its Markdown, its first page first.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    installed = _INSTALLED / "handbok"
    folder = installed if installed.is_dir() else _CHECKOUT.parent / "docs" / "handbok"
    first = folder / "README.md"
    others = sorted(path for path in folder.glob("*.md") if path != first)
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in (first, *others))
