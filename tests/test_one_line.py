# SPDX-License-Identifier: EUPL-1.2
"""A line of text as it is kept: what is seen, and nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.one_line import has_controls, one_line

PERSIAN = "می\u200cخواهم"  # written with a non-joiner
SINHALA = "ශ්\u200dරී"  # and with a joiner


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna\nBengtsson", "Anna Bengtsson"),
        ("Anna\tBengtsson\r\n", "Anna Bengtsson"),
        ("Anna\u2028Bengtsson\x85", "Anna Bengtsson"),
        ("Anna\u00a0 Bengtsson", "Anna Bengtsson"),
        ("\u202eannA", "annA"),
        ("\u2066Anna\u2069\u200e", "Anna"),
        ("\ufeffAn\u00adna\u200b\u2060", "Anna"),
        ("An\u200dna \u200cB", "Anna B"),  # nothing joins Latin letters
        ("Zoe\u0308", "Zoë"),
        (f" {PERSIAN} ", PERSIAN),
        (SINHALA, SINHALA),
        (f"{PERSIAN}\u200c", PERSIAN),  # at the end it joins nothing
        ("\u3164\u2800\u200b", ""),
        ("P\x07\x00\ud800", "P"),
        ("محمد علي", "محمد علي"),
        ("O'Neill-Åkerström & Co.", "O'Neill-Åkerström & Co."),
    ],
)
def test_what_is_seen_is_kept(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


@given(st.text())
def test_a_line_is_a_line_and_stays_as_it_is(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert "\u202e" not in line
    assert not [sign for sign in line if unicodedata.category(sign) in ("Cc", "Zl", "Zp")]
    assert one_line(line) == line


def test_what_is_no_text_is_told() -> None:
    assert has_controls("P\x07")
    assert not has_controls("P\n\tå\u202e")
