# SPDX-License-Identifier: EUPL-1.2
"""Pages of an older copy of the same file put back, without any key (G1, G2).

Each page carries its own MAC and no age, so any set of older pages is taken for whole by the
cipher. What the vault then shows is compared with both states: if a signed interview, the log
or the ways in have gone back, opening or looking through it must say so. One thing cannot be
seen offline: everything that is guarded put back at once, which is the older vault. How many
sets did that is counted and told (`just long sums`).
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.data import opening
from app.storage.data.database import Database, Row
from app.storage.keys.cryptography import VaultKeys
from app.storage.keys.keyfile import NAMES
from app.storage.keys.slots import unlock
from app.storage.records import StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.user_error import UserError
from tests.robust.amounts import LONG, amount, drawn
from tests.robust.powercut.workshop import quick_place

PAGE = 4096
SETS = amount(40, 1500)  # drawn of each life; besides each page, in the long form each two
SIGNED = "(SELECT id FROM interview WHERE signed_at IS NOT NULL)"
_FREE = (
    "client",
    "setting",
    "staff",
    "form",
    "interview",
    "answer",
    "slot",
    "sqlite_sequence",
)
Guarded = dict[str, list[Row]]


def signing(vault: Vault, clock: FakedClock) -> None:
    """The last of three interviews is signed, over a weekend."""
    vault.answers.put(3, {f"K{n}": StoredAnswer(None, "nytt") for n in range(9)})
    clock.move(days=2)
    vault.interviews.sign(3, by="AB", at=NOW)


def talking(vault: Vault, clock: FakedClock) -> None:
    """An interview goes on, and much is looked at: rows at the log's end."""
    for number in range(9):
        vault.answers.put(3, {f"K{number}": StoredAnswer(None, "nytt")}, position="K1")
        clock.move(minutes=1)


def leaving(vault: Vault, clock: FakedClock) -> None:
    """A colleague loses the way in, and the code becomes another."""
    (slot,) = [each.id for each in vault.ways.all() if each.signature == "CD"]
    vault.ways.remove(PASSPHRASE, slot)
    clock.move(days=1)
    vault.ways.new_code(PASSPHRASE)


LIVES: dict[str, Callable[[Vault, FakedClock], None]] = {
    each.__name__: each for each in (signing, talking, leaving)
}


class Shown(NamedTuple):
    """What a vault shows of what is guarded."""

    signed: dict[int, tuple[object, ...]]
    log: list[object]
    ways: list[object]

    def is_of(self, other: "Shown") -> bool:
        """Whether it shows the same; openings since then do not count."""
        rows = self.log[: len(other.log)]
        return (self.signed, rows, self.ways) == (other.signed, other.log, other.ways)


def shown(vault: Vault) -> Shown:
    signed = {
        each.id: (each, vault.answers.of(each.id), vault.texts.of(each.id))
        for each in vault.interviews.find()
        if each.status in {"signed", "replaced"}
    }
    return Shown(signed, list(vault.log.rows()), list(vault.ways.all()))


def guarded(data: Path, key: bytearray) -> Guarded:
    """Every row that seals, log and what closes them off stand for, as it lies in a file.

    Raises:
        UserError: it cannot be read.
    """
    database = Database(opening.open_file(data, key))
    try:
        tables = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        found = {
            name: database.rows(f"SELECT * FROM {name}")  # noqa: S608
            for (name,) in tables
            if name not in _FREE
        }
        found["interview"] = database.rows(f"SELECT * FROM interview WHERE id IN {SIGNED}")  # noqa: S608
        for name in ("answer", "slot"):
            found[name] = database.rows(
                f"SELECT * FROM {name} WHERE interview IN {SIGNED}"  # noqa: S608
            )
        return found
    finally:
        database.close()


class Life(NamedTuple):
    """A vault at two times: its data, what is guarded in them, and what it shows."""

    folder: Path
    older: bytes
    newer: bytes
    rows: tuple[Guarded, Guarded]
    shows: tuple[Shown, Shown]
    key: bytearray

    def changed(self) -> list[int]:
        """Numbers of the pages that differ."""
        pages = range(min(len(self.older), len(self.newer)) // PAGE)
        return [
            page
            for page in pages
            if self.page(self.older, page) != self.page(self.newer, page)
        ]

    @staticmethod
    def page(data: bytes, page: int) -> bytes:
        return data[page * PAGE : (page + 1) * PAGE]


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with quick_place(tmp_path_factory.mktemp("replayed"), "replayed") as place:
        yield place


@pytest.fixture(scope="module", params=LIVES)
def life(request: pytest.FixtureRequest, memory: Path) -> Life:
    folder, clock = memory / request.param, FakedClock()
    vault, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=clock)
    with vault, vault.transaction():
        vault.forms.put("grund", "1", "källa " * 900)
        for number in range(3):
            one = add_interview(vault)
            text = StoredAnswer(None, "svar " * 9)
            vault.answers.put(one, {f"K{n}": text for n in range(60)})
            if number < 2:
                vault.interviews.sign(one, by="AB", at=NOW)
        vault.ways.add(PASSPHRASE, "fyra gröna grisar går", signature="CD", cost=CHEAP)
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        before = shown(vault)
    data = folder / "data.db"
    older = data.read_bytes()
    clock.move(days=1)
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        LIVES[request.param](vault, clock)
        after = shown(vault)
    key = VaultKeys(next(unlock(folder, PASSPHRASE)).data_key).db
    newer, now = data.read_bytes(), guarded(data, key)
    data.write_bytes(older)
    then = guarded(data, key)
    data.write_bytes(newer)
    return Life(folder, older, newer, (then, now), (before, after), key)


def sets(life: Life, random: Random) -> Iterator[tuple[int, ...]]:
    """Each page, then (all) pairs, threes and fours, drawn; at last all that have changed."""
    changed = life.changed()
    found = set(combinations(changed, 1))
    if LONG:
        found |= set(combinations(changed, 2))
    for _ in range(SETS):
        size = random.choice((3, 4) if LONG else (2, 2, 3, 4))
        found.add(tuple(sorted(random.sample(changed, min(size, len(changed))))))
    yield from sorted(found | {tuple(changed)})


def judged(life: Life, folder: Path, pages: tuple[int, ...]) -> str:
    """What became of putting back these pages: "seen", "harmless", "all of it" or "MISSED"."""
    mixed = bytearray(life.newer)
    for page in pages:
        mixed[page * PAGE : (page + 1) * PAGE] = life.page(life.older, page)
    data = folder / "data.db"
    data.write_bytes(mixed)
    for name in NAMES:
        shutil.copy(life.folder / name, folder)
    try:
        rows = guarded(data, life.key)
        data.write_bytes(mixed)
        if rows == life.rows[1]:
            return "harmless"
        with open_vault(folder, PASSPHRASE) as vault:
            found = vault.soundness.check()
            shows = shown(vault)
    except UserError:
        return "seen"
    if not found.whole or any(found[1:]):
        return "seen"
    if rows == life.rows[0]:
        return "all of it"
    return "harmless" if shows.is_of(life.shows[1]) else "MISSED"


def test_older_pages_put_back_are_seen(
    life: Life, tmp_path: Path, memory: Path, record_property: Callable[[str, object], None]
) -> None:
    folder = memory / "mixed"
    folder.mkdir(0o700, exist_ok=True)
    random = drawn("replay", life.folder.name)
    fates: Counter[str] = Counter()
    missed: set[tuple[int, ...]] = set()
    for pages in sets(life, random):
        fate = judged(life, folder, pages)
        fates[fate] += 1
        missed |= {pages} if fate == "MISSED" else set()
    for fate, number in fates.items():
        record_property(f"sets {fate}", number)
    assert sorted(missed, key=len)[:9] == [], fates
    assert fates["seen"], "a harness that sees nothing shows nothing"


def test_the_harness_tells_older_from_newer(life: Life, memory: Path) -> None:
    """The detector: without any page there is nothing, and what was guarded has changed."""
    folder = memory / "mixed"
    folder.mkdir(0o700, exist_ok=True)
    assert judged(life, folder, ()) == "harmless"
    assert life.rows[0] != life.rows[1]
    assert not life.shows[0].is_of(life.shows[1])
    assert len(life.changed()) >= 2
