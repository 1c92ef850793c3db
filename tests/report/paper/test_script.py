# SPDX-License-Identifier: EUPL-1.2
"""Any Unicode made fit to print."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.paper.script import bound, clean, drawn, one_line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Åsa", "Åsa"),
        ("A\u030asa", "Åsa"),
        ("a\r\nb\rc\u2029d", "a\nb\nc\nd"),
        ("a\tb\u3000c\u00a0d", "a b c\u00a0d"),
        ("a\x00b\x1bc", "a\ufffdb\ufffdc"),
        ("\ud83dx", "\ufffdx"),
        ("abc\u202edef\u2066ghi\ufeff", "abcdefghi"),
        ("sam\u00adtal", "samtal"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_stays_clean_and_can_be_written(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert cleaned.encode("utf-16")
    assert "\n" not in one_line(text)


def test_figures_stay_with_their_words() -> None:
    assert bound("12 dagar, 3 av 4 den 5 maj") == (
        "12\u00a0dagar, 3\u00a0av\u00a04 den 5\u00a0maj"
    )


def test_swedish_is_drawn_as_it_is() -> None:
    assert drawn("Åsa sa: det går bra (nu).") == "Åsa sa: det går bra (nu)."


def test_arabic_is_joined_and_turned_round() -> None:
    shaped = drawn("محمد")

    assert [unicodedata.name(each).rsplit(" ", 2)[1] for each in shaped] == [
        "FINAL", "MEDIAL", "MEDIAL", "INITIAL",
    ]  # fmt: skip
    assert unicodedata.normalize("NFKC", shaped)[::-1] == "محمد"


def test_the_line_around_a_name_keeps_its_direction() -> None:
    line = drawn("Hej דוד, välkommen (123)")

    assert line == "Hej דוד"[:4] + "דוד"[::-1] + ", välkommen (123)"
