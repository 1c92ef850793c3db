# SPDX-License-Identifier: EUPL-1.2
"""Key files of every older generation, put back in every way: who left stays out (A2, A3).

The older ones are those that lie beside the data in each copy of the vault. Whatever two of
them lie there as keys.json and keys-2.json, only the present ways in open today's data, no
older file is healed from, and whoever came later gets in as soon as one of the two is today's,
or somebody else has opened the vault.
"""

import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, NOW, PASSPHRASE, add_interview

from app.storage.keys.keyfile import NAMES
from app.storage.records import StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault, open_with_recovery
from app.user_error import UserError
from tests.robust.amounts import LONG
from tests.robust.powercut.workshop import quick_place

OLD, NEW = PASSPHRASE, "sju gula getter sjunger"
GONE, LATER = "fyra gröna grisar går", "tre vita valar vandrar"
CHANGED = 3  # the generation from which on the new passphrase was one
ANSWERS = {"D9": StoredAnswer(None, "3")}


class Life(NamedTuple):
    """A vault whose ways in have changed often.

    Attributes:
        folder: of it, closed.
        generations: the key file after each change, the last is today's.
        old_code, code: recovery codes of then and now.
    """

    folder: Path
    generations: list[bytes]
    old_code: str
    code: str

    def older(self) -> list[bytes]:
        """The key files that are not of today; in every run some of every kind."""
        return self.generations[:-1] if LONG else self.generations[:-1:2]

    def ways(self) -> dict[str, tuple[str, bool, bool]]:
        """Each way there was: words, whether a code, whether it is of today."""
        return {
            "old passphrase": (OLD, False, False),
            "new passphrase": (NEW, False, True),
            "colleague who left": (GONE, False, False),
            "who came later": (LATER, False, True),
            "old code": (self.old_code, True, False),
            "new code": (self.code, True, True),
        }


def lived(folder: Path, *, turned: bool) -> Life:
    """A life; turned: the data key was exchanged at its end."""
    clock = FakedClock()
    vault, old_code = create_vault(folder, OLD, signature="AB", cost=CHEAP, clock=clock)
    generations: list[bytes] = []

    def keep() -> None:
        clock.move(days=1)
        copy = vault.copies.make()
        generations.append((copy.folder / NAMES[0]).read_bytes())

    with vault:
        vault.answers.put(add_interview(vault), ANSWERS, at=NOW)
        keep()
        vault.ways.add(OLD, GONE, signature="CD", cost=CHEAP)
        keep()
        vault.ways.change(OLD, NEW, cost=CHEAP)
        keep()
        code = vault.ways.new_code(NEW)
        keep()
        (left,) = [each.id for each in vault.ways.all() if each.signature == "CD"]
        vault.ways.remove(NEW, left)
        keep()
        vault.ways.add(NEW, LATER, signature="EF", cost=CHEAP)
        keep()
        if turned:
            code = vault.data_key.exchange(NEW, others=[LATER], cost=CHEAP)
            keep()
    assert len(set(generations)) == len(generations)
    shutil.rmtree(folder / "backups")
    return Life(folder, generations, old_code, code)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with quick_place(tmp_path_factory.mktemp("older"), "older-keys") as place:
        yield place


@pytest.fixture(scope="module", params=["life", "turned"])
def life(request: pytest.FixtureRequest, memory: Path) -> Life:
    return lived(memory / request.param, turned=request.param == "turned")


@pytest.fixture
def lying(life: Life, memory: Path) -> Callable[..., Path]:
    """Puts two key files beside today's data, in a folder that is new each time."""

    def lay(*found: bytes) -> Path:
        folder = memory / "valv"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(0o700)
        shutil.copy(life.folder / "data.db", folder)
        for name, content in zip(NAMES, found, strict=True):
            if content:
                (folder / name).write_bytes(content)
        return folder

    return lay


def opens(folder: Path, words: str, *, code: bool) -> str:
    """ "" if it opens and is today's vault; else what is wrong, or the name of what is said."""
    try:
        with (open_with_recovery if code else open_vault)(folder, words) as vault:
            assert vault.answers.of(1) == ANSWERS
            signatures = {each.signature for each in vault.ways.all()}
    except UserError as error:
        return type(error).__name__
    return "" if signatures == {"AB", "EF", ""} else "opens with older ways in"


def lain(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in NAMES if (folder / name).exists()]


def test_with_one_of_today_only_todays_ways_open(
    life: Life, lying: Callable[..., Path], record_property: Callable[[str, object], None]
) -> None:
    """And afterwards both are today's; trying an old way heals nothing from an older one."""
    today = life.generations[-1]
    pairs = [(today, today)]
    for other in [*life.older(), b"", b"{"]:
        pairs += [(today, other), (other, today)]
    wrong: set[str] = set()
    for pair, (name, (words, code, present)) in product(pairs, life.ways().items()):
        folder = lying(*pair)
        said = opens(folder, words, code=code)
        record_property("key files tried", 1)
        if (said == "") is not present:
            wrong.add(f"{name}: {said or 'opens'}")
        after = lain(folder)
        if present and after != [today, today]:
            wrong.add(f"after {name} the key files are not of today")
        if not present and after not in ([each for each in pair if each], [today, today]):
            wrong.add(f"after {name} was tried, the key files are other ones")
        for later in () if present else ("who came later", "new code"):
            its, is_code, _ = life.ways()[later]
            again = opens(folder, its, code=is_code)
            wrong |= {f"after {name} {later}: {again}"} if again else set()
    assert sorted(wrong) == []


def test_with_older_ones_alone_only_todays_ways_open(
    life: Life, lying: Callable[..., Path], record_property: Callable[[str, object], None]
) -> None:
    """Those that were ways in then, too; and with that today's key file is back.

    The data hold it: so nobody who may come in is shut out for good, and nobody else gets in.
    """
    older = [*life.older(), b""]
    pairs = [pair for pair in product(older, older) if any(pair)]
    today = life.generations[-1]
    wrong: set[str] = set()
    for pair, (name, (words, code, present)) in product(pairs, life.ways().items()):
        folder = lying(*pair)
        before = lain(folder)
        said = opens(folder, words, code=code)
        record_property("key files tried", 1)
        numbers = [life.generations.index(each) + 1 for each in pair if each]
        if said == "opens with older ways in" or (said == "" and not present):
            wrong.add(f"{name} opens with {numbers}")
        elif lain(folder) not in (
            [before]
            if said.startswith("Wrong") or said == "DamagedVault"
            else [[today, today]]
        ):
            wrong.add(f"{name} leaves {numbers}")
        is_known = name == "new passphrase" and max(numbers) >= CHANGED
        if is_known and said not in ("", "DamagedVault"):
            wrong.add(f"{name} is shut out with {numbers}: {said}")
    assert sorted(wrong) == []
