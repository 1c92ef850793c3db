# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_kills_of_upkeep: does one piece of upkeep per line, to be killed.

A line in is "<work> <folder>"; a fork does it, tells its process, and "done" when it is.
The line after it, "wait", has it buried: till then its number cannot be another's.
The planted fault, "careless", exchanges the data before anything of the new key is written.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from small_vault import CHEAP, PASSPHRASE

from app.storage.keyfile import read_copies
from app.storage.keys import VaultKeys, new_data_key
from app.storage.progress import unwatched
from app.storage.restoring import restore
from app.storage.vault import Vault, open_vault


def work(name: str, folder: Path) -> None:
    if name == "restore":
        (copy,) = (folder / "backups").iterdir()
        restore(folder, copy, PASSPHRASE).close()
        return
    vault = open_vault(folder, PASSPHRASE)  # "migrate" is this alone
    if name == "rotate":
        vault.rotate(PASSPHRASE, cost=CHEAP)
    elif name == "back_up":
        vault.back_up()
    elif name == "passphrase":
        vault.change_passphrase(PASSPHRASE, PASSPHRASE, cost=CHEAP)
    elif name == "careless":
        careless(vault)
    vault.close()


def careless(vault: Vault) -> None:
    coming = VaultKeys(new_data_key())
    vault._copy_under(coming, unwatched)
    vault._swap(coming)
    read_copies(vault.folder)


for line in sys.stdin:
    name, _, place = line.rstrip("\n").partition(" ")
    child = os.fork()
    if not child:
        with suppress(BaseException):
            os.write(1, f"{os.getpid()}\n".encode())
            work(name, Path(place))
            os.write(1, b"done\n")
            os._exit(0)
        os.write(1, b"failed\n")
        os._exit(1)
    sys.stdin.readline()
    _, status = os.waitpid(child, 0)
    os.write(1, f"ended {status}\n".encode())
