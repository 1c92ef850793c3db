# SPDX-License-Identifier: EUPL-1.2
"""What the program remembers of this computer: look, folder of the vault, size of the window.

Never anything of a client, and nothing that the program cannot do without: a file that is
missing, broken or from elsewhere gives what is usual.
"""

from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.storage.atomic import write_file
from app.storage.errors import NotSaved
from app.ui.theme import SCALES, Look

Theme = Literal["light", "dark", "system"]
Pixels = Annotated[int, Field(ge=400, le=20_000)]
FILE = "preferences.json"
_MOST = 64 * 1024  # bytes; a file that is larger is not ours


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Appearance(_Part):
    """How the user wants the program to look. `scale` is one of `SCALES`, in percent."""

    theme: Theme = "system"
    scale: Literal[100, 125, 150, 175, 200] = 100

    def look(self, *, system_is_dark: bool) -> Look:
        """The look that this gives on a system that is dark, or is not."""
        dark = system_is_dark if self.theme == "system" else self.theme == "dark"
        return Look(dark=dark, scale=self.scale)

    def stepped(self, step: int) -> "Appearance":
        """One size larger (1) or smaller (-1), as far as it goes."""
        place = SCALES.index(self.scale) + step
        scale = SCALES[max(0, min(place, len(SCALES) - 1))]
        return Appearance.model_validate({"theme": self.theme, "scale": scale})


class Preferences(_Part):
    """All of it.

    Attributes:
        appearance: how the program looks.
        folder: of the vault last opened, or None before the first start.
        size: of the window, width and height in pixels.
    """

    appearance: Appearance = Appearance()
    folder: Path | None = None
    size: tuple[Pixels, Pixels] = (1366, 768)


def preferences_path() -> Path:
    """Where they are kept: the user's own folder, which never roams."""
    return user_config_path("overblick", appauthor=False, roaming=False) / FILE


def load_preferences(path: Path) -> Preferences:
    """What the file says; what is usual where it cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except OSError:
        return Preferences()
    if len(content) > _MOST:
        return Preferences()
    try:
        return Preferences.model_validate_json(content)
    except ValidationError:
        return Preferences()


def save_preferences(path: Path, preferences: Preferences) -> bool:
    """Keeps them; False where it cannot be done, which is no reason to disturb anyone."""
    with suppress(NotSaved, OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_file(path, preferences.model_dump_json(indent=2).encode())
        return True
    return False
