# SPDX-License-Identifier: EUPL-1.2
"""An interview typed at the window, killed in the middle, and looked for in the vault."""

import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from installer.check.screen import Box, Screen, is_blank
from installer.commands import Failed

# Parts of a screen of 1366 by 768, whose page begins below 40 pixels of nothing.
WHOLE: Box = (0, 0, 1366, 768)
DOOR: Box = (400, 170, 970, 330)
GREETING: Box = (30, 100, 420, 200)
SAVED: Box = (900, 40, 1366, 92)
COUNT: Box = (280, 92, 960, 142)  # "Fysisk hälsa  3 av 15": changes with each new answer
PANEL: Box = (980, 92, 1366, 160)


class Typed(NamedTuple):
    """An answer to type: at which question, which keys, and what the vault then holds."""

    key: str
    text: str
    value: object
    ends: bool = True  # with Return; a choice needs none


TYPED = (
    Typed("A10", "34", 34),
    Typed("B6", "1", "1", ends=False),
    Typed("C1", "1", 1, ends=False),
    Typed("C1a", "Astma sedan barnsben, och eksem", "Astma sedan barnsben, och eksem"),
    Typed("C9", "7", 7),
    Typed("C10", "3", 3, ends=False),
    Typed("D1", "9", 9),
    Typed("D2", "2", 2),
    Typed("D4", "1", 1, ends=False),
    Typed("E1.a", "15", 15),
    Typed("E1.b", "12", 12),
    Typed("F2", "0", 0, ends=False),
    Typed("H1", "4", "4", ends=False),
    Typed("H2", "7", "7", ends=False),
)


def unlock(screen: Screen, passphrase: str) -> None:
    """Type the passphrase at the door, as far as the start page."""
    screen.waits_for_window()
    screen.waits_for("Lås upp", DOOR)
    time.sleep(1)  # a press in the first moment of a page is meant for the one before
    screen.types(passphrase)
    screen.presses("Return")
    screen.waits_for("Hej", GREETING)


def go_on(screen: Screen, tabs_back: int) -> None:
    """From the start page into the interview that is going on."""
    time.sleep(4)  # until the search has the keys; before, the same keys lead to "Lås"
    screen.presses(*["shift+Tab"] * tabs_back, "space")
    screen.waits_for("Paus", SAVED)


def answer(screen: Screen, typed: Typed) -> None:
    """Type one answer, and wait until the bar says that it is saved."""
    screen.presses("F6")
    screen.waits_for("till fr", PANEL)
    screen.types(typed.key)
    screen.presses("Return")
    screen.waits_until(lambda: "till fr" not in screen.reads(PANEL), "the question")
    time.sleep(1)
    before = screen.sees().crop(COUNT).tobytes()
    give(screen, typed)
    screen.waits_until(lambda: screen.sees().crop(COUNT).tobytes() != before, "the count")
    screen.waits_for("Sparat", SAVED)


def give(screen: Screen, typed: Typed) -> None:
    """Type at the question that is shown."""
    screen.types(typed.text)
    if typed.ends:
        screen.presses("Return")


def lost(exported: str, typed: Iterable[Typed]) -> list[str]:
    """The keys of those answers that an exported interview does not hold as they were typed."""
    there: Mapping[str, Any] = {one["key"]: one for one in json.loads(exported)["answers"]}
    nothing = {"value": None}
    return [one.key for one in typed if there.get(one.key, nothing)["value"] != one.value]


def look_at_window(screen: Screen, name: str) -> None:
    """Keep a picture of the window.

    Raises:
        Failed: nothing is to be seen in it.
    """
    screen.keeps(name)
    if is_blank(screen.sees().crop(WHOLE)):
        raise Failed(f"The window is blank: see {name}.png.")


def find_all(exported: Path, typed: Iterable[Typed]) -> None:
    """Find every answer.

    Raises:
        Failed: an answer that was shown as saved is not there.
    """
    if gone := lost(exported.read_text(encoding="utf-8"), typed):
        raise Failed(f"Shown as saved and not there after the kill: {', '.join(gone)}.")
