# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.bench`: measures everything and prints one table. Takes a few minutes.

Letters after the command measure only those: `python -m tests.bench b d`.
"""

import os
import sys

from tests.desktop import OFFSCREEN

os.environ["QT_QPA_PLATFORM"] = OFFSCREEN  # before PySide6 is imported

from tests.bench.runner import LETTERS, run
from tests.bench.size import WHOLE


def main() -> int:
    """0 when everything could be measured, be the bounds held or missed."""
    letters = "".join(sys.argv[1:]) or LETTERS
    return run(WHOLE, sys.stdout, letters)


if __name__ == "__main__":
    sys.exit(main())
