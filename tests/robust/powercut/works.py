# SPDX-License-Identifier: EUPL-1.2
"""Every work of the storage, in a folder of its own, that says when each step is done.

"done WORD" is written to standard output, where a record shows it among the calls: from
there on what it tells of must survive. `worker.py` does them; `looks.py` knows what must
hold after each of them was cut short.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

from app.storage.data import opening
from app.storage.disk.atomic import write_file
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client, ImportedInterview, NewInterview, StoredAnswer
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.user_error import UserError

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
PASSPHRASE = "åtta röda älgar sover"
OTHER = "nio gröna igelkottar vakar"
NOW = "2026-11-22T13:32:05Z"
GOING = "Kanariefågel"
ANSWERS = 5
LENGTH = 5_000  # characters of each: on pages that others have left
COMING = 12  # interviews from elsewhere
BLADE = b"blad " * 2_000
NEWER = b"nyare " * 3_000
CODE = "code.txt"  # beside the vault: its recovery code


def say(word: str) -> None:
    """One mark in the record."""
    os.write(1, f"{word}\n".encode())


def answer(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        for number in range(1, ANSWERS + 1):
            one = StoredAnswer(None, f"{number}" * LENGTH)
            vault.answers.put(1, {"K1": one, "K2": one}, position=str(number))
            say(f"done {number}")


def sign(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.interviews.sign(1, by="AB", at=NOW)
        say("done signed")
        two = vault.interviews.correct(1, reason="fel", by="AB", at=NOW)
        say("done begun")
        vault.interviews.sign(two, by="AB", at=NOW)
        say("done corrected")


def delete(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.interviews.remove(3, reason="mistake")
        say("done dropped")


def dispose(place: Path) -> None:
    """So much goes that the file becomes many pages shorter."""
    with open_vault(place / "valv", PASSPHRASE) as vault:
        with vault.transaction():
            client = vault.clients.add(Client("none", name=GOING, created_at=NOW))
            new = NewInterview(client, "grund", "1", "2020-05-05", "AB", NOW)
            one = vault.interviews.begin(new)
            long = StoredAnswer(None, GOING * 600)
            vault.answers.put(one, {f"D{number}": long for number in range(30)})
            vault.interviews.sign(one, by="AB", at=NOW)
        vault.copies.make()
        say("done there")
        line = (client, "2020-05-05", "2025-05-05")
        decided = vault.disposals.decide(("1", "En lag"), [line], by="AB")
        say("done decided")
        vault.disposals.carry_out(decided, {}, by="CD")
        say("done deleted")
        vault.disposals.finish()
        say("done finished")


def migrate(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE):
        say("done migrated")


def rotate(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.data_key.exchange(PASSPHRASE, cost=CHEAP)
        say("done rotated")
        _one_more(vault)


def passphrase(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.ways.change(PASSPHRASE, OTHER, cost=CHEAP)
        say("done changed")


def users(place: Path) -> None:
    """A colleague gets a way in, the code becomes another, and the colleague leaves."""
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.ways.add(PASSPHRASE, OTHER, signature="CD", cost=CHEAP)
        say("done added")
        code = vault.ways.new_code(PASSPHRASE)
        say(f"done code:{code}")
        (slot,) = [each.id for each in vault.ways.all() if each.signature == "CD"]
        vault.ways.remove(PASSPHRASE, slot)
        say("done removed")


def back_up(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.answers.put(1, {"K1": StoredAnswer("X", None)})
        vault.copies.make()
        say("done copied")


def elsewhere(place: Path) -> None:
    """A copy in a second place, and a newer one."""
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.copies.put(place / "minne")
        say("done elsewhere")
        _one_more(vault)
        vault.copies.make()
        vault.copies.put(place / "minne")
        say("done newer")


def bring_back(place: Path) -> None:
    (copy,) = (place / "valv" / "backups").iterdir()
    with restore(place / "valv", copy, PASSPHRASE) as vault:
        say("done restored")
        _one_more(vault)


def rescue(place: Path) -> None:
    done = salvage(place / "valv", PASSPHRASE, place / "ny")
    say("done salvaged")
    with open_vault(done.folder, PASSPHRASE) as vault:
        _one_more(vault)


def create(place: Path) -> None:
    with create_vault(place / "ny", PASSPHRASE, signature="AB", cost=CHEAP)[0] as vault:
        say("done created")
        vault.settings.put("a", "b")
        say("done more")


def export(place: Path) -> None:
    write_file(place / "blad.pdf", BLADE)
    say("done written")
    write_file(place / "blad.pdf", NEWER)
    say("done replaced")


def import_(place: Path) -> None:
    """More than SQLite keeps in memory, as a large import is: its journal has several parts."""
    long = StoredAnswer(None, "kom " * 900)
    rows = [
        ImportedInterview(
            Client("none", name=f"Ny {number}", case_number=f"N{number}", created_at=NOW),
            "grund", "1", "2026-01-01", "AB", NOW, {f"D{n}": long for n in range(5)}, {},
            NOW if number % 2 else None, "AB" if number % 2 else None,
        )
        for number in range(COMING)
    ]  # fmt: skip
    with small_memory(), open_vault(place / "valv", PASSPHRASE) as vault:
        vault.imports.take_in(rows, lambda _: None)
        say("done imported")


def _one_more(vault: Vault) -> None:
    vault.answers.put(1, {"K1": StoredAnswer("X", None)})
    say("done more")


@contextmanager
def pragma(name: str, value: str, back: int) -> Iterator[None]:
    """The vault opened with one setting that is another."""
    changed = tuple(
        (name, value, back) if one[0] == name else one for one in opening.PRAGMAS
    )
    with patch.object(opening, "PRAGMAS", changed):
        yield


@contextmanager
def small_memory() -> Iterator[None]:
    with pragma("cache_size", "-64", -64):
        yield


def reopen(place: Path) -> None:
    """What the next start does, which finishes what was cut short; by whoever gets in."""
    for name in ("ny", "valv"):
        for words in (PASSPHRASE, OTHER):
            with suppress(UserError):
                open_vault(place / name, words).close()
                break


WORKS: dict[str, Callable[[Path], None]] = {
    work.__name__: work
    for work in (
        answer, sign, delete, dispose, migrate, rotate, passphrase, users, back_up, elsewhere,
        bring_back, rescue, create, export, import_,
    )
}  # fmt: skip
