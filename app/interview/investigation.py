# SPDX-License-Identifier: EUPL-1.2
"""From an interview to the text for its investigation, and what was chosen for it.

What the interviewer took away or put in is kept as two texts of the interview: names of
parts, with spaces between.
"""

from collections.abc import Mapping

from app.forms.answers import Answers
from app.forms.model import Form
from app.interview.sheet import edits_in
from app.report.document import CaseFacts
from app.report.draft import MOST_WISHES
from app.report.investigation.draft import Investigation, draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.investigation.text import Chosen, whole_text

OUT, PUT = "investigation:out", "investigation:put"  # texts of an interview


def make_investigation(
    form: Form,
    answers: Answers,
    texts: Mapping[str, str],
    facts: CaseFacts,
    rules: InvestigationRules,
) -> Investigation:
    """Every part of the text, with the client's wishes as they were edited on the sheet."""
    edits = edits_in(texts)
    numbers = range(1, MOST_WISHES + 1)
    wishes = [edits[f"wish:{n}"] for n in numbers if edits.get(f"wish:{n}")]
    return draft_investigation(form, answers, rules, facts, wishes=wishes)


def chosen_in(texts: Mapping[str, str]) -> Chosen:
    """What was taken away and put in, out of the texts of an interview."""
    return Chosen(
        frozenset(texts.get(OUT, "").split()), frozenset(texts.get(PUT, "").split())
    )


def chosen_texts(chosen: Chosen) -> dict[str, str | None]:
    """The same as texts of the interview; None where there is none."""
    return {
        OUT: " ".join(sorted(chosen.out)) or None,
        PUT: " ".join(sorted(chosen.put)) or None,
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
