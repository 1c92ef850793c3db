# SPDX-License-Identifier: EUPL-1.2
"""Each interview keeps the unit it was begun in, and says so wherever it goes (A5)."""

import io
import json
from pathlib import Path

import pytest

from app.cli.main import run
from app.interview.clients.casework import settle_in
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_paper
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.ui.flow.base.context import now, today
from tests.library import LIBRARY
from tests.robust.places import ANNA, FIRST, PASSPHRASE, make_vault, unlock
from tests.walkthrough.conftest import Opens, leaves
from tests.walkthrough.person import Key, Person

BEFORE, AFTER = "Vuxenenheten", "Öppenvården"
SECOND, CORRECTION = 2, 3
SALA, VETLANDA = "1981", "0685"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_vault(tmp_path / "valv")
    with open_vault(made, PASSPHRASE) as vault:
        vault.interviews.sign(FIRST, by="anpr", at="2026-11-29T10:00:00Z")
    return made


def _changes_unit(person: Person) -> None:
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    person.tabs_to("Enhet")
    person.holds(Key.Key_A)
    person.types(AFTER)
    person.clicks("Spara")
    person.waits_for("Sparat.")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")


def _begins_another(person: Person) -> None:
    person.clicks("Ny klient")
    person.waits_for_screen("ClientForm")
    person.clicks("Typ av identitet: Inget nummer")
    person.tabs_to("Namn")
    person.types("Annan Person")
    person.presses(Key.Key_Return)
    person.waits_for_screen("ClientPage")
    person.clicks("Ny ASI Grund")
    person.waits_for_screen("Preparation")
    person.types("1234")
    person.clicks("Allt är sagt")
    person.clicks("Börja intervjun")
    person.waits_for_screen("TalkScreen")
    person.presses(Key.Key_F10)
    person.waits_for_screen("StartPage")


def _unit(vault: Vault, interview: int) -> str:
    return vault.texts.get(interview, "unit")


def test_a_unit_stays_with_what_was_begun_in_it(
    opens: Opens,
    folder: Path,
    tmp_path: Path,
) -> None:
    person = opens(vault=folder)
    unlock(person)
    _changes_unit(person)
    _begins_another(person)
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")
    person.waits_for(f"Enhet: {BEFORE}.")
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.settings.all()["unit"] == AFTER
        again = vault.interviews.correct(FIRST, reason="fel", by="anpr", at=now())
        vault.interviews.sign(again, by="anpr", at=now())
        told = {one: _unit(vault, one) for one in (FIRST, SECOND, CORRECTION)}
        assert told == {FIRST: BEFORE, SECOND: AFTER, CORRECTION: BEFORE}
        assert vault.seals.broken() == []
        extract = make_extract(
            vault, LIBRARY, 1, shipped_retention(), at=now(), today=today()
        )
        rows = [row for part in extract_paper(extract).parts for row in part.rows]
        assert rows.count(("Enhet", BEFORE)) == 2
    assert _exported(folder, tmp_path / "json", "json") == {
        SECOND: AFTER,
        CORRECTION: BEFORE,
    }


def _changes_place(person: Person) -> None:
    person.clicks("Inställningar")
    person.waits_for_screen("Settings")
    person.tabs_to("Kommun")
    person.holds(Key.Key_A)
    person.types("Vetl")
    person.presses(Key.Key_Return)
    person.clicks("Spara")
    person.waits_for("Sparat.")
    person.presses(Key.Key_Escape)
    person.waits_for_screen("StartPage")


def test_another_place_is_asked_for_from_then_on(
    opens: Opens, folder: Path, tmp_path: Path
) -> None:
    person = opens(vault=folder)
    unlock(person)
    _changes_place(person)
    _begins_another(person)
    leaves(person)
    with open_vault(folder, PASSPHRASE) as vault:
        kept = [vault.answers.of(one)["A5"].text for one in (FIRST, SECOND)]
        assert kept == [SALA, VETLANDA]
        assert vault.seals.broken() == []
        asked = {client: _rows(vault, client) for client in (1, 2)}
    for client, place in ((1, "Sala"), (2, "Vetlanda")):
        said = dict(asked[client])
        assert said["Ansvarig"].endswith(f"Vetlanda, {BEFORE}")  # whose vault it is now
        assert said["A5 Kommun som har ärendet"] == place
    _does("export", folder, tmp_path / "ut", "--format", "csv")
    lines = (tmp_path / "ut" / "intervjuer.csv").read_text("utf-8-sig").splitlines()
    assert [line for line in lines if ";A5;" in line] == [
        f"{FIRST};A5;;{SALA}",
        f"{SECOND};A5;;{VETLANDA}",
    ]


def _rows(vault: Vault, client: int) -> list[tuple[str, str]]:
    extract = make_extract(
        vault, LIBRARY, client, shipped_retention(), at=now(), today=today()
    )
    return [row for part in extract_paper(extract).parts for row in part.rows]


def _does(*said: object) -> None:
    out = io.StringIO()
    words = [str(one) for one in said]
    assert run(words, io.StringIO(f"{PASSPHRASE}\n"), out, out) == 0, out.getvalue()


def _exported(folder: Path, out: Path, form: str) -> dict[int, str]:
    _does("export", folder, out, "--format", form)
    read = [json.loads(one.read_text("utf-8")) for one in out.glob("*.json")]
    return {one["interview"]: one["unit"] for one in read}


def test_a_table_says_its_own_unit_and_what_does_not_say_has_none(
    folder: Path,
    tmp_path: Path,
) -> None:
    table = tmp_path / "in.csv"
    table.write_text(
        "person,form,date,unit,C9\nP-1,asi-grund,2026-10-01,Norr,3\nP-2,asi-grund,2026-10-01,,3\n",
        encoding="utf-8",
    )
    _does("import", folder, table)
    with open_vault(folder, PASSPHRASE) as vault:
        settle_in(vault, ANNA._replace(signature="ny"), municipality="0180", unit=AFTER)
        assert (_unit(vault, 2), _unit(vault, 3)) == ("Norr", "")
    found = _exported(folder, tmp_path / "ut", "json")
    assert found == {1: BEFORE, 2: "Norr", 3: ""}
    _does("export", folder, tmp_path / "csv", "--format", "csv")
    rows = (tmp_path / "csv" / "intervjuer.csv").read_text("utf-8-sig").splitlines()
    assert [row for row in rows if ";unit;" in row] == [
        f"1;unit;;{BEFORE}",
        "2;unit;;Norr",
    ]
