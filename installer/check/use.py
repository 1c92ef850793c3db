# SPDX-License-Identifier: EUPL-1.2
"""What is tried of the installed program on every system, step by step; each can fail."""

import time
from abc import ABC, abstractmethod
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
from installer.commands import Failed

PASSPHRASE = "fyra ord om lampor grisar"  # noqa: S105 - of a vault that lives for a minute
IMPORTED = (
    "person,form,date,interviewer,B6,C1,C9,D5,E1.a,E1.b,E1.c,C15\n"
    '19121212-1212,asi-grund,2026-10-01,Åsa Örn,3,1,12,2/6,17,X,30,"Ont i ryggen, mest på natten"\n'
    "2026-114,asi-grund,2026-10-02,Åsa Örn,,,,,,,0,\n"
)


def load_all(elsewhere: tuple[str, ...]) -> str:
    """A program in Python that loads each module of ours, but for those of other systems."""
    return f"""
import importlib, pkgutil, app
for one in pkgutil.walk_packages(app.__path__, "app."):
    if one.name not in {elsewhere!r}:
        importlib.import_module(one.name)
"""


class Use(ABC):
    """Working with the installed program.

    Attributes:
        screen: where its window is seen.
        vault: the folder of the vault that is made; å, ä and ö belong in its path.
        sbom: the SBOM that came with the program.
    """

    screen: Screen
    vault: Path
    sbom: Path

    @abstractmethod
    def command(self, *words: str | Path) -> str:
        """What a command of the program says; the passphrase is given to it."""

    @abstractmethod
    def open_window(self, *words: str | Path) -> None:
        """Start the program with a window, and go on."""

    @abstractmethod
    def kill(self) -> None:
        """End the program in the middle of what it does, and wait until its window is gone."""

    def says_version(self, version: str) -> None:
        """`overblick-cli --version`."""
        said = self.command("--version")
        if said.strip() != f"Överblick {version}":
            raise Failed(f"--version says {said!r}, not {version}.")

    def is_what_the_sbom_says(self) -> None:
        """The libraries that run are those of the SBOM in the package."""
        said = self.command("about", "--sbom", self.sbom)
        if "Allt stämmer" not in said:
            raise Failed(f"about --sbom says {said!r}.")

    def make_vault(self) -> None:
        """A vault, interviews from a table, their scores, and one on paper."""
        self.vault.parent.mkdir(exist_ok=True)
        table, paper = self.vault.parent / "in.csv", self.vault.parent / "Återkoppling.pdf"
        table.write_text(IMPORTED, encoding="utf-8")
        self.command("vault", "create", self.vault, "--signature", "åsaö")
        self.command("import", self.vault, table)
        if "19121212-1212" not in (said := self.command("score", self.vault)):
            raise Failed(f"score says {said!r}.")
        self.command("feedback", self.vault, "1", paper)
        if not paper.read_bytes().startswith(b"%PDF-") or paper.stat().st_size < 10_000:
            raise Failed("The återkoppling is no PDF.")
        self.command("vault", "check", self.vault)

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
