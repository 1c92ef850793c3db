# SPDX-License-Identifier: EUPL-1.2
"""Where one is in a talk: the question in focus, the ways on and back, and into a section."""

from app.forms.model import Form, Section
from app.forms.relevance import Relevance
from app.forms.state import FieldState, FormState


class Positions:
    """The questions of a form as they are asked one after another.

    Attributes:
        form: whose they are.
        state: which of them are asked.
        position: the key of the question in focus.
    """

    form: Form
    state: FormState
    position: str

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
        place = [section.id for section in sections].index(self.section.id) + step
        return sections[place] if 0 <= place < len(sections) else None

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

    def _first_asked(self, keys: tuple[str, ...]) -> str | None:
        for key in keys:
            if self.state.fields[key].relevance is not Relevance.SKIPPED:
                return key
        return None
