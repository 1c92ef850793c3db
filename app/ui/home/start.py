# SPDX-License-Identifier: EUPL-1.2
"""The start page: what is unfinished, what waits to be signed, and the way to a client."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from app.interview.after.status import InterviewLine
from app.interview.clients.casework import SHOWN, ClientLine
from app.stewardship.log.log_end import END_CUT, END_CUT_THEN, GO_ON
from app.stewardship.overview import Overview
from app.swedish_figures import spaced, with_noun
from app.ui.home.client_table import ClientTable
from app.ui.home.start_parts import GoingCard, MissingCopy, Notice, RowSection, SearchLine
from app.ui.home.status_words import case_of, copied_words, goes_on, to_do, waits
from app.ui.pieces.announce import announce
from app.ui.pieces.basics import (
    REST,
    button,
    column,
    fill,
    line,
    link,
    rename,
    restyle,
    say,
    words,
)
from app.ui.pieces.day_words import moment
from app.ui.pieces.delay import TO_SEARCH, Delay
from app.ui.pieces.page import ENTER, Screen
from app.ui.pieces.rows import RowWords
from app.ui.pieces.theme import Look

DRILL = "Dags att prova återställningskoden"
LOST = "Återställningskoden kom aldrig på papper: ta fram en ny"
NARROW = 1000  # pixels at 100 percent: below this, one column


class StartPage(Screen):
    """Where the day begins.

    Signals:
        search: what is typed to find a client by (str).
        open_interview: id of an interview to go on with (int).
        open_client: id of a client (int).
        new_client, blank, lock, settings, vault: the user wants that. `blank` is an empty
            form on paper, `vault` the page about the vault itself.
        drill: try the recovery code.
        copies: a copy could not be made, and the user wants to do something about it.
        log: something was cut off, and the user wants to see what the log says.
    """

    search = Signal(str)
    open_interview = Signal(int)
    open_client = Signal(int)
    new_client = Signal()
    blank = Signal()
    lock = Signal()
    settings = Signal()
    vault = Signal()
    drill = Signal()
    copies = Signal()
    log = Signal()

    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__("", parent, width=1260)
        self._look = look
        self._overview: Overview | None = None
        self._missing = MissingCopy(self.middle)
        self._cut = Notice("Till loggen", self.middle)
        self._greeting: QLabel = words("Hej", "title", self.middle)
        self._going = GoingCard(self.middle)
        self._more = RowSection("Fler påbörjade", self.middle, at_first=3)
        self._line = SearchLine(self.middle)
        self._new = button("Ny klient", self.middle, does=self.new_client)
        self._heading = words("", "hint", self.middle)
        self._table = ClientTable(self.middle)
        self._to_sign = RowSection("Att göra klart", self.middle, at_first=5)
        self._postponed = RowSection("Uppskjutna", self.middle, at_first=5)
        self._counts = words("", "hint", self.middle)
        self._drill = link(DRILL, self.middle, self.drill)
        self._blank = link("Skriv ut tom blankett", self.middle, self.blank)
        self._wait = Delay(self._search_now, self, after=TO_SEARCH)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._wire()
        self.begin_with(self._line)

    def show_overview(self, overview: Overview) -> None:
        """Show how things stand."""
        self._overview = overview
        now = datetime.now().astimezone()
        first_name = overview.name.split(" ")[0]
        self._greeting.setText(f"Hej, {first_name}" if first_name else "Hej")
        self._missing.show_error(overview.copies.refused)
        self._cut.show_words(*_cut_words(overview))
        latest = next(iter(overview.unfinished), None)
        self._going.show_line(latest, now)
        restyle(self._new, "kind", "" if latest else "primary")
        self.primary = self._going.go_on if latest else self._new
        self._more.show_rows(_unfinished_rows(overview.unfinished[1:], now))
        self._to_sign.show_rows(_rows(overview.to_sign, to_do))
        waiting = _rows(overview.postponed, lambda one: waits(one, now.date()))
        self._postponed.show_rows(waiting)
        said = (_counted(overview), copied_words(overview, now), _reviewed(overview))
        say(self._counts, " ".join(filter(None, said)))
        rename(self._drill, LOST if overview.code_is_lost else DRILL)
        self._drill.setVisible(overview.drill_is_due or overview.code_is_lost)
        if not self._line.text().strip():
            self._show_recent()

    def show_found(self, found: list[ClientLine]) -> None:
        """Show what the search gave."""
        if not self._line.text().strip():
            return  # the answer to a question that is taken back
        self._table.show_clients(found, datetime.now().astimezone().date())
        self._heading.setText(_found_words(len(found)))
        restyle(self._heading, "kind", "hint" if found else "")
        announce(self._heading, self._heading.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search opens the first found."""
        searching = self._line.hasFocus() and self._line.text().strip()
        if searching and event.key() in ENTER:
            self._open_first()
            event.accept()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Escape takes the search back; there is nothing behind this page."""
        self._line.clear()
        self._edited()
        self._line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would be cramped."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _edited(self) -> None:
        if self._line.text().strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._show_recent()

    def _search_now(self) -> None:
        self._wait.stop()
        self.search.emit(self._line.text().strip())

    def _open_first(self) -> None:
        first = self._table.first()
        if self._wait.isActive():
            self._search_now()
        elif first is not None:
            self.open_client.emit(first)

    def _show_recent(self) -> None:
        recent = list(self._overview.recent) if self._overview else []
        self._table.show_clients(recent, datetime.now().astimezone().date())
        self._heading.setText(_recent_words(len(recent)))
        restyle(self._heading, "kind", "hint" if recent else "")

    def _lay_out(self) -> None:
        self._line.setPlaceholderText("Sök namn, personnummer eller ärende")
        self._line.setAccessibleName(
            "Sök klient på namn, personnummer, samordningsnummer eller ärende"
        )
        self._line.setClearButtonEnabled(True)
        widget, other = QWidget(self.middle), QWidget(self.middle)  # tab takes each whole
        left, right = column(widget, spacing=16), column(other, spacing=16)
        fill(left, self._greeting, self._going, self._more)
        fill(left, line(self._line, self._new, wide=0, spacing=12), self._heading)
        fill(left, self._table, REST)
        fill(right, self._to_sign, self._postponed, self._counts)
        right.addWidget(self._drill, 0, Qt.AlignmentFlag.AlignLeft)
        self._drill.hide()
        right.addWidget(self._blank, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self._columns.setSpacing(26)
        self._columns.addWidget(widget, 3)
        self._columns.addWidget(other, 2)
        fill(self.body, self.message, self._missing, self._cut, self._columns, REST)

    def _wire(self) -> None:
        self.add_bar_buttons(
            button("Valvet", self, does=self.vault),
            button("Inställningar", self, does=self.settings),
            button("Lås", self, does=self.lock),
        )
        self._line.textChanged.connect(self._edited)
        self._line.down.connect(self._table.take_focus)
        self._missing.go.clicked.connect(self.copies)
        self._cut.go.clicked.connect(self.log)
        self._table.chosen.connect(self.open_client)
        self._going.chosen.connect(self.open_interview)
        for part in (self._more, self._to_sign, self._postponed):
            part.chosen.connect(self.open_interview)


def _unfinished_rows(
    lines: tuple[InterviewLine, ...], now: datetime
) -> tuple[RowWords, ...]:
    return tuple(
        RowWords(
            interview_line.id,
            f"{case_of(interview_line)}: {goes_on(interview_line)}",
            _besides(interview_line),
            moment(interview_line.changed_at, now),
        )
        for interview_line in lines
    )


def _besides(interview_line: InterviewLine) -> str:
    """The name, where the case has not said it, and how far it is."""
    far = f"{interview_line.percent} % besvarat"
    return f"{interview_line.name}, {far}" if interview_line.case_number else far


def _rows(
    lines: tuple[InterviewLine, ...], detail: Callable[[InterviewLine], str]
) -> tuple[RowWords, ...]:
    return tuple(RowWords(one.id, case_of(one), detail(one)) for one in lines)


def _cut_words(overview: Overview) -> tuple[str, ...]:
    if not overview.end_was_cut:
        return ("",)
    return END_CUT, END_CUT_THEN if overview.copies.refused else f"{END_CUT_THEN} {GO_ON}"


def _counted(overview: Overview) -> str:
    if not overview.clients:
        return ""
    clients = with_noun(overview.clients, "klient", "klienter")
    talks = with_noun(overview.interviews, "intervju", "intervjuer")
    signed = with_noun(overview.signed, "signerad", "signerade")
    text = f"I valvet: {clients} och {talks}, varav {signed}."
    if overview.unsigned > SHOWN:
        text += f" {spaced(overview.unsigned)} är inte signerade. De {SHOWN} senaste visas."
    return text


def _reviewed(overview: Overview) -> str:
    due = "Det är dags för en loggkontroll: se Valvet."
    return due if overview.review_is_due else ""


def _recent_words(count: int) -> str:
    if not count:
        return (
            "Här är det tomt än. Välj Ny klient, så leder programmet dig vidare till "
            "den första intervjun."
        )
    if count >= SHOWN:
        return f"De {SHOWN} klienter som du senast arbetade med. Sök för att hitta andra."
    return "Klienter, den senaste först"


def _found_words(count: int) -> str:
    if not count:
        return "Ingen träff. Prova en del av namnet, eller välj Ny klient."
    if count >= SHOWN:
        return f"Visar de {SHOWN} första. Skriv mer för att hitta rätt."
    return with_noun(count, "träff", "träffar")
