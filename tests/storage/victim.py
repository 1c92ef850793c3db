# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_kills_of_upkeep: does one piece of upkeep per line, to be killed.

A line in is "<work> <folder>"; a fork does it, tells its process, what is acknowledged on
the way ("said 3"), and "done" with its seconds when it is.
The line after it, "wait", has it buried: till then its number cannot be another's.
The planted fault, "careless", exchanges the data before anything of the new key is written.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from small_vault import CHEAP, NOW, PASSPHRASE

from app.storage.keyfile import read_copies
from app.storage.keys import VaultKeys, new_data_key
from app.storage.progress import unwatched
from app.storage.records import StoredAnswer
from app.storage.restoring import restore
from app.storage.vault import Vault, open_vault


def work(name: str, folder: Path) -> None:
    if name == "restore":
        (copy,) = (folder / "backups").iterdir()
        restore(folder, copy, PASSPHRASE).close()
        return
    with open_vault(folder, PASSPHRASE) as vault:  # "migrate" is this alone
        if name in WORKS:
            WORKS[name](vault)


def answer(vault: Vault) -> None:
    for number in range(1, 21):
        one = StoredAnswer(None, str(number))
        vault.put_answers(1, {"K1": one, "K2": one}, position=str(number))
        os.write(1, f"said {number}\n".encode())


def sign(vault: Vault) -> None:
    vault.sign(1, by="AB", at=NOW)
    os.write(1, b"said 1\n")
    vault.sign(vault.new_version(1, reason="fel", by="AB", at=NOW), by="AB", at=NOW)
    os.write(1, b"said 2\n")


def rotate(vault: Vault) -> None:
    vault.rotate(PASSPHRASE, cost=CHEAP)


def passphrase(vault: Vault) -> None:
    vault.change_passphrase(PASSPHRASE, PASSPHRASE, cost=CHEAP)


def careless(vault: Vault) -> None:
    coming = VaultKeys(new_data_key())
    vault._copy_under(coming, unwatched)
    vault._swap(coming)
    read_copies(vault.folder)


WORKS: dict[str, Callable[[Vault], object]] = {
    "answer": answer,
    "sign": sign,
    "rotate": rotate,
    "back_up": Vault.back_up,
    "passphrase": passphrase,
    "careless": careless,
}

for line in sys.stdin:
    name, _, place = line.rstrip("\n").partition(" ")
    child = os.fork()
    if not child:
        with suppress(BaseException):
            os.write(1, f"{os.getpid()}\n".encode())
            begun = time.perf_counter()
            work(name, Path(place))
            os.write(1, f"done {time.perf_counter() - begun}\n".encode())
            os._exit(0)
        os.write(1, b"failed\n")
        os._exit(1)
    sys.stdin.readline()
    _, status = os.waitpid(child, 0)
    os.write(1, f"ended {status}\n".encode())
