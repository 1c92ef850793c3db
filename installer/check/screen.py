# SPDX-License-Identifier: EUPL-1.2
"""A screen of its own (Xvfb) with somebody at it who sees pixels, reads them and types."""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image, ImageGrab

from installer.commands import Failed, run

DEBIAN = ("xvfb", "xdotool", "tesseract-ocr", "tesseract-ocr-swe")
SIZE = (1366, 768)  # pixels, as of many a laptop
PATIENCE = 120  # seconds
_ASKED = 20  # times, where the server is too busy to answer
_COLOURS = 100  # fewer are no page with letters on it
Box = tuple[int, int, int, int]


def is_blank(picture: Image.Image) -> bool:
    """Whether there is nothing to see: a page with letters has their soft edges in many shades."""
    return picture.getcolors(_COLOURS) is not None


class Screen:
    """Use as a context.

    Attributes:
        name: what programs call it, such as ":91".
    """

    def __init__(self, pictures: Path) -> None:
        self.name = ""
        self._pictures = pictures
        self._read: dict[bytes, str] = {}  # the same pixels are read once

    def __enter__(self) -> Self:
        size = "x".join(map(str, (*SIZE, 24)))
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._server.stdout is not None
        self.name = f":{self._server.stdout.readline().decode().strip()}"
        run(
            "setxkbmap", "se", more={"DISPLAY": self.name}
        )  # or å, ä and ö could not be typed
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.communicate()

    def sees(self) -> Image.Image:
        """What is on the screen now; a busy server is asked again."""
        for _ in range(_ASKED):
            with suppress(OSError):
                return ImageGrab.grab(xdisplay=self.name)
            time.sleep(0.5)
        return ImageGrab.grab(xdisplay=self.name)

    def keeps(self, name: str) -> None:
        """Put what is seen among the pictures, to be looked at later."""
        self.sees().save(self._pictures / f"{name}.png")

    def reads(self, box: Box | None = None) -> str:
        """The words in a part of the screen, or on all of it; some may be misread."""
        picture = self.sees().crop(box or (0, 0, *SIZE)).convert("L")
        pixels = picture.tobytes()
        if pixels not in self._read:
            self._read[pixels] = self._words(picture)
        return self._read[pixels]

    def _words(self, picture: Image.Image) -> str:
        wide, high = picture.size
        shown = self._pictures / "reading.png"
        picture.resize((2 * wide, 2 * high)).save(shown)
        return run(
            "tesseract",
            shown,
            "-",
            "-l",
            "swe",
            "--psm",
            "11",
            more={"OMP_THREAD_LIMIT": "1"},
        )

    def waits_for(self, words: str, box: Box | None = None) -> None:
        """Until these words are there.

        Raises:
            Failed: they do not come. What is there instead is kept as a picture.
        """
        self.waits_until(lambda: words in self.reads(box), f"“{words}” to be read")

    def waits_until(self, true: Callable[[], bool], what: str) -> None:
        """Until something is so.

        Raises:
            Failed: it takes too long.
        """
        end = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > end:
                self.keeps("lost")
                raise Failed(f"Waited for {what}. See {self._pictures / 'lost.png'}.")
            time.sleep(0.2)

    def waits_for_window(self) -> None:
        """Until the program's window is there and has the keys."""
        self.waits_until(lambda: bool(self._windows()), "the window")
        self._act("windowfocus", "--sync", self._windows()[0])

    def has_window(self, name: str, within: float) -> bool:
        """Whether a window of this name comes within some seconds."""
        end = time.monotonic() + within
        while not (found := self._windows(name)) and time.monotonic() < end:
            time.sleep(0.2)
        return bool(found)

    def waits_for_no_window(self) -> None:
        """Until the window is gone: a program that was killed leaves it for a moment."""
        self.waits_until(lambda: not self._windows(), "the window to go")

    def types(self, text: str) -> None:
        """Type it, letter by letter: ASCII, since xdotool and Wine lose letters beyond it."""
        self._act("type", "--delay", "60", text)

    def presses(self, *keys: str) -> None:
        """Press keys by X's names, such as "Return" or "shift+Tab"."""
        self._act("key", "--delay", "120", *keys)

    def _windows(self, name: str = "verblick") -> list[str]:
        words = ("search", "--onlyvisible", "--name", name)
        return run("xdotool", *words, more={"DISPLAY": self.name}, allowed=(0, 1)).split()

    def _act(self, *words: str) -> None:
        run("xdotool", *words, more={"DISPLAY": self.name})
