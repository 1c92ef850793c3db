# SPDX-License-Identifier: EUPL-1.2
"""The planted faults: works that do not wait for the disk, wholly or in one respect."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from stat import S_ISDIR
from unittest.mock import patch

from tests.robust.amounts import LONG
from tests.robust.powercut.works import pragma

_Fault = Callable[[], AbstractContextManager[object]]


@contextmanager
def no_sync(*, of_folders: bool) -> Iterator[None]:
    """Python's own fsync left out, for folders alone or for files alone. SQLite's stay."""
    real = os.fsync

    def some(handle: int) -> None:
        if S_ISDIR(os.fstat(handle).st_mode) != of_folders:
            real(handle)

    with patch.object(os, "fsync", some):
        yield


def no_folders() -> AbstractContextManager[object]:
    return no_sync(of_folders=True)


def no_files() -> AbstractContextManager[object]:
    return no_sync(of_folders=False)


def off() -> AbstractContextManager[object]:
    return pragma("synchronous", "OFF", 0)


FAULTS: dict[str, _Fault] = {
    "off": off,
    "no_folders": no_folders,
    "no_files": no_files,
}
# Work and fault. What SQLite alone writes depends on its own setting; what Python writes on
# both of Python's.
CARELESS: list[tuple[str, str]] = [
    *((work, "off") for work in ("answer", "sign", "delete", "dispose", "import_")),
    *(
        (work, fault)
        for work in ("passphrase", "users", "rotate", "back_up", "elsewhere", "create", "export",
                     "bring_back")
        for fault in ("no_folders", "no_files")
        # Of this one only a cut between two certain calls tells: it takes long to find.
        if LONG or (work, fault) != ("rotate", "no_folders")
    ),
]  # fmt: skip
