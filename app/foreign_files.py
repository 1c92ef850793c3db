# SPDX-License-Identifier: EUPL-1.2
"""The one way to read a file that comes from outside, or that others may have put there.

Only an ordinary file is read, and never more of it than was asked for. A name may lead to a
pipe that nobody writes to, or to a device that never ends: so it is opened without waiting,
and judged by what was opened, not by what the name led to a moment ago.
"""

import errno
import os
import stat
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

# Windows has only O_BINARY of these names, and the others have not that one.
_HOW = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer opens at once
    | getattr(os, "O_NOCTTY", 0)  # a terminal does not become ours
)


# The last is a console of Windows in a program that has none.
_NO_FILE = {errno.ENXIO, errno.ELOOP, errno.EISDIR, errno.ENODEV, errno.EBADF}


class NotAFile(OSError):
    """There is something by this name, but no ordinary file: a folder, a pipe, a device."""


class TooLarge(OSError):
    """The file is larger than such a file can be."""


def open_outside(path: Path) -> BinaryIO:
    """An ordinary file, opened for reading in bytes, from its beginning.

    Raises:
        NotAFile: it is something else. Never waits for it, and reads nothing of it.
        OSError: there is none, or it may not be read.
    """
    if not is_possible(path):
        raise FileNotFoundError
    try:
        descriptor = os.open(path, _HOW)
    except OSError as error:
        # A socket, a ring of links; of a folder Windows says only that it may not be opened
        is_folder = isinstance(error, PermissionError) and path.is_dir()
        if error.errno in _NO_FILE or is_folder:
            raise NotAFile from None
        raise
    try:
        is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
    except OSError:  # of a disk as a whole Windows tells nothing
        os.close(descriptor)
        raise
    if not is_file:
        os.close(descriptor)
        raise NotAFile
    return os.fdopen(descriptor, "rb")


def read_outside(path: Path, most: int) -> bytes:
    """The contents of an ordinary file of at most `most` bytes.

    Raises:
        TooLarge: it has more. No more than that is ever read, whatever the system says of
            its size: some files do not know theirs, and some grow.
        NotAFile: it is no ordinary file.
        OSError: there is none, or it cannot be read.
    """
    with open_outside(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise TooLarge
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLarge
    return content


def is_possible(path: Path) -> bool:
    """Whether the system can have a file by such a name; else no error of Python's is OSError.

    A colon in a name of Windows leads to something hidden beside the file before it, and half a
    letter, which Windows has in names, is none that could be shown or kept.
    """
    is_of_windows = isinstance(path, PureWindowsPath)
    try:
        name = str(path).encode() if is_of_windows else os.fsencode(path)
    except UnicodeEncodeError:
        return False
    is_hidden = is_of_windows and ":" in path.name
    return b"\0" not in name and not is_hidden
