# SPDX-License-Identifier: EUPL-1.2
"""A crash leaves no copy of the memory on the disk: keys and answers would be in it."""

from contextlib import suppress
from importlib import import_module


def leave_no_core() -> None:
    """From now on, for this process and those it starts.

    Windows makes none by itself. What its error reporting keeps of a crash was not tried.
    """
    with suppress(ImportError, OSError, ValueError):
        resource = import_module("resource")
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
