# SPDX-License-Identifier: EUPL-1.2
"""Passphrases: the offered ones are strong and kind, the likely ones are refused (A1)."""

import re
import unicodedata

import pytest

from app.resources import resource_text
from app.storage.keys.passphrase import MIN_GUESSES, guesses, judge, propose

KNOWN = ("Älvkarleby kommun", "Vuxenenheten", "Berit Blomqvist")
WEAK = [
    "Socialtjänsten1",
    "Handläggare2026",
    "Sommaren2026!!",
    "Socialtjänsten2026",
    "Valkommen2026!!",
    "Sommar2026Sommar",
    "LösenordLösenord",
    "JagÄlskarDig123",
    "Karlstadskommun1",
    "S0cialtj4nst2026",
    "handläggarehandläggare",
    "johanna.andersson",
    "Anna-Karin1985!",
    "fotbollhockey2026",
    "Göteborg2026!!!",
    "abcåäö1234567890",
    "qwertyuiopå123",
    "aaaaaaaaaaaaaaaaaa",
    "19850412-1234",
    "mammapappabarn123",
    "Kommunhuset2026!",
    "ettTvåTreFyraFem",
    "Sommarstugan2026",
    "hejhejhejhejhej",
    "Socialtjansten!!23",
    "AndersSvensson1970",
    "Jultomten2025jul",
    "Älvkarleby2026!",
    "vuxenenheten2026",
    "BeritBlomqvist1970",
    "Överblick2026!!",
    "12345678901234",
    "nejtillmer",
]


def words() -> list[str]:
    lines = resource_text("texts", "words.txt").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_the_words_are_many_distinct_plain_and_nfc():
    listed = words()
    assert len(listed) == len(set(listed)) >= 2048
    assert len(listed) ** 4 > 1.05 * MIN_GUESSES  # some draws are drawn again
    for word in listed:
        assert re.fullmatch("[a-zåäöé]{4,8}", word)
        assert unicodedata.is_normalized("NFC", word)


@pytest.mark.parametrize(
    "phrase", [*WEAK, "hej hej hej hej hej", "Kalle Anka 1934", " " * 20]
)
def test_likely_passphrases_are_refused_with_a_reason(phrase):
    reason = judge(phrase, known=KNOWN)
    assert reason is not None
    assert reason.startswith("Lösenfrasen ")
    assert phrase not in reason


def test_zxcvbn_alone_would_have_let_them_by():
    from zxcvbn import zxcvbn  # noqa: PLC0415

    assert zxcvbn("Socialtjänsten1")["score"] == 4
    assert guesses("Socialtjänsten1") < 10**6


def test_what_is_known_of_the_place_counts():
    assert guesses("Älvkarleby Vuxenenheten") > guesses(
        "Älvkarleby Vuxenenheten", known=KNOWN
    )
    nfd = unicodedata.normalize("NFD", "Älvkarleby2026!")
    assert guesses(nfd, known=KNOWN) == guesses("Älvkarleby2026!", known=KNOWN)


def test_proposals_are_four_words_and_pass():
    for _ in range(50):
        phrase = propose()
        assert set(phrase.split(" ")) <= set(words())
        assert len(phrase.split(" ")) == 4
        assert judge(phrase) is None


def test_an_own_sentence_passes_even_if_it_is_long():
    assert judge("grodan cyklade baklänges mot Vimmerby") is None
    assert judge("grodan cyklade baklänges mot Vimmerby " * 20) is None
