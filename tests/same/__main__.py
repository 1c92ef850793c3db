# SPDX-License-Identifier: EUPL-1.2
"""Writes the digests anew, or the contents themselves into a folder, to see what differs.

`python -m tests.same` after a change that is meant; `python -m tests.same FOLDER` before and
after one that is not, and then `diff -r`.
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.same.contents import contents
from tests.same.digests import DIGESTS, digest


def main() -> None:
    """All of it, by name."""
    with tempfile.TemporaryDirectory() as place:
        if len(sys.argv) > 1:
            for name, content in contents(Path(place)):
                path = Path(sys.argv[1], name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        else:
            found = {name: digest(content) for name, content in contents(Path(place))}
            DIGESTS.write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
