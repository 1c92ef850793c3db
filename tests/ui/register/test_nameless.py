# SPDX-License-Identifier: EUPL-1.2
"""People who came by an import have no name: a list tells them apart by masked number or case."""

from datetime import date
from pathlib import Path

import pytest

from app.interview.base.known_people import known_people, taken_in
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import Circumstances, read_interviews, take_in
from app.stewardship.gallring.retention_list import retention_list
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.vault.entering import open_vault
from app.ui.register.client_rows import called
from tests.eyes import rows
from tests.library import GRUND, LIBRARY
from tests.ui.register.conftest import goes_to
from tests.ui.upkeep.conftest import PASSPHRASE, Enters, cheap, enters, made, opens
from tests.walkthrough.person import Key

__all__ = ["cheap", "enters", "made", "opens"]

ROWS = f"""person,form,date,interviewer,D9
19920611-2386,{GRUND},2026-03-09,AB,3
19811228-9874,{GRUND},2026-03-10,AB,3
S-7,{GRUND},2026-03-11,AB,3
"""
FIRST, SECOND = (
    "Namn saknas · 19920611-•••• · klient 2",
    "Namn saknas · 19811228-•••• · klient 3",
)


@pytest.fixture
def folder(made: tuple[Path, str]) -> Path:
    """A vault with Kim Älv, and with three people who came by an import."""
    forms = {GRUND: LIBRARY.form(GRUND)}
    with open_vault(made[0], PASSPHRASE) as vault:
        given = Circumstances(
            forms,
            taken_in(vault),
            date(2026, 11, 30),
            "2026-11-30T10:00:00Z",
            known_people(vault),
        )
        take_in(
            vault, read_interviews(read_cells(ROWS.encode()), given), forms, lambda _: None
        )
    return made[0]


def test_they_are_told_apart_wherever_somebody_is_chosen(
    enters: Enters, folder: Path
) -> None:
    person = enters()
    person.waits_for("4 klienter")
    shown = {row[1]: row[0] for row in rows(person.screen, "Klienter")}
    assert shown == {FIRST: "–", SECOND: "–", "Namn saknas": "S-7", "Kim Älv": "–"}
    words = person.reads()
    assert f"{FIRST}: " in words
    assert "Namn saknas: " not in words
    assert "\n, " not in words
    goes_to(person, "Registerutdrag")
    person.waits_for_screen("PersonChoice")
    person.waits_for(FIRST)
    assert SECOND in person.reads()
    assert "2386" not in person.reads()
    person.clicks(FIRST)
    person.waits_for_screen("ExtractScreen")
    assert FIRST in person.reads()
    person.presses(Key.Key_Escape)
    person.waits_for_screen("PersonChoice")


def test_also_when_their_time_is_up(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        found = retention_list(vault, shipped_retention(), date(2040, 1, 1))
    said = {called(each) for each in found.due}
    assert {FIRST, SECOND, "Namn saknas · S-7"} <= said
