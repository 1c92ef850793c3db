# SPDX-License-Identifier: EUPL-1.2
"""Copies: made, in a second place, brought back in a few clicks, and the vault looked through (E5)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.stewardship.care import copying
from app.storage.copies.copy_folders import list_copies
from app.storage.errors import DamagedVault, SamePlace
from app.storage.records import Client, Findings
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.soundness import Soundness
from app.storage.vault.vault import Vault
from app.ui.flow.vault.copies_flow import SOUND, findings_words
from app.ui.system.preferences import default_place
from tests.behind import is_at_rest, place_of
from tests.ui.upkeep.conftest import CHEAP, PASSPHRASE, Enters, goes_to
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

SECOND, OTHER = "Välj en andra plats", "Hämta tillbaka från en annan mapp"
MOST_CLICKS = 6


def backed_up(folder: Path) -> None:
    """A copy of yesterday, and then a client that is not in it."""
    day = datetime.now(UTC) - timedelta(days=1)
    with open_vault(folder, PASSPHRASE, clock=partial(max, day, day)) as vault:
        vault.copies.make()
        vault.clients.add(Client("none", name="Sent Inskriven"))


class Clicks:
    """Counts what a person clicks."""

    def __init__(self, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        real = person.clicks

        def counted(*given: object) -> None:
            self.count += 1
            real(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(person, "clicks", counted)


def test_a_copy_is_brought_back_in_six_clicks_at_most(
    enters: Enters, made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made[0]
    backed_up(folder)
    person = enters()
    clicks = Clicks(person, monkeypatch)
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.clicks("Hämta tillbaka: i går")
    person.waits_for_screen("RestorePage")
    assert "efter kopian: 1 ny klient. Det försvinner ur valvet." in person.reads()
    assert "läggs undan i mappen set-aside" in person.reads()
    person.types(PASSPHRASE)
    person.clicks("Hämta tillbaka")
    person.waits_for_screen("StartPage")
    assert clicks.count <= MOST_CLICKS
    person.waits_for("är tillbaka.")
    place = place_of(person.program)
    found: list[list[Client]] = []
    place.ask(lambda: place.vault.clients.search(""), found.append)
    person.waits_until(lambda: bool(found), "clients")
    assert [client.name for client in found[0]] == ["Kim Älv"]
    assert len(list((folder / "set-aside").iterdir())) == 1


def test_a_wrong_passphrase_changes_nothing_and_one_may_go_back(
    enters: Enters, made: tuple[Path, str]
) -> None:
    backed_up(made[0])
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.clicks("Hämta tillbaka: i går")
    person.waits_for_screen("RestorePage")
    person.types("fel")
    person.presses(Key.Key_Return)
    person.waits_for("Lösenfrasen stämmer inte.")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Unlock")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")
    person.waits_for("I valvet: 2 klienter")


def test_a_damaged_copy_leads_to_the_next_older_one(
    enters: Enters, made: tuple[Path, str]
) -> None:
    folder = made[0]
    days = [datetime.now(UTC) - timedelta(days=2), datetime.now(UTC)]
    for day in days:
        with open_vault(folder, PASSPHRASE, clock=partial(max, day, day)) as vault:
            vault.copies.make()
    newer, older = list_copies(folder / "backups")
    with (newer.folder / "data.db").open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"skada")
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    rows = [one for one in person.all(QPushButton) if "tillbaka: " in one.accessibleName()]
    person.clicks(rows[0])
    person.waits_for_screen("RestorePage")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for("Den kopian är skadad. Här är nästa.")
    assert person.screen.copy.folder == older.folder  # type: ignore[attr-defined]
    person.presses(Key.Key_Return)  # the passphrase is there
    person.waits_for_screen("StartPage")


def test_a_copy_now_and_a_look_through_the_vault(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    # It was closed without one, so one is made as soon as the start page is there
    person.waits_for("Senaste provade säkerhetskopia: i dag")
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.presses(Key.Key_Return)
    person.waits_for("Kopian är tagen och provad.")
    person.waits_for("Senaste provade säkerhetskopia: i dag")
    person.clicks("Kontrollera valvet")
    person.waits_for(SOUND)
    person.presses(Key.Key_Escape)
    person.waits_for("Ingen andra plats är vald.")


def test_practice_copies_are_brought_back_with_its_own_passphrase(opens: Opens) -> None:
    person = opens(practice=True)
    person.waits_for("Pågår")
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.presses(Key.Key_Return)
    person.waits_for("Kopian är tagen och provad.")
    person.waits_for("Provad")  # the row has come in sight
    person.clicks("Hämta tillbaka: i dag")
    person.waits_for_screen("RestorePage")
    person.presses(Key.Key_Return)
    person.waits_for("är tillbaka.")
    person.waits_for("Pågår")


def test_a_second_place_gets_each_copy_and_is_quiet_when_unplugged(
    enters: Enters, made: tuple[Path, str], tmp_path: Path
) -> None:
    place = tmp_path / "minne"
    place.mkdir()
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.chooses(SECOND, place)
    person.waits_for("Kopiorna läggs nu där också.")
    person.waits_for("Senaste kopian där: i dag")
    (own,) = place.iterdir()
    first = [each.name for each in own.iterdir()]
    place.rename(tmp_path / "utdraget")
    person.clicks("Ta en kopia nu")
    person.waits_for("nästa gång den är ansluten.")
    person.waits_for("Platsen är inte ansluten just nu.")
    (tmp_path / "utdraget").rename(place)
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")
    person.clicks("Lås")
    person.waits_for_screen("Unlock")
    person.waits_until(lambda: is_at_rest(person.program), "closed")
    then = [each.name for each in own.iterdir()]
    assert len(first) == len(then) == 1  # one for each day
    assert first < then
    with open_vault(made[0], PASSPHRASE) as vault:
        copying.forget_second_place(vault)
        assert copying.copies_now(vault).elsewhere is None


def test_a_second_place_inside_the_vault_is_refused(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.chooses(SECOND, made[0] / "backups")
    person.waits_for(SamePlace.what)
    assert "Välj en andra plats" in person.reads()


def test_a_copy_from_another_folder(
    enters: Enters, made: tuple[Path, str], tmp_path: Path
) -> None:
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    nothing = tmp_path / "ingenting"
    nothing.mkdir()
    person.chooses(OTHER, nothing)
    person.waits_for("Den säkerhetskopian finns inte.")
    person.clicks("Ta en kopia nu")
    person.waits_for("Kopian är tagen och provad.")
    person.chooses(OTHER, made[0])
    person.waits_for_screen("RestorePage")
    person.waits_for("Inget har ändrats i valvet sedan kopian togs.")


def test_a_vault_that_cannot_be_read_any_more_leads_to_the_door(
    enters: Enters, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DamagedVault

    monkeypatch.setattr(Soundness, "check", refuse)
    person = enters()
    goes_to(person, "Säkerhetskopior")
    person.waits_for_screen("CopiesPage")
    person.clicks("Kontrollera valvet")
    person.waits_for_screen("Unlock")


def test_what_a_look_through_has_found_is_said() -> None:
    assert findings_words(Findings(True, (), ())) == ""
    said = findings_words(Findings(False, (3, 4), (17,), (2,)))
    for part in (
        "skadad",
        "Intervju 3",
        "Intervju 4",
        "händelse 17",
        "protokoll 2",
        "din chef",
    ):
        assert part in said


@pytest.fixture
def aged(tmp_path: Path) -> Callable[[], Vault]:
    """A vault whose clock goes on a day with each opening."""
    days = [datetime(2026, 11, 22, 9, tzinfo=UTC) + timedelta(days=n) for n in range(9)]

    def clock() -> datetime:
        return days[0]

    folder = tmp_path / "dagar"
    create_vault(folder, PASSPHRASE, signature="anan", cost=CHEAP, clock=clock)[0].close()

    def next_day() -> Vault:
        days.pop(0)
        return open_vault(folder, PASSPHRASE, clock=clock)

    return next_day


def test_a_program_left_open_makes_a_copy_each_day_with_changes(
    aged: Callable[[], Vault],
) -> None:
    with aged() as vault:
        vault.clients.add(Client("none", name="Kim"))
        assert copying.copy_if_due(vault)
        assert not copying.copy_if_due(vault)
    with aged() as vault:
        assert not copying.copy_if_due(vault)  # nothing has changed
        vault.clients.add(Client("none", name="Bo"))
        copying.copy_at_close(vault)
        assert not copying.copy_if_due(vault)
        assert len(copying.copies_now(vault).copies) == 2


def test_on_a_new_computer_a_copy_becomes_the_vault(
    opens: Opens, made: tuple[Path, str], tmp_path: Path
) -> None:
    stick = tmp_path / "minne"
    stick.mkdir()
    with open_vault(made[0], PASSPHRASE) as vault:
        vault.copies.make()
        copy = vault.copies.put(stick)
    before = sorted(path.name for path in copy.folder.iterdir())
    person = opens()
    person.waits_for("Var ska uppgifterna ligga?")
    person.chooses("Välj annan mapp", stick)
    person.waits_for_screen("RestorePage")
    person.waits_for("Kopian ligger kvar där den är.")
    person.presses(Key.Key_Escape)
    person.waits_for("Var ska uppgifterna ligga?")
    person.chooses("Välj annan mapp", copy.folder)
    person.waits_for_screen("RestorePage")
    person.types("fel fras")
    person.presses(Key.Key_Return)
    person.waits_for("Lösenfrasen stämmer inte.")
    folder = default_place("valv")
    assert not folder.exists()
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    person.waits_for_screen("StartPage")
    person.waits_for("är tillbaka.")
    assert (folder / "data.db").exists()
    assert sorted(path.name for path in copy.folder.iterdir()) == before
