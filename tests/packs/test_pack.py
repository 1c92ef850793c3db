# SPDX-License-Identifier: EUPL-1.2
"""A pack is held, signed, printed, exported, extracted and gallrad without a line of code for it."""

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.cli.main import run
from app.forms.check import check_form
from app.forms.model import Form
from app.interview.base.known_people import known_people, taken_in
from app.interview.base.library import Folder, shipped_library
from app.interview.clients import casework
from app.interview.imports.csv_file import read_cells
from app.interview.imports.importing import Circumstances, read_interviews, take_in
from app.interview.sheet.signed_sheet import kept_sheet
from app.report.checks.sentence_check import check_sheet
from app.stewardship.extract.extract import make_extract
from app.stewardship.extract.extract_paper import extract_data, extract_paper
from app.stewardship.gallring.retention_list import carry_out, decide, retention_list
from app.stewardship.gallring.retention_rules import shipped_retention
from app.storage.keys.cryptography import KeyCost
from app.storage.records import LOOKS_BACK, Client, Staff
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault
from app.ui.after.interviewer_fields import FieldRow
from app.ui.after.ratings import Ratings
from app.ui.pieces.trail import StepButton
from app.ui.program import Program
from tests.library import GRUND, LIBRARY
from tests.ui.conftest import dressed, nothing_left_behind
from tests.walkthrough.conftest import leaves
from tests.walkthrough.person import Key, Person

__all__ = ["dressed", "nothing_left_behind"]

PACKED = shipped_library(Folder(Path(__file__).parent / "vardag"))
TALK, PLAN = "vardag", "vardagsplan"
PHRASE = "åtta röda älgar"
CHEAP = KeyCost(memory_kib=8, time=1, parallelism=1)
ANNA = Staff(0, "Anna Prov", "anpr", "2024-01-01")
AHEAD = date.today() + timedelta(days=90)


class Told(NamedTuple):
    """What a command said."""

    done: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "valv"
    vault, _ = create_vault(made, PHRASE, signature=ANNA.signature, cost=CHEAP)
    with vault:
        casework.settle_in(vault, ANNA, municipality="", unit="")
        vault.clients.add(Client("none", "", "Kim Älv", "7", "2026-01-02T08:00:00Z"))
    return made


def says(*words: object) -> Told:
    out, err = io.StringIO(), io.StringIO()
    told = [str(word) for word in words]
    done = run(told, io.StringIO(f"{PHRASE}\n"), out, err, PACKED)
    return Told(done, out.getvalue(), err.getvalue())


def test_the_pack_is_sound() -> None:
    for form_id in (TALK, PLAN):
        assert [
            str(one) for one in check_form(PACKED.form(form_id), PACKED.bank().keys())
        ] == []
    own = PACKED.instrument(TALK)
    assert [str(one) for one in check_sheet(own.form, own.sheet)] == []
    assert PACKED.form(GRUND) == LIBRARY.form(GRUND)
    assert says("forms", "check").done == 0


def test_it_is_held_in_the_window_and_all_that_leaves_has_it(
    qtbot: QtBot,
    dressed: QApplication,
    nothing_left_behind: None,
    home_away_from_home: Path,
    folder: Path,
    tmp_path: Path,
) -> None:
    dressed.setQuitOnLastWindowClosed(False)
    program = Program(dressed, vault=folder, practice=False, library=lambda: PACKED)
    person = Person(program, qtbot)
    program.begin()
    qtbot.waitExposed(program.window)
    try:
        person.waits_for_screen("Unlock")
        person.types(PHRASE)
        person.presses(Key.Key_Return)
        person.waits_for_screen("StartPage")
        prints_a_blank(person)
        holds_the_talk(person)
        makes_the_plan(person)
    finally:
        leaves(person)
    is_on_paper(folder, tmp_path)
    leaves_the_computer(folder, tmp_path)
    is_extracted_and_gallrad(folder)


def prints_a_blank(person: Person) -> None:
    """Where there are several forms there is a choice among them."""
    person.tabs_to("Skriv ut tom blankett")
    person.presses(Key.Key_Return)
    person.waits_until(lambda: QApplication.activePopupWidget() is not None, "menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    titles = [one.text() for one in menu.actions()]
    assert titles == ["ASI Grund", "Vardagssamtal", "Vardagsplan"]
    for _ in titles:
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    person.thinks_better_of_printing()


def comes_to_the_client(person: Person) -> None:
    if type(person.screen).__name__ != "StartPage":
        person.presses(Key.Key_F10)
        person.waits_for_screen("StartPage")
    person.program.desk.open_client(1)
    person.waits_for_screen("ClientPage")


def begins(person: Person, title: str) -> None:
    comes_to_the_client(person)
    person.clicks(f"Ny {title}")
    person.waits_for_screen("TalkScreen")  # it has no preparation


def steps(person: Person) -> list[str]:
    shown = [one for one in person.all(StepButton) if one.isVisible()]
    return [one.step.value for one in shown]


def holds_the_talk(person: Person) -> None:
    begins(person, "Vardagssamtal")
    assert steps(person) == ["Samtal", "Saknas", "Bedömning", "Återkoppling", "Signera"]
    assert person.answers["A1"] == "Kim Älv"
    assert "E22.a" not in person.form.questions  # a column less
    person.typist.go_to("E22.b")
    person.types("a" * 7)  # never, of each kind of care
    person.types("4")
    person.presses(Key.Key_Return)
    person.types("23")
    person.presses(Key.Key_F12)
    person.waits_for("Allt är med")
    person.presses(Key.Key_F12)
    person.waits_for_screen("Ratings")
    assert not {"Mått", "mått"} & set(person.reads().split("\n"))  # it has none
    assert "Klientens egna skattningar" in person.reads()
    assert isinstance(person.screen, Ratings)
    number, choice = person.screen.card.rows
    assert isinstance(number, FieldRow)
    assert isinstance(choice, FieldRow)
    person.types("465")  # a range, and the value in it
    person.types("80")
    person.presses(Key.Key_Return)
    person.types("1")
    assert (person.answers["V5"], person.answers["V6"]) == (80, "1")
    person.presses(Key.Key_F12)
    person.waits_for_screen("FeedbackScreen")
    assert "Text till utredningen" not in person.reads()  # it has none
    person.presses(Key.Key_F12)
    person.waits_for_screen("SignScreen")
    person.clicks("Signera")
    person.waits_for("Intervjun är signerad och låst.")


def makes_the_plan(person: Person) -> None:
    begins(person, "Vardagsplan")
    assert steps(person) == ["Samtal", "Signera"]
    person.types("Komma upp på morgonen")
    person.presses(Key.Key_Return)
    person.types("1")
    person.types("Systern")
    person.presses(Key.Key_Return)
    person.types("Ett larm")  # asked because of what was said in the talk
    person.presses(Key.Key_Return)
    person.types(AHEAD.isoformat())
    person.presses(Key.Key_F12)
    person.waits_for_screen("SignScreen")
    assert "återkoppling" not in person.reads().lower()
    person.clicks("Signera")
    person.waits_for("Vardagsplan: signerad och låst.")
    assert "Vardagsplan är signerad och går bara att läsa." in person.reads()
    assert "återkoppling" not in person.reads().lower()
    person.presses(Key.Key_F12)  # there is nothing to go on to
    assert type(person.screen).__name__ == "TalkScreen"
    comes_to_the_client(person)
    assert "Återkoppling: Vardagssamtal" in names(person)
    assert "Återkoppling: Vardagsplan" not in names(person)
    assert "Ny ASI Grund" in person.reads()


def names(person: Person) -> str:
    return "\n".join(one.accessibleName() for one in person.all(QPushButton))


def is_on_paper(folder: Path, place: Path) -> None:
    for form_id in (TALK, PLAN):
        assert says("forms", "blank", form_id, place / f"{form_id}.pdf").done == 0
    for number in (1, 2):
        out = place / f"{number}.pdf"
        told = says("feedback", folder, number, out)
        assert told.done == 0, told.err
        assert out.read_bytes().startswith(b"%PDF")
    with open_vault(folder, PHRASE) as vault:
        sheet, none = (kept_sheet(vault.texts.of(one)) for one in (1, 2))
        keys = [row.key for row in vault.log.rows() if "saved" in row.code]
    assert sheet is not None
    assert "Du har varit utan rutin 4 dagar" in sheet.says
    assert none is None
    assert keys == ["sheet", "answers"]


def leaves_the_computer(folder: Path, place: Path) -> None:
    for how in ("json", "csv"):
        told = says("export", folder, place / how, "--format", how)
        assert told.done == 0, told.err
    written = "".join(one.read_text("utf-8") for one in (place / "json").iterdir())
    assert AHEAD.isoformat() in written
    assert "Systern" in written
    assert "Ett larm" in written
    listed = json.loads(says("interviews", folder, "--json").out)
    assert [one["form"] for one in listed] == [TALK, PLAN]
    assert says("score", folder).done == 0


def is_extracted_and_gallrad(folder: Path) -> None:
    rules, far = shipped_retention(), date(2060, 1, 1)
    with open_vault(folder, PHRASE) as vault:
        assert vault.seals.broken() == []
        extract = make_extract(
            vault, PACKED, 1, rules, at="2026-12-01T08:00:00Z", today=date.today()
        )
        said = str(extract_paper(extract)) + json.dumps(extract_data(extract))
        assert "Komma upp på morgonen" in said
        assert "Vardagsplan" in said
        assert vault.texts.get(2, LOOKS_BACK) == "1"
        due = retention_list(vault, rules, far).due
        decided = decide(vault, rules, [one.id for one in due], far, by="anpr")
        carry_out(vault, rules, decided, far, by="bebe")
        assert vault.interviews.find() == []
        assert says_nothing(vault)


def says_nothing(vault: Vault) -> bool:
    with pytest.raises(LookupError):
        vault.interviews.get(1)
    return vault.clients.count() == 0


def written(form: Form) -> str:
    """As a vault keeps it."""
    return form.model_dump_json(exclude_defaults=True)


def test_a_table_of_it_is_taken_in(folder: Path) -> None:
    table = f"form,person,date,P1,P2,P4\n{PLAN},K1,2026-03-09,Sova,0,{AHEAD}\n"
    forms = {PLAN: PACKED.form(PLAN)}
    with open_vault(folder, PHRASE) as vault:
        around = Circumstances(
            forms,
            taken_in(vault),
            date.today(),
            "2026-12-01T08:00:00Z",
            known_people(vault),
        )
        found = read_interviews(read_cells(table.encode()), around)
        assert take_in(vault, found, forms, lambda _: None) == 1
        opened = casework.open_interview(vault, PACKED, 1)
        assert opened.answers["P4"] == AHEAD


def test_a_kept_form_that_is_on_no_shelf_any_more_is_read(folder: Path) -> None:
    with open_vault(folder, PHRASE) as vault:
        start = casework.Start(ANNA, "", date.today(), "2026-12-01T08:00:00Z")
        for form_id in (TALK, PLAN):
            casework.begin(vault, PACKED, PACKED.form(form_id), 1, start)
        for number, form_id in ((1, TALK), (2, PLAN)):
            opened = casework.open_interview(vault, LIBRARY, number)
            assert written(opened.form) == written(PACKED.form(form_id))
            assert LIBRARY.instrument(form_id).preparation is None
        make_extract(vault, LIBRARY, 1, shipped_retention(), at=start.at, today=start.today)
