# SPDX-License-Identifier: EUPL-1.2
"""The tests that do not hold on this Windows, each with its cause: left_out.toml."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

LEFT_OUT = Path(__file__).with_name("left_out.toml")


class Left(NamedTuple):
    """A test that is left out.

    Attributes:
        test: its name for pytest. Without parameters it stands for each of its cases, and a file
            for all that are in it.
        cause: why, in words.
        run: whether it is tried all the same, to see if it holds by now.
    """

    test: str
    cause: str
    run: bool = True


def read_left_out(file: Path = LEFT_OUT) -> Sequence[Left]:
    """All that the file lists."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["left"]
    return [
        Left(test, one["cause"], run=one.get("run", True))
        for one in entries
        for test in one["tests"]
    ]


def find(test: str, listed: Sequence[Left]) -> Left | None:
    """The entry for a test, if it has one."""
    names = (test, test.partition("[")[0], test.partition("::")[0])
    return next((one for one in listed if one.test in names), None)
