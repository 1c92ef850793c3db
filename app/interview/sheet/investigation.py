# SPDX-License-Identifier: EUPL-1.2
"""From an interview to the text for its investigation, and what was chosen for it.

What the interviewer took away or put in is kept as two texts of the interview: names of
parts, with spaces between.
"""

from collections.abc import Mapping

from app.forms.answers import Answers
from app.forms.model import Form
from app.interview.base.text_kinds import PUT_IN, SHEET, TAKEN_OUT
from app.report.investigation.parts import Investigation, draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.section_text import Chosen, whole_text
from app.report.sheet.document import CaseFacts
from app.report.sheet.feedback import WISHES


def make_investigation(
    form: Form,
    answers: Answers,
    texts: Mapping[str, str],
    facts: CaseFacts,
    rules: InvestigationRules,
) -> Investigation:
    """Every part of the text, with the client's wishes as they were edited on the sheet."""
    wishes = [text for wish in WISHES if (text := SHEET.of(texts, wish))]
    return draft_investigation(form, answers, rules, facts, wishes=wishes)


def chosen_in(texts: Mapping[str, str]) -> Chosen:
    """What was taken away and put in, out of the texts of an interview."""
    return Chosen(
        frozenset(TAKEN_OUT.of(texts).split()), frozenset(PUT_IN.of(texts).split())
    )


def chosen_texts(chosen: Chosen) -> dict[str, str | None]:
    """The same as texts of the interview; None where there is none."""
    return {
        TAKEN_OUT.slot(): " ".join(sorted(chosen.out)) or None,
        PUT_IN.slot(): " ".join(sorted(chosen.put)) or None,
    }


def investigation_text(
    form: Form,
    answers: Answers,
    texts: Mapping[str, str],
    facts: CaseFacts,
    rules: InvestigationRules,
) -> str:
    """The whole text as it was chosen."""
    made = make_investigation(form, answers, texts, facts, rules)
    return whole_text(made, chosen_in(texts))
