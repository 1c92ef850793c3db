# SPDX-License-Identifier: EUPL-1.2
"""An Arabic or a Hebrew name turns none of the program's own words round."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QTableWidget

from app.interview.clients import casework
from app.interview.clients.casework import begin
from app.interview.sheet.investigation import investigation_text
from app.interview.sheet.sheet import facts_of, make_sheet
from app.interview.talk.prefill import Start
from app.report.paper.fonts import Fonts
from app.report.paper.marks import Text
from app.storage.records import Client
from app.storage.vault.entering import open_vault
from app.ui.flow.base.context import now, today
from tests.library import GRUND, LIBRARY
from tests.robust.places import ANNA, PASSPHRASE, make_vault, unlock
from tests.walkthrough.conftest import Opens
from tests.walkthrough.person import Key, Person

NAME, OWN = "علي حسن", "שרה"
SIGNS = "\u2068\u2069"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_vault(tmp_path / "valv")
    with open_vault(made, PASSPHRASE) as vault:
        me = vault.staff.all()[0]._replace(name=OWN)
        casework.save_own(vault, me, municipality="1981", unit="مركز 4")
        client = vault.clients.add(Client("none", name=NAME, case_number="علي-14"))
        start = Start(ANNA._replace(name=OWN), "1981", today(), now())
        begin(vault, LIBRARY, LIBRARY.form(GRUND), client, start)
    return made


def _xs(text: str, *parts: str) -> list[float]:
    """Where parts of a line of text are drawn, in pixels from the left."""
    layout = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    return [line.cursorToX(text.index(part) + 1)[0] for part in parts]


def _drawn(person: Person) -> list[str]:
    """What labels hand to the screen."""
    return [QLabel.text(one) for one in person.all(QLabel)]


def test_our_words_keep_their_order(opens: Opens, folder: Path) -> None:
    person = opens(vault=folder)
    unlock(person)
    person.waits_for("Klienter, den senaste först")
    row = next(one for one in _drawn(person) if "fortsätt" in one)
    xs = _xs(row, "Ärende", "علي", "14", "ASI", "fortsätt")
    assert xs == sorted(xs)
    person.program.desk.open_client(2)
    person.waits_for_screen("ClientPage")
    held = next(one for one in _drawn(person) if "Intervjuare" in one)
    xs = _xs(held, "Intervjuare", OWN, "Enhet", "مركز", "4")
    assert xs == sorted(xs)
    assert not [one for one in person.reads() if one in SIGNS]


def test_what_is_copied_from_a_list_has_no_signs(opens: Opens, folder: Path) -> None:
    person = opens(vault=folder)
    unlock(person)
    person.waits_for("Klienter, den senaste först")
    table = next(person.all(QTableWidget))
    table.setFocus()
    cell = next(
        (row, column)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        if (item := table.item(row, column)) is not None and item.text() == NAME
    )
    table.setCurrentCell(*cell)
    person.holds(Key.Key_C)
    assert QGuiApplication.clipboard().text() in (NAME, "")
    item = table.item(*cell)
    assert item is not None
    shown = table.itemDelegate().displayText(item.text(), table.locale())  # type: ignore[attr-defined]
    assert shown == f"\u2068{NAME}\u2069"


def test_paper_and_texts_have_no_signs_and_no_boxes(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE) as vault:
        opened = casework.open_interview(vault, LIBRARY, 2)
    facts = facts_of(opened.form, opened.client, opened.interview)
    sheet = make_sheet(
        opened.form, opened.answers, opened.texts, facts, LIBRARY.instrument(GRUND).sheet
    )
    pages = sheet.layout(Fonts()).pages
    said = [op.says for page in pages for op in page.ops if isinstance(op, Text)]
    assert not [one for one in said if set(one) & set(SIGNS)]
    head = next(one for one in said if "intervju den" in one)
    assert head.endswith(f"{date.today().year}")
    rules = LIBRARY.instrument(GRUND).investigation
    text = investigation_text(opened.form, opened.answers, opened.texts, facts, rules)
    assert OWN in text
    assert not set(text) & set(SIGNS)
