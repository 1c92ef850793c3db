# SPDX-License-Identifier: EUPL-1.2
"""What is tried of the installed program on every system, step by step; each can fail."""

import time
from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path

from installer.check.screen import Screen
from installer.check.talk import (
    GREETING,
    TYPED,
    answer,
    find_all,
    give,
    go_on,
    look_at_window,
    unlock,
)
from installer.check.work import PASSPHRASE, Work


def load_all(elsewhere: tuple[str, ...]) -> str:
    """A program in Python that loads each module of ours, but for those of other systems."""
    return f"""
import importlib, pkgutil, app
for one in pkgutil.walk_packages(app.__path__, "app."):
    if one.name not in {elsewhere!r}:
        importlib.import_module(one.name)
"""


class Use(Work):
    """Working with the installed program, by its commands and at its window.

    Attributes:
        screen: where its window is seen.
    """

    screen: Screen

    @abstractmethod
    def open_window(self, *words: str | Path) -> None:
        """Start the program with a window, and go on."""

    @abstractmethod
    def kill(self) -> None:
        """End the program in the middle of what it does, and wait until its window is gone."""

    def practise(self) -> None:
        """Open the practice window and see that there is something in it."""
        began = time.monotonic()
        self.open_window("--practice")
        self.screen.waits_for_window()
        print(f"  (the window was there after {time.monotonic() - began:.1f} s)")
        self.screen.waits_for("Hej", GREETING)
        look_at_window(self.screen, "practice")
        self.kill()

    def interview(self) -> None:
        """Type answers at the window, kill the program in the middle, find what was saved."""
        self.open_window("--vault", self.vault)
        unlock(self.screen, PASSPHRASE)
        go_on(self.screen, tabs_back=2)
        *saved, cut_off = TYPED
        for one in saved:
            answer(self.screen, one)
        look_at_window(self.screen, "interview")
        give(self.screen, cut_off)
        self.kill()
        self.answers_are_there()

    def answers_are_there(self) -> None:
        """Every answer that the bar called saved is in the vault."""
        out = self.vault.parent / "ut"
        self.command("export", self.vault, out, "--format", "json")
        find_all(out / "intervju-000002.json", TYPED[:-1])
        for one in out.iterdir():
            one.unlink()
        out.rmdir()


def timed(name: str, step: Callable[[], None]) -> None:
    """Take a step, and say how long it took."""
    began = time.monotonic()
    step()
    print(f"  {name}: {time.monotonic() - began:.1f} s", flush=True)
