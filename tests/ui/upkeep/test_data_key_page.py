# SPDX-License-Identifier: EUPL-1.2
"""The exchange of the data key: who comes along, who does not, and breaking it off."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.stewardship.care.colleagues import add_colleague
from app.storage.errors import WrongPassphrase, WrongRecoveryCode
from app.storage.progress import Cancelled, Stage
from app.storage.records import Staff
from app.storage.vault.entering import open_vault, open_with_recovery
from app.ui.flow.base.slow_work import SlowWork
from app.ui.flow.vault.data_key_flow import DataKeyFlow
from app.ui.upkeep.data_key_page import ONE_IS_WRONG
from tests.typist import in_focus, rest
from tests.ui.upkeep.conftest import CHEAP, PASSPHRASE, Enters, goes_to
from tests.walkthrough.person import Key, Person

BO = "fyra gula moln vid sjön"
CECILIA = "sju små grodor i regnet"


@pytest.fixture
def shared(made: tuple[Path, str]) -> tuple[Path, str]:
    """A vault that three people can open."""
    with open_vault(made[0], PASSPHRASE) as vault:
        for name, phrase in (("Bo Berg", BO), ("Cecilia Ceder", CECILIA)):
            staff = Staff(0, name, name[:2].lower(), None)
            add_colleague(vault, PASSPHRASE, phrase, staff, cost=CHEAP)
    return made


def at_the_key(person: Person) -> None:
    goes_to(person, "Byt datanyckel")
    person.waits_for_screen("NewKey")


def of_the_key(person: Person) -> SlowWork:
    """What tells how far the exchange is, and breaks it off."""
    (flow,) = person.program.window.findChildren(DataKeyFlow)
    (under_way,) = flow.findChildren(SlowWork)
    return under_way


def decides_that_cecilia_stays_outside(person: Person) -> None:
    person.waits_for("De här kommer inte in efter bytet")
    person.finds("Ja, Cecilia Ceder ska stå utanför")
    person.clicks("Ja, Cecilia Ceder ska stå utanför")
    person.clicks("Byt datanyckel")


def test_no_enter_too_many_shuts_a_colleague_out(
    enters: Enters, shared: tuple[Path, str]
) -> None:
    """The page turns, and waits for a decision that is made with nothing else."""
    person = enters()
    at_the_key(person)
    keys = (shared[0] / "keys.json").read_bytes()
    person.types(PASSPHRASE)
    for _ in range(6):
        QTest.keyClick(in_focus(), Key.Key_Return)
        rest()
    person.presses(*[Key.Key_Return] * 6)
    assert "De här kommer inte in efter bytet" in person.reads()
    assert "Ja, Bo Berg och Cecilia Ceder ska stå utanför" in person.reads()
    assert in_focus() is not person.finds("Byt datanyckel", QPushButton)
    assert not person.finds("Byt datanyckel", QPushButton).isEnabled()
    assert (shared[0] / "keys.json").read_bytes() == keys
    person.clicks("Tillbaka till lösenfraserna")
    person.tabs_to("Lösenfras för Bo Berg")
    person.types(BO)
    person.presses(Key.Key_Return)
    assert "Ja, Cecilia Ceder ska stå utanför" in person.reads()
    person.presses(Key.Key_Space, Key.Key_Escape, Key.Key_Return)  # thought better of
    assert not person.finds("Byt datanyckel", QPushButton).isEnabled()
    person.presses(Key.Key_Return)
    assert (shared[0] / "keys.json").read_bytes() == keys
    person.presses(Key.Key_Space, Key.Key_Return)
    person.waits_for_screen("RecoveryPage")


def test_those_who_type_theirs_come_along(enters: Enters, shared: tuple[Path, str]) -> None:
    folder, code = shared
    person = enters()
    at_the_key(person)
    person.types(PASSPHRASE)
    person.tabs_to("Lösenfras för Bo Berg")
    person.types(PASSPHRASE)
    person.presses(Key.Key_Return)
    assert "Samma lösenfras står två gånger" in person.reads()
    person.holds(Key.Key_A)
    person.types("fel")
    person.presses(Key.Key_Return)
    decides_that_cecilia_stays_outside(person)
    person.waits_for(ONE_IS_WRONG)
    person.tabs_to("Lösenfras för Bo Berg")
    person.holds(Key.Key_A)
    person.types(BO)
    person.clicks("Byt datanyckel")
    decides_that_cecilia_stays_outside(person)
    person.waits_for_screen("RecoveryPage")
    new = person.finds("Återställningskod: ", QLabel).text()
    person.clicks("Jag har den på papper")
    person.clicks("Fortsätt")
    person.waits_for_screen("People")
    assert "Bo Berg" in person.reads()
    assert "Cecilia" not in person.reads()
    person.program.stop()
    for phrase in (PASSPHRASE, BO):
        with open_vault(folder, phrase) as vault:
            assert vault.copies.newest() is not None
    with pytest.raises(WrongPassphrase):
        open_vault(folder, CECILIA)
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery(folder, code)
    open_with_recovery(folder, new).close()


def test_it_is_broken_off_and_nothing_is_changed(
    enters: Enters, made: tuple[Path, str]
) -> None:
    person = enters()
    at_the_key(person)
    under_way = of_the_key(person)
    keys = (made[0] / "keys.json").read_bytes()
    person.types(PASSPHRASE)
    at_once = Qt.ConnectionType.DirectConnection  # as soon as anything is told
    under_way.told.connect(under_way.cancel, at_once)
    person.presses(Key.Key_Return)
    person.waits_for("Du avbröt, så inget har ändrats.")
    assert (made[0] / "keys.json").read_bytes() == keys
    person.presses(Key.Key_Escape)
    person.waits_for_screen("Hub")


def test_the_last_stage_cannot_be_broken_off(enters: Enters) -> None:
    person = enters()
    at_the_key(person)
    under_way = of_the_key(person)
    page = person.screen
    page.show_busy("Byter …", stops=True)  # type: ignore[attr-defined]
    watch = under_way.begin()
    watch(Stage.COPYING, 0.5)
    person.clicks("Avbryt")
    person.waits_for("Avbryter …")
    with pytest.raises(Cancelled):
        watch(Stage.CHECKING, -1)
    watch(Stage.FINISHING, -1)
    person.waits_for("Nu går det inte att avbryta")
    assert not page.leave.isEnabled()  # type: ignore[attr-defined]
    page.show_ready()  # type: ignore[attr-defined]
