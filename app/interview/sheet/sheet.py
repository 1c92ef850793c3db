# SPDX-License-Identifier: EUPL-1.2
"""From an interview to its paper: the återkoppling with the answers behind it, or the answers."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from app.forms.answers import Answers
from app.forms.days import can_be, months_later
from app.forms.model import Form
from app.forms.question_number import number_of
from app.forms.relevance import Relevance
from app.forms.state import FormState, page_states
from app.interview.after.judgement import answer_words
from app.interview.base.reading import Opened
from app.interview.base.text_kinds import SHEET
from app.report.paper.fonts import Fonts
from app.report.paper.marks import Page
from app.report.paper.pdf import write_pdf
from app.report.paper.plain_paper import Part, record_pages
from app.report.sheet.document import CaseFacts, Feedback
from app.report.sheet.feedback import FOLLOW_UP_DAY, build_feedback
from app.report.sheet.layout import Layout, layout_feedback
from app.report.sheet.sheet_draft import Draft, draft_feedback
from app.report.sheet.sheet_rules import SheetRules
from app.storage.records import Client, Interview

_MOST = 120  # characters of an answer behind a sentence
FOLLOW_UP = 6  # months from the talk to the follow-up, where nothing else is agreed


def facts_of(form: Form, client: Client, interview: Interview) -> CaseFacts:
    """What the sheet says that is not an answer."""
    return CaseFacts(
        client_name=client.name,
        case_number=client.case_number,
        interviewer=interview.interviewer,
        interview_date=day_of(interview),
        form_title=form.title,
        signed=interview.signed_at is not None,
    )


def day_of(interview: Interview) -> date | None:
    """The day of an interview, or None where it is no day."""
    with suppress(ValueError):
        return date.fromisoformat(interview.date)
    return None


def proposed(texts: Mapping[str, str], facts: CaseFacts) -> dict[str, str]:
    """What an unsigned sheet says that nobody has decided: the day of the follow-up.

    It stands on the sheet as the draft does, and becomes a text at the signature.
    """
    slot = SHEET.slot(FOLLOW_UP_DAY)
    if facts.signed or slot in texts or facts.interview_date is None:
        return {}
    day = default_follow_up(facts.interview_date)
    return {} if day is None else {slot: day.isoformat()}


@dataclass(frozen=True)
class Sheet:
    """The sheet of one interview as it stands: the draft, and what it became."""

    draft: Draft
    feedback: Feedback

    def layout(self, fonts: Fonts, *, large: bool = False, mark: str = "") -> Layout:
        """The sheet on pages; `mark` is a word across each, such as "ÖVNING"."""
        return layout_feedback(self.feedback, fonts, large=large, mark=mark)

    def pdf(self, fonts: Fonts, *, large: bool = False, mark: str = "") -> bytes:
        """The sheet as a PDF file."""
        return write_pdf(self.layout(fonts, large=large, mark=mark).pages, fonts)


def make_sheet(
    form: Form,
    answers: Answers,
    texts: Mapping[str, str],
    facts: CaseFacts,
    rules: SheetRules,
) -> Sheet:
    """The sheet for these answers and these own words.

    Raises:
        ValueError: a date among the own words is not written as ISO.
    """
    draft = draft_feedback(form, answers, rules)
    edits = SHEET.all_in({**proposed(texts, facts), **texts})
    return Sheet(draft, build_feedback(form, answers, draft, edits, facts))


def default_follow_up(day: date) -> date | None:
    """The day six months later; the month's last day where it has no such day.

    None for an interview on a day that cannot be.
    """
    return months_later(day, FOLLOW_UP) if can_be(day) else None


def answers_behind(draft: Draft, state: FormState) -> dict[str, str]:
    """The answers that the sentences rest on, in words, by question."""
    said = (sentence for slot in draft.slots.values() for sentence in slot)
    keys = {key for sentence in said for key in sentence.sources if key in state.fields}
    words = {key: answer_words(state.fields[key]) for key in keys}
    short = {
        key: word if len(word) <= _MOST else f"{word[:_MOST].rstrip()} …"
        for key, word in words.items()
    }
    return {key: f"{state.fields[key].question.label}: {short[key]}" for key in keys}


def answers_pages(opened: Opened, fonts: Fonts, *, mark: str = "") -> tuple[Page, ...]:
    """Of a form that has no återkoppling: whose it is, and every question with its answer."""
    return record_pages(opened.form.title, tuple(_parts(opened)), fonts, mark=mark)


def _parts(opened: Opened) -> Iterator[Part]:
    interview, client = opened.interview, opened.client
    signed = f"Signerad av {opened.signed_by}" if opened.signed_by else "Inte signerad"
    head = (client.name, client.case_number, interview.date, interview.interviewer, signed)
    yield Part("", tuple(filter(None, head)))
    state = page_states(opened.form, opened.answers)
    for section in opened.form.sections:
        fields = (state.fields[key] for key in section.keys)
        asked = [field for field in fields if field.relevance is not Relevance.SKIPPED]
        if asked:
            told = ((one.question, answer_words(one)) for one in asked)
            lines = (f"{number_of(q.key)} {q.label}: {words}" for q, words in told)
            yield Part(section.title, tuple(lines))
