# SPDX-License-Identifier: EUPL-1.2
"""What docs/security/format.md says of files and settings is what the program does."""

from pathlib import Path

from app.storage.copies import copy_note
from app.storage.data.opening import CIPHER, PRAGMAS
from app.storage.disk import lock, vault_files
from app.storage.keys import attempts, keyfile

SECURITY = Path(__file__).parent.parent / "docs/security"
PAGE = (SECURITY / "format.md").read_text("utf-8")


def unsaid(page: str) -> set[str]:
    """Settings that the page leaves out or has otherwise, and files that it does not name."""
    flat = " ".join(page.split())
    settings = {(name, value) for name, value, _ in PRAGMAS} | set(CIPHER)
    wrong = {
        name
        for name, value in settings
        if f"`{name}` {value}" not in flat and f"`{name}` with" not in flat
    }
    names = (
        vault_files.DATA,
        *keyfile.NAMES,
        vault_files.BACKUPS,
        copy_note.NOTE,
        lock.NAME,
        attempts.NAME,
    )
    return wrong | {name for name in names if name not in page}


def test_every_setting_and_file_is_named() -> None:
    assert unsaid(PAGE) == set()


def test_what_is_left_out_or_otherwise_is_found() -> None:
    planted = PAGE.replace("EXTRA", "FULL").replace("attempts.json", "")
    assert unsaid(planted) == {"synchronous", "attempts.json"}
