# SPDX-License-Identifier: EUPL-1.2
"""What docs/security/format.md says of files and settings is what the program does."""

from pathlib import Path

from app.storage import attempts, copies, copy_note, keyfile, lock
from app.storage.opening import CIPHER, PRAGMAS

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
        copies.DATA,
        *keyfile.NAMES,
        copies.BACKUPS,
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
