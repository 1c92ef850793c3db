# SPDX-License-Identifier: EUPL-1.2
"""A damaged vault at the door: shown for what it is, with three ways on, and never touched."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from app.storage.copies.copy_folders import list_copies
from app.storage.vault.entering import open_vault
from tests.ui.upkeep.conftest import PASSPHRASE
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

PAGE = 4096


def damage(file: Path, at: int = 50) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(bytes(range(64)))


@pytest.fixture
def broken(made: tuple[Path, str]) -> Path:
    """A vault with copies of two days, whose data cannot be opened."""
    days = [datetime.now(UTC) - timedelta(days=2), datetime.now(UTC)]
    for day in days:
        with open_vault(made[0], PASSPHRASE, clock=partial(max, day, day)) as vault:
            vault.copies.make()
    damage(made[0] / "data.db")
    return made[0]


def meets(person: Person) -> None:
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("Damaged")


def test_the_newest_good_copy_is_fetched_back(opens: Opens, broken: Path) -> None:
    bad = (broken / "data.db").read_bytes()
    newer, older = list_copies(broken / "backups")
    damage(newer.folder / "data.db", 2 * PAGE + 40)  # of the same size: it is found later
    person = opens(vault=broken)
    meets(person)
    person.waits_for("skadad eller hör till ett annat valv")
    person.waits_for("Senaste provade säkerhetskopia: i dag")
    person.presses(Key.Key_Return)
    person.waits_for_screen("RestorePage")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for("Den kopian är skadad. Här är nästa.")
    assert person.screen.copy.folder == older.folder  # type: ignore[attr-defined]
    assert (broken / "data.db").read_bytes() == bad
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")
    person.waits_for("är tillbaka.")
    (aside,) = (broken / "set-aside").iterdir()
    assert (aside / "data.db").read_bytes() == bad


def test_what_can_be_read_is_saved_beside_it(opens: Opens, broken: Path) -> None:
    bad = (broken / "data.db").read_bytes()
    person = opens(vault=broken)
    meets(person)
    person.waits_for("Låt allt vara, och be om hjälp")
    assert f"({'DamagedVault'})" in person.reads()
    person.clicks("Rädda det som går att läsa")
    person.waits_for_screen("SalvagePage")
    person.types("fel fras")
    person.presses(Key.Key_Return)
    person.waits_for("Lösenfrasen stämmer inte.")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("SalvagedPage")
    person.waits_for("1 klient, 0 intervjuer")
    assert (broken / "data.db").read_bytes() == bad
    person.presses(Key.Key_Return)
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")
    assert (broken.parent / "valv-räddat" / "data.db").exists()


def test_everything_can_be_left_as_it_is(opens: Opens, broken: Path) -> None:
    before = {path: path.read_bytes() for path in broken.rglob("*.*") if path.is_file()}
    person = opens(vault=broken)
    meets(person)
    person.waits_for("Senaste provade")
    person.clicks("Försök låsa upp igen")
    meets(person)
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Unlock")
    after = {path: path.read_bytes() for path in broken.rglob("*.*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (("keys.json", "keys-2.json"), "Valvets nyckelfil saknas"),
        (("data.db",), "filen med uppgifterna (data.db) saknas"),
    ],
)
def test_a_part_that_is_missing_leads_there_too(
    opens: Opens, made: tuple[Path, str], gone: tuple[str, ...], said: str
) -> None:
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.copies.make()
    for name in gone:
        (made[0] / name).unlink()
    person = opens(vault=made[0])
    meets(person)
    person.waits_for(said)
    person.waits_for("Senaste provade")
    person.presses(Key.Key_Return)
    person.waits_for_screen("RestorePage")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")


def test_without_a_copy_one_is_asked_for(opens: Opens, made: tuple[Path, str]) -> None:
    damage(made[0] / "data.db")
    person = opens(vault=made[0])
    meets(person)
    person.waits_for("Det finns ingen hel säkerhetskopia i valvets mapp.")
    person.chooses("Välj en kopia i en annan mapp", made[0])
    person.waits_for("Den säkerhetskopian finns inte.")
