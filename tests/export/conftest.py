# SPDX-License-Identifier: EUPL-1.2
"""A small form with a question of most kinds, and an interview held with it."""

from dataclasses import replace
from datetime import date

import pytest

from app.export.preview import Outgoing, Person
from app.forms.answers import Answers, Mark, YearMonth
from app.forms.bank import Bank
from app.forms.load import load_form
from app.forms.model import Form
from app.forms.relevance import effective
from app.scoring.composites import Composite

_FORM = """
id = "prov"
version = "2026.1"
title = "Prov"

[[sections]]
id = "A"
title = "Allmänt"
questions = [
  { key = "A1", type = "text", label = "Namn", text = "Vad heter du?", identifier = true },
  { key = "A14.a", type = "date", label = "Dag", text = "Vilken dag?" },
]

[[sections]]
id = "C"
title = "Hälsa"
questions = [
  { key = "C1", type = "yesno", label = "Besvär", text = "Har du besvär?" },
  { key = "C1a", type = "text", label = "Vilka", text = "Vilka?", relevant = { op = "equals", question = "C1", value = 1 } },
  { key = "C2", type = "yearmonth", label = "Tid", text = "Hur länge?" },
  { key = "C3", type = "multi", label = "Sort", text = "Vilken sort?", choices = [{ code = "1", label = "Ena" }, { code = "2", label = "Andra" }] },
  { key = "C9", type = "number", maximum = 30, unit = ["dag", "dagar"], label = "Dagar", text = "Hur många dagar?" },
  { key = "C10", type = "rating", maximum = 4, card = ["a", "b", "c", "d", "e"], label = "Oro", text = "Hur mycket?" },
]
"""


@pytest.fixture(scope="session")
def small_form() -> Form:
    return load_form(_FORM, Bank([]), {})


@pytest.fixture
def held(small_form: Form) -> Outgoing:
    answers = Answers(
        {
            "A1": "Kanarie Fågelsson",
            "A14.a": date(2026, 3, 9),
            "C1": 1,
            "C1a": '=HYPERLINK("x";"y")\nrad två; med "citat"',
            "C2": YearMonth(2, 6),
            "C3": ("1", "2"),
            "C10": Mark.X,
        }
    )
    return Outgoing(
        id=12,
        form=small_form,
        date="2026-03-10",
        status="signed",
        version=1,
        interviewer="Ugglan",
        person=Person("personnummer", "19800101-0005", "Kanarie Fågelsson", "K-77"),
        given=effective(small_form, answers),
        scores=(
            Composite("cs_medical", "medical", "", 0.1 + 0.2, (), "", "verified"),
            Composite("cs_drug", "drug", "", None, ("C9",), "Obesvarat: C9.", "verified"),
        ),
    )


@pytest.fixture
def without_trouble(held: Outgoing, small_form: Form) -> Outgoing:
    """The same client, where the follow-up question has fallen away and kept its answer."""
    answers = Answers({"C1": 0, "C1a": "Hemligheten"})
    return replace(held, id=13, status="open", given=effective(small_form, answers))
