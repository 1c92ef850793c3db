# SPDX-License-Identifier: EUPL-1.2
"""A small form with every kind of question, and the shipped one, read once."""

import pytest
from small_form import small_form

from app.forms.model import Form
from tests.library import GRUND, LIBRARY


@pytest.fixture(scope="session")
def small() -> Form:
    return small_form()


@pytest.fixture(scope="session")
def grund() -> Form:
    return LIBRARY.form(GRUND)
