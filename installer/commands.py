# SPDX-License-Identifier: EUPL-1.2
"""Runs other programs, and says what they said when they fail."""

import os
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO

_LINGER = 2.0  # seconds for what a program wrote last to come through


class Failed(Exception):
    """A step of making or trying a package failed. Its text is for whoever ran it."""


def run(
    *command: str | Path,
    place: Path | None = None,
    more: Mapping[str, str] | None = None,
    given: str = "",
    within: float = 600,
    allowed: tuple[int, ...] = (0,),
) -> str:
    """What a program writes on standard output.

    Args:
        command: the program and its words.
        place: the folder it stands in.
        more: environment variables besides our own.
        given: its standard input. All three handles are pipes, which Wine needs.
        within: seconds it may take.
        allowed: exit codes that mean all is well.

    Raises:
        Failed: it ended with another exit code, or not at all.
    """
    words = [str(one) for one in command]
    pipe = subprocess.PIPE
    env = {**os.environ, **(more or {})}
    begun = subprocess.Popen(
        words, cwd=place, env=env, stdin=pipe, stdout=pipe, stderr=pipe
    )
    said, complaint = _Reader(begun.stdout), _Reader(begun.stderr)
    try:
        _give(begun, given)
        status = begun.wait(within)
    except subprocess.TimeoutExpired:
        begun.kill()
        begun.wait()
        told = said.text()[-3000:] + complaint.text()[-3000:]
        raise Failed(f"{words} did not end within {within:.0f} s: {told}") from None
    result, problem = said.text(), complaint.text()
    if status not in allowed:
        raise Failed(f"{words} ended with {status}:\n{result[-3000:]}{problem[-3000:]}")
    return result


def _give(begun: "subprocess.Popen[bytes]", given: str) -> None:
    assert begun.stdin is not None
    with suppress(BrokenPipeError):
        begun.stdin.write(given.encode())
        begun.stdin.close()


class _Reader:
    """Reads a pipe until the program has ended, though something it started may hold it open."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        assert pipe is not None
        self._pipe = pipe
        self._parts: list[bytes] = []
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def text(self) -> str:
        """What has come, once the program has ended."""
        self._thread.join(_LINGER)
        return b"".join(self._parts).decode("utf-8", "replace").replace("\r\n", "\n")

    def _read(self) -> None:
        with self._pipe:
            while part := os.read(self._pipe.fileno(), 1 << 16):
                self._parts.append(part)
