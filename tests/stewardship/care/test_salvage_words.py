# SPDX-License-Identifier: EUPL-1.2
"""The account of what was saved says all that may be missing, and no more."""

from pathlib import Path

import pytest

from app.stewardship.care.salvage_words import is_all_there, lacking_words, pages_words
from app.storage.data.tables_of_vault import LISTS
from app.storage.salvage.salvaging import Salvaged

WHOLE = Salvaged(Path("ut"), 1, 1, 1, 1, (), (), True, 0, 78, 0, (), True)


def test_where_nothing_is_missing_nothing_is_said():
    assert lacking_words(WHOLE) == ()
    assert is_all_there(WHOLE)
    assert pages_words(WHOLE) == "Skadade sidor i filen: 0 av 78."


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_its_words(name):
    (said,) = lacking_words(WHOLE._replace(lacking=(name,)))
    assert said.startswith(
        "Det kan finnas fler " if name in LISTS[:2] else "Något kan också"
    )
    assert f" {name}" not in said.replace("formulär", "")


def test_all_of_them_are_said_once():
    first, others = lacking_words(WHOLE._replace(lacking=LISTS))
    more = "Det kan finnas fler klienter och intervjuer än de som gick att rädda."
    assert first == more
    assert others.count("protokoll") == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"holes": (3,)},
        {"missing_pages": 1, "damaged_pages": 1},
        {"lacking": ("interview",)},
    ],
)
def test_what_may_be_missing_is_not_called_all(changed):
    assert not is_all_there(WHOLE._replace(**changed))


def test_missing_pages_and_an_end_that_cannot_be_seen():
    cut = WHOLE._replace(damaged_pages=70, missing_pages=69)
    assert pages_words(cut).endswith(
        "70 av 78. 69 av dem saknas helt: slutet av filen är borta."
    )
    one = WHOLE._replace(damaged_pages=2, missing_pages=1)
    assert pages_words(one).endswith("En av dem saknas helt: slutet av filen är borta.")
    (said,) = lacking_words(WHOLE._replace(tells_end=False))
    assert "mer kan saknas" in said
    unsure = WHOLE._replace(tells_end=False, damaged_pages=1)
    assert pages_words(unsure) == "Skadade sidor i filen: minst 1 av minst 78."
