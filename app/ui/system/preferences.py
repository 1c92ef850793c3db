# SPDX-License-Identifier: EUPL-1.2
"""What the program remembers of this computer: look, folder of the vault, where the window lies.

Never anything of a client, and nothing that the program cannot do without: a file that is
missing, broken or from elsewhere gives what is usual. Plain dataclasses, for this is read
before the first window shows, and nothing heavy may be.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_config_path, user_data_path

from app.foreign_files import is_possible, read_outside
from app.ui.pieces.theme import SCALES, Look
from app.ui.system.idle_time import LOCK_AFTER

Theme = Literal["light", "dark", "system"]
THEMES: tuple[Theme, ...] = ("light", "dark", "system")
FILE = "preferences.json"
_MOST = 64 * 1024  # bytes; a file that is larger is not ours
_SIZES = range(400, 20_001)  # pixels
_PLACES = range(-100_000, 100_001)  # pixels; a screen may lie left of the first
_MINUTES = range(1, 16)


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the user wants the program to look. `scale` is one of `SCALES`, in percent."""

    theme: Theme = "system"
    scale: int = 100

    def look(self, *, system_is_dark: bool) -> Look:
        """The look that this gives on a system that is dark, or is not."""
        dark = system_is_dark if self.theme == "system" else self.theme == "dark"
        return Look(dark=dark, scale=self.scale)

    def stepped(self, step: int) -> "Appearance":
        """One size larger (1) or smaller (-1), as far as it goes."""
        place = SCALES.index(self.scale) + step
        return Appearance(self.theme, SCALES[max(0, min(place, len(SCALES) - 1))])


@dataclass(frozen=True, slots=True)
class Preferences:
    """All of it.

    Attributes:
        appearance: how the program looks.
        folder: of the vault last opened, or None before the first start.
        size: of the window, width and height in pixels.
        place: of the window on the desktop, x and y in pixels, or None for none yet.
        maximised: whether the window takes its whole screen.
        lock_after: minutes that nobody is at the program before it locks, 1-15.
    """

    appearance: Appearance = Appearance()
    folder: Path | None = None
    size: tuple[int, int] = (1366, 768)
    lock_after: int = LOCK_AFTER
    place: tuple[int, int] | None = None
    maximised: bool = False


def preferences_path() -> Path:
    """Where they are kept: the user's own folder, which never roams."""
    return user_config_path("overblick", appauthor=False, roaming=False) / FILE


def default_place(name: str) -> Path:
    """A folder of the program's own in the user's local profile, never the roaming one."""
    return user_data_path("overblick", appauthor=False, roaming=False) / name


def load_preferences(path: Path) -> Preferences:
    """What the file says; what is usual where it cannot be used."""
    try:
        found = json.loads(read_outside(path, _MOST))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    return Preferences(
        _appearance(found.get("appearance")),
        _folder(found.get("folder")),
        _size(found.get("size")),
        _minutes(found.get("lock_after")),
        _place(found.get("place")),
        found.get("maximised") is True,
    )


def save_preferences(path: Path, preferences: Preferences) -> bool:
    """Keeps them; False where it cannot be done, which is no reason to disturb anyone."""
    # Late on purpose: the first window shows without what only saving needs.
    from app.storage.disk.atomic import write_file  # noqa: PLC0415
    from app.storage.errors import NotSaved  # noqa: PLC0415

    folder = preferences.folder
    content = {
        "appearance": {
            "theme": preferences.appearance.theme,
            "scale": preferences.appearance.scale,
        },
        "folder": None if folder is None else str(folder),
        "size": list(preferences.size),
        "place": None if preferences.place is None else list(preferences.place),
        "maximised": preferences.maximised,
        "lock_after": preferences.lock_after,
    }
    with suppress(NotSaved, OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_file(path, json.dumps(content, indent=2).encode())
        return True
    return False


def _appearance(found: Any) -> Appearance:
    if not isinstance(found, dict):
        return Appearance()
    usual = Appearance()
    theme, scale = found.get("theme"), found.get("scale")
    if not isinstance(scale, int) or scale not in SCALES:  # 100.0 is none
        scale = usual.scale
    return Appearance(theme if theme in THEMES else usual.theme, scale)


def _folder(found: Any) -> Path | None:
    if not isinstance(found, str) or not found or not is_possible(Path(found)):
        return None
    return Path(found)


def _size(found: Any) -> tuple[int, int]:
    match found:
        case [int(width), int(height)] if width in _SIZES and height in _SIZES:
            return width, height
        case _:
            return Preferences().size


def _place(found: Any) -> tuple[int, int] | None:
    match found:
        case [int(x), int(y)] if x in _PLACES and y in _PLACES:
            return x, y
        case _:
            return None


def _minutes(found: Any) -> int:
    return found if isinstance(found, int) and found in _MINUTES else LOCK_AFTER
