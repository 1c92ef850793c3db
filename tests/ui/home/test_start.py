# SPDX-License-Identifier: EUPL-1.2
"""The start page: what is shown first; a client found by what may be searched for (G3)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.interview.after.status import InterviewLine, Status
from app.interview.base.persons import known_as
from app.interview.clients.casework import SHOWN, ClientLine
from app.stewardship.care.copying import CopyState
from app.stewardship.log.log_end import GO_ON
from app.stewardship.overview import Overview
from app.storage.copies.copy_errors import DamagedNotCopied
from app.storage.errors import NotCopied
from app.storage.records import Client
from app.ui.home.start import DRILL, StartPage
from app.ui.home.start_parts import NOT_COPIED, SAVED
from app.ui.pieces.theme import Look
from app.ui.window.window import Window
from tests.eyes import (
    button,
    buttons,
    field,
    has_button,
    line_with,
    messages,
    reads,
    rows,
    seen,
    shows,
    table,
)

GOING = InterviewLine(
    id=7,
    client_id=1,
    case_number="2026-014",
    name="Eva <b>Ek</b>",
    title="ASI Grund",
    standing=Status.ONGOING,
    date="2026-11-20",
    interviewer="Anna",
    changed_at="2026-11-20T13:32:00Z",
    position="D12",
    percent=34,
)
NAMELESS = Client("personnummer", "19920611-2386", case_number="17", id=3)
EMPTY = Overview("Anna Andersson", (), (), (), (), 0, 0, 0, 0)
FULL = Overview(
    name="Anna Andersson",
    unfinished=(GOING, *(GOING._replace(id=20 + n, position="B1") for n in range(6))),
    to_sign=(GOING._replace(id=8, standing=Status.TALKED, left=1),),
    postponed=(
        GOING._replace(id=9, standing=Status.POSTPONED, until="2020-01-01", is_due=True),
    ),
    recent=(
        ClientLine(1, "2026-014", "Eva <b>Ek</b>", "2026-11-20", Status.ONGOING),
        ClientLine(2, "", "Namn saknas · klient 2"),
    ),
    clients=2,
    interviews=9,
    signed=1,
    unsigned=8,
)


@pytest.fixture
def start(qtbot: QtBot) -> StartPage:
    page = StartPage(None, Look())
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


MORE, TO_SIGN, POSTPONED = "Fler påbörjade", "Att göra klart", "Uppskjutna"
BLANK = "Skriv ut tom blankett"


def search(page: StartPage) -> QLineEdit:
    return field(page, "Sök klient")


def clients(page: StartPage) -> QTableWidget:
    return table(page, "Klienter")


def counts(page: StartPage) -> str:
    """How much there is, and how old the copies are."""
    return line_with(page, "I valvet:").text()


def test_an_empty_vault_tells_where_to_begin(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(EMPTY)
    assert "Hej, Anna" in reads(start)
    assert "Här är det tomt än" in reads(start)
    assert seen(start, QTableWidget) == []
    with qtbot.waitSignal(start.new_client):
        qtbot.keyClick(start.focusWidget(), Qt.Key.Key_Return)


def test_the_unfinished_comes_first_and_enter_goes_on(
    qtbot: QtBot, start: StartPage
) -> None:
    start.show_overview(FULL)
    words = reads(start)
    assert "Ärende 2026-014, ASI Grund: fortsätt på fråga D12" in words
    assert "34 % besvarat" in words
    assert "Visa alla 6" in buttons(start, MORE)[-1].accessibleName()
    assert "1 uppgift saknas" in words
    assert "Skulle ha tagits upp 1 jan 2020" in words
    with qtbot.waitSignal(start.open_interview) as told:
        qtbot.keyClick(start.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [7]


def test_rows_open_their_own_interview(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(FULL)
    for section, ident in ((MORE, 20), (TO_SIGN, 8), (POSTPONED, 9)):
        with qtbot.waitSignal(start.open_interview) as told:
            qtbot.mouseClick(buttons(start, section)[0], Qt.MouseButton.LeftButton)
        assert told.args == [ident]


def test_unfolding_shows_all(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(FULL)
    qtbot.mouseClick(buttons(start, MORE)[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(buttons(start, MORE)) == 6)


def test_search_waits_for_a_pause_and_enter_opens_the_first(
    qtbot: QtBot, start: StartPage
) -> None:
    start.show_overview(FULL)
    with qtbot.waitSignal(start.search) as told:
        qtbot.keyClicks(search(start), "berg")
    assert told.args == ["berg"]
    start.show_found([ClientLine(5, "17", "Bo Berg"), ClientLine(6, "18", "Åsa Berg")])
    assert "2 träffar" in reads(start)
    with qtbot.waitSignal(start.open_client) as opened:
        qtbot.keyClick(search(start), Qt.Key.Key_Return)
    assert opened.args == [5]


def test_down_and_enter_choose_in_the_list(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(FULL)
    qtbot.keyClick(search(start), Qt.Key.Key_Down)
    qtbot.keyClick(clients(start), Qt.Key.Key_Down)
    with qtbot.waitSignal(start.open_client) as opened:
        qtbot.keyClick(clients(start), Qt.Key.Key_Return)
    assert opened.args == [2]


def test_a_click_opens_a_client(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(FULL)
    place = clients(start).visualItemRect(clients(start).item(0, 1)).center()
    with qtbot.waitSignal(start.open_client) as opened:
        qtbot.mouseClick(clients(start).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [1]


def test_an_answer_that_comes_too_late_is_not_shown(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(FULL)
    search(start).setText("berg")
    qtbot.keyClick(search(start), Qt.Key.Key_Escape)
    start.show_found([ClientLine(5, "17", "Bo Berg")])
    assert rows(start, "Klienter")[0][:2] == ["2026-014", "Eva <b>Ek</b>"]


def test_nothing_found_and_too_much_found(start: StartPage) -> None:
    start.show_overview(FULL)
    search(start).setText("x")
    start.show_found([])
    assert "Ingen träff." in reads(start)
    start.show_found([ClientLine(n, "", "Bo") for n in range(SHOWN)])
    assert f"Visar de {SHOWN} första" in reads(start)


def test_lists_show_nothing_sensitive(start: StartPage) -> None:
    start.show_overview(replace(FULL, postponed=(GOING._replace(reason="Påverkad"),)))
    assert rows(start, "Klienter") == [
        ["2026-014", "Eva <b>Ek</b>", "20 nov", "Pågår", "–"],
        ["–", "Namn saknas · klient 2", "–", "Ingen intervju än", "–"],
    ]
    assert "Påverkad" not in reads(start)


def corner(part: QWidget) -> QPoint:
    return part.mapTo(part.window(), QPoint(0, 0))


@pytest.mark.parametrize(("width", "scale", "narrow"), [(1366, 100, 0), (1366, 150, 1)])
def test_two_columns_where_there_is_room(
    qtbot: QtBot, width: int, scale: int, narrow: int
) -> None:
    page = StartPage(None, Look(scale=scale))
    qtbot.addWidget(page)
    page.resize(width, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.show_overview(EMPTY)
    greeting, blank = line_with(page, "Hej, Anna"), button(page, BLANK)
    qtbot.waitUntil(
        lambda: (
            (corner(blank).y() > corner(greeting).y() + greeting.height()) == bool(narrow)
        )
    )
    assert (corner(blank).x() == corner(greeting).x()) == bool(narrow)


def test_a_blank_form_is_asked_for_by_mouse_and_key(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(EMPTY)
    blank = button(start, BLANK)
    with qtbot.waitSignal(start.blank):
        qtbot.mouseClick(blank, Qt.MouseButton.LeftButton)
    blank.setFocus()
    with qtbot.waitSignal(start.blank):
        qtbot.keyClick(blank, Qt.Key.Key_Return)


def test_tab_goes_from_the_first_to_the_last(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(replace(FULL, drill_is_due=True))
    wanted = [
        button(start, "Fortsätt"),
        *buttons(start, MORE),
        search(start),
        button(start, "Ny klient"),
        clients(start),
        *buttons(start, TO_SIGN),
        *buttons(start, POSTPONED),
        button(start, DRILL),
        button(start, BLANK),
    ]
    window = Window(practice=False)
    qtbot.addWidget(window)
    window.show_screen(start)
    with qtbot.waitExposed(window):
        window.show()
    wanted[0].setFocus()
    walked = [start.focusWidget()]
    for _ in wanted[1:]:
        qtbot.keyClick(start.focusWidget(), Qt.Key.Key_Tab)
        walked.append(start.focusWidget())
    assert walked == wanted
    qtbot.keyClick(start.focusWidget(), Qt.Key.Key_Tab)
    assert start.focusWidget().parentWidget() is start.findChild(
        QFrame
    )  # the bar: round again
    assert all(widget.accessibleName() for widget in wanted)


def test_a_copy_that_could_not_be_made_stands_there_until_one_is(
    qtbot: QtBot, start: StartPage
) -> None:
    start.show_overview(FULL)
    assert NOT_COPIED not in reads(start)
    for error in (NotCopied(), DamagedNotCopied()):
        copies = CopyState("2020-01-01T12:00:00Z", lags=True, refused=error)
        start.show_overview(replace(FULL, copies=copies))
        assert NOT_COPIED in reads(start)
        assert error.remedy in reads(start)
        assert (SAVED in reads(start)) == (type(error) is NotCopied)
    to_copies = button(start, "Till säkerhetskopiorna")
    to_copies.setFocus()
    with qtbot.waitSignal(start.copies):
        qtbot.keyClick(to_copies, Qt.Key.Key_Return)
    qtbot.keyClick(to_copies, Qt.Key.Key_Tab)
    assert start.focusWidget() is button(start, "Fortsätt")
    start.show_overview(FULL)
    assert NOT_COPIED not in reads(start)


@pytest.mark.parametrize(
    ("copies", "words"),
    [
        (CopyState(), "Ingen säkerhetskopia än"),
        (CopyState("2020-01-02T12:00:00Z"), "säkerhetskopia: 2 jan 2020."),
        (
            CopyState("2020-01-02T12:00:00Z", False, None, True, "2020-01-01T12:00:00Z", True),
            "säkerhetskopia: 2 jan 2020. På den andra platsen: 1 jan 2020.",
        ),
        (
            CopyState("2020-01-02T12:00:00Z", has_second=True, elsewhere_lags=True),
            "Den finns inte på den andra platsen än.",
        ),
    ],
)  # fmt: skip
def test_how_old_the_copies_are_is_always_in_sight(
    start: StartPage, copies: CopyState, words: str
) -> None:
    start.show_overview(replace(FULL, copies=copies))
    assert words in counts(start)


def test_the_yearly_drill_is_a_quiet_link(qtbot: QtBot, start: StartPage) -> None:
    start.show_overview(FULL)
    assert not has_button(start, DRILL)
    start.show_overview(replace(FULL, drill_is_due=True))
    with qtbot.waitSignal(start.drill):
        qtbot.mouseClick(button(start, DRILL), Qt.MouseButton.LeftButton)


def test_a_review_of_the_log_that_is_due_is_said(start: StartPage) -> None:
    start.show_overview(EMPTY)
    assert not shows(start, "loggkontroll")
    start.show_overview(replace(EMPTY, review_is_due=True))
    assert shows(start, "Det är dags för en loggkontroll")


def test_what_was_cut_off_stands_there_and_leads_to_the_log(
    qtbot: QtBot, start: StartPage
) -> None:
    start.show_overview(FULL)
    assert messages(start) == []
    start.show_overview(replace(FULL, end_was_cut=True))
    (cut,) = messages(start)
    assert "i slutet av loggen" in cut
    assert GO_ON in cut
    refused = FULL.copies._replace(refused=DamagedNotCopied())  # says: write no more
    start.show_overview(replace(FULL, end_was_cut=True, copies=refused))
    _, cut = messages(start)  # the first is of the copy
    assert "i slutet av loggen" in cut
    assert GO_ON not in cut
    with qtbot.waitSignal(start.log):
        qtbot.keyClick(button(start, "Till loggen"), Qt.Key.Key_Space)


def test_thousands_are_parted_and_a_row_never_begins_with_a_comma(
    start: StartPage,
) -> None:
    nameless = GOING._replace(id=21, name=known_as(NAMELESS), position="E1.a", percent=99)
    start.show_overview(
        replace(FULL, unfinished=(GOING, nameless), clients=10000, interviews=12345)
    )
    words = reads(start)
    assert "10\u00a0000 klienter och 12\u00a0345 intervjuer" in words
    assert "fortsätt på fråga E1\u00a0a" in words
    (row,) = buttons(start, MORE)
    assert (
        row.accessibleName().split(". ")[1] == "Namn saknas · 19920611-••••, 99 % besvarat"
    )


def test_in_an_empty_vault_nothing_is_out_of_line(qtbot: QtBot) -> None:
    page = StartPage(None, Look())
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.show_overview(EMPTY)

    def apart() -> int:
        """Pixels between the tops of the greeting and of what stands beside it."""
        return abs(
            corner(line_with(page, "Hej, Anna")).y() - corner(button(page, BLANK)).y()
        )

    qtbot.waitUntil(lambda: apart() <= 12)
