# SPDX-License-Identifier: EUPL-1.2
"""The real program on a vault that is cheap to open."""

from pathlib import Path

import pytest

from tests.robust.places import make_vault
from tests.ui.conftest import dressed, nothing_left_behind
from tests.walkthrough.conftest import opens

__all__ = ["dressed", "nothing_left_behind", "opens"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with one interview, closed."""
    return make_vault(tmp_path / "valv")
