# SPDX-License-Identifier: EUPL-1.2
"""The program that works (`worker.py`), held by a test: recorded, made to suffer, or killed."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.robust.kills import KILL
from tests.robust.powercut import worker
from tests.robust.powercut.trace import Call, calls, looking_on

ROOT = Path(__file__).parents[3]


class Ended(NamedTuple):
    """How a work ended.

    Attributes:
        how: "finished", "told CLASS" or "bug …"; "" if it was killed.
        seconds: what it took.
        said: what it had acknowledged.
    """

    how: str
    seconds: float
    said: set[str]


class Program:
    """`worker.py`, run by itself or with strace before it."""

    def __init__(self, before: list[str]) -> None:
        self._program = subprocess.Popen(
            [*before, sys.executable, "-m", worker.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
        )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._in, self._out = self._program.stdin, self._program.stdout

    def begins(self, work: str, place: Path, fault: str, words: list[str]) -> int:
        """Starts a work; its process."""
        self._in.write(json.dumps([work, str(place), fault, words]) + "\n")
        self._in.flush()
        return int(self._out.readline())

    def ends(self, *, alive: bool) -> Ended:
        """Waits until a work has ended, by itself if it is alive, and buries it."""
        how, seconds, said = "", 0.0, set[str]()
        if not alive:
            self._buries()
        while not (line := self._out.readline()).startswith("ended "):
            assert line, "the program is gone"
            if line.startswith("{"):
                told = json.loads(line)
                how, seconds, late = told["end"], told["seconds"], told["said"]
                said |= {word.removeprefix("done ") for word in late}
                if alive:
                    self._buries()
            else:
                said.add(line.strip().removeprefix("done "))
        assert line.strip() in {"ended 0", "ended 9"}
        return Ended(how, seconds, said)

    def end(self) -> None:
        self._in.close()
        self._out.close()
        assert self._program.wait() == 0

    def _buries(self) -> None:
        self._in.write("bury\n")
        self._in.flush()


class Workshop:
    """A place for works, each begun from what lies in `begin/NAME`.

    Attributes:
        begin: each work's place as it is before.
        place: where the work is done.
    """

    def __init__(self, memory: Path) -> None:
        self.begin, self.place = memory / "begin", memory / "work"
        self._record = memory / "record"
        self.place.mkdir()
        self._programs: dict[bool, Program] = {}

    def fresh(self, name: str) -> Path:
        """The place of a work, as it is before."""
        place = self.place / name
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.begin / name, place)
        return place

    def records(self, work: str, place: Path, fault: str = "") -> list[Call]:
        """What was called while a work was done."""
        program = self._program(looked_on=True)
        pid = program.begins(work, place, fault, [])
        ended = program.ends(alive=True)
        assert ended.how == "finished", ended.how
        record = self._record.with_name(f"{self._record.name}.{pid}")
        while "+++ exited" not in record.read_text("ascii")[-100:]:
            time.sleep(0.001)  # strace is not quite done with it
        done = list(calls(record))
        record.unlink()
        return done

    def suffers(self, work: str, place: Path, inject: str) -> Ended:
        """Does a work while strace lets a call fail."""
        program = self._program(looked_on=False)
        call = inject.partition("=")[2].partition(":")[0]
        words = ["-o", os.devnull, "-e", f"trace={call}", "-e", inject]
        program.begins(work, place, "", words)
        return program.ends(alive=True)

    def kills(self, work: str, place: Path, after: float | None) -> Ended:
        """Does a work and kills it after so many seconds, or never."""
        program = self._program(looked_on=False)
        pid = program.begins(work, place, "", [])
        if after is not None:
            time.sleep(after)
            os.kill(pid, KILL)  # it is there until it is buried
        return program.ends(alive=after is None)

    def end(self) -> None:
        for each in self._programs.values():
            each.end()

    def _program(self, *, looked_on: bool) -> Program:
        if looked_on not in self._programs:
            before = ["strace", *looking_on(self._record)] if looked_on else []
            self._programs[looked_on] = Program(before)
        return self._programs[looked_on]


@contextmanager
def quick_place(place: Path, name: str) -> Iterator[Path]:
    """A folder that is quick to write, or the one given."""
    shm = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    if os.access(shm, os.W_OK):
        place = shm / f"overblick-{name}-{os.getpid()}"
        place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place)


def traceable() -> bool:
    """Whether programs can be looked on here."""
    if shutil.which("strace") is None:
        return False
    with (
        tempfile.TemporaryDirectory() as place
    ):  # a file for each process: none beside /dev/null
        looked = ["strace", *looking_on(Path(place, "record")), sys.executable, "-c", ""]
        return not subprocess.run(looked, capture_output=True, check=False).returncode
