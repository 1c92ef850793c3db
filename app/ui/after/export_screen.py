# SPDX-License-Identifier: EUPL-1.2
"""Before anything leaves the computer: exactly what that is, and who could be known by it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.export.preview import ExportField, Leaving, Ticks
from app.forms.question_number import number_of
from app.swedish_figures import with_noun
from app.ui.pieces.basics import (
    REST,
    Message,
    button,
    card,
    column,
    empty,
    fill,
    line,
    link,
    words,
)
from app.ui.pieces.page import Screen
from app.ui.pieces.ticks import Tick
from app.ui.pieces.trail import Trail

_FORMATS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("JSON, en fil för varje intervju", ("json",)),
    ("CSV, en tabell", ("csv",)),
    ("Båda", ("json", "csv")),
)
_NAMES = ("Ta med namn och nummer", "Annars står bara intervjuns nummer i valvet.")
_FREE = ("Ta med svar i fri text", "De kan nämna namn och platser.")
_CARE = (
    "Filerna är inte krypterade. Spara dem där bara du kommer åt dem, skicka dem på ett säkert "
    "sätt och ta bort dem när de har kommit fram."
)


class ExportScreen(Screen):
    """Shows what would leave, with two ticks and a format.

    Signals:
        changed: other choices were made; `show_preview` is waited for (Choices).
        export: carry it out: one Choices for each format wanted (tuple of Choices).
    """

    changed = Signal(object)
    export = Signal(object)

    def __init__(
        self,
        preview: Leaving,
        *,
        sections: Mapping[str, str] | None = None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(None, parent, width=820)
        self.trail = Trail(None, self)
        self.put_bar(self.trail)
        self._titles = dict(sections or {})
        self._formats: tuple[str, ...] = ("json",)
        self._holder = QWidget(self)
        self._list: QVBoxLayout = column(self._holder, spacing=4)
        self._numbers = words("", "heading", self)
        self._people = Message(self)
        self._identifiers = Tick("identifiers", (*_NAMES, ""), self)
        self._text = Tick("text", (*_FREE, ""), self)
        self._text.setChecked(True)
        self._whole = link("Visa alla frågor", self, partial(self._fill, whole=True))
        self._format_buttons: list[QPushButton] = []
        self._preview = preview
        self._lay_out()
        back = button("Tillbaka", self, does=self.go_back)
        self.add_footer(words("", "hint", self), back)
        self._identifiers.toggled.connect(self._change)
        self._text.toggled.connect(self._change)
        self.show_preview(preview)
        self.begin_with(self._identifiers)

    @property
    def choices(self) -> tuple[Ticks, ...]:
        """What is chosen, once for each format."""
        return tuple(
            Ticks(
                "csv" if one == "csv" else "json",
                identifiers=self._identifiers.isChecked(),
                text=self._text.isChecked(),
            )
            for one in self._formats
        )

    def show_preview(self, preview: Leaving) -> None:
        """Show what would leave with the choices that were last told."""
        self._preview = preview
        self._numbers.setText(_counted(preview))
        self._people.say(_who(preview))
        self._fill()
        self._set_ready(ready=preview.interviews > 0)

    def _fill(self, *, whole: bool = False) -> None:
        """The sections and how many answers of each; or every question."""
        empty(self._list)
        for letter, fields in _by_section(self._preview.fields).items():
            answers = sum(field.times for field in fields)
            title = f"{letter}  {self._titles.get(letter, 'Frågor')}".strip()
            text = f"{with_noun(len(fields), 'fråga', 'frågor')}, {with_noun(answers, 'svar', 'svar')}"
            self._add_line(title, text, "name")
            for field in fields:
                if whole or field.identifier or field.free_text:
                    self._add_field(field)
        self._whole.setVisible(bool(self._preview.fields) and not whole)

    def _add_field(self, field: ExportField) -> None:
        kinds = ["pekar ut klienten"] * field.identifier + ["fri text"] * field.free_text
        text = ", ".join([with_noun(field.times, "svar", "svar"), *kinds])
        self._add_line(f"{number_of(field.key)}  {field.label}", text, "quiet")

    def _add_line(self, left: str, right: str, kind: str) -> None:
        row, indent = QWidget(self), 0 if kind == "name" else 22
        texts = (words(left, kind, row), words(right, "hint", row, wrap=False))
        row.setLayout(line(*texts, wide=0, around=(indent, 2, 0, 2), spacing=14))
        self._list.addWidget(row)

    def _change(self) -> None:
        """What is shown is no longer so: nothing leaves until it has been counted anew."""
        self._numbers.setText("Räknar …")
        self._people.say("")
        empty(self._list)
        self._whole.hide()
        self._set_ready(ready=False)
        self.changed.emit(self.choices[0])

    def _set_ready(self, *, ready: bool) -> None:
        if self.primary is not None:
            self.primary.setEnabled(ready)

    def _choose_format(self, formats: tuple[str, ...]) -> None:
        self._formats = formats
        for made, (_, its) in zip(self._format_buttons, _FORMATS, strict=True):
            made.setChecked(its == formats)

    def _export(self) -> None:
        self.export.emit(self.choices)

    def _lay_out(self) -> None:
        fill(self.body, ("Det här lämnar datorn", "title"), self.message)
        for text, formats in _FORMATS:
            made = button(text, self, does=partial(self._choose_format, formats))
            made.setCheckable(True)
            self._format_buttons.append(made)
        self._format_buttons[0].setChecked(True)
        box = card(self, self._identifiers, self._text, line(*self._format_buttons))
        leave = "Välj mapp och exportera"
        go_on = self.lead_on(leave, self._export)
        go = line(go_on, words(_CARE, "hint", self), wide=1, spacing=18)
        fill(self.body, box, self._numbers, self._people, go, self._holder)
        fill(self.body, self._whole, REST)


def _by_section(fields: tuple[ExportField, ...]) -> dict[str, list[ExportField]]:
    found: dict[str, list[ExportField]] = {}
    for field in fields:
        found.setdefault(field.key[:1], []).append(field)
    return found


def _counted(preview: Leaving) -> str:
    if not preview.interviews:
        return "Det finns ingen intervju att exportera."
    answers = sum(field.times for field in preview.fields)
    many = with_noun(preview.interviews, "intervju", "intervjuer")
    text = f"{many}, {with_noun(answers, 'svar', 'svar')}"
    if preview.unsigned:
        text += f", varav {with_noun(preview.unsigned, 'osignerad', 'osignerade')}"
        if preview.interviews == 1:
            text = f"1 osignerad intervju, {with_noun(answers, 'svar', 'svar')}"
    return text


def _who(preview: Leaving) -> str:
    """Whether someone can be known by what leaves."""
    said = []
    if preview.names_people:
        said.append("Filerna visar vem klienten är: namn, nummer och ärende går med.")
    if preview.free_texts:
        said.append(
            f"{with_noun(preview.free_texts, 'svar', 'svar')} i fri text går med. De kan nämna "
            "namn och platser."
        )
    return " ".join(said)
