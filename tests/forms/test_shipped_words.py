# SPDX-License-Identifier: EUPL-1.2
"""ASI Grund's Swedish: short, easy to hear, never twice the same, and without officialese."""

import re
from collections import Counter

from app.forms.model import Form
from app.forms.questions import Question

# ---- The words ----


def _spoken(form: Form) -> list[Question]:
    return [question for question in form.asked if question.stage == "interview"]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)


def _lix(text: str) -> float:
    """Words a sentence, and percent of words over six letters. Below 35 is easy to read."""
    words = _words(text)
    sentences = len(re.findall(r"[.!?:](?=\s|$)", text)) or 1
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_lix_tells_hard_from_easy() -> None:
    assert _lix("Hur mår du? Har du ont?") < 10
    assert (
        _lix("Föreligger missbruksrelaterade sjukvårdsbehov avseende beroendeproblematik?")
        > 60
    )


def test_no_question_is_too_long_to_hear(grund: Form) -> None:
    assert [q.key for q in _spoken(grund) if len(_words(q.text)) > 30] == []


def test_questions_are_easy_to_hear(grund: Form) -> None:
    assert [q.key for q in _spoken(grund) if _lix(q.text) > 60] == []
    assert _lix(" ".join(q.text for q in _spoken(grund))) < 35
    for section in grund.sections:
        texts = [grund.questions[key].text for key in section.keys]
        assert _lix(" ".join(text for text in texts if text)) < 42


def test_no_two_questions_sound_the_same(grund: Form) -> None:
    texts = Counter(q.text for q in grund.asked if q.type != "rating" and q.text)
    assert [text for text, times in texts.items() if times > 1] == []


def test_hints_are_one_line_and_labels_short(grund: Form) -> None:
    assert [q.key for q in grund.asked if len(q.hint) > 110] == []
    assert [q.key for q in grund.asked if len(q.label) > 60 or q.label.endswith("?")] == []


OFFICIALESE = re.compile(
    r"\b(vänligen|erhåll\w*|avseende|föreligg\w*|huruvida|gällande|hen|henom|missbrukar\w*|\w*problematik)\b",
    re.IGNORECASE,
)


def test_no_officialese(grund: Form) -> None:
    said = {q.key: f"{q.text} {q.hint} {q.help}" for q in grund.asked}
    said |= {s.id: s.lead for s in grund.sections}
    said |= {p.id: " ".join((p.title, *p.steps)) for p in grund.prompts}
    said |= {c.id: c.message for c in grund.checks}
    assert {
        key: found[0] for key, text in said.items() if (found := OFFICIALESE.search(text))
    } == {}
    assert OFFICIALESE.search("Vänligen ange")


def test_no_placeholder_is_left(grund: Form) -> None:
    said = [q.text + q.hint + q.help + q.label for q in grund.asked]
    assert not [text for text in said if "{" in text or "  " in text]


def test_the_last_30_days_are_said_or_were_just_said(grund: Form) -> None:
    """A question on the last 30 days says so, or follows one that did."""
    told = False
    for question in _spoken(grund):
        if question.period != "30" or question.type == "text":
            continue
        told = "30 dag" in question.text or (told and question.relevant is not None)
        assert told or question.type == "rating", question.key
