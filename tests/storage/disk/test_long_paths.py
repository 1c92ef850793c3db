# SPDX-License-Identifier: EUPL-1.2
"""A place whose path is too long is refused before anything lies there; the longest works."""

import os
from pathlib import Path

import pytest

from app.storage.disk.long_paths import (
    LONGEST_NAME,
    LONGEST_ON_WINDOWS,
    LONGEST_PATH,
    LongName,
    LongPath,
)
from app.storage.keys.cryptography import KeyCost
from app.storage.records import Client
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault
from app.ui.door.first_start import Setup
from app.ui.flow.door import vault_opening
from app.user_error import UserError

CHEAP = KeyCost(memory_kib=64, time=1, parallelism=1)


def deep(folder: Path, length: int) -> Path:
    """A folder whose path is `length` bytes, made of names of å."""
    while (left := length - len(os.fsencode(folder)) - 1) > 0:
        many = min(left, 100)
        folder /= "å" * (many // 2) + "a" * (many % 2)
        if left - many == 1:  # no room for another name
            folder = folder.with_name(folder.name + "b")
    return folder


@pytest.mark.parametrize(
    ("name", "length", "error"),
    [
        ("v" * 254, 0, LongName),
        ("å" * 121, 0, LongName),
        ("", 470, LongPath),
        ("", 401, LongPath),
    ],
)
def test_too_long(tmp_path: Path, name: str, length: int, error: type[UserError]) -> None:
    before = [each.name for each in tmp_path.iterdir()]
    folder = tmp_path / name if name else deep(tmp_path, length)
    with pytest.raises(error, match="Inget har skapats"):
        create_vault(folder, "fras", signature="anan", cost=CHEAP)
    with pytest.raises(error):
        vault_opening.create(Setup(folder, "fras", "0685", "Vuxen", "Anna", "anan", None))
    (said,) = vault_opening.advice(
        folder
    )  # what the first start says when the folder is chosen
    assert isinstance(said, error)
    assert [each.name for each in tmp_path.iterdir()] == before


def test_the_longest_place_takes_a_whole_life(tmp_path: Path) -> None:
    if os.name == "nt":
        folder = tmp_path / ("å" * 40).ljust(
            LONGEST_ON_WINDOWS - len(str(tmp_path)) - 1, "v"
        )
        assert len(str(folder)) == LONGEST_ON_WINDOWS
    else:
        folder = deep(tmp_path, LONGEST_PATH)
        assert len(os.fsencode(folder)) == LONGEST_PATH
    folder.parent.mkdir(parents=True, exist_ok=True)
    vault, _ = create_vault(folder, "fras", signature="anan", cost=CHEAP)
    with vault:
        vault.clients.add(Client("none", name="Eva Ek"))
        vault.copies.make()
    with open_vault(folder, "fras") as vault:
        assert vault.clients.count() == 1
        assert vault.copies.newest() is not None
    if os.name != "nt":  # there the whole path is too long first
        longest, _ = create_vault(
            tmp_path / ("v" * LONGEST_NAME), "fras", signature="a", cost=CHEAP
        )
        longest.close()
