# SPDX-License-Identifier: EUPL-1.2
"""E2: the power cut at any moment of any work: opens, nothing acknowledged is lost, no halves."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from app.errors import UserError
from app.storage import migrations
from app.storage.keyfile import read_copies
from app.storage.records import Client, NewInterview, StoredAnswer
from app.storage.vault import Vault, create_vault, open_vault
from tests.robust.powercut import works
from tests.robust.powercut.disk import Disk, write_out
from tests.robust.powercut.trace import Call, calls, command
from tests.robust.powercut.works import (
    ANSWERS,
    BLADE,
    CARELESS,
    CHEAP,
    GOING,
    NEWER,
    NOW,
    WORKS,
)
from tests.storage.raw_pages import hits

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests/storage/golden/v1"
LONG = bool(os.environ.get("OVERBLICK_LONG"))
CUTS = 1000 if LONG else 25  # of each work
Look = Callable[[Path, set[str]], None]
D9 = StoredAnswer(None, "3")


def traceable() -> bool:
    """Whether programs can be recorded here."""
    if shutil.which("strace") is None:
        return False
    return not subprocess.run(
        [*command(Path(os.devnull)), sys.executable, "-c", ""],
        capture_output=True,
        check=False,
    ).returncode


pytestmark = [
    pytest.mark.skipif(
        not traceable(), reason="strace is missing, or may not be used here"
    ),
    pytest.mark.timeout(3600 if LONG else 120),
]


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that is quick to write."""
    shm = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    place = tmp_path_factory.mktemp("powercut")
    if os.access(shm, os.W_OK):
        place = shm / f"overblick-{os.getpid()}"
        place.mkdir()
    yield place
    shutil.rmtree(place)


def model(place: Path) -> None:
    """A vault with an open interview, a signed one, its correction, and a copy."""
    vault, _ = create_vault(place, works.PASSPHRASE, signature="AB", cost=CHEAP)
    with vault, vault.transaction():
        client = vault.add_client(Client("none", name="Kim Älv", created_at=NOW))
        new = NewInterview(client, "grund", "1", "2026-11-22", "AB", NOW)
        for one in (1, 2):
            vault.add_interview(new)
            vault.put_answers(one, {"D9": D9}, at=NOW)
        vault.sign(2, by="AB", at=NOW)
        vault.new_version(2, reason="fel", by="AB", at=NOW)
    with open_vault(place, works.PASSPHRASE) as vault:
        vault.back_up()


class Recorded(NamedTuple):
    """Every work, recorded once.

    Attributes:
        begin: each work's folder as it was before.
        done: what was called, by work.
        place: where the work was done.
    """

    begin: Path
    done: dict[str, list[Call]]
    place: Path


@pytest.fixture(scope="module")
def recorded(memory: Path) -> Recorded:
    begin, place = memory / "begin", memory / "work"
    names = [*WORKS, *CARELESS]
    model(memory / "model")
    for name in names:
        (begin / name / "minne").mkdir(parents=True)
        source = GOLDEN if name == "migrate" else memory / "model"
        shutil.copytree(source, begin / name / "valv")
    damaged = begin / "rescue" / "valv" / "data.db"
    damaged.write_bytes(bytes(4096) + damaged.read_bytes()[4096:])
    shutil.copytree(begin, place)
    output = memory / "trace"
    program = [sys.executable, "-m", works.__name__, *(str(place / name) for name in names)]
    ran = subprocess.run(
        [*command(output), *program],
        check=False,
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 0, ran.stderr.decode()
    done: dict[str, list[Call]] = {"": []}
    name = ""
    for call in calls(output):
        said = word(call)
        if said.startswith("begin "):
            name = said.removeprefix("begin ")
            done[name] = []
        done[name].append(call)
    output.unlink()
    return Recorded(begin, done, place)


def word(call: Call) -> str:
    """What the program said, if it did."""
    is_said = call.name == "write" and call.given[0] == "1"
    return call.data(1).decode().strip() if is_said else ""


def cut_off(recorded: Recorded, name: str, look: Look, *, at_the_end: bool = False) -> int:
    """Cuts the power CUTS times while one work is done; how many calls there were."""
    random = Random(f"2026{name}")
    done = recorded.done[name]
    shutil.rmtree(recorded.place / name)
    shutil.copytree(recorded.begin / name, recorded.place / name)
    disk = Disk(recorded.place / name)
    first = len(done) if at_the_end else 0
    moments = sorted(random.randint(first, len(done)) for _ in range(CUTS))
    acknowledged: set[str] = set()
    after = recorded.place / f"{name}-after"
    at = 0
    for moment in moments:
        for call in done[at:moment]:
            disk.does(call)
            acknowledged.add(word(call).removeprefix("done "))
        at = max(at, moment)
        write_out(disk.after_power_cut(random), after)
        look(after, acknowledged)
        shutil.rmtree(after)
    return len(done)


# --- what must hold after a cut


def opened(folder: Path, passphrase: str = works.PASSPHRASE) -> Vault:
    """The vault, which must be whole."""
    vault = open_vault(folder, passphrase)
    try:
        found = vault.check()
        assert found.whole
        assert not any(found[1:]), found
        assert vault.answers(2) == {"D9": D9} or "migrate" in folder.parts[-2]
        assert len(read_copies(folder)) == 1
    except BaseException:
        vault.close()
        raise
    return vault


def answered(place: Path, said: set[str]) -> None:
    last = max((int(one) for one in said if one.isdigit()), default=0)
    with opened(place / "valv") as vault:
        found = vault.answers(1)
        text = found["K1"].text if "K1" in found else ""
        assert text is not None
        number = int(text[:1] or 0)
        assert number in {last, min(last + 1, ANSWERS)}
        assert text == str(number) * 900 * bool(number)
        assert found.get("K2") == found.get("K1")
        assert vault.interview(1).position == (str(number) if number else "")


def signed(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        statuses = {one.id: one.status for one in vault.interviews()}
        state = (statuses[1], statuses.get(4, ""))
        states = [("open", ""), ("signed", ""), ("signed", "open"), ("replaced", "signed")]
        at = len(said & {"signed", "begun", "corrected"})
        assert state in states[at : at + 2]
        if state[1]:
            assert vault.answers(4) == {"D9": D9}


def deleted(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        there = 3 in {one.id for one in vault.interviews()}
        assert not (there and "dropped" in said)
        assert vault.answers(3) == ({"D9": D9} if there else {})


def disposed(place: Path, said: set[str]) -> None:
    """Not yet, or really gone: what was cut short is finished by the opening (G4)."""
    with opened(place / "valv") as vault:
        there = [one.id for one in vault.search_clients(GOING)]
        assert len(there) == 1 or "there" not in said or "decided" in said
        assert not (there and "deleted" in said)
        states = [each.state for each in vault.disposals()]
        assert states or "decided" not in said
        if states == ["done"]:
            files = [place / "valv/data.db", *(place / "valv").glob("backups/*/data.db")]
            assert not there
            assert [path for path in files if hits(path, vault._keys.db, (GOING,))] == []
            assert len(vault.copies()) == 1
        else:
            assert states in ([], ["decided"])
            assert there or "there" not in said


def migrated(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        assert vault.schema_version() == len(migrations.scripts())
        assert vault.answers(1)["D9"] == D9
        assert vault.copies()
        assert all(one.verified_at for one in vault.copies())


def rotated(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        turned = "vault.rotated" in {row.code for row in vault.log_rows()}
        assert turned or "rotated" not in said
        assert ("K1" in vault.answers(1)) or "more" not in said
        assert vault.answers(1)["D9"] == D9


def changed(place: Path, said: set[str]) -> None:
    try:
        opened(place / "valv", works.OTHER).close()
    except UserError:
        assert "changed" not in said
        opened(place / "valv").close()


def copied(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        copies = vault.copies()
        assert copies, "the older one of a day goes when the newer one is there to stay"
        first = min(row.n for row in vault.log_rows() if row.code == "vault.opened")
        assert copies[0].last_event > first or "copied" not in said
        assert all(copy.verified_at for copy in copies)
    elsewhere = list((place / "minne").glob("overblick-*/2*"))
    assert elsewhere or "elsewhere" not in said
    for each in [*(one.folder for one in copies), *elsewhere]:
        shutil.copytree(each, place / "open")
        with opened(place / "open") as vault:
            assert vault.answers(1) == {"D9": D9}
        shutil.rmtree(place / "open")


def brought_back(place: Path, said: set[str]) -> None:
    with opened(place / "valv") as vault:
        back = "vault.restored" in {row.code for row in vault.log_rows()}
        assert back or "restored" not in said
        assert ("K1" in vault.answers(1)) or "more" not in said
    aside = list((place / "valv").glob("set-aside/*/data.db"))
    assert aside or "restored" not in said
    assert all(each.stat().st_size > 4096 for each in aside) or "restored" not in said


def rescued(place: Path, said: set[str]) -> None:
    before = (place / "valv" / "data.db").read_bytes()
    assert before[:4096] == bytes(4096)
    assert len(before) > 4096
    if (place / "ny").exists():
        with opened(place / "ny") as vault:
            assert ("K1" in vault.answers(1)) or "more" not in said
    else:
        assert "salvaged" not in said


def created(place: Path, said: set[str]) -> None:
    if not (place / "ny").exists():
        assert "created" not in said
        create_vault(place / "ny", works.PASSPHRASE, signature="AB", cost=CHEAP)[0].close()
    with open_vault(place / "ny", works.PASSPHRASE) as vault:
        assert vault.check().whole
        assert vault.settings() == {"a": "b"} or "more" not in said


def exported(place: Path, said: set[str]) -> None:
    """E6: the old one or the new one, whole."""
    path = place / "blad.pdf"
    found = path.read_bytes() if path.exists() else b""
    states = [b"", BLADE, NEWER]
    at = len(said & {"written", "replaced"})
    assert found in states[at : at + 2]


LOOK: dict[str, Look] = {
    "answer": answered,
    "sign": signed,
    "delete": deleted,
    "dispose": disposed,
    "migrate": migrated,
    "rotate": rotated,
    "passphrase": changed,
    "back_up": copied,
    "bring_back": brought_back,
    "rescue": rescued,
    "create": created,
    "export": exported,
}


@pytest.mark.parametrize("name", WORKS)
def test_no_power_cut_loses_or_breaks_anything(recorded: Recorded, name: str) -> None:
    number = cut_off(recorded, name, LOOK[name])
    assert number > 20, "this is no record of any work"


@pytest.mark.parametrize("name", CARELESS)
def test_work_that_does_not_wait_for_the_disk_is_found_out(
    recorded: Recorded, name: str
) -> None:
    lost = 0

    def looks(place: Path, said: set[str]) -> None:
        nonlocal lost
        try:
            LOOK[CARELESS[name][0]](place, said)
        except (AssertionError, UserError, OSError):
            lost += 1

    cut_off(recorded, name, looks, at_the_end=True)
    assert lost, "a harness that finds nothing shows nothing"
