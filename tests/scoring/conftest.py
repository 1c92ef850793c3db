# SPDX-License-Identifier: EUPL-1.2
"""The shipped table of scores, and a form that asks exactly what it looks at."""

from collections.abc import Callable

import pytest

from app.forms.bank import Bank
from app.forms.load import load_form
from app.forms.model import Form
from app.resources import resource_text
from app.scoring.table import Table, load_table

_YES_NO = ("F17", "D16", *(f"I{n}.b" for n in range(3, 11)))


@pytest.fixture(scope="session")
def table() -> Table:
    return load_table(resource_text("scoring", "asi-scores.toml"))


def _form_for(keys: list[str]) -> Form:
    lines = ['id = "prov"', 'version = "1"', 'title = "Prov"', "[[sections]]", 'id = "A"',
             'title = "Allt"', "questions = ["]  # fmt: skip
    for key in dict.fromkeys(keys):
        if key == "H1b":
            kind = (
                'type = "choice", choices = [{ code = "0", label = "nej" }, '
                '{ code = "1", label = "varken eller" }, { code = "2", label = "ja" }]'
            )
        elif key in _YES_NO or key.startswith("H12"):
            kind = 'type = "yesno"'
        elif key.endswith((".kr", "33.a")):
            kind = 'type = "number", maximum = 999999'
        else:
            kind = 'type = "number", maximum = 30'
        lines.append(f'{{ key = "{key}", label = "{key}", text = "Hur?", {kind} }},')
    return load_form("\n".join([*lines, "]"]), Bank([]), {})


@pytest.fixture(scope="session")
def form(table: Table) -> Form:
    scores = (*table.composites, *table.indexes)
    return _form_for([key for score in scores for key in score.questions()])


@pytest.fixture(scope="session")
def form_for() -> Callable[[list[str]], Form]:
    return _form_for
