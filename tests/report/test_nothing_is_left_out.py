# SPDX-License-Identifier: EUPL-1.2
"""Nothing that counts is missing from the text for the investigation, seen from the answers.

Of two hundred lives; what nobody lived is in test_random_interviews.
"""

import re

import pytest
from told import Told
from unsaid import Finder

from app.forms.answers import Mark
from app.forms.model import Form

# What stands in the text only where the interviewer puts it there.
PRIVATE = {
    r"C15|D29|E42|F25|H27|I23": "the interviewer's notes",
    r"C5.?": "hiv",
    r"D17|D20": "sex for pay",
    r"D16(\.kr)?": "money from crime: of its days the section on the law tells",
    r"G.*": "the relatives",
    r"I1[4-9]": "the interviewer's impressions: of one talk, and no diagnosis",
}


def test_nothing_that_counts_is_missing_from_a_life(grund: Form, lives: list[Told]) -> None:
    finder = Finder(grund)
    for one in lives:
        assert list(finder.unsaid(one, one.texts)) == [], f"seed {one.seed}"


def test_only_what_is_private_stands_not_in_the_text_by_default(
    grund: Form, lives: list[Told]
) -> None:
    finder = Finder(grund)
    for one in lives:
        keys = {fact.key for fact in finder.unsaid(one, one.usual)}
        assert {key for key in keys if not _private(key)} == set(), f"seed {one.seed}"


def _private(key: str) -> bool:
    return any(re.fullmatch(pattern, key) for pattern in PRIVATE)


# A fault in the text of a life, and the questions of which one must be missed.
PLANTED = [
    ("psychiatric", r"försökt ta sitt liv", "mått dåligt", {"I10.a", "I10.b", "I10n"}),
    ("psychiatric", r"(Psykiska besvär) \d+", r"\1 99", {"I11"}),
    ("psychiatric", r"\(\d av 4\)", "", {"I12", "I13"}),
    ("psychiatric", r"Klienten har fått en psykiatrisk diagnos: [^.]+\.", "", {"I1c", "I1c.text"}),
    ("psychiatric", r"(diagnos: \w+) [^.]+\.", r"\1.", {"I1c.text"}),
    ("psychiatric", r"hört röster", "hört musik", {"I6.a", "I6.b"}),
    ("psychiatric", r"oro har klienten haft", "oro har klienten inte haft", {"I4.a", "I4.b"}),
    ("psychiatric", r"besvarades inte", "besvarades", {"X"}),
    ("family", r"fysiskt", "annat", {"H14.a", "H14.b"}),
    ("family", r"en okänd person", "någon", {"H15x"}),
    ("family", r"sedan \d+ år", "sedan 98 år", {"H1a"}),
    ("family", r"inte nöjd", "nöjd", {"H1b", "H5", "H9"}),
    ("family", r"ingen nära vän", "nära vänner", {"H10"}),
    ("relatives", r"Pappa", "Mamma", {"G8.a", "G8.b", "G8.c"}),
    ("legal", r"våld, hot eller sexualbrott", "våld eller hot", {"F7", "F16", "F17a"}),
    ("legal", r"rån nio gånger", "rån åtta gånger", {"F5"}),
    ("legal", r"har aldrig varit misstänkt", "har varit misstänkt", {"F3"}),
    ("drug", r"heroin har använts 14", "heroin har använts 13", {"E3.c"}),
    ("drug", r"aldrig injicerat", "injicerat", {"E19"}),
    ("drug", r"LVM", "lag", {"E27.b"}),
    ("drug", r"genom rökning", "genom munnen", {"E3.d", "E13.d"}),
    ("alcohol", r"druckit alkohol \d+", "druckit alkohol 29", {"E1.c"}),
    ("alcohol", r"\d+\skr", "1 kr", {"E33.a"}),
    ("alcohol", r"vid \d+ års ålder", "som ung", {"E1.a"}),
]  # fmt: skip


@pytest.mark.parametrize(("section", "said", "instead", "keys"), PLANTED)
def test_a_planted_fault_is_missed(
    grund: Form, lives: list[Told], section: str, said: str, instead: str, keys: set[str]
) -> None:
    """Of the lives in whose text it can be planted, the first few."""
    finder = Finder(grund)
    spoilt = [
        (one, changed)
        for one in lives
        if (changed := re.sub(said, instead, one.texts[section], flags=re.IGNORECASE))
        != one.texts[section]
    ]
    for one, changed in spoilt[:5]:
        missed = {fact.key for fact in finder.unsaid(one, {**one.texts, section: changed})}
        passed = {key for key, answer in one.given.items() if answer is Mark.X}
        if missed & (passed if keys == {"X"} else keys):
            return
    pytest.fail(f"planted {min(5, len(spoilt))} times, and never missed")
