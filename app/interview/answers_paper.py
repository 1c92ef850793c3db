# SPDX-License-Identifier: EUPL-1.2
"""What goes on paper of a form that has no återkoppling: its answers, section by section."""

from collections.abc import Iterator

from app.forms.question_number import number_of
from app.forms.relevance import Relevance
from app.forms.state import FieldState, page_states
from app.interview.judging import answer_words
from app.interview.reading import Opened
from app.report.fonts import Fonts
from app.report.page import Page
from app.report.plain import Part, record_pages


def answers_pages(opened: Opened, fonts: Fonts, *, mark: str = "") -> tuple[Page, ...]:
    """Whose it is, and every question that is asked with its answer."""
    return record_pages(opened.form.title, tuple(_parts(opened)), fonts, mark=mark)


def _parts(opened: Opened) -> Iterator[Part]:
    interview, client = opened.interview, opened.client
    signed = f"Signerad av {opened.signed_by}" if opened.signed_by else "Inte signerad"
    head = (client.name, client.case_number, interview.date, interview.interviewer, signed)
    yield Part("", tuple(filter(None, head)))
    state = page_states(opened.form, opened.answers)
    for section in opened.form.sections:
        fields = (state.fields[key] for key in section.keys)
        asked = [one for one in fields if one.relevance is not Relevance.SKIPPED]
        if asked:
            yield Part(section.title, tuple(map(_line, asked)))


def _line(field: FieldState) -> str:
    question = field.question
    return f"{number_of(question.key)} {question.label}: {answer_words(field)}"
