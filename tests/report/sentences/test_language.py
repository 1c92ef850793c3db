# SPDX-License-Identifier: EUPL-1.2
"""The measures of klarspråk, and the eye for broken text: it finds every planted fault."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.sentences.language import (
    faults,
    longest_sentence,
    sentence_faults,
    sentences,
    words,
)
from tests.report.lix import lix


def test_lix_of_known_texts() -> None:
    assert lix("") == 0.0
    assert lix("En katt sov.") == 3.0
    # 5 words in 1 sentence, 2 of them over 6 letters: 5 + 40
    assert lix("Klienten har arbetat hela dagen.") == 45.0


def test_a_heading_or_bullet_on_its_own_line_is_a_sentence() -> None:
    assert list(sentences("Det som bär\n- Du har jobb.\n- Du har vänner.")) == [
        "Det som bär",
        "- Du har jobb",
        "- Du har vänner",
    ]


def test_a_sum_of_money_and_a_case_number_are_one_word_each() -> None:
    assert words("Ärende 2026-014 gäller 12\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}kr.") == [
        "Ärende",
        "2026-014",
        "gäller",
        "12\N{NO-BREAK SPACE}500",
        "kr",
    ]


def test_longest_sentence_counts_words() -> None:
    assert longest_sentence("Ett två tre. Ett två tre fyra fem.") == 5


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Du har haft besvär None dagar.", "ett tomt värde"),
        ("Du har haft besvär null dagar.", "ett tomt värde"),
        ("Du har haft besvär {C9} dagar.", "en klammer"),
        ("Du har haft besvär {C9 dagar.", "en klammer"),
        ("Du svarade ja på E1.c i går.", "en frågas kod"),
        ("Du svarade ja på H12a.b i går.", "en frågas kod"),
        ("Du har arbetat X dagar.", "ett svar som X eller N"),
        ("Du har arbetat N dagar.", "ett svar som X eller N"),
        ("Du har  arbetat.", "dubbla mellanslag"),
        ("Du har arbetat..", "dubbla skiljetecken"),
        ("Du har en diagnos ().", "dubbla skiljetecken"),
        ("Du har arbetat .", "ett mellanslag före skiljetecken"),
        ("Du har tagit amfetamin och.", "en luckas rest"),
        ("Hon har arbetat.", "ett könat pronomen"),
        ("Klienten har arbetat i hens bostad.", "ett könat pronomen"),
        (" ".join(["Ord"] * 25) + ".", "en mening med mer än 20 ord"),
        ("Du har arbetat", "en mening utan punkt"),
        ("du har arbetat.", "en mening utan stor bokstav"),
        ("Du har arbetat. sedan kom du hem.", "en mening utan stor bokstav"),
    ],
)
def test_a_planted_fault_is_found(text: str, fault: str) -> None:
    assert fault in sentence_faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "Du har druckit 18 av de senaste 30 dagarna.",
        "Du har skulder på ungefär 85\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr.",
        "Sedan länge har du en sjukdom eller skada (Diabetes typ 2).",
        "Det har tyngt dig mycket, 3 av 4.",
        "Du har, eller har haft, hepatit A, B och C.",
    ],
)
def test_a_good_sentence_has_no_faults(text: str) -> None:
    assert sentence_faults(text) == ()


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    assert lix(text) >= 0
    assert longest_sentence(text) <= len(words(text))
    faults(text)
