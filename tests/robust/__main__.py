# SPDX-License-Identifier: EUPL-1.2
"""The long form of what shows that nothing is lost: `just long`, two hours or so.

The same tests as in every run, with a thousand power cuts of each work, two thousand kills,
and each page, byte and call damaged in turn instead of a seeded few.
"""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHERE = ("tests/robust", "tests/storage")


def main() -> int:
    """Runs them; further words go to pytest."""
    os.environ["OVERBLICK_LONG"] = "1"
    os.chdir(ROOT)
    return int(pytest.main([*WHERE, "-o", "timeout=14400", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
