# SPDX-License-Identifier: EUPL-1.2
"""Python's own form of every module, made beforehand: nobody may write beside the program later.

It is made by the very Python that will read it, under Wine, and is never held against the time of
its source, since an installation is not a place where sources change.
"""

from pathlib import Path

from installer.windows.wine import Windows

INSTALLED = (
    "C:\\Program Files\\Overblick\\lib"  # what stands in messages of where an error is
)


def compile_all(windows: Windows, python: Path, lib: Path) -> None:
    """Compile every module in `lib` into the folders __pycache__ beside them.

    Args:
        windows: where it is done.
        python: the whole embeddable Python.
        lib: the folder of packages.
    """
    words = ("-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash")
    where = ("-s", windows.path(lib), "-p", INSTALLED)
    calm = {"PYTHONHASHSEED": "0"}
    windows.run(python / "python.exe", *words, *where, lib, more=calm)
