# SPDX-License-Identifier: EUPL-1.2
"""A file takes its name also where others look at it, and what cannot is told (B2, E5)."""

import os
import threading
from pathlib import Path

import pytest
from small_vault import CHEAP, PASSPHRASE
from unreadable import hold

from app.storage.copies.set_aside import journal_put_back
from app.storage.disk import atomic
from app.storage.disk.atomic import InTheWay, take_name, write_file
from app.storage.errors import DamagedVault, ReadOnlyPlace
from app.storage.salvage.restoring import restore
from app.storage.vault.entering import open_vault
from app.storage.vault.vault import Vault

NEW = "gula båtar i hav och lök"


class Looking:
    """Somebody who holds a file for a while, as Windows tells of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int, *names: str) -> None:
        self.left = times
        self._names = names
        self._replace = Path.replace
        monkeypatch.setattr(Path, "replace", lambda here, to: self.replace(here, to))  # noqa: PLW0108  # bound, it would not be told from where

    def replace(self, source: Path, target: Path) -> Path:
        is_told = not self._names or target.name in self._names
        if self.left and is_told and source != target:
            self.left -= 1
            raise PermissionError(13, "Permission denied")
        return self._replace(source, target)


def test_whoever_looks_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "_PATIENCE", 60.0)
    monkeypatch.setattr(atomic, "_PAUSE", 0.001)
    looking = Looking(monkeypatch, 3)
    write_file(tmp_path / "fil", b"ny")
    assert not looking.left
    assert (tmp_path / "fil").read_bytes() == b"ny"


def test_whoever_goes_on_looking_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "mapp"
    place.mkdir()
    (place / "fil").write_bytes(b"gammal")
    monkeypatch.setattr(atomic, "_PATIENCE", 0.01)
    monkeypatch.setattr(atomic, "_PAUSE", 0.001)
    Looking(monkeypatch, 10**9)
    with pytest.raises(ReadOnlyPlace):
        write_file(place / "fil", b"ny")
    assert [each.name for each in place.iterdir()] == ["fil"]
    assert (place / "fil").read_bytes() == b"gammal"


@pytest.mark.skipif(os.name != "nt", reason="elsewhere an open file can be replaced")
@pytest.mark.parametrize("held", ["source", "target"])
def test_windows_really_waits(tmp_path: Path, held: str) -> None:
    (tmp_path / "source").write_bytes(b"ny")
    (tmp_path / "target").write_bytes(b"gammal")
    with (tmp_path / held).open("rb") as file:
        timer = threading.Timer(0.3, file.close)
        timer.start()
        with pytest.raises(PermissionError):
            (tmp_path / "source").replace(tmp_path / "target")
        take_name(tmp_path / "source", tmp_path / "target")
        timer.join()
    assert (tmp_path / "target").read_bytes() == b"ny"


def test_a_folder_by_a_files_name_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "mapp"
    (place / "fil").mkdir(parents=True)
    with pytest.raises(InTheWay):
        write_file(place / "fil", b"ny")
    monkeypatch.setattr(
        atomic, "_PATIENCE", 60.0
    )  # nobody waits for a folder to become a file
    Looking(monkeypatch, 10**9)
    with pytest.raises(InTheWay):  # as Windows tells of it
        write_file(place / "fil", b"ny")
    assert [each.name for each in place.iterdir()] == ["fil"]


def test_a_copy_that_cannot_take_the_place_leaves_the_vault_as_it_was(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what a crash left of a change, where the file is too damaged to be mended by it."""
    copy = vault.copies.make().folder
    vault.close()
    (folder / "data.db").write_bytes(b"skadad")
    (folder / "data.db-journal").write_bytes(b"halv")
    before = {name: (folder / name).read_bytes() for name in ("data.db", "data.db-journal")}
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "_PATIENCE", 0.0)
        Looking(patch, 10**9, "data.db")
        with pytest.raises(ReadOnlyPlace):
            restore(folder, copy, PASSPHRASE)
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert list((folder / "set-aside").iterdir()) == []
    restore(folder, copy, PASSPHRASE).close()
    (aside,) = (folder / "set-aside").iterdir()
    assert {name: (aside / name).read_bytes() for name in before} == before


@pytest.mark.skipif(os.name != "nt", reason="elsewhere an open file can be replaced")
def test_while_anybody_reads_the_data_nothing_is_even_set_aside(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "_PATIENCE", 0.1)
    copy = vault.copies.make().folder
    vault.close()
    with (folder / "data.db").open("rb"), pytest.raises(ReadOnlyPlace):
        restore(folder, copy, PASSPHRASE)
    assert not (folder / "set-aside").exists()
    restore(folder, copy, PASSPHRASE).close()


class PowerCut(BaseException):
    """Nothing after it runs."""


@pytest.mark.parametrize("then", ["opened", "brought back again"])
def test_a_power_cut_just_before_the_copy_comes_leaves_the_journal_of_what_lies_there(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    """Without it the data would be half of a change that nothing undoes."""
    copy = vault.copies.make().folder
    vault.close()
    (folder / "data.db").write_bytes(b"skadad")
    (folder / "data.db-journal").write_bytes(b"halv")
    before = {name: (folder / name).read_bytes() for name in ("data.db", "data.db-journal")}

    def cut(source: Path, target: Path) -> Path:
        if target == folder / "data.db" and source != target:
            raise PowerCut
        return replace(source, target)

    replace = Path.replace
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(PowerCut):
            restore(folder, copy, PASSPHRASE)
    assert not (folder / "data.db-journal").exists()
    if then == "opened":
        with pytest.raises(DamagedVault):
            open_vault(folder, PASSPHRASE)
        assert {name: (folder / name).read_bytes() for name in before} == before
    restore(folder, copy, PASSPHRASE).close()
    newest = max((folder / "set-aside").iterdir())
    assert {name: (newest / name).read_bytes() for name in before} == before
    open_vault(folder, PASSPHRASE).close()
    assert not journal_put_back(folder)  # the copy has no second name


def test_a_journal_that_somebody_reads_is_put_back_all_the_same(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = vault.copies.make().folder
    vault.close()
    (folder / "data.db").write_bytes(b"skadad")
    (folder / "data.db-journal").write_bytes(b"halv")
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "_PATIENCE", 0.0)
        Looking(patch, 10**9, "data.db", "data.db-journal")
        with pytest.raises(ReadOnlyPlace):
            restore(folder, copy, PASSPHRASE)
    assert (folder / "data.db-journal").read_bytes() == b"halv"


def test_a_key_file_that_is_held_for_a_moment_is_read(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both copies, as a scanner that shares nothing holds them."""
    vault.close()
    monkeypatch.setattr(atomic, "_PATIENCE", 60.0)
    monkeypatch.setattr(atomic, "_PAUSE", 0.001)
    held = dict.fromkeys(("keys.json", "keys-2.json"), 2)

    def opened(path: str | Path, *given: int, **named: int | None) -> int:
        name = Path(path).name
        if held.get(name):
            held[name] -= 1
            raise PermissionError(13, "Permission denied")
        return opens(path, *given, **named)

    opens = os.open
    monkeypatch.setattr(os, "open", opened)
    open_vault(folder, PASSPHRASE).close()
    assert not any(held.values())


@pytest.mark.skipif(os.name != "nt", reason="elsewhere nobody can keep others from reading")
def test_on_windows_a_passphrase_is_changed_while_a_scanner_looks(
    vault: Vault, folder: Path
) -> None:
    with vault:
        held = [hold(folder / name) for name in ("keys.json", "keys-2.json")]
        release = [threading.Timer(0.5, one) for one in held]
        for one in release:
            one.start()
        vault.ways.change(PASSPHRASE, NEW, cost=CHEAP)
        for one in release:
            one.join()
    open_vault(folder, NEW).close()
