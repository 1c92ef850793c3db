# SPDX-License-Identifier: EUPL-1.2
"""Some weeks with a clock that jumps: copies go on, the log keeps its order, nobody is shut out.

A flat battery puts a computer in 1970, a slip of the hand in 2100, a journey hours to and
fro. After each close there must be a good copy that covers everything (E5), also in the second
place; no jump may take away all the others; and wrong passphrases never wait for more than a
quarter of an hour (A4).
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from faked_clock import FakedClock
from small_vault import CHEAP, PASSPHRASE, add_interview

from app.stewardship.care.copying import choose_second_place, copy_at_close, copy_if_due
from app.storage.copies.copy_folders import Copy
from app.storage.errors import TooSoon, WrongPassphrase
from app.storage.records import StoredAnswer
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from tests.robust.amounts import LONG, SEED, amount, drawn
from tests.robust.powercut.workshop import quick_place

LIVES = amount(1, 60)
DAYS = 24 if LONG else 14
SOME = ["years ahead", "years back", "1970"]
JUMPS = [*SOME, "hours back", "2100"]
TRUE = datetime(2026, 11, 22, 8, 0, 0, tzinfo=UTC)
FAR = {
    "1970": datetime(1970, 1, 1, 0, 0, 7, tzinfo=UTC),
    "2100": datetime(2100, 6, 1, 12, 0, 0, tzinfo=UTC),
}
YEARS = timedelta(days=3 * 365)


class Life:
    """One vault, lived in day after day, and what it must never lose."""

    def __init__(self, place: Path, random: Random) -> None:
        self.folder, self.second = place / "valv", place / "minne"
        self.second.mkdir()
        self._random, self._clock = random, FakedClock()
        self._true, self._given = TRUE, 0
        self._most = 0
        self.jumps: list[str] = []
        vault, _ = create_vault(
            self.folder, PASSPHRASE, signature="AB", cost=CHEAP, clock=self._clock
        )
        with vault:
            add_interview(vault)
            choose_second_place(vault, self.second)

    def day(self, jump: str) -> None:
        """A day's work with the clock as it then is, and all that must hold after it."""
        self.jumps.append(jump)
        self._true += timedelta(days=self._random.choice((1, 1, 1, 3)))
        self._clock.now = moved(self._true, jump)
        if self._random.random() < 0.4:
            self._wrong_passphrases()
            self._clock.now = moved(self._true, jump)
        with open_vault(self.folder, PASSPHRASE, clock=self._clock) as vault:
            self.works(vault)
            if self._random.random() < 0.3:
                copy_if_due(vault)
                self._clock.move(hours=20)
                self.works(vault)
                copy_if_due(vault)
            copy_at_close(vault)
        with open_vault(self.folder, PASSPHRASE, clock=self._clock) as vault:
            self.holds(vault)

    def works(self, vault: Vault) -> None:
        self._given += 1
        vault.answers.put(1, {"D9": StoredAnswer(None, str(self._given))})
        self._clock.move(minutes=1)

    def holds(self, vault: Vault) -> None:
        assert not any(vault.soundness.check()[1:])
        numbers = [row.n for row in vault.log.rows()]
        assert numbers == list(range(1, len(numbers) + 1))
        good = [copy for copy in vault.copies.all() if copy.verified_at]
        there = [copy for copy in vault.copies.elsewhere(self.second) if copy.verified_at]
        for copies in (good, there):
            assert copies, "no good copy"
            assert self._answer_in(copies[0]) == str(self._given), (
                "the first is not the newest"
            )
        self._most = max(self._most, len(good))
        assert len(good) >= min(3, self._most), "a jump took the others away"
        assert not vault.copies.lack_changes()

    def _answer_in(self, copy: Copy) -> str | None:
        place = self.folder.with_name("trying")
        shutil.copytree(copy.folder, place)
        with open_vault(place, PASSPHRASE) as vault:
            found = vault.answers.of(1).get("D9")
        shutil.rmtree(place)
        return found.text if found else None

    def _wrong_passphrases(self) -> None:
        """As many as wait longest; then the clock may jump, and still it is 15 minutes at most."""
        for _ in range(14):
            with pytest.raises((WrongPassphrase, TooSoon)):
                open_vault(self.folder, "fel fras helt och hållet", clock=self._clock)
            self._clock.move(minutes=16)
        jump = self._random.choice(["", "1970", "2100", "years back", "years ahead"])
        self._clock.now = moved(self._true, jump)
        try:
            open_vault(self.folder, PASSPHRASE, clock=self._clock).close()
        except TooSoon:
            self._clock.move(minutes=15, seconds=1)
            open_vault(self.folder, PASSPHRASE, clock=self._clock).close()


def moved(now: datetime, jump: str) -> datetime:
    """What a clock shows that has jumped."""
    shifts = {
        "years ahead": YEARS,
        "years back": -YEARS,
        "hours back": timedelta(hours=-30),
    }
    return FAR.get(jump, now + shifts.get(jump, timedelta(0)))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    with quick_place(tmp_path / "clocks", "clocks") as found:
        found.mkdir(exist_ok=True)
        yield found


def drawn_life(random: Random) -> list[str]:
    """Days with a right clock, and jumps that last for a day or for some."""
    days: list[str] = []
    while len(days) < DAYS:
        days += [""] * random.choice((1, 2, 5))
        jump = random.choice(JUMPS)
        days += [jump] * random.choice((1, 1, 3))
    return days[:DAYS]


def lives(place: Path, days: list[str], random: Random) -> None:
    life = Life(place, random)
    for day in days:
        try:
            life.day(day)
        except BaseException as error:
            error.add_note(f"after {life.jumps}")
            raise


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", range(LIVES))
def test_a_life_with_jumps(
    place: Path, number: int, record_property: Callable[[str, object], None]
) -> None:
    random = drawn("clocks", number)
    lives(place, drawn_life(random), random)
    record_property("days", DAYS)


@pytest.mark.parametrize("jump", JUMPS if LONG else SOME)
def test_one_jump_and_back(place: Path, jump: str) -> None:
    """Some days, one with a wrong clock, and some more."""
    lives(place, [*[""] * 5, jump, *[""] * 3], Random(SEED))


def test_a_copy_too_few_is_found_out(place: Path) -> None:
    """The detector: a day after which no copy is made."""
    life = Life(place, Random(1))
    life.day("")
    with open_vault(life.folder, PASSPHRASE) as vault:
        life.works(vault)
    with (
        open_vault(life.folder, PASSPHRASE) as vault,
        pytest.raises(AssertionError, match="not the newest"),
    ):
        life.holds(vault)
