# SPDX-License-Identifier: EUPL-1.2
"""One interview being held: what is answered, what is asked next, what is to be kept."""

from collections.abc import Callable, Mapping
from datetime import date

from app.forms.answers import Answer, Answers
from app.forms.codec import parse
from app.forms.model import Form, Section
from app.forms.state import FormState, page_states
from app.forms.talk_progress import Progress, percent, progress
from app.interview.talk.answer_effects import AnswerEffect, moved
from app.interview.talk.positions import Positions

Change = Mapping[str, Answer | None]
Keep = Callable[[Change, str], None]  # the changed answers, and the question in focus


class Session(Positions):
    """The talk, from the first answer to the last. Decides everything, draws nothing.

    Every change goes to `keep` before the method returns; nothing is held back.

    Attributes:
        form: the version of the form that the interview began with.
        answers: everything given so far, also what a skip rule has hidden.
        state: what to show for these answers.
        position: the key of the question in focus.
        marked: questions that got X all at once, until that is taken back.
    """

    def __init__(self, form: Form, answers: Answers, *, position: str, keep: Keep) -> None:
        self.form = form
        self.answers = answers
        self.state: FormState = page_states(form, answers)
        self.marked: tuple[str, ...] = ()
        self._keep = keep
        self._furthest: dict[str, int] = {}
        talk = self.talk
        self.position = position if position in form.questions else talk[0]

    @property
    def day(self) -> date | None:
        """The day that the answers say the talk was held; on paper it may be earlier."""
        for question in self.form.asked:
            answer = self.answers.get(question.key)
            if question.prefill == "date" and isinstance(answer, date):
                return answer
        return None

    def answer(self, key: str, answer: Answer | None) -> AnswerEffect:
        """Take an answer, or take one back with None. The rest falls into place."""
        return self._change({key: answer}, key)

    def answer_row(self, grid_id: str, row_key: str) -> AnswerEffect:
        """Answer a whole row of a grid by its shortcut, such as never used.

        Raises:
            KeyError: there is no such row, or the grid has no shortcut.
        """
        grid = self.form.grid_by_id[grid_id]
        row = next((grid_row for grid_row in grid.rows if grid_row.key == row_key), None)
        if row is None or grid.shortcut is None:
            raise KeyError(row_key)
        change: dict[str, Answer | None] = {
            row.cells[column]: parse(self.form.questions[row.cells[column]], text)
            for column, text in grid.shortcut.sets.items()
            if column in row.cells
        }
        return self._change(change, next(iter(change)))

    def go_to(self, key: str) -> None:
        """Put a question in focus, whichever it is.

        Raises:
            KeyError: the form has no such question.
        """
        if key not in self.form.questions:
            raise KeyError(key)
        self.position = key

    def progress(self, section: Section) -> Progress:
        """How far a section is. `handled` never goes down while the interview is open."""
        now = progress(self.state, section)
        furthest = max(now.handled, self._furthest.get(section.id, 0))
        self._furthest[section.id] = furthest
        return now._replace(handled=furthest)

    @property
    def percent(self) -> int:
        """How much of the talk is handled, 0-100: the same as on the start page."""
        return percent(self.form, self.state)

    def _change(self, change: dict[str, Answer | None], at: str) -> AnswerEffect:
        before = self.state
        for key, answer in change.items():
            self.answers = self.answers.with_answer(key, answer)
        self._keep(change, self.position)
        self.state = page_states(self.form, self.answers)
        return AnswerEffect(at, *moved(before, self.state))
