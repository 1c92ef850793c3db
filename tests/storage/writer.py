# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_durability: saves answers until killed, and says so after each.

The last argument is the planted fault: how many answers ahead of the saved one it claims.
"""

import itertools
import sys
from pathlib import Path

from app.storage.records import StoredAnswer
from app.storage.vault.entering import open_vault

ahead = int(sys.argv[4])
vault = open_vault(Path(sys.argv[1]), sys.argv[2])
for n in itertools.count(int(sys.argv[3])):
    answers = {f"K{n % 97}": StoredAnswer(None, str(n)), "last": StoredAnswer(None, str(n))}
    vault.answers.put(1, answers, position=str(n))
    sys.stdout.write(f"{n + ahead}\n")
    sys.stdout.flush()
