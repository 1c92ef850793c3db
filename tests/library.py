# SPDX-License-Identifier: EUPL-1.2
"""The library that comes with the program, for all tests: nothing in it changes."""

from app.interview.base.library import shipped_library

LIBRARY = shipped_library()
GRUND = "asi-grund"
