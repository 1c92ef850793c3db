# SPDX-License-Identifier: EUPL-1.2
"""One interview being held: what is answered, what is asked next, what is to be kept."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from app.figures import listed
from app.forms.answers import Answer, Answers
from app.forms.codec import parse
from app.forms.model import Form, Section
from app.forms.question_number import number_of
from app.forms.state import FieldState, FormState, Progress, page_states, percent, progress

Change = Mapping[str, Answer | None]
Keep = Callable[[Change, str], None]  # the changed answers, and the question in focus


class Step(NamedTuple):
    """What one answer did. `fell_off` and `came_back` are keys with kept answers."""

    key: str
    fell_off: tuple[str, ...]
    came_back: tuple[str, ...]


class Session:
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
    def talk(self) -> tuple[str, ...]:
        """The keys of the questions that are asked in the talk, in form order."""
        return tuple(q.key for q in self.form.asked if q.stage == "interview")

    @property
    def current(self) -> FieldState:
        """The question in focus."""
        return self.state.fields[self.position]

    @property
    def section(self) -> Section:
        """The section of the question in focus."""
        return self.form.section_of[self.position]

    def section_beside(self, step: int) -> Section | None:
        """The section so many steps on (or back, below 0) from this one, if there is one."""
        sections = self.form.sections
        place = [one.id for one in sections].index(self.section.id) + step
        return sections[place] if 0 <= place < len(sections) else None

    @property
    def day(self) -> date | None:
        """The day that the answers say the talk was held; on paper it may be earlier."""
        for question in self.form.asked:
            answer = self.answers.get(question.key)
            if question.prefill == "date" and isinstance(answer, date):
                return answer
        return None

    def answer(self, key: str, answer: Answer | None) -> Step:
        """Take an answer, or take one back with None. The rest falls into place."""
        return self._change({key: answer}, key)

    def answer_row(self, grid_id: str, row_key: str) -> Step:
        """Answer a whole row of a grid by its shortcut, such as never used.

        Raises:
            KeyError: there is no such row, or the grid has no shortcut.
        """
        grid = self.form.grid_by_id[grid_id]
        row = next((one for one in grid.rows if one.key == row_key), None)
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

    def following(self, key: str) -> str | None:
        """The next question to ask after `key` in the talk, or None at the end."""
        talk = self.talk
        return self._first_asked(talk[talk.index(key) + 1 :]) if key in talk else None

    def preceding(self, key: str) -> str | None:
        """The question before `key` in the talk, or None at the beginning."""
        talk = self.talk
        return self._first_asked(talk[: talk.index(key)][::-1]) if key in talk else None

    def after_row(self, key: str) -> str | None:
        """The next question to ask that stands in another row than `key`."""
        row = self.form.questions[key].row
        following = self.following(key)
        while following is not None and row and self.form.questions[following].row == row:
            following = self.following(following)
        return following

    def entrance(self, section_id: str) -> str | None:
        """Where to begin in a section: its first open question, else its first one."""
        section = next(one for one in self.form.sections if one.id == section_id)
        talk = [k for k in section.keys if self.form.questions[k].stage == "interview"]
        for key in talk:
            if self.state.fields[key].is_missing:
                return key
        return self._first_asked(tuple(talk))

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

    def _first_asked(self, keys: tuple[str, ...]) -> str | None:
        for key in keys:
            if self.state.fields[key].relevance.value != "skipped":
                return key
        return None

    def _change(self, change: dict[str, Answer | None], at: str) -> Step:
        before = self.state
        for key, answer in change.items():
            self.answers = self.answers.with_answer(key, answer)
        self._keep(change, self.position)
        self.state = page_states(self.form, self.answers)
        return Step(at, *_moved(before, self.state))


def _moved(before: FormState, after: FormState) -> tuple[tuple[str, ...], tuple[str, ...]]:
    fell, came = [], []
    for key, field in after.fields.items():
        was = before.fields[key]
        if field.is_kept and not was.is_kept:
            fell.append(key)
        elif was.is_kept and not field.is_kept and field.answer is not None:
            came.append(key)
    return tuple(fell), tuple(came)


def moved_words(step: Step) -> str:
    """One quiet line on what an answer made fall off, or come back; "" for nothing."""
    said = []
    if step.fell_off:
        said.append(
            f"{_and(step.fell_off)} gäller inte längre. Svaren är kvar men räknas inte."
        )
    if step.came_back:
        said.append(f"{_and(step.came_back)} gäller igen, med svaren som fanns.")
    return " ".join(said)


def _and(keys: tuple[str, ...]) -> str:
    numbers = list(dict.fromkeys(number_of(key) for key in keys))
    if len(numbers) > 4:
        return f"{numbers[0]} och {len(numbers) - 1} frågor till"
    return listed(numbers)
