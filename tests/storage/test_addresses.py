# SPDX-License-Identifier: EUPL-1.2
"""Wherever a vault lies SQLite is given the right file, on a server of Windows too (B1)."""

import os
import re
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from small_vault import CHEAP, PASSPHRASE, add_interview

from app.storage.data.opening import address
from app.storage.salvage.restoring import restore
from app.storage.salvage.salvaging import salvage
from app.storage.vault.creating import create_vault
from app.storage.vault.entering import open_vault

APP = Path(__file__).parents[2] / "app"
SHARE = os.environ.get("OVERBLICK_TEST_SHARE", "")  # \\server\share that may be written

KNOWN = [
    (PureWindowsPath(r"\\server\delat\Råd & stöd\data.db"), "////server/delat/Råd & stöd"),
    (PureWindowsPath(r"\\server.kommun.se\d$\a b\data.db"), "////server.kommun.se/d$/a b"),
    (PureWindowsPath(r"D:\Valv\Åsa\50% #1?\data.db"), "///D:/Valv/Åsa/50%25 %231%3F"),
    (PurePosixPath("/srv/50% #1?/data.db"), "///srv/50%25 %231%3F"),
    (PurePosixPath("//srv/två/data.db"), "////srv/två"),
]


@pytest.mark.parametrize(("path", "told"), KNOWN)
def test_a_path_is_told_whole(path: PurePath, told: str) -> None:
    assert address(path) == f"file:{told}/data.db?mode=rw"


@pytest.mark.parametrize("name", ["50% klart", "a#b", "å ä ö", "%41", "a%3Fb", "a&mode=ro"])
def test_an_odd_name_opens(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)[0].close()
    open_vault(folder, PASSPHRASE).close()


def test_an_address_is_made_nowhere_else() -> None:
    makes = re.compile(r"as_uri|file:/|uri=True")
    found = {
        file.name for file in APP.rglob("*.py") if makes.search(file.read_text("utf-8"))
    }
    assert found == {"opening.py"}


@pytest.mark.skipif(not SHARE, reason="OVERBLICK_TEST_SHARE names no share")
def test_a_vault_its_copies_and_what_is_saved_of_it_lie_on_a_server(tmp_path: Path) -> None:
    base = Path(SHARE) / f"{tmp_path.name}-{os.getpid()}"
    base.mkdir()
    vault, _ = create_vault(base / "valv", PASSPHRASE, signature="AB", cost=CHEAP)
    with vault:
        add_interview(vault)
        assert vault.copies.make().folder.is_relative_to(base)
        copy = vault.copies.put(base, is_chosen=True).folder
    restore(base / "valv", copy, PASSPHRASE).close()
    open_vault(base / "valv", PASSPHRASE).close()
    salvage(base / "valv", PASSPHRASE, base / "räddat")
    open_vault(base / "räddat", PASSPHRASE).close()
