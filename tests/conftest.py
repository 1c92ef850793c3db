# SPDX-License-Identifier: EUPL-1.2
"""For all tests: no display, no network, and no folder of the real user is touched."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import fontpkg_noto_sans
import pytest
from hypothesis import HealthCheck, settings

from tests.desktop import OFFSCREEN
from tests.memory_locks import refuse_memory_locks
from tests.network import CUT_OFF, CUT_OFF_BY, cut_off
from tests.small_disk import small_disk as disk_of_its_own

# A machine that is busy with other things is no fault of the program. Files take longer on Windows.
settings.register_profile(
    "calm",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=25 if sys.platform == "win32" else 100,
)
settings.load_profile("calm")

os.environ["QT_QPA_PLATFORM"] = OFFSCREEN  # before PySide6 is imported
if sys.platform == "win32":  # there the desktop that nobody sees finds no font by itself
    letters = Path(fontpkg_noto_sans.__file__).parent / "files"
    os.environ["QT_QPA_FONTDIR"] = str(letters)
for bus in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
    os.environ[bus] = "unix:path=/nowhere"  # or the desktop's own lock would lock tests


# A disk of memory, and bytes that a run may take of it. pytest makes its own folder there.
MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30  # noqa: S108


def pytest_configure(config: pytest.Config) -> None:
    """The whole run is without a network (C3), and in memory. Its helpers inherit that."""
    if not hasattr(config, "workerinput"):  # else it is done already, or cannot be
        refuse_memory_locks()
        # Windows under Wine is begun without one (installer/windows/tests)
        os.environ[CUT_OFF_BY] = os.environ.get(CUT_OFF_BY) or cut_off()
        # Thousands of vaults would wait for the disk at each row: kills don't ask for one,
        # and power cuts bring their own. `--basetemp` and TMPDIR choose another place.
        if "TMPDIR" not in os.environ and MEMORY.is_dir() and has_room(MEMORY):
            os.environ["TMPDIR"] = str(MEMORY)
            tempfile.tempdir = None  # asked again at the next use
    config.stash[CUT_OFF] = os.environ.get(CUT_OFF_BY, "")


def has_room(place: Path) -> bool:
    return os.access(place, os.W_OK) and shutil.disk_usage(place).free > ROOM


SLOW = {"robust", "walkthrough", "bench", "same"}  # folders of which every test is


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is slow because of what it tries."""
    here = Path(__file__).parent
    for item in items:
        if SLOW & set(item.path.relative_to(here).parts):
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """What is there before the first test is garbage in none: it is looked at no more."""
    gc.collect()
    gc.freeze()


def pytest_report_header(config: pytest.Config) -> str:
    """How, in the first lines of the run."""
    return f"network: {config.stash[CUT_OFF] or 'CANNOT BE TAKEN AWAY HERE'}"


@pytest.fixture(autouse=True)
def home_away_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, config, cache and temp folder of the test's own."""
    home = tmp_path / "home"
    for name, place in (
        ("HOME", ""),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_STATE_HOME", ".local/state"),
        ("USERPROFILE", ""),  # and as Windows and platformdirs call them there
        ("APPDATA", ".config"),
        ("LOCALAPPDATA", ".local/share"),
        ("WIN_PD_OVERRIDE_LOCAL_APPDATA", ".local/share"),
    ):
        folder = home / place
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    return home


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of 1 200 KiB that a test may fill."""
    place = tmp_path / "liten"
    place.mkdir()
    with disk_of_its_own(place) as disk:
        yield disk


@pytest.fixture
def disk(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An empty folder on a disk that `tests.small_disk.no_room` can make full."""
    if sys.platform == "win32":
        small: Path = request.getfixturevalue("small_disk")
        return small
    place = tmp_path / "disk"
    place.mkdir()
    return place


@pytest.fixture(autouse=True)
def garbage_is_collected() -> Iterator[None]:
    """The program turns the collector off for good; the next test has it back, and clean."""
    yield
    if not gc.isenabled():
        gc.collect()
        gc.enable()
