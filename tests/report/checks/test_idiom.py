# SPDX-License-Identifier: EUPL-1.2
"""No sentence and no question has a turn of phrase that nobody says; each planted one is found."""

from collections.abc import Iterator

import pytest

from app.forms.model import Form
from app.report.checks.idiom import OF_CLIENT, OF_QUESTION, TO_CLIENT, odd
from app.report.investigation.rules import InvestigationRules
from app.report.sheet.sheet_rules import SheetRules

PLANTED = (
    "Du har haft besvär av kroppen 7 dagar.",
    "Du vill ha mer hjälp med kroppen.",
    "Du har inte haft problem av alkohol.",
    "Drogerna har gett dig sug 3 dagar.",
    "Mer hjälp med alkoholen är lite viktigt för dig.",
    "Du har inte fått vård för hur du mår.",
    "Ditt mående har tyngt dig mycket.",
    "Du har känt dig svårt ensam 4 dagar.",
    "Det är svår med barn.",
    "Vilka du bor med växlar.",
    "Det har hänt på sin höjd en gång.",
    "Mer än ett medel samma dag: 5 dagar.",
    "Du har druckit 1 av de senaste 30 dagarna.",
    "Du bor i egen bostad sedan 8 år.",
)
PLANTED_OF_HOME = (
    "Det har varit svåra bråk i familjen.",
    "Du vill ha hjälp med det svåra i familjen.",
)
PLANTED_OF_CLIENT = (
    "Klienten lät bli alkohol i 3 månader.",
    "Polisen har tagit klienten för rattfylleri.",
    "Klienten har haft problem med folk på arbetet.",
)
SOUND = (
    "Du har druckit 11 av de senaste 30 dagarna.",
    "Hjälpen du har räcker för dig just nu.",
    "Kroppen har besvärat dig mycket.",
    "Ensamheten har varit ett stort problem.",
)  # fmt: skip


@pytest.mark.parametrize("text", PLANTED)
def test_a_planted_turn_is_found_wherever_it_stands(text: str) -> None:
    assert odd(text, OF_QUESTION)
    assert odd(text, TO_CLIENT)
    assert odd(text, OF_CLIENT)


@pytest.mark.parametrize("text", PLANTED_OF_HOME)
def test_what_belittles_violence_is_found(text: str) -> None:
    assert odd(text, TO_CLIENT)
    assert odd(text, OF_CLIENT)


@pytest.mark.parametrize("text", PLANTED_OF_CLIENT)
def test_another_register_in_the_investigation_is_found(text: str) -> None:
    assert odd(text, OF_CLIENT)
    assert not odd(text, TO_CLIENT)


@pytest.mark.parametrize("text", SOUND)
def test_good_swedish_is_left_alone(text: str) -> None:
    assert not odd(text, OF_CLIENT)


def test_the_sheet_has_none(rules: SheetRules) -> None:
    assert [
        rule.id for rule in rules.sentences if odd(f"{rule.text} {rule.also}", TO_CLIENT)
    ] == []


def test_the_investigation_has_none(text_rules: InvestigationRules) -> None:
    found = {
        rule.id
        for section in text_rules.sections.values()
        for rule in section.sentences
        if odd(f"{rule.text} {rule.also}", OF_CLIENT)
    }
    assert found == set()


def test_the_form_has_none(grund: Form) -> None:
    assert list(_odd_questions(grund)) == []


def _odd_questions(form: Form) -> Iterator[str]:
    for key, question in form.questions.items():
        texts = (question.text, question.label, question.hint, question.help)
        if any(odd(text or "", OF_QUESTION) for text in texts):
            yield key
