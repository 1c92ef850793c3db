# SPDX-License-Identifier: EUPL-1.2
"""What is slow tells how far it has come, and broken off at any look it has changed nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_vault import CHEAP, PASSPHRASE

from app.storage.progress import Cancelled, Stage, Watch
from app.storage.salvage.restoring import restore
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault


class Looks:
    """Is told how far it has come, and breaks off at one look."""

    def __init__(self, until: int = 10**6) -> None:
        self.told: list[tuple[Stage, float]] = []
        self._until = until

    def __call__(self, stage: Stage, share: float) -> None:
        self.told.append((stage, share))
        if len(self.told) > self._until and stage is not Stage.FINISHING:
            raise Cancelled


def tree(folder: Path) -> dict[str, bytes]:
    """Every file but the log's own: what was tried is in the data."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("in-use.lock", "data.db-journal")
    }


def rotated(vault: Vault, watch: Watch) -> None:
    vault.data_key.exchange(PASSPHRASE, cost=CHEAP, watch=watch)


def backed_up(vault: Vault, watch: Watch) -> None:
    vault.copies.make(watch=watch)


@pytest.mark.parametrize("does", [rotated, backed_up])
def test_broken_off_at_any_look_it_has_changed_nothing(
    vault: Vault, folder: Path, interview: int, does: Callable[[Vault, Watch], None]
) -> None:
    before = tree(folder)
    looks = 0
    while True:
        watch = Looks(looks)
        try:
            does(vault, watch)
        except Cancelled:
            assert tree(folder) == before
            assert vault.interviews.get(interview).id == interview
            looks += 1
        else:
            break
    assert looks > 1
    assert {Stage.COPYING, Stage.CHECKING} <= {stage for stage, _ in watch.told}
    assert all(share <= 1 for _, share in watch.told)
    assert max(share for _, share in watch.told) == 1


def test_a_copy_is_not_brought_back_after_all(closed: Path) -> None:
    with open_vault(closed, PASSPHRASE) as vault:
        copy = vault.copies.make()
    before = tree(closed)
    for looks in range(2):
        with pytest.raises(Cancelled):
            restore(closed, copy.folder, PASSPHRASE, watch=Looks(looks))
        assert tree(closed) == before
    restore(closed, copy.folder, PASSPHRASE, watch=Looks()).close()


def test_a_look_through_can_be_broken_off(vault: Vault, interview: int) -> None:
    with pytest.raises(Cancelled):
        vault.soundness.check(watch=Looks(1))
    assert vault.interviews.get(interview).id == interview
    assert vault.soundness.check().whole
