# SPDX-License-Identifier: EUPL-1.2
"""The form, the sentences and one whole interview, read once."""

import pytest

from app.forms.model import Form
from app.interview.forms import shipped_form
from app.report.rules import Rules, load_rules
from app.resources import resource_text


@pytest.fixture(scope="session")
def grund() -> Form:
    return shipped_form("asi-grund")


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules(resource_text("texts", "feedback.toml"))
