# SPDX-License-Identifier: EUPL-1.2
"""The window is imported without what opens vaults: docs/decisions/0011-a-light-start.md."""

import subprocess
import sys

HEAVY = (
    "app.storage.vault.vault",
    "app.interview",
    "app.forms",
    "app.report",
    "pydantic",
    "cryptography",
    "sqlcipher3",
)


def test_what_opens_vaults_is_not_imported_with_the_window() -> None:
    code = (
        f"import sys, app.ui.program; print([one for one in {HEAVY} if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
