# SPDX-License-Identifier: EUPL-1.2
"""Sentences of then and now: said where there is an earlier interview, and never without one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing import WORDS, rules_of, text_rules_of

from app.forms.answers import Answer, Answers, Mark
from app.forms.conditions import Condition, Model
from app.forms.model import Form
from app.forms.relevance import with_earlier
from app.report.blank.skips import only_if
from app.report.checks.sentence_check import check_investigation, check_sheet
from app.report.investigation.parts import draft_investigation
from app.report.investigation.section_text import Chosen, whole_text
from app.report.sentences.sentence_rules import read_vocabulary
from app.report.sentences.sentences import Speaker
from app.report.sheet.document import CaseFacts
from app.report.sheet.feedback import build_feedback, sheet_text
from app.report.sheet.sheet_draft import draft_feedback

FEWER = """id = "fewer"
slots = ["area:medical"]
when = { op = "compare", left = { questions = ["C9"] }, relation = "<", right = { questions = ["then:C9"] } }
text = "Du har haft besvär {C9|dagar} nu, och {then:C9|dagar} förra gången.\""""
SPOKEN = """id = "spoken"
when = { op = "at_least", question = "then:D9", value = 1 }
text = "Förra gången hade du besvär {then:D9|dagar}.\""""
LIVED = """id = "lived"
when = { op = "equals", question = "then:B6", value = "2" }
text = "Du bor på ett annat sätt än förra gången.\""""
TALKED = """id = "talked"
when = { op = "answered", question = "then" }
text = "Vi har talats vid förut.\""""
ALL = (FEWER, SPOKEN, LIVED, TALKED)
FACTS = CaseFacts()


@pytest.fixture(scope="module")
def back(grund: Form) -> Form:
    """ASI Grund as a form that looks back."""
    return grund.model_copy(update={"then": ("interview",)})


def said(
    form: Form, sentence: str, own: dict[str, Answer], then: dict[str, Answer]
) -> list[str]:
    rules = rules_of(sentence)
    known = with_earlier(form, Answers(own, then))
    speaker = Speaker(form, known, rules.vocabulary)
    return [one.sentence.text for one in speaker.all_said(rules.sentences)]


def sheet(form: Form, own: dict[str, Answer], then: dict[str, Answer]) -> str:
    answers = Answers(own, then)
    draft = draft_feedback(form, answers, rules_of(*ALL))
    return sheet_text(build_feedback(form, answers, draft, {}, FACTS))


def test_then_and_now_in_one_sentence(back: Form) -> None:
    assert said(back, FEWER, {"C9": 4}, {"C9": 18}) == [
        "Du har haft besvär 4 dagar nu, och 18 dagar förra gången."
    ]
    assert said(back, FEWER, {"C9": 18}, {"C9": 4}) == []


@pytest.mark.parametrize(
    "then", [{}, {"C9": Mark.X, "D9": Mark.X}, {"D9": Mark.N}, {"C10": 3}]
)
@pytest.mark.parametrize("sentence", [FEWER, SPOKEN, LIVED])
def test_what_was_not_said_then_is_never_told(
    back: Form, sentence: str, then: dict[str, Answer]
) -> None:
    assert said(back, sentence, {"C9": 4, "B6": "2"}, then) == []


@settings(max_examples=40, deadline=None)
@given(own=st.integers(0, 30) | st.sampled_from(Mark), seen=st.booleans())
def test_without_an_earlier_interview_nothing_of_it_stands_on_the_sheet(
    back: Form, own: Answer, *, seen: bool
) -> None:
    text = sheet(back, {"C9": own} if seen else {}, {})
    assert "örra gången" not in text
    assert "förut" not in text


def test_the_sheet_says_it(back: Form) -> None:
    text = sheet(back, {"C9": 4}, {"C9": 18, "D9": 12, "B6": "2"})
    assert "Du har haft besvär 4 dagar nu, och 18 dagar förra gången." in text
    assert "Förra gången hade du besvär 12 dagar." in text
    assert "Du bor på ett annat sätt än förra gången." in text
    assert "Vi har talats vid förut." in text


def test_its_sources_are_the_questions_of_now(back: Form) -> None:
    draft = draft_feedback(back, Answers({"C9": 4}, {"C9": 18, "D9": 12}), rules_of(*ALL))
    sources = {one.rule: one.sources for one in draft.slots["area:medical"]}
    assert sources == {"fewer": ("C9",), "spoken": (), "talked": ()}


def test_an_area_that_nobody_asked_of_now_is_still_said_to_be_so(back: Form) -> None:
    draft = draft_feedback(back, Answers({}, {"C9": 18}), rules_of(*ALL))
    assert draft.silent["medical"] == "Det här tog vi inte upp: {areas}."


def test_the_investigation_says_it(back: Form) -> None:
    section = (
        f'title = "Hälsa"\n[[theme]]\nname = "hälsan"\nkeys = ["C9"]\n[[sentence]]\n{FEWER}'
    )
    section = section.replace("Du har haft", "Klienten har haft").replace(
        'slots = ["area:medical"]\n', ""
    )
    rules = text_rules_of(section)
    told = "Klienten har haft besvär 4 dagar nu, och 18 dagar förra gången."
    for then, stands in (({"C9": 18}, True), ({}, False)):
        made = draft_investigation(back, Answers({"C9": 4}, then), rules, FACTS)
        nothing = Chosen(frozenset(), frozenset())
        assert (told in whole_text(made, nothing)) is stands


def faults(form: Form, *sentences: str, bank: tuple[str, ...] = ()) -> list[str]:
    findings = check_sheet(form, rules_of(*sentences), bank)
    return [str(one) for one in findings if one.code in ("R03", "R05", "R16", "R09")]


def test_such_sentences_are_sound(back: Form) -> None:
    assert faults(back, *ALL) == []


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        (SPOKEN.replace("then:D9", "then:Z9"), "R16 spoken: Z9 finns varken i formuläret eller i frågebanken."),
        (SPOKEN.replace("then:D9|dagar", "then:Z9"), "R16 spoken: formuläret har inga ord för svaret på then:Z9."),
        (SPOKEN.replace("{then:D9|dagar}", "{then:B6}"), "R09 spoken: then:B6 är en kod."),
        (LIVED.replace('value = "2"', "value = 2"), "R05 lived: villkoret väntar på ett svar som then:B6 aldrig har."),
        (SPOKEN.replace("then:D9", "then:", 1), "R16 spoken:"),
    ],
)  # fmt: skip
def test_a_fault_is_found(back: Form, sentence: str, fault: str) -> None:
    findings = faults(back, sentence)
    assert any(one.startswith(fault) for one in findings), findings


def test_a_form_that_does_not_look_back_cannot_say_them(grund: Form) -> None:
    told = "R16 talked: then är ur en tidigare intervju, men formuläret ser inte tillbaka på någon."
    assert faults(grund, TALKED) == [f'{told} Skriv then = ["interview"] i formuläret.']
    assert faults(grund, f'{TALKED}\nforms = ["asi-uppfoljning"]') == []


def test_a_question_of_another_form_may_be_counted(back: Form) -> None:
    assert faults(back, SPOKEN.replace("then:D9", "then:Z9"), bank=("Z9",)) == []


def test_the_investigation_is_checked_too(grund: Form) -> None:
    section = 'title = "Hälsa"\n[[sentence]]\n' + TALKED.replace("Vi har", "Klienten har")
    found = check_investigation(grund, text_rules_of(section))
    assert "R16" in [one.code for one in found]


class _When(Model):
    of: Condition


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"op": "answered", "question": "then"}, "Bara om det finns en tidigare intervju."),
        ({"op": "not", "of": {"op": "answered", "question": "then"}}, "Bara om det inte finns en tidigare intervju."),
        ({"op": "at_least", "question": "then:C9", "value": 15}, "Bara om C9 förra gången är minst 15."),
        ({"op": "equals", "question": "then:C1", "value": 1}, "Bara om C1 förra gången är ja."),
        ({"op": "equals", "question": "then:Z9", "value": 1}, "Bara om Z9 förra gången är 1."),
        ({"op": "any_at_least", "questions": ["then:F3", "F4"], "value": 1}, "Bara om F3 förra gången eller F4 är minst 1."),
        ({"op": "compare", "left": {"questions": ["C9"]}, "relation": "<", "right": {"questions": ["then:C9"]}}, "Bara om C9 är mindre än C9 förra gången."),
    ],
)  # fmt: skip
def test_paper_says_it_in_words(
    back: Form, condition: dict[str, object], words: str
) -> None:
    assert only_if(back, _When.model_validate({"of": condition}).of) == words


def test_one_that_says_as_much_of_then_and_now_takes_the_place_of_another(
    back: Form,
) -> None:
    """And not because the other tells of nothing that was asked now."""
    hard = FEWER.replace("area:medical", "problems")
    less = SPOKEN.replace("D9", "C9")
    for sentence, stands in ((less, []), (SPOKEN, ["spoken"])):
        answers = Answers({"C9": 4}, {"C9": 18, "D9": 12})
        draft = draft_feedback(back, answers, rules_of(hard, sentence))
        assert [one.rule for one in draft.slots["area:medical"]] == stands


def test_words_of_the_vocabulary_fit(back: Form) -> None:
    """A code of then is told by a table, as one of now."""
    assert "bor" in read_vocabulary(WORDS).words
    sentence = 'text = "Förra gången bodde du {then:B6|bor}."'
    assert said(back, sentence, {}, {"B6": "7"}) == ["Förra gången bodde du ensam."]
