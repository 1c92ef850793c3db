# SPDX-License-Identifier: EUPL-1.2
"""The text's "Önskan om hjälp": no more than was asked, each degree once, the heaviest first."""

from app.forms.answers import Answer, Answers, Mark
from app.forms.model import Form
from app.report.investigation.parts import draft_investigation
from app.report.investigation.rules import InvestigationRules
from app.report.sentences.language import (
    LONGEST_SENTENCE,
    longest_sentence,
    sentence_faults,
)
from app.report.sheet.document import CaseFacts

WISHES = ("C11", "D25", "E37.a", "E37.b", "F21", "H22", "H23", "I13")


def said(form: Form, rules: InvestigationRules, given: dict[str, Answer]) -> str:
    made = draft_investigation(form, Answers(given), rules, CaseFacts())
    (part,) = made.section("wishes").parts
    assert longest_sentence(part.text) <= LONGEST_SENTENCE
    assert sentence_faults(part.text) == ()
    return part.text


def test_no_need_is_said_only_of_what_was_asked(
    grund: Form, text_rules: InvestigationRules
) -> None:
    assert said(grund, text_rules, {"C11": 0, "E37.a": 0, "E37.b": 0}) == (
        "Klienten ser inget behov av mer hjälp än i dag i fråga om fysisk hälsa, alkohol "
        "och narkotika. För övriga områden ställdes frågan inte."
    )
    some: dict[str, Answer] = {**dict.fromkeys(WISHES, 0), "F21": Mark.X}
    del some["H22"]
    text = said(grund, text_rules, some)
    assert "inget behov av mer hjälp än i dag i fråga om fysisk hälsa" in text
    assert text.endswith(
        "Frågan om mer hjälp besvarades inte när det gäller rättsliga problem. "
        "Frågan om mer hjälp ställdes inte när det gäller familj."
    )


def test_no_need_takes_no_help_for_granted(
    grund: Form, text_rules: InvestigationRules
) -> None:
    assert said(grund, text_rules, dict.fromkeys(WISHES, 0)) == (
        "Klienten ser inget behov av mer hjälp än i dag."
    )


def test_each_degree_is_named_once(grund: Form, text_rules: InvestigationRules) -> None:
    for value in (1, 2, 3, 4):
        text = said(grund, text_rules, dict.fromkeys(WISHES, value))
        assert text.count("Vill ha mer hjälp") == 1
        assert text.count(f"{value} av 4") == 1


def test_what_weighs_most_comes_first_among_equals(
    grund: Form, text_rules: InvestigationRules
) -> None:
    weights: dict[str, Answer] = {"C10": 1, "I12": 4, "E36.a": 3}
    wishes: dict[str, Answer] = {**dict.fromkeys(WISHES, 0), "C11": 4, "I13": 4, "E37.a": 4}
    assert said(grund, text_rules, {**weights, **wishes}) == (
        "Vill ha mer hjälp i mycket hög grad (4 av 4): psykisk hälsa, alkohol och fysisk hälsa."
    )


def test_two_areas_with_an_and_are_held_apart_in_the_head(
    grund: Form, text_rules: InvestigationRules
) -> None:
    doubt: dict[str, Answer] = {
        area.confidence[0]: 1 for area in grund.areas if area.id in ("medical", "family")
    }
    made = draft_investigation(grund, Answers(doubt), text_rules, CaseFacts())
    (text,) = (part.text for part in made.section("head").parts if part.id == "doubtful")
    assert text.endswith("i fråga om fysisk hälsa samt familj och umgänge.")
