# SPDX-License-Identifier: EUPL-1.2
"""Real encrypted vaults for the storage tests; only the key cost is cheap."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_vault import CHEAP, PASSPHRASE, add_interview

from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "valv"


@pytest.fixture
def made(folder: Path) -> Iterator[tuple[Vault, str]]:
    """A new open vault and its recovery code."""
    vault, code = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    yield vault, code
    vault.close()


@pytest.fixture
def vault(made: tuple[Vault, str]) -> Vault:
    return made[0]


@pytest.fixture
def interview(vault: Vault) -> int:
    return add_interview(vault)


@pytest.fixture
def closed(vault: Vault, folder: Path, interview: int) -> Path:
    """The folder of a closed vault with one client and one interview."""
    vault.close()
    return folder
