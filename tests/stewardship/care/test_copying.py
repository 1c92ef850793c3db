# SPDX-License-Identifier: EUPL-1.2
"""What became of a copy is always told, and one fault does not hide or cause another (E5)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.stewardship.care.copying import (
    NOT_CONNECTED,
    Kept,
    choose_second_place,
    copy_at_close,
    copy_now,
    copy_state,
)
from app.storage.copies import copy_folders
from app.storage.copies.copy_errors import OldCopiesKept
from app.storage.disk import vault_files
from app.storage.errors import NotCopied, NotCopiedElsewhere
from app.storage.keys.cryptography import KeyCost
from app.storage.vault.creating import create_vault
from app.storage.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    cheap = KeyCost(memory_kib=8, time=1, parallelism=1)
    made, _ = create_vault(tmp_path / "valv", "fras", signature="AB", cost=cheap)
    with made as vault:
        vault.settings.put("unit", "A")
        yield vault


@pytest.fixture
def stick(vault: Vault, tmp_path: Path) -> Path:
    """The second place, chosen, with all that there is in it."""
    place = tmp_path / "minne"
    place.mkdir()
    choose_second_place(vault, place)
    assert copy_at_close(vault) == Kept()
    vault.settings.put("unit", "B")
    return place


def test_a_second_place_that_is_gone_and_one_that_refuses_are_told_apart(
    vault: Vault, stick: Path, tmp_path: Path
) -> None:
    stick.rename(tmp_path / "utdraget")
    gone = copy_now(vault)
    assert gone is not None
    assert gone.what == NOT_CONNECTED
    assert copy_state(vault).elsewhere_lags
    stick.write_text("", encoding="utf-8")  # a file of that name is no place either
    assert copy_at_close(vault).elsewhere is not None
    stick.unlink()
    (tmp_path / "utdraget").rename(stick)
    (own,) = stick.iterdir()
    own.rename(stick / "undan")
    own.write_text("", encoding="utf-8")
    refused = copy_now(vault)
    assert isinstance(refused, NotCopiedElsewhere)
    assert refused.what == NotCopiedElsewhere.what
    own.unlink()
    assert copy_at_close(vault) == Kept()
    assert not copy_state(vault).elsewhere_lags


def test_an_old_copy_that_stays_keeps_no_new_one_from_the_second_place(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held_open(*_: object) -> None:
        raise PermissionError(13, "held open")

    monkeypatch.setattr(copy_folders, "thin", held_open)
    assert isinstance(copy_at_close(vault).refused, OldCopiesKept)
    assert not copy_state(vault).elsewhere_lags
    assert copy_state(vault).refused is None  # the copy itself is made
    vault.settings.put("unit", "C")
    with pytest.raises(OldCopiesKept):
        copy_now(vault)
    assert not copy_state(vault).elsewhere_lags
    assert len(list(stick.glob("*/*/copy.json"))) == 3


def test_a_copy_that_was_refused_is_remembered_until_one_is_made(vault: Vault) -> None:
    place = vault.folder / vault_files.BACKUPS
    place.rmdir()
    place.write_text("", encoding="utf-8")
    kept = copy_at_close(vault)
    assert type(kept.refused) is NotCopied
    assert copy_state(vault).refused is kept.refused
    place.unlink()
    assert copy_at_close(vault) == Kept()
    assert copy_state(vault).refused is None


def test_a_second_place_chosen_after_an_exchange_of_the_key_gets_a_copy_of_now(
    vault: Vault, tmp_path: Path
) -> None:
    vault.copies.make()
    vault.data_key.exchange("fras", cost=KeyCost(memory_kib=8, time=1, parallelism=1))
    place = tmp_path / "minne"
    place.mkdir()
    choose_second_place(vault, place)
    (there,) = vault.copies.elsewhere(place)
    assert there.has_same_data(vault.copies.all()[0])
    assert there.verified_at
