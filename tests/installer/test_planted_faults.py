# SPDX-License-Identifier: EUPL-1.2
"""The steps that try the package, on a Windows under Wine and a package with something wrong in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from installer.check.screen import Screen
from installer.commands import Failed
from installer.places import ROOT
from installer.windows import wix
from installer.windows.check.steps import Trial
from installer.windows.icon import make_icon
from installer.windows.msi import Packed, make_msi
from installer.windows.program import Built
from installer.windows.starters import make_starters
from installer.windows.wine import Windows

TOOLS = (
    "wine",
    "x86_64-w64-mingw32-gcc",
    "wixl",
    "msibuild",
    "faketime",
    "Xvfb",
    "setxkbmap",
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(one) is None for one in TOOLS),
        reason="no Wine, or nothing to make an MSI: just packages-check installs them",
    ),
]
MOMENT = 1_764_460_800


def packed(place: Path, version: str) -> Packed:
    """A package of the two starters, without the Python that they start."""
    program, icon = place / version / "program", place / version / "overblick.ico"
    program.mkdir(parents=True)
    make_icon(ROOT / "resources" / "icons" / "overblick.svg", icon)
    make_starters(program, icon.parent, icon=icon, version=version)
    built = Built(program, Path(), icon, Path(), version)
    return make_msi(built, icon.parent, MOMENT)


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Packed:
    return packed(tmp_path_factory.mktemp("first"), "0.1.0")


@pytest.fixture(scope="module")
def windows(tmp_path_factory) -> Iterator[Windows]:
    with Windows(tmp_path_factory.mktemp("wine") / "prefix") as made:
        yield made


@pytest.fixture
def trial(windows, tmp_path, first) -> Iterator[Trial]:
    """With the package installed, and a vault of a kind."""
    trial = Trial(windows, Screen(tmp_path))
    trial.install(first)
    trial.vault.mkdir(parents=True, exist_ok=True)
    (trial.vault / "data.db").write_bytes(b"a vault")
    yield trial
    windows.run_service("msiexec", "/x", first.msi, "/qn")
    shutil.rmtree(trial.folder, ignore_errors=True)


def test_a_sound_package_is_installed_upgraded_and_removed(trial, first, tmp_path):
    later = packed(tmp_path, "0.1.1")
    trial.is_untouched(first.built.program)
    trial.install(later)
    with pytest.raises(Failed, match="msiexec /i ended with"):
        trial.install(first)  # an earlier one
    trial.remove(later)


def test_a_starter_without_its_python_says_so_and_what_to_do(trial):
    with pytest.raises(
        Failed, match=r"ended with 1:\nÖverblick kan inte starta: .*på nytt\.\n"
    ):
        trial.says_version("0.1.0")


def test_a_file_that_was_not_installed_is_found(trial, first):
    more = first.built.program / "lib.txt"
    more.write_text("not in the package", encoding="utf-8")
    try:
        with pytest.raises(
            Failed, match=r"Not installed as built: 1 missing: \['lib.txt'\]"
        ):
            trial.install(first)
    finally:
        more.unlink()


def test_a_file_written_beside_the_program_is_found(trial, first):
    (trial.folder / "a.pyc").write_text("written by the program", encoding="utf-8")
    with pytest.raises(Failed, match="Written beside the program: 1 too many"):
        trial.is_untouched(first.built.program)
    with pytest.raises(Failed, match="Left after the removal"):
        trial.remove(first)


def test_a_later_version_of_another_family_is_found(trial, first, tmp_path, monkeypatch):
    monkeypatch.setattr(wix, "UPGRADE", UUID(int=7))
    later = packed(tmp_path, "0.1.1")
    with pytest.raises(Failed, match="earlier version is still listed"):
        trial.upgrade(later, first)
    trial.windows.run_service("msiexec", "/x", later.msi, "/qn")


def test_a_vault_that_goes_is_found(trial, first):
    (trial.vault / "data.db").unlink()
    with pytest.raises(Failed, match="The vault is gone"):
        trial.remove(first)
