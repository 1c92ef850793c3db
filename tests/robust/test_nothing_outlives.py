# SPDX-License-Identifier: EUPL-1.2
"""D1: behind the lock no object of any sort knows a client: every one alive is looked at."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.interview.after.steps import Step
from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.ui.flow.base.context import now
from tests.eyes import reads
from tests.robust.places import FIRST, PASSPHRASE, unlock
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

NAME = "nosreP taplivT"  # backwards, so that this module does not hold it
HELD = (
    "app.ui.flow.",
    "app.interview.",
    "app.stewardship.",
    "app.storage.records",
    "app.report.sheet.document",
)
# What the program knows of instruments: the same whoever the client is
INSTRUMENTS = (
    "app.interview.base.library",
    "app.interview.base.instrument",
    "app.interview.base.preparation",
)
STAYS = ("Door", "Event", "Kind")  # of the program itself, and what classes make once


@pytest.fixture
def named(folder: Path) -> Path:
    """A vault whose client's name stands nowhere but in it."""
    with open_vault(folder, PASSPHRASE) as vault:
        vault.clients.update(vault.clients.get(1)._replace(name=NAME[::-1]))
        vault.clients.add(Client("none", name="Bo Berg", created_at=now()))
        vault.interviews.sign(FIRST, by="anpr", at=now())
        vault.interviews.correct(FIRST, reason="fel", by="anpr", at=now())
    gc.collect()
    return folder


def _sheets(person: Person) -> None:
    person.program.desk.open_interview(2)
    person.waits_for_screen("TalkScreen")
    encounter = person.program.desk.encounter
    for _ in range(3):
        encounter.go(Step.MISSING)
        encounter.go(Step.SHEET)
        person.waits_until(lambda: bool(person.screen.paper.pages), "paper")  # type: ignore[attr-defined]
        encounter.go(Step.RATING)
        encounter.go(Step.TALK)


def _signed_sheet(person: Person) -> None:
    person.program.desk.open_at(FIRST, Step.SHEET)
    person.waits_for_screen("FeedbackScreen")


def _client(person: Person) -> None:
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")


def _extract(person: Person) -> None:
    for _ in range(2):
        _client(person)
        person.clicks("Registerutdrag")
        person.waits_for_screen("ExtractScreen")


def _register(person: Person) -> None:
    person.program.desk.show_vault("extract")
    person.waits_for(NAME[::-1])


def _export(person: Person) -> None:
    for _ in range(2):
        person.program.desk.export(2)
        person.waits_for_screen("ExportScreen")


def _versions(person: Person) -> None:
    person.program.desk.show_versions(2)
    person.waits_for_screen("VersionsScreen")


def _same_person(person: Person) -> None:
    _client(person)
    person.clicks("Är samma person som …")
    person.waits_for_screen("SamePerson")
    person.types("Berg")
    person.waits_until(lambda: "Bo Berg" in reads(person.screen), "Bo Berg in the table")
    person.presses(Key.Key_Down, Key.Key_Return)
    person.waits_for_screen("JoiningPage")


def _row(name: str) -> Callable[[Person], None]:
    def goes(person: Person) -> None:
        person.program.desk.show_vault(name)
        QTest.qWait(300)

    return goes


PLACES: dict[str, Callable[[Person], None]] = {
    "sheets": _sheets,
    "signed sheet": _signed_sheet,
    "client": _client,
    "same person": _same_person,
    "extract": _extract,
    "register": _register,
    "export": _export,
    "versions": _versions,
    **{row: _row(row) for row in ("retention", "review", "log", "copies", "people")},
}


def _alive() -> Iterator[str]:
    """What knows a client: objects of the layers that do, and whatever holds the name."""
    name = NAME[::-1]
    for one in gc.get_objects():
        kind = type(one)
        knows = kind.__module__.startswith(HELD) and kind.__module__ not in INSTRUMENTS
        if knows and kind.__name__ not in STAYS:
            yield f"{kind.__module__}.{kind.__name__}"
        if isinstance(one, dict | list | tuple | set):
            told = one.values() if isinstance(one, dict) else one
            if any(isinstance(each, str) and name in each for each in list(told)):
                yield f"the name, in a {kind.__name__}"


def _locks(person: Person) -> None:
    person.holds(Key.Key_L)
    person.waits_for_screen("Unlock")
    person.waits_until(lambda: not person.program.door.behind, "shut")
    QTest.qWait(50)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.mark.parametrize("place", PLACES)
def test_behind_the_lock_nothing_knows_a_client(
    opens: Opens, named: Path, place: str
) -> None:
    person = opens(vault=named)
    person.waits_for_screen("Unlock")
    gc.collect()
    before = sorted(_alive())
    unlock(person)
    PLACES[place](person)
    _locks(person)
    assert _more(before, sorted(_alive())) == []


def _more(before: list[str], after: list[str]) -> list[str]:
    for one in before:
        if one in after:
            after.remove(one)
    return after


def test_the_look_finds_what_is_kept(opens: Opens, named: Path) -> None:
    """Shown a planted fault: an object that the window keeps."""
    person = opens(vault=named)
    unlock(person)
    kept = QObject(person.program.window)
    kept.client = Client("none", name=NAME[::-1])  # type: ignore[attr-defined]
    _locks(person)
    assert "app.storage.records.Client" in set(_alive())
