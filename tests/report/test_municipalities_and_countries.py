# SPDX-License-Identifier: EUPL-1.2
"""Every municipality and every country of the form's lists, as it stands in a sentence."""

import pytest

from app.forms.model import Form
from app.report.sentences.number_words import STATELESS, in_country, in_municipality


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Eksjö", "Eksjö kommun"),
        ("Upplands Väsby", "Upplands Väsby kommun"),
        ("Olofström", "Olofströms kommun"),
        ("Dals-Ed", "Dals-Eds kommun"),
        ("Borås", "Borås kommun"),
        ("Mark", "Marks kommun"),
        ("", ""),
    ],
)
def test_a_municipality_has_its_genitive(name: str, said: str) -> None:
    assert in_municipality(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tadzjikistan", "i Tadzjikistan"),
        ("USA", "i USA"),
        ("Kuba", "på Kuba"),
        ("Island", "på Island"),
        ("Färöarna", "på Färöarna"),
        ("Montserrat", "på Montserrat"),
        ("Nordmarianerna", "på Nordmarianerna"),
        ("Irland", "i Irland"),
        ("Statslös", ""),
        ("", ""),
    ],
)
def test_a_country_has_its_preposition(name: str, said: str) -> None:
    assert in_country(name) == said


def test_the_form_has_no_other_name_that_is_no_country(grund: Form) -> None:
    labels = getattr(grund.questions["A6"], "labels", {})
    assert STATELESS in labels.values()
    silent = [label for label in labels.values() if not in_country(label)]
    assert silent == [STATELESS]
