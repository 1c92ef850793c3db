# SPDX-License-Identifier: EUPL-1.2
"""The form and the sentences, read once, and what comes of two hundred lives."""

import pytest
from plausible import plausible_interview
from told import Teller, Told

from app.forms.model import Form
from app.report.investigation.rules import InvestigationRules
from app.report.sheet.sheet_rules import SheetRules
from tests.library import GRUND, LIBRARY


@pytest.fixture(scope="session")
def grund() -> Form:
    return LIBRARY.form(GRUND)


@pytest.fixture(scope="session")
def rules() -> SheetRules:
    return LIBRARY.instrument(GRUND).sheet


@pytest.fixture(scope="session")
def text_rules() -> InvestigationRules:
    return LIBRARY.instrument(GRUND).investigation


@pytest.fixture(scope="session")
def lives(grund: Form, rules: SheetRules, text_rules: InvestigationRules) -> list[Told]:
    teller = Teller(grund, rules, text_rules)
    return [teller.tell(seed, plausible_interview(grund, seed)) for seed in range(200)]
