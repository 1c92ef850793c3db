# SPDX-License-Identifier: EUPL-1.2
"""The neutral text: area by area, whole sentences, ready to copy."""

import pytest
from interviews import ANSWERS, FACTS

from app.forms.answers import Answers, Mark
from app.forms.model import Form
from app.report.document import CaseFacts
from app.report.investigation import investigation_text
from app.report.language import LIX_OF_INVESTIGATION, faults, lix, sentence_faults, words
from app.report.rules import Rules


@pytest.fixture(scope="module")
def text(grund: Form, rules: Rules) -> str:
    return investigation_text(grund, ANSWERS, rules, FACTS)


def blocks(text: str) -> dict[str, str]:
    return dict(part.split("\n", 1) for part in text.strip().split("\n\n")[1:])


def test_one_heading_an_area_and_the_ratings_last(text: str, grund: Form) -> None:
    assert list(blocks(text)) == [
        "Bakgrund och boende",
        "Barn",
        *(area.title for area in grund.areas),
        "Intervjuarens bedömning",
        "Önskan om hjälp",
    ]


def test_what_a_reader_needs_is_there(text: str) -> None:
    told = blocks(text)
    assert (
        "Klienten är 43 år och bor i egen bostad sedan 4 år och 2 månader."
        in told["Bakgrund och boende"]
    )
    assert "Klienten har ett barn under 18 år. Barnet bor hos klienten." in told["Barn"]
    assert "i berusande mängd 9 dagar" in told["Alkohol"]
    assert "utsatts för psykiskt och fysiskt våld" in told["Familj och umgänge"]
    assert (
        "Narkotika: 5 av 9, måttligt problem, viss hjälp behövs."
        in told["Intervjuarens bedömning"]
    )
    assert told["Önskan om hjälp"].startswith(
        "Klienten vill helst ha hjälp med alkoholen (4 av 4)"
    )
    assert text.startswith("ASI Grund, intervju den 19 november 2026\nÄrende 2026-014.\n")


def test_it_is_whole_sentences_in_plain_words(text: str) -> None:
    assert faults(text) == ()
    for block in blocks(text).values():
        for line in block.splitlines():
            assert sentence_faults(line) == (), line
    assert lix(text) <= LIX_OF_INVESTIGATION
    assert len(words(text)) < 800


def test_how_the_form_counts_where_the_sources_differ_is_said(
    text: str, grund: Form, rules: Rules
) -> None:
    (note,) = grund.notes
    assert "rus eller abstinens" in note
    assert note in text.partition("\n\n")[0]
    for key in ("I3", "I4", "I5"):  # and the hints say the same
        assert "bara kommer av rus eller abstinens" in grund.questions[f"{key}.b"].hint
    other = grund.model_copy(update={"notes": ()})
    assert (
        "abstinens"
        not in investigation_text(other, ANSWERS, rules, FACTS).partition("\n\n")[0]
    )


def test_nobody_is_addressed(text: str) -> None:
    assert not {"du", "dig", "din", "ditt", "dina", "ni", "er"} & set(words(text.lower()))


def test_relatives_are_told_of_only_if_kept(text: str, grund: Form, rules: Rules) -> None:
    assert "hemmet" not in text
    kept = investigation_text(grund, ANSWERS, rules, FACTS, keep=["alkohol-i-hemmet"])
    assert "Alkohol finns nära i hemmet." in kept


def test_the_clients_own_order_of_wishes(grund: Form, rules: Rules) -> None:
    text = investigation_text(grund, ANSWERS, rules, FACTS, wishes=["Sömnen", "Pengarna."])
    assert blocks(text)["Önskan om hjälp"].strip() == (
        "Det här är viktigast för klienten: 1. Sömnen. 2. Pengarna."
    )


def test_nothing_asked(grund: Form, rules: Rules) -> None:
    told = blocks(investigation_text(grund, Answers(), rules, CaseFacts()))
    assert told["Alkohol"] == rules.fallback.unasked_neutral
    assert told["Intervjuarens bedömning"] == "Någon bedömning är inte gjord."
    assert told["Önskan om hjälp"] == "Klientens önskan om hjälp är inte känd."
    assert "Barn" not in told


def test_nothing_answered(grund: Form, rules: Rules) -> None:
    declined = Answers(dict.fromkeys(grund.questions, Mark.X))
    told = blocks(investigation_text(grund, declined, rules, CaseFacts()))
    assert told["Alkohol"] == rules.fallback.declined_neutral


def test_no_help_wanted(grund: Form, rules: Rules) -> None:
    answers = Answers({wish.question: 0 for wish in rules.wishes})
    told = blocks(investigation_text(grund, answers, rules, CaseFacts()))
    assert told["Önskan om hjälp"] == "Klienten vill inte ha mer hjälp just nu."
