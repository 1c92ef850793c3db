# SPDX-License-Identifier: EUPL-1.2
"""Run as a program by test_lock_itself: holds a vault open, and saves an answer per line in.

Says "open" when it is, and of each line "saved", or the name of the error it was told.
"""

import os
import sys
from pathlib import Path

from app.storage.records import StoredAnswer
from app.storage.vault.entering import open_vault
from app.user_error import UserError

with open_vault(Path(sys.argv[1]), sys.argv[2]) as vault:
    os.write(1, b"open\n")
    for line in sys.stdin:
        key = line.strip()
        try:
            vault.answers.put(1, {key: StoredAnswer(None, key)}, position=key)
            os.write(1, b"saved\n")
        except UserError as error:
            os.write(1, f"{type(error).__name__}\n".encode())
