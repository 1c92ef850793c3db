# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_hostile_files: runs one command, and tells what it took.

A process of its own and a small one: what a process may take, and what it is said to have
taken, it has in part from whoever starts it. No command here gets more than a few gigabytes.
"""

import json
import subprocess
import sys
import threading
import time
from typing import IO

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
else:
    import resource

_MOST = 3 << 30  # bytes: far more than is allowed, so that a fault shows and harms nobody
_ENDLESS = "import sys\nwhile True: sys.stdout.buffer.write(bytes(65536))"


def main() -> None:
    """Words: seconds, the file that is standard input or "endless", and the command."""
    seconds, given, *words = sys.argv[1:]
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))
    command = [sys.executable, "-m", "app", *words]
    writer = None
    if given == "endless":
        writer = subprocess.Popen(
            [sys.executable, "-c", _ENDLESS],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert writer.stdout is not None
        stdin: IO[bytes] = writer.stdout
    else:
        stdin = open(given, "rb")  # noqa: PTH123, SIM115 - nothing heavy is imported here
    begun = subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    watch = Watch(begun)
    try:
        said = begun.communicate(timeout=float(seconds))[1].decode().replace("\r\n", "\n")
        status = begun.returncode
    except subprocess.TimeoutExpired:
        begun.kill()
        begun.wait()
        status, said = -1, "too long"
    if writer is not None:
        writer.kill()
        writer.wait()
    told = {"status": status, "said": said, "megabytes": watch.most() / 2**20}
    sys.stdout.write(json.dumps(told))


class Watch:
    """The most bytes that a process has at once."""

    def __init__(self, begun: "subprocess.Popen[bytes]") -> None:
        self._begun = begun
        self._most = 0
        if sys.platform == "win32":
            threading.Thread(target=self._look, daemon=True).start()

    def most(self) -> int:
        """When it has ended."""
        if sys.platform == "win32":
            return self._most
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024

    def _look(self) -> None:
        """Again and again: Windows still tells it of one that has ended, Wine does not."""
        if sys.platform == "win32":
            told = (
                ctypes.c_size_t * 9
            )()  # PROCESS_MEMORY_COUNTERS: its size, then the peak
            told[0] = size = ctypes.sizeof(told)
            ask = ctypes.WinDLL("psapi").GetProcessMemoryInfo
            ask.argtypes = [wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD]
            while self._begun.poll() is None:
                if ask(int(self._begun._handle), told, size):  # noqa: SLF001 - Popen tells it in no other way
                    self._most = max(self._most, told[1])
                time.sleep(0.01)


if __name__ == "__main__":
    main()
