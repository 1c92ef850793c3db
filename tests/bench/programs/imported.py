# SPDX-License-Identifier: EUPL-1.2
"""Between the two: an empty window in a process that has imported what ours needs to start."""

import app.ui.program  # noqa: F401 - that it is imported is the point
from tests.bench.programs.bare import main

if __name__ == "__main__":
    main()
