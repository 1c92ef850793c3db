# SPDX-License-Identifier: EUPL-1.2
"""Runs the measurements one after the other, and writes the table."""

import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TextIO

import PySide6
from platformdirs import user_cache_path
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from app.interview.base.reading import Opened
from tests.bench import (
    durable,
    keys,
    memory,
    moving_in,
    paper,
    soundness,
    start_page,
    starting,
    states,
    unlocking,
)
from tests.bench.client import finished
from tests.bench.clock import busy
from tests.bench.rows import Failed, Row, table
from tests.bench.size import Size

LETTERS = "abcdefghijklm"
Rows = Iterator[Row | Failed]


def run(size: Size, out: TextIO, letters: str = LETTERS) -> int:
    """Measures, writes the table to `out`; how many pairs could not be measured."""
    begun = perf_counter()
    rows = measured(size, letters)
    out.write(f"{surroundings()}\n\n{table(rows)}\n\n")
    out.write("Medians of several runs by turns; ratio is ours against the bound.\n")
    out.write(f"{perf_counter() - begun:.0f} s in all.\n")
    return sum(isinstance(row, Failed) for row in rows)


def measured(size: Size, letters: str = LETTERS) -> list[Row | Failed]:
    """Measures the pairs with these letters.

    Everything lies in a folder in the user's cache, for that is on a disk: what is durable
    in memory costs nothing. It is gone afterwards.
    """
    cache = user_cache_path("overblick-bench", appauthor=False)
    cache.mkdir(parents=True, exist_ok=True)
    rows: list[Row | Failed] = []
    before = qInstallMessageHandler(_hear)
    try:
        with TemporaryDirectory(dir=cache) as folder:
            for letter in letters:
                sys.stderr.write(f"({letter}) ")
                sys.stderr.flush()
                rows += _measured(letter, Path(folder), size)
    finally:
        qInstallMessageHandler(before)
        sys.stderr.write("\n")
    return rows


def surroundings() -> str:
    """What it was measured on."""
    parts = (
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"{os.cpu_count()} cores",
        f"{platform.system()} {platform.machine()}",
        busy(),
    )
    return ", ".join(part for part in parts if part)


def _measured(letter: str, place: Path, size: Size) -> list[Row | Failed]:
    try:
        return list(_measure(letter, place, size))
    except Exception as error:  # noqa: BLE001 - one that fails must not hide the others
        traceback.print_exc()
        return [Failed(letter, "", f"{type(error).__name__} {error}"[:100])]


def _measure(letter: str, place: Path, size: Size) -> Rows:
    def held() -> Opened:
        return finished(place / f"practice-{letter}")

    measures: dict[str, Callable[[], Rows]] = {
        "a": lambda: durable.measure(place, held(), size),
        "b": lambda: states.measure(held(), size),
        "c": lambda: starting.measure(place, size),
        "d": lambda: paper.measure(held(), size),
        "e": lambda: moving_in.measure(place, size),
        "f": lambda: keys.measure(place, held(), size),
        "g": lambda: memory.measure(place, held(), size),
        "h": lambda: unlocking.measure_unlock(place, size),
        "i": lambda: unlocking.measure_change(place, size),
        "j": lambda: soundness.measure_copy(place, size),
        "k": lambda: soundness.measure_chain(place, size),
        "l": lambda: soundness.measure_check(place, size),
        "m": lambda: start_page.measure(place, size),
    }
    return measures[letter]()


def _hear(kind: QtMsgType, context: object, said: str) -> None:
    """Qt's warnings, but for what a screen that is nowhere cannot do."""
    del kind, context
    if not said.startswith("This plugin does not support"):
        sys.stderr.write(f"{said}\n")
