# SPDX-License-Identifier: EUPL-1.2
"""The form and the sentences, read once, and what comes of two hundred lives."""

import pytest
from plausible import plausible_interview
from told import Teller, Told

from app.forms.model import Form
from app.interview.forms import shipped_form
from app.interview.sentences import shipped_investigation_rules, shipped_sheet_rules
from app.report.investigation.rules import InvestigationRules
from app.report.sheet_rules import SheetRules


@pytest.fixture(scope="session")
def grund() -> Form:
    return shipped_form("asi-grund")


@pytest.fixture(scope="session")
def rules() -> SheetRules:
    return shipped_sheet_rules()


@pytest.fixture(scope="session")
def text_rules() -> InvestigationRules:
    return shipped_investigation_rules()


@pytest.fixture(scope="session")
def lives(grund: Form, rules: SheetRules, text_rules: InvestigationRules) -> list[Told]:
    teller = Teller(grund, rules, text_rules)
    return [teller.tell(seed, plausible_interview(grund, seed)) for seed in range(200)]
