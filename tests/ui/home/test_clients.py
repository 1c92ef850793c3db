# SPDX-License-Identifier: EUPL-1.2
"""A new client in four kinds, and the page of one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.interview.after.status import InterviewLine, Status
from app.interview.clients.client_history import ClientSummary
from app.storage.errors import ClientExists
from app.storage.records import Client
from app.ui.home.client_form import ClientForm
from app.ui.home.client_page import ClientPage
from tests.eyes import (
    button,
    field,
    has_button,
    has_field,
    messages,
    reads,
    seen,
    shows,
    texts,
)
from tests.library import GRUND, LIBRARY

NUMBER = "19920611-2386"
EVA = Client("personnummer", NUMBER, "Eva & <i>Ek</i>", "17", id=3)
LINE = InterviewLine(
    id=7,
    client_id=3,
    case_number="17",
    name="Eva",
    title="ASI Grund",
    standing=Status.SIGNED,
    date="2026-05-06",
    interviewer="Anna",
    changed_at="2026-05-13T09:00:00Z",
    signed_at="2026-05-13T09:00:00Z",
)


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()


WRONG = "hänger inte ihop"
ADD = "Lägg till klienten"


@pytest.fixture
def form(qtbot: QtBot) -> ClientForm:
    page = ClientForm(None)
    shown(qtbot, page)
    return page


def test_a_number_is_formatted_and_judged_as_it_is_typed(
    qtbot: QtBot, form: ClientForm
) -> None:
    qtbot.keyClicks(form.focusWidget(), "199206112386")
    number = field(form, "Personnummer")
    assert number.text() == NUMBER
    assert shows(form, f"✓ {NUMBER}")
    qtbot.keyClick(number, Qt.Key.Key_Backspace)
    assert not shows(form, "✓")
    assert not shows(form, WRONG)
    qtbot.keyClicks(number, "7")
    assert shows(form, WRONG)


def test_a_number_without_a_birthday_is_one(qtbot: QtBot, form: ClientForm) -> None:
    button(form, "Samordningsnummer").click()
    qtbot.keyClicks(field(form, "Samordningsnummer"), "198500602381")
    assert "✓ 19850060-2381" in texts(form)


def test_a_number_pasted_with_a_long_dash_is_read(qtbot: QtBot, form: ClientForm) -> None:
    field(form, "Personnummer").setText("19920611\u20132386")
    field(form, "Namn").setText("Eva Ek")
    with qtbot.waitSignal(form.created) as told:
        button(form, ADD).click()
    assert told.args == [Client("personnummer", NUMBER, "Eva Ek", "")]


def test_all_of_it_by_keyboard(qtbot: QtBot, form: ClientForm) -> None:
    qtbot.keyClicks(form.focusWidget(), "9206112386")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(form.focusWidget(), " Eva Ek ")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(form.focusWidget(), "2026-014")
    with qtbot.waitSignal(form.created) as told:
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [Client("personnummer", NUMBER, "Eva Ek", "2026-014")]


def test_a_wrong_number_is_not_taken(qtbot: QtBot, form: ClientForm) -> None:
    field(form, "Personnummer").setText("19920611-2387")
    field(form, "Namn").setText("Eva")
    with qtbot.assertNotEmitted(form.created):
        button(form, ADD).click()
    assert WRONG in form.message.text


def test_protected_means_a_pseudonym_and_no_number(qtbot: QtBot, form: ClientForm) -> None:
    field(form, "Personnummer").setText(NUMBER)
    button(form, "Skyddade uppgifter").click()
    (warning,) = messages(form)
    assert "aldrig det riktiga namnet" in warning
    assert (
        len(seen(form, QLineEdit)) == 2
    )  # no number: a name that is made up, and the case
    button(form, ADD).click()
    assert "Hitta på" in form.message.text
    qtbot.keyClicks(field(form, "Påhittat namn (pseudonym)"), "Kim")
    with qtbot.waitSignal(form.created) as told:
        button(form, ADD).click()
    assert told.args == [Client("protected", "", "Kim", "")]


def test_no_number_and_going_back_to_one(qtbot: QtBot, form: ClientForm) -> None:
    button(form, "Inget nummer").click()
    assert messages(form) == []
    qtbot.keyClicks(field(form, "Namn"), "Bo")
    with qtbot.waitSignal(form.created) as told:
        button(form, ADD).click()
    assert told.args == [Client("none", "", "Bo", "")]
    form.show_error(ClientExists())
    assert "redan en klient" in form.message.text
    assert button(form, ADD).isEnabled()
    button(form, "Samordningsnummer").click()
    assert has_field(form, "Samordningsnummer")


def test_escape_is_the_way_out(qtbot: QtBot, form: ClientForm) -> None:
    with qtbot.waitSignal(form.cancelled):
        qtbot.keyClick(form, Qt.Key.Key_Escape)


def page_with(qtbot: QtBot, *lines: InterviewLine, client: Client = EVA) -> ClientPage:
    page = ClientPage(ClientSummary(client, lines, forms=(LIBRARY.form(GRUND),)), None)
    shown(qtbot, page)
    return page


def press(page: ClientPage, text: str) -> None:
    found = [one for one in page.findChildren(QPushButton) if one.text() == text]
    assert len(found) == 1, text
    found[0].click()


def test_the_number_is_masked_until_asked_for(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    assert "Eva & <i>Ek</i>" in reads(page)
    assert "19920611-••••" in reads(page)
    assert NUMBER not in reads(page)
    press(page, "Visa numret")
    assert NUMBER in reads(page)
    press(page, "Dölj numret")
    assert NUMBER not in reads(page)


def test_a_new_client_begins_with_a_grund(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    with qtbot.waitSignal(page.start) as told:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert told.args == [3, GRUND]


def test_an_unfinished_one_is_gone_on_with(qtbot: QtBot) -> None:
    going = LINE._replace(standing=Status.ONGOING, position="D12", signed_at="")
    page = page_with(qtbot, going)
    with qtbot.waitSignal(page.open_interview) as told:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert told.args == [7]
    press(page, "Fortsätt på fråga D12")


def test_a_signed_one_is_read_fed_back_exported(qtbot: QtBot) -> None:
    page = page_with(qtbot, LINE)
    for text, signal in (
        ("Läs", page.open_interview),
        ("Återkoppling", page.feedback),
        ("Exportera", page.export),
    ):
        with qtbot.waitSignal(signal) as told:
            press(page, text)
        assert told.args == [7]


def test_a_correction_asks_for_its_reason_there(qtbot: QtBot) -> None:
    page = page_with(qtbot, LINE)
    press(page, "Rätta")
    with qtbot.assertNotEmitted(page.correct):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert "vad som ska rättas" in reads(page)
    qtbot.keyClicks(page.focusWidget(), "Fel dag")
    with qtbot.waitSignal(page.correct) as told:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [7, "Fel dag"]
    with qtbot.assertNotEmitted(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_only_one_correction_at_a_time(qtbot: QtBot) -> None:
    page = page_with(qtbot, LINE._replace(corrected=True))
    assert not has_button(page, "Rätta")
    assert "En rättelse finns" in reads(page)


def test_a_postponed_one_says_why_and_is_taken_up(qtbot: QtBot) -> None:
    waiting = LINE._replace(
        standing=Status.POSTPONED, until="2999-01-01", reason="Tolk behövs", signed_at=""
    )
    page = page_with(qtbot, waiting, client=EVA._replace(kind="protected", number=""))
    assert "Tas upp 1 jan 2999" in reads(page)
    assert "Tolk behövs" in reads(page)
    assert "namnet är påhittat" in reads(page)
    with qtbot.waitSignal(page.open_interview):
        press(page, "Ta upp igen")


def test_who_may_be_the_same_is_told_whole_however_long(qtbot: QtBot) -> None:
    name = "Maria-Magdalena Alexandra Wennergren af Hägerström-Zetterlund"
    other = Client("none", "", name, "Socialförvaltningen Öster 2026-00017", id=4)
    page = ClientPage(ClientSummary(EVA, (LINE,), alike=(other,)), None)
    shown(qtbot, page)
    asked = next(
        one for one in page.findChildren(QPushButton) if "Samma person" in one.text()
    )
    assert asked.text().replace("\n", " ").endswith("2026-00017?")
    assert "\n" in asked.text()
    needed = asked.fontMetrics().size(0, asked.text())
    assert needed.width() <= asked.width()
    assert needed.height() <= asked.height()
