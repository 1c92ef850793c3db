# SPDX-License-Identifier: EUPL-1.2
"""Run as a program: does one work for each line, in a fork, looked on by strace or not.

A line is JSON: the work's name ("reopen", too), its place, a planted fault or "", and the
words for strace to look on with, if it is to. Another line, whatever it says, has it buried:
till then its number cannot be another's, so that it can be killed. It tells its process,
what is acknowledged on the way, how it ended with its seconds, and "ended STATUS".
Everything is imported and done once beforehand, so that a record has little in it but the
work itself. Where strace lets calls fail, what is acknowledged is told at the end.
Windows has no fork: there each work is in a program begun for it, and nothing looks on.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from app.storage.keys.cryptography import VaultKeys, new_data_key
from app.storage.progress import unwatched
from app.storage.records import Client
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.user_error import UserError
from tests.robust.kills import begun
from tests.robust.powercut import works
from tests.robust.powercut.careless import FAULTS
from tests.robust.powercut.works import CHEAP, PASSPHRASE, WORKS, reopen

_SET_PTRACER = 0x59616D61


def careless_exchange(place: Path) -> None:
    """A planted fault: the data are exchanged before anything of the new key is written."""
    with open_vault(place / "valv", PASSPHRASE) as vault:
        coming = VaultKeys(new_data_key())
        exchange, keys = vault.data_key, vault.data_key._folder.key_file  # noqa: SLF001 - a planted fault
        exchange._copy_under(coming, keys, unwatched)  # noqa: SLF001 - a planted fault
        exchange._swap()  # noqa: SLF001 - a planted fault
        exchange._go_on_with(coming, keys)  # noqa: SLF001 - a planted fault


EVERY = {**WORKS, "reopen": reopen, "careless_exchange": careless_exchange}


def warm_up() -> None:
    """Once without any fault: all is imported."""
    with tempfile.TemporaryDirectory() as place:
        with create_vault(Path(place, "valv"), PASSPHRASE, signature="AB", cost=CHEAP)[
            0
        ] as one:
            one.clients.add(Client("none", name="Kim"))
            one.copies.make()
        salvage(Path(place, "valv"), PASSPHRASE, Path(place, "ny"))
        (copy,) = Path(place, "valv", "backups").iterdir()
        restore(Path(place, "valv"), copy, PASSPHRASE).close()


def work(name: str, place: Path, fault: str) -> str:
    """Does it; how it ended: "finished", "told CLASS", "bug …", or "no import …"."""
    try:
        with FAULTS.get(fault, ExitStack)():
            EVERY[name](place)
    except UserError as error:
        return f"told {type(error).__name__}"
    except BaseException as error:  # noqa: BLE001  # a bug is what is looked for
        frames = traceback.format_tb(error.__traceback__)
        ours = "importlib" not in "".join(frames)  # Python's own files, not a vault's
        return f"{'bug' if ours else 'no import'} {error!r} {''.join(frames[-3:])}"
    return "finished"


def tell(line: str) -> None:
    """With writev: nothing else here uses it, no fault is put in, no record takes it for "done"."""
    if sys.platform == "win32":
        os.write(1, f"{line}\n".encode())
    else:
        os.writev(1, [f"{line}\n".encode()])


def live(name: str, place: str, fault: str, words: list[str]) -> None:
    """One work in a process of its own."""
    if words and sys.platform != "win32":
        ctypes.CDLL(None).prctl(_SET_PTRACER, -1, 0, 0, 0)  # its sibling may look on
        signal.sigwait([signal.SIGUSR1])
    said: list[str] = []
    fails = any(word.startswith("inject=") for word in words)
    begun = time.perf_counter()
    with patch.object(works, "say", said.append) if fails else ExitStack():
        end = work(name, Path(place), fault)
    seconds = time.perf_counter() - begun
    line = json.dumps({"end": end, "seconds": seconds, "said": said})
    tell(line)


def look_on(child: int, words: list[str]) -> None:
    """Lets the child begin as soon as strace is there, and waits till both are done."""
    with subprocess.Popen(
        ["strace", "-p", str(child), *words], stderr=subprocess.PIPE
    ) as strace:
        assert strace.stderr is not None
        strace.stderr.readline()  # it is attached
        os.kill(child, signal.SIGUSR1)
        strace.stderr.read()


def main() -> None:
    """Without words: a work for each line. With the name of a work, its place and fault: that."""
    if words := sys.argv[1:]:
        warm_up()
        tell(str(os.getpid()))
        live(*words, words=[])
    elif sys.platform == "win32":
        in_programs()
    else:
        in_forks()


def in_programs() -> None:
    for line in sys.stdin:
        name, place, fault, _ = json.loads(line)
        with begun("tests.robust.powercut.worker", name, place, fault) as child:
            sys.stdin.readline()
        tell(f"ended {child.returncode}")


def in_forks() -> None:
    if sys.platform == "win32":
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    warm_up()
    for line in sys.stdin:
        name, place, fault, words = json.loads(line)
        child = os.fork()
        if not child:
            try:
                tell(str(os.getpid()))
                live(name, place, fault, words)
            finally:
                os._exit(0)
        if words:
            look_on(child, words)
        sys.stdin.readline()
        _, status = os.waitpid(child, 0)
        os.write(1, f"ended {status}\n".encode())


if __name__ == "__main__":
    main()
