# SPDX-License-Identifier: EUPL-1.2
"""What is read from the vault stays in memory, never swapped out, where that is permitted."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.storage.vault.creating import create_vault
from tests.storage.small_vault import CHEAP, PASSPHRASE, add_interview

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="asks Linux how much is held"
)

# Opens the vault and prints the kilobytes that may not be swapped out.
HELD = """
import sys
from pathlib import Path
from app.storage.vault.entering import open_vault
from tests.memory_locks import allow_memory_locks
if sys.argv[3] == "allowed":
    allow_memory_locks()
with open_vault(Path(sys.argv[1]), sys.argv[2]):
    lines = Path("/proc/self/status").read_text().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmLck")))
"""


@pytest.mark.parametrize("locks", ["allowed", "refused"])
def test_an_open_vault_is_held_in_memory_where_it_may_be(
    tmp_path: Path, locks: str
) -> None:
    folder = tmp_path / "valv"
    made, _ = create_vault(folder, PASSPHRASE, signature="AB", cost=CHEAP)
    with made as vault:
        add_interview(vault)
    told = subprocess.run(
        [sys.executable, "-c", HELD, str(folder), PASSPHRASE, locks],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (int(told.stdout) > 0) == (locks == "allowed")
