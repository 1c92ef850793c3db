# SPDX-License-Identifier: EUPL-1.2
"""What is missing before the ratings, and what does not fit: one click from its question."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.forms.question_number import number_of
from app.forms.questions import ChoiceQuestion
from app.interview.after.missing_answers import (
    MissingAnswer,
    Needs,
    SectionMissing,
    Trouble,
    completeness,
    mark_missing,
    still_marked,
    take_back_marks,
)
from app.interview.after.steps import Step, step_from
from app.interview.base.text_kinds import NOTE, noted
from app.interview.talk.session import Session
from app.swedish_figures import with_noun
from app.ui.after.after_page import AfterPage, GoRow
from app.ui.after.explanation import Explanation
from app.ui.pieces.basics import (
    REST,
    button,
    card,
    column,
    empty,
    fill,
    ground,
    line,
    link,
    words,
)
from app.ui.pieces.flow_layout import FlowLayout

_ONWARDS = {Step.RATING: "Till bedömningen", Step.SIGNING: "Till signeringen"}
SHOWN = 8  # lines of a section before the rest is asked for
_HINTS = (("Tab", "i listan"), ("Enter", "till frågan"), ("F9", "dölj"), ("F12", "vidare"))


class Completeness(AfterPage):
    """Everything that is left of the talk, by area. An empty list is one warm line.

    Signals:
        explained: (slot, text or None) of an error, to be kept.
    """

    explained = Signal(str, object)

    def __init__(
        self,
        session: Session,
        texts: Mapping[str, str],
        *,
        needed: Needs,
        parent: QWidget | None,
    ) -> None:
        super().__init__(Step.MISSING, parent)
        self._session = session
        self._texts = dict(texts)
        self._needed = needed
        self._whole: set[str] = set()
        self._explanations: list[Explanation] = []
        self._rows: list[GoRow] = []
        self._title = words("", "title", self)
        self._said = words("", "quiet", self)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        fill(self.body, self._title, self._said, self.message, self._list, REST)
        onwards = _ONWARDS[step_from(session.form, Step.RATING)]
        self.add_foot(_HINTS, back="Tillbaka till samtalet", onwards=onwards)
        self.show_all()

    def settle(self) -> bool:
        """Keep the explanations as they stand."""
        for explanation in self._explanations:
            explanation.settle()
        return True

    def standing(self) -> dict[str, str]:
        """What is unfolded: see app/ui/pieces/half_typed.py."""
        marked = still_marked(self._session)
        return {"whole": " ".join(sorted(self._whole)), "marked": " ".join(marked)}

    def stand_as(self, was: Mapping[str, str]) -> None:
        """Come back to it."""
        self._whole |= set(was["whole"].split())
        self._session.marked = tuple(was.get("marked", "").split())
        self.show_all()

    def show_all(self) -> None:
        """Show what is left now."""
        session = self._session
        missing = completeness(session.form, session.state, self._texts, self._needed)
        self._explanations.clear()
        self._rows.clear()
        empty(self._list)
        self._show_head(missing.open, missing.unexplained)
        self._add_undo(len(still_marked(session)))
        for part in missing.parts:
            self._add_part(part)
        if missing.open or session.state.is_broken_off:
            self._add_ways(missing.open)
        self._add_notes()
        self.begin_with(self._rows[0] if self._rows else self.primary or self)

    def _show_head(self, missing: int, unexplained: int) -> None:
        if self._session.state.is_broken_off:
            self._title.setText("Intervjun avbröts")
            text = "De frågor som är kvar får stå tomma."
        elif missing:
            self._title.setText(f"{with_noun(missing, 'fråga', 'frågor')} kvar")
            text = "Välj en rad för att gå till frågan. Till höger står vad svaret behövs till."
        else:
            self._title.setText("Allt är med")
            text = "Varje fråga har ett svar eller en förklaring."
        if unexplained:
            one = unexplained == 1
            what, it = ("en sak", "den") if one else (f"{unexplained} saker", "dem")
            text += f" Men {what} stämmer inte ihop. Rätta {it}, eller skriv varför."
        self._said.setText(text)

    def _add_undo(self, marked: int) -> None:
        """The way back, for as long as the talk is open."""
        if not marked:
            return
        text = f"{with_noun(marked, 'fråga', 'frågor')} fick X på en gång."
        undo = button("Ångra: gör dem obesvarade igen", self, does=self._take_back)
        box = card(self, (text, ""), line(undo), margin=14, spacing=8)
        self._list.addWidget(box)
        box.show()  # at once, as the rows below

    def _add_part(self, part: SectionMissing) -> None:
        content = QWidget(self)
        inside = column(content, around=(0, 14, 0, 4), spacing=0)
        head = line(spacing=12)
        head.addWidget(words(f"{part.id}  {part.title}", "subheading", content, wrap=False))
        if part.open:
            head.addWidget(
                words(with_noun(part.open, "fråga", "frågor"), "quiet", content, wrap=False)
            )
        head.addStretch(1)
        inside.addLayout(head)
        for trouble in part.errors:
            fill(inside, 8, self._explanation(trouble, content))
        if part.errors:
            inside.addSpacing(8)
        for trouble in part.signals:
            said = (trouble.number, trouble.problem.message, "värt en titt")
            inside.addWidget(self._row(trouble.key, said, content))
        whole = part.id in self._whole or len(part.gaps) <= SHOWN + 1
        for gap in part.gaps if whole else part.gaps[:SHOWN]:
            inside.addWidget(self._row(gap.key, _gap_words(gap), content))
        if not whole:
            more, show = len(part.gaps) - SHOWN, partial(self._show_whole, part.id)
            text = f"Visa {more} rader till"
            inside.addWidget(link(text, content, show))
        self._list.addWidget(content)
        content.show()  # at once: its first row must take the focus now

    def _row(self, key: str, said: tuple[str, str, str], parent: QWidget) -> GoRow:
        wide = self.fontMetrics().horizontalAdvance("H12m.a m")
        row = GoRow(key, said, parent, number_width=wide)
        row.chosen.connect(self.go_to_question)
        self._rows.append(row)
        return row

    def _explanation(self, trouble: Trouble, parent: QWidget) -> Explanation:
        made = Explanation(trouble, parent)
        made.chosen.connect(self.go_to_question)
        made.written.connect(self._explained)
        self._explanations.append(made)
        return made

    def _add_ways(self, missing: int) -> None:
        """Two ways to be done with a talk that has questions left."""
        box, inside = ground("card", self, margin=18, spacing=10)
        fill(inside, ("När det inte går att få fler svar", "subheading"))
        if missing and not self._session.state.is_broken_off:
            self._add_mark_all(missing, box, inside)
        question = self._session.form.questions.get(self._session.form.broken_off)
        if isinstance(question, ChoiceQuestion):
            self._add_broken_off(question, box, inside)
        fill(self._list, 18, box)

    def _add_mark_all(self, missing: int, box: QWidget, inside: QVBoxLayout) -> None:
        text = "Har ni gått igenom frågorna, men klienten säger pass på resten?"
        fill(inside, (text, ""))
        self._mark = button("Sätt X på alla obesvarade", box, does=self._ask_to_mark)
        self._sure = QWidget(box)
        text = (
            f"{with_noun(missing, 'fråga', 'frågor')} får X, alltså pass. "
            "Det går att ångra efteråt."
        )
        yes = button("Ja, sätt X", self._sure, does=self._mark_all)
        no = button("Nej", self._sure, does=self._keep_open)
        self._sure.setLayout(line(words(text, "", self._sure), yes, no, wide=0))
        self._sure.hide()
        fill(inside, line(self._mark), self._sure)

    def _add_broken_off(
        self, question: ChoiceQuestion, box: QWidget, inside: QVBoxLayout
    ) -> None:
        fill(inside, ("Avbröts intervjun innan ni var klara?", ""))
        answer = self._session.state.fields[question.key].answer
        flow = FlowLayout()
        for choice in question.offered:
            made = button(choice.label, box, does=partial(self._broken_off, choice.code))
            made.setCheckable(True)
            made.setChecked(answer == choice.code)
            flow.addWidget(made)
        if self._session.state.is_broken_off:
            undo = partial(self._broken_off, None)
            flow.addWidget(button("Nej, den avbröts inte", box, does=undo))
        inside.addLayout(flow)

    def _add_notes(self) -> None:
        """Every note of the talk in one list."""
        questions, written = self._session.form.questions, noted(self._texts)
        notes = {key: NOTE.of(self._texts, key) for key in questions if key in written}
        if not notes:
            return
        content = QWidget(self)
        inside = column(content, around=(0, 18, 0, 4), spacing=0)
        fill(inside, ("Anteckningar från samtalet", "subheading"))
        for key, text in notes.items():
            said = (number_of(key), text.strip(), questions[key].label)
            inside.addWidget(self._row(key, said, content))
        self._list.addWidget(content)

    def _explained(self, slot: str, text: str) -> None:
        self._texts[slot] = text
        self.show_saving()
        self.explained.emit(slot, text or None)

    def _show_whole(self, part: str) -> None:
        self._whole.add(part)
        self.settle()
        self.show_all()

    def _ask_to_mark(self) -> None:
        self._mark.hide()
        self._sure.show()
        self._sure.findChildren(QPushButton)[-1].setFocus()

    def _keep_open(self) -> None:
        self._sure.hide()
        self._mark.show()
        self._mark.setFocus()

    def _mark_all(self) -> None:
        self._do(partial(mark_missing, self._session))

    def _take_back(self) -> None:
        self._do(partial(take_back_marks, self._session))

    def _broken_off(self, answer: str | None) -> None:
        session = self._session
        self._do(partial(session.answer, session.form.broken_off, answer))

    def _do(self, change: Callable[[], object]) -> None:
        """Keep what is written, change the answers, and show what is left."""
        self.show_saving()
        self.settle()
        change()
        self.show_all()


def _gap_words(gap: MissingAnswer) -> tuple[str, str, str]:
    label = f"{gap.label}, {gap.many} rutor" if gap.many > 1 else gap.label
    return gap.number, label, gap.needed_for
