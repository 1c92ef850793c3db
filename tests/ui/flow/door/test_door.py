# SPDX-License-Identifier: EUPL-1.2
"""The door tells where a vault is to lie, and where it lies (B1)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.interview.base.library import shipped_library
from app.ui.door.first_start import FirstStart
from app.ui.door.unlock import Unlock
from app.ui.flow.door.door import Door
from app.ui.jobs.jobs import Worker
from app.ui.window.window import Window
from tests.eyes import shows


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(practice=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def worker(window: Window) -> Iterator[Worker]:
    made = Worker(window, "overblick-test")
    yield made
    made.stop()


def test_a_first_start_in_a_synchronised_folder(
    qtbot: QtBot, window: Window, worker: Worker, tmp_path: Path
) -> None:
    door = Door(
        window, worker, folder=tmp_path / "Nextcloud" / "valv", library=shipped_library
    )
    door.begin()
    qtbot.waitUntil(lambda: isinstance(window.screen_now, FirstStart))
    screen = window.screen_now
    assert isinstance(screen, FirstStart)
    qtbot.waitUntil(lambda: shows(screen, "synkas"))
    door._place_chosen(tmp_path)  # noqa: SLF001 - the dialog is Windows' own
    qtbot.waitUntil(lambda: not worker.is_busy)
    assert screen._place.folder.parent == tmp_path  # noqa: SLF001 - the place, not its words
    assert not shows(screen, "synkas")


def test_a_vault_that_lies_there_already(
    qtbot: QtBot, window: Window, worker: Worker, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox" / "valv"
    folder.mkdir(parents=True)
    (folder / "data.db").touch()
    door = Door(window, worker, folder=folder, library=shipped_library)
    door.begin()
    screen = window.screen_now
    assert isinstance(screen, Unlock)
    qtbot.waitUntil(lambda: shows(screen, "synkas"))
    door._place_chosen(folder)  # noqa: SLF001 - the dialog is Windows' own
    again = window.screen_now
    assert isinstance(again, Unlock)
    qtbot.waitUntil(lambda: shows(again, "synkas"))
