# SPDX-License-Identifier: EUPL-1.2
"""Gallring on the screen: who is to go, what keeps them, the decision, protocols, rules (G4)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.stewardship.gallring.protocol import day, state_words
from app.stewardship.gallring.retention_list import RetentionList
from app.storage.records import Disposal
from app.swedish_figures import spaced
from app.ui.pieces.basics import Message, button, column, fill, frame, rename, rule
from app.ui.pieces.flow_layout import FlowLayout
from app.ui.pieces.page import Screen
from app.ui.pieces.rows import Row, RowWords
from app.ui.register.client_rows import DueRow, HeldRow
from app.ui.register.decision_card import DecisionCard

SHOWN = 50  # clients in a list
BUSY = "Gallrar. Stäng inte av datorn: det kan ta några minuter."
KEY = (
    "Byt datanyckel nu. Innan dess kan rester på disken av det som har gallrats gå att läsa med "
    "valvets nyckel. En gammal kopia som någon har sparat öppnas fortfarande med sin nyckel."
)
REACH = (
    "Det här i valvets mapp rörs inte av programmet, men kan innehålla sådant som har "
    "gallrats: {names}. Ta bort det för hand när det inte behövs längre."
)
SECOND = (
    "På den andra platsen för kopior ({place}) kan det finnas kopior från tiden före "
    "gallringen. De tas bort nästa gång en kopia läggs där: anslut den."
)
ELSEWHERE = (
    "Programmet når inte utskrifter, sparade filer, exporter och kopior som någon har flyttat. "
    "Hämtar du tillbaka en kopia från tiden före en gallring kommer de gallrade tillbaka, och "
    "hamnar på listan igen."
)
UNCHECKED = "inte kontrollerat"


class RetentionScreen(Screen):
    """The list.

    Signals:
        decide: ids of clients (tuple).
        hold: (id of a client, code of a reason, last day or None) (int, str, object).
        lift: id of a hold (int).
        carry_out, withdraw: the decision that waits.
        protocol: id of a decision (int).
        new_key: exchange the data key.
        back: leave.
    """

    decide = Signal(object)
    hold = Signal(int, str, object)
    lift = Signal(int)
    carry_out = Signal()
    withdraw = Signal()
    protocol = Signal(int)
    new_key = Signal()

    def __init__(
        self,
        retention_list: RetentionList,
        advice: tuple[str, ...],
        parent: QWidget | None,
        *,
        practice: bool = False,
    ) -> None:
        super().__init__("Valvet · Gallring", parent, width=820, back="Tillbaka")
        self._practice = practice
        self._rows: list[DueRow] = []
        self._card: DecisionCard | None = None
        self._decide = button("", self.middle, kind="primary", does=self._tell_decide)
        fill(self.body, ("Gallring", "title"), (_lead(retention_list), ""), self.message)
        self._content = QWidget(self.middle)
        self._layout = column(self._content, spacing=14)
        self.body.addWidget(self._content)
        self._add_decision(retention_list, advice)
        self._add_due(retention_list)
        self._add_held(retention_list)
        self._add_past(retention_list)
        self._add_rules(retention_list)
        self.body.addStretch(1)
        self._begin()

    def show_busy(self) -> None:
        """It is being carried out."""
        self.setFocus()
        self.message.say(BUSY)
        self._content.setEnabled(False)
        self.area.ensureWidgetVisible(self.message)

    @property
    def is_busy(self) -> bool:
        """Whether it is being carried out."""
        return not self._content.isEnabled()

    def show_ready(self) -> None:
        """It was refused; all can be pressed again."""
        self._content.setEnabled(True)

    def go_back(self) -> None:
        """Escape puts a question away first."""
        asked = [row for row in self._rows if row.hide_form()]
        if self._card is not None and self._card.calm():
            asked = []
            return
        if not asked:
            super().go_back()

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of the clients that are ticked."""
        return tuple(row.client.id for row in self._rows if row.tick.isChecked())

    def _begin(self) -> None:
        first: QPushButton | None = self._card.begin if self._card else None
        if first is None and self._rows:
            first = self._rows[0].tick
        self.primary = None if self._card else self._decide
        if first is not None:
            self.begin_with(first)

    def _tell_decide(self) -> None:
        if self.chosen:
            self.decide.emit(self.chosen)

    def _tick(self) -> None:
        many = len(self.chosen)
        what = f" av {many} valda" if many > 1 else " av 1 vald" if many else ""
        rename(self._decide, f"Besluta om gallring{what}")
        self._decide.setEnabled(bool(many))

    def _add_decision(self, retention_list: RetentionList, advice: tuple[str, ...]) -> None:
        if retention_list.decided is None:
            return
        card = self._card = DecisionCard(retention_list, advice, self._content)
        card.carry_out.connect(self.carry_out)
        card.withdraw.connect(self.withdraw)
        self._layout.addWidget(card)

    def _add_due(self, retention_list: RetentionList) -> None:
        self._heading(f"Ska gallras ({spaced(len(retention_list.due))})")
        if not retention_list.due:
            fill(self._layout, (_nothing(retention_list), "quiet"))
            self._decide.hide()
            return
        inside = self._new_card()
        for number, client in enumerate(retention_list.due[:SHOWN]):
            row = DueRow(client, retention_list.rules, retention_list.today, self._content)
            row.ticked.connect(self._tick)
            row.hold.connect(self.hold)
            if number:
                inside.addWidget(rule(self._content))
            inside.addWidget(row)
            self._rows.append(row)
        if len(retention_list.due) > SHOWN:
            text = f"Visar de {SHOWN} första. De andra kommer när de här är klara."
            fill(inside, (text, "hint"))
        self._add_buttons(retention_list)

    def _add_buttons(self, retention_list: RetentionList) -> None:
        everyone = button("Välj alla", self._content, does=self._choose_all)
        self._layout.addLayout(FlowLayout(self._decide, everyone))
        text = "Ett beslut tar inte bort något. Det genomförs sedan, helst av någon annan."
        if retention_list.decided is not None:
            text = "Genomför eller ta tillbaka det beslut som väntar, innan ni fattar ett nytt."
            self._decide.setVisible(False)
            everyone.setVisible(False)
        fill(self._layout, (text, "hint"))
        self._tick()

    def _choose_all(self) -> None:
        on = len(self.chosen) < len(self._rows)
        for row in self._rows:
            row.tick.setChecked(on)

    def _add_held(self, retention_list: RetentionList) -> None:
        if not retention_list.held:
            return
        self._heading(f"Sparas längre ({spaced(len(retention_list.held))})")
        inside = self._new_card()
        for number, client in enumerate(retention_list.held[:SHOWN]):
            if number:
                inside.addWidget(rule(self._content))
            row = HeldRow(client, retention_list.rules, self._content)
            row.lift.connect(self.lift)
            inside.addWidget(row)

    def _add_past(self, found: RetentionList) -> None:
        if not found.past:
            return
        self._heading("Tidigare beslut")
        inside = self._new_card()
        for number, each in enumerate(found.past[:SHOWN]):
            row = Row(RowWords(each.id, *_past(each), "Protokoll"), self._content)
            row.setProperty("last", number == len(found.past) - 1)
            row.chosen.connect(self.protocol)
            inside.addWidget(row)
        newest = next((each for each in found.past if each.reason == "retention"), None)
        if newest is not None and newest.carried_out_at and not newest.key_changed:
            self._notice(KEY)
            if not self._practice:
                key = button("Byt datanyckel", self._content, does=self.new_key)
                self._layout.addLayout(FlowLayout(key))
        if found.elsewhere is not None:
            self._notice(SECOND.format(place=found.elsewhere))
        if found.out_of_reach:
            names = ", ".join(path.name for path in found.out_of_reach)
            self._notice(REACH.format(names=names))
        fill(self._layout, (ELSEWHERE, "hint"))

    def _add_rules(self, retention_list: RetentionList) -> None:
        rules = retention_list.rules
        self._heading("Reglerna")
        inside = self._new_card()
        fill(inside, (f"{rules.title}, version {rules.name}", "name"))
        fill(inside, (rules.last_entry, ""))
        for each in rules.reference:
            text = each.text if each.checked else f"{each.text} ({UNCHECKED})"
            fill(inside, (f"• {text}", ""))
            if each.note:
                fill(inside, (each.note, "hint"))
        text = "Reglerna ligger i filen gallring.toml, som kommunens jurist ska granska."
        fill(inside, (text, "hint"))

    def _heading(self, text: str) -> None:
        fill(self._layout, (text, "subheading"))

    def _new_card(self) -> QVBoxLayout:
        card = frame("card", self._content)
        self._layout.addWidget(card)
        return column(card, margin=16, spacing=10)

    def _notice(self, text: str) -> None:
        notice = Message(self._content)
        notice.say(text)
        self._layout.addWidget(notice)


def _lead(retention_list: RetentionList) -> str:
    return (
        f"Uppgifter om en klient ska tas bort {_years(retention_list.rules.years)} efter den sista "
        "anteckningen. Inget tas bort av sig självt: här beslutar ni, och i ett andra steg "
        "genomför ni beslutet. Alla som kan öppna valvet kan göra båda delarna."
    )


def _years(many: int) -> str:
    small = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
    return f"{small[many] if many < len(small) else many} år"


def _nothing(retention_list: RetentionList) -> str:
    if retention_list.decided is not None:
        return "Ingen fler just nu."
    if retention_list.coming:
        return f"Ingen just nu. {retention_list.coming} till före årets slut."
    return "Ingen just nu, och ingen fler före årets slut."


def _past(each: Disposal) -> tuple[str, str]:
    what = "Felupplagd klient" if each.reason == "mistake" else "Gallring"
    when = day(each.carried_out_at or each.decided_at)
    return f"{what} {each.id}, {when}", f"{state_words(each).capitalize()}."
