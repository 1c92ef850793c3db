# SPDX-License-Identifier: EUPL-1.2
"""No two sentences contradict each other, and what the answers forbid is not said.

All from the answers of two hundred lives: their texts with everything put in, and their sheets
as they come and with everything kept. What nobody lived is in test_random_interviews.
"""

from collections.abc import Mapping

import pytest
from forbidden import idle_ors, numbers_missing, opposites, unearned_praise, violence_shown
from opposites_table import OPPOSITES, contradictions
from told import Told

from app.forms.answers import Answer


def test_every_pair_is_found_and_no_half_of_one_by_itself() -> None:
    assert len(OPPOSITES) >= 60
    for pair in OPPOSITES:
        found = contradictions(pair.planted)
        assert any(one.startswith(f"{pair.about}:") for one in found), pair.about
        assert [contradictions([half]) for half in pair.planted] == [[], []], pair.about


def test_nobody_is_contradicted(lives: list[Told]) -> None:
    assert [(one.seed, opposites(one)) for one in lives if opposites(one)] == []


def test_no_praise_where_it_was_not_a_choice(lives: list[Told]) -> None:
    assert [(one.seed, unearned_praise(one)) for one in lives if unearned_praise(one)] == []


@pytest.mark.parametrize("given", [{"B6": "2", "B7": 30}, {"B6": "3"}, {"E1.c": 4}])
def test_planted_praise_is_found(given: Mapping[str, Answer]) -> None:
    said = ("Du har inte druckit alkohol de senaste 30 dagarna.",)
    assert unearned_praise(Told(given=given, carries=said))
    assert not unearned_praise(Told(given={"B6": "1"}, carries=said))


def test_no_violence_on_a_sheet_unless_it_is_chosen(lives: list[Told]) -> None:
    assert [(one.seed, violence_shown(one)) for one in lives if violence_shown(one)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Du har varit med om våld.",
        "Du har inte haft några svåra bråk de senaste 30 dagarna.",
        "Du bor med din partner och är nöjd med det.",
    ],
)
def test_planted_violence_is_found(line: str) -> None:
    assert violence_shown(Told(given={"H14.b": 1}, sheet=line, kept=line))
    assert not violence_shown(Told(given={"H14.b": 0}, sheet=line, kept=line))


def test_who_thinks_of_dying_is_told_whom_to_call(lives: list[Told]) -> None:
    assert [one.seed for one in lives if numbers_missing(one)] == []
    assert any(one.yes("I9.b", "I10.b") for one in lives)


def test_a_planted_sheet_without_numbers_is_found() -> None:
    assert numbers_missing(Told(given={"I9.b": 1}, sheet="Du mår dåligt."))
    assert not numbers_missing(Told(given={"I9.b": 1}, sheet="Ring 112 om det blir svårt."))
    assert not numbers_missing(Told(given={"I9.b": 0}, sheet="Du mår dåligt."))


def test_the_text_says_which_where_it_knows(lives: list[Told]) -> None:
    found = {sentence for one in lives for sentence in idle_ors(one.text)}
    assert found == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Klienten är änka eller änkling.",
        "Klienten har druckit öl eller vin 3 dagar.",
        "Klienten bor hos en mamma eller pappa.",
    ],
)
def test_a_planted_or_is_found(sentence: str) -> None:
    assert list(idle_ors(sentence)) == [sentence]
