# SPDX-License-Identifier: EUPL-1.2
"""Run as a program under strace: does every work of the storage, and says when each is done.

Each argument is a folder of its own, named after the work. "begin NAME" and "done WORD" are
written to standard output, where the record shows them among the calls: from a "done" on,
what it tells of must survive. Some works have a planted fault: see CARELESS.
With the word "faults" first it is run by test_faults.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from app.errors import UserError
from app.storage import opening
from app.storage.atomic import write_file
from app.storage.keys import KeyCost
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.restoring import restore
from app.storage.salvaging import salvage
from app.storage.vault import Vault, create_vault, open_vault

CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
PASSPHRASE = "åtta röda älgar sover"
OTHER = "nio gröna igelkottar vakar"
_SET_PTRACER = 0x59616D61
NOW = "2026-11-22T13:32:05Z"
GOING = "Kanariefågel"
ANSWERS = 5
BLADE = b"blad " * 2_000
NEWER = b"nyare " * 3_000


def say(word: str) -> None:
    """One mark in the record."""
    os.write(1, f"{word}\n".encode())


def answer(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        for number in range(1, ANSWERS + 1):
            one = StoredAnswer(None, f"{number}" * 900)
            vault.put_answers(1, {"K1": one, "K2": one}, position=str(number))
            say(f"done {number}")


def sign(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.sign(1, by="AB", at=NOW)
        say("done signed")
        two = vault.new_version(1, reason="fel", by="AB", at=NOW)
        say("done begun")
        vault.sign(two, by="AB", at=NOW)
        say("done corrected")


def delete(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.drop_version(3)
        say("done dropped")


def dispose(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        client = vault.add_client(Client("none", name=GOING, created_at=NOW))
        new = NewInterview(client, "grund", "1", "2020-05-05", "AB", NOW)
        one = vault.add_interview(new)
        vault.put_answers(one, {"D9": StoredAnswer(None, GOING)})
        vault.sign(one, by="AB", at=NOW)
        vault.back_up()
        say("done there")
        line = (client, "2020-05-05", "2025-05-05")
        decided = vault.decide(("1", "En lag"), [line], by="AB")
        say("done decided")
        vault.carry_out(decided, {}, by="CD")
        say("done deleted")
        vault.finish_disposals()
        say("done finished")


def migrate(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE):
        say("done migrated")


def rotate(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.rotate(PASSPHRASE, cost=CHEAP)
        say("done rotated")
        _one_more(vault)


def passphrase(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.change_passphrase(PASSPHRASE, OTHER, cost=CHEAP)
        say("done changed")


def back_up(place: Path) -> None:
    with open_vault(place / "valv", PASSPHRASE) as vault:
        vault.back_up()
        say("done copied")
        vault.back_up_elsewhere(place / "minne")
        say("done elsewhere")


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
        vault.put_setting("a", "b")
        say("done more")


def export(place: Path) -> None:
    write_file(place / "blad.pdf", BLADE)
    say("done written")
    write_file(place / "blad.pdf", NEWER)
    say("done replaced")


def _one_more(vault: Vault) -> None:
    vault.put_answers(1, {"K1": StoredAnswer("X", None)})
    say("done more")


WORKS: dict[str, Callable[[Path], None]] = {
    work.__name__: work
    for work in (
        answer, sign, delete, dispose, migrate, rotate, passphrase, back_up, bring_back, rescue, create,
        export,
    )
}  # fmt: skip


@contextmanager
def synchronous(mode: str):
    """The vault opened with a pragma that does not wait for the disk."""
    changed = tuple(
        ("synchronous", mode, {"OFF": 0, "NORMAL": 1}[mode])
        if one[0] == "synchronous"
        else one
        for one in opening.PRAGMAS
    )
    with patch.object(opening, "PRAGMAS", changed):
        yield


@contextmanager
def no_fsync():
    """Python's own writes without an fsync: key files, copies, exports."""
    with patch.object(os, "fsync", int):
        yield


CARELESS: dict[str, tuple[str, Callable[[], object]]] = {
    "answer_off": ("answer", lambda: synchronous("OFF")),
    "sign_off": ("sign", lambda: synchronous("OFF")),
    "export_unsynced": ("export", no_fsync),
    "passphrase_unsynced": ("passphrase", no_fsync),
    "rotate_unsynced": ("rotate", no_fsync),
}


def faulty(place: Path) -> None:
    """One work in a process of its own, where a call is about to fail; tells how it ended.

    Told with writev, a call that nothing else here uses and no fault is put into.
    """
    said: list[str] = []
    with patch.object(sys.modules[__name__], "say", said.append):
        try:
            WORKS[place.name](place)
            end = "finished"
        except UserError as error:
            end = f"told {type(error).__name__}"
        except BaseException as error:  # noqa: BLE001  # a bug is what is looked for
            frames = traceback.format_tb(error.__traceback__)
            ours = "importlib" not in "".join(frames)  # Python's own files, not a vault's
            end = f"{'bug' if ours else 'no import'} {error!r} {''.join(frames[-3:])}"
    line = json.dumps({"work": place.name, "end": end, "said": said})
    os.writev(1, [f"{line}\n".encode()])


def faults() -> None:
    """For each line "FOLDER INJECT": that work in a fork, with that fault put in by strace."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    with tempfile.TemporaryDirectory() as place:  # once without a fault: all is imported
        with create_vault(Path(place, "valv"), PASSPHRASE, signature="AB", cost=CHEAP)[
            0
        ] as one:
            one.add_client(Client("none", name="Kim"))
            one.back_up()
        salvage(Path(place, "valv"), PASSPHRASE, Path(place, "ny"))
        (copy,) = Path(place, "valv", "backups").iterdir()
        restore(Path(place, "valv"), copy, PASSPHRASE).close()
    for line in sys.stdin:
        place, _, inject = line.strip().rpartition(" ")
        child = os.fork()
        if not child:
            ctypes.CDLL(None).prctl(_SET_PTRACER, -1, 0, 0, 0)  # its sibling may look on
            signal.sigwait([signal.SIGUSR1])
            faulty(Path(place))
            os._exit(0)
        call = inject.partition("=")[2].partition(":")[0]
        command = ["strace", "-p", str(child), "-o", os.devnull, "-e", f"trace={call}"]
        with subprocess.Popen([*command, "-e", inject], stderr=subprocess.PIPE) as strace:
            assert strace.stderr is not None
            strace.stderr.readline()  # it is attached
            os.kill(child, signal.SIGUSR1)
            os.waitpid(child, 0)
            strace.stderr.read()
        say("ended")


def main() -> None:
    """Does each work that has a folder."""
    if sys.argv[1] == "faults":
        faults()
        return
    for place in map(Path, sys.argv[1:]):
        name, fault = CARELESS.get(place.name, (place.name, ExitStack))
        say(f"begin {place.name}")
        with fault():
            WORKS[name](place)
    say("begin ")


if __name__ == "__main__":
    main()
