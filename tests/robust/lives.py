# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_kills, with the folder of a vault: gives lives, to be ended by a kill.

One line in on standard input, "<seed> <early>", is one life of kill_me: a process of its own,
by fork where there are forks, so that everything need be imported only once. When it has
ended, that is told after all that the life told.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib import import_module

from tests.robust.kills import begun

LONGEST = 120  # seconds of a life that nobody ends


def main() -> None:
    """A life for every line."""
    if sys.platform == "win32":
        in_programs(sys.argv[1])
    else:
        in_forks(sys.argv[1])


def in_programs(folder: str) -> None:
    for line in sys.stdin:
        with begun("tests.robust.kill_me", folder, *line.split()) as life:
            with suppress(subprocess.TimeoutExpired):
                life.wait(LONGEST)
            life.kill()
        tell_of_death(life.pid)


def in_forks(folder: str) -> None:
    if sys.platform == "win32":
        return
    kill_me = import_module("tests.robust.kill_me")  # much, and not needed on Windows
    kill_me.warm_up()
    for line in sys.stdin:
        life = os.fork()
        if not life:
            signal.alarm(LONGEST)
            kill_me.live_by(folder, *line.split())
        os.waitpid(life, 0)
        tell_of_death(life)


def tell_of_death(life: int) -> None:
    """In a line of its own, though the kill may have cut off the one before."""
    os.write(1, b"\n" + json.dumps({"dead": life}).encode() + b"\n")


if __name__ == "__main__":
    main()
