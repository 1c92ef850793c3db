# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_hostile_files: runs one command, and tells what it took.

A process of its own and a small one: what a process may take, and what it is said to have
taken, it has in part from whoever starts it. No command here gets more than a few gigabytes.
"""

import json
import resource
import subprocess
import sys

_MOST = 3 << 30  # bytes: far more than is allowed, so that a fault shows and harms nobody


def main() -> None:
    """Words: seconds, the file that is standard input, and the command."""
    seconds, given, *words = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))
    command = [sys.executable, "-m", "app", *words]
    with open(given, "rb") as stdin:  # noqa: PTH123 - nothing heavy is imported here
        try:
            done = subprocess.run(
                command,
                stdin=stdin,
                capture_output=True,
                timeout=float(seconds),
                check=False,
            )
            status, said = done.returncode, done.stderr.decode()
        except subprocess.TimeoutExpired:
            status, said = -1, "too long"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {"status": status, "said": said, "megabytes": used.ru_maxrss / 1024}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
