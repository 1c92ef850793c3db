# SPDX-License-Identifier: EUPL-1.2
"""C1: where something was saved is noted nowhere, not by Qt either.

Qt's notes are a file in the home, and on Windows values in the registry.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.desktop import offscreen
from tests.robust import registry
from tests.robust.canaries import leaks

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("folders_run.py")


class Home(NamedTuple):
    """A home where Qt has noted a folder before, and something that is another program's.

    Attributes:
        folder: the user's files.
        registry: what is the user's registry there; no name where there is none.
        older: the folder's name, left by a version that did not know.
    """

    folder: Path
    registry: str
    older: str

    @property
    def notes(self) -> Path:
        """Where Qt notes things, but on Windows."""
        return self.folder / ".config" / "QtProject.conf"

    @property
    def history(self) -> str:
        """Where it notes the folders that were chosen."""
        return (
            rf"{self.registry}\{registry.QT}\history" if self.registry else str(self.notes)
        )

    def begin(self) -> None:
        file = f"file:///hem/{self.older}"
        self.notes.parent.mkdir(parents=True)
        if self.registry:
            place = rf"{self.registry}\{registry.QT}"
            registry.put(place, "history", [file])
            registry.put(place, "lastVisited", file)
            registry.put(place, "viewMode", "Detail")
        else:
            self.notes.write_text(
                f"[FileDialog]\nhistory={file}\nlastVisited={file}\nviewMode=Detail\n",
                encoding="utf-8",
            )

    def lives(self, *how: str) -> set[str]:
        """What holds the name of the folder that was chosen, or of the older one."""
        core = name_of_a_client()
        folder = self.folder.parent / "sparat" / core
        folder.mkdir(parents=True)
        program = [sys.executable, str(PROGRAM), str(folder), self.registry, *how]
        subprocess.run(
            program, env=self._surroundings(), cwd=self.folder, check=True, timeout=100
        )
        words = [core, self.older]
        return leaks([self.folder], words) | registry.noted_in_registry(words)

    def has_kept_the_rest(self) -> bool:
        """Whether what is no folder is noted still."""
        if self.registry:
            return "viewMode" in registry.names_in(rf"{self.registry}\{registry.QT}")
        return "viewMode=Detail" in self.notes.read_text(encoding="utf-8")

    def _surroundings(self) -> dict[str, str]:
        """Variables by which this home is the user's."""
        others = {
            name: text for name, text in os.environ.items() if not name.startswith("XDG_")
        }
        config = str(self.folder / ".config")
        homes = dict.fromkeys(("HOME", "USERPROFILE"), str(self.folder))
        configs = dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"), config)
        more = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": offscreen(self.folder)}
        return others | homes | configs | more


def name_of_a_client() -> str:
    """Nobody's, and found nowhere by chance."""
    return "narie" + secrets.token_hex(4)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with registry.registry_of_ones_own() as place:
        home = Home(tmp_path / "hem", place, older=name_of_a_client())
        home.begin()
        yield home


def test_no_file_says_where_something_was_saved(home: Home) -> None:
    assert home.lives() == set()
    assert home.has_kept_the_rest()


def test_what_qt_notes_by_itself_would_be_found(home: Home) -> None:
    found = home.lives("leaky")
    assert {one.partition(": ")[0] for one in found} == {home.history}
    assert len(found) == 1  # the older one has been written over
