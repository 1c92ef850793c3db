# SPDX-License-Identifier: EUPL-1.2
"""Reads what strace wrote, as calls on files: who, which call, with what, and the result."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CALLS = (
    "write", "pwrite64", "ftruncate", "truncate", "fsync", "fdatasync", "rename", "renameat",
    "renameat2", "unlink", "unlinkat", "link", "linkat", "mkdir", "mkdirat", "rmdir", "openat",
    "open", "creat", "close", "lseek", "dup", "dup2", "dup3", "writev", "pwritev", "sendfile",
    "copy_file_range", "fallocate",
)  # fmt: skip
_LINE = re.compile(r"^(\w+)\((.*)\) += (-?\d+)")
_PART = re.compile(r'"([^"]*)"(?:\.\.\.)?|([^,\s"][^,]*)')


class Call(NamedTuple):
    """One call that succeeded.

    Attributes:
        name: of the call.
        given: its arguments: bytes for a string, text for anything else.
        result: what it returned.
    """

    name: str
    given: tuple[bytes | str, ...]
    result: int

    def number(self, at: int) -> int:
        """An argument that is a number or a handle."""
        return int(str(self.given[at]), 0)

    def data(self, at: int) -> bytes:
        """An argument that is a path or contents."""
        found = self.given[at]
        assert isinstance(found, bytes)
        return found

    def path(self, at: int) -> Path:
        """An argument that is a path."""
        return Path(self.data(at).decode())


def looking_on(output: Path) -> list[str]:
    """The words for strace to record a program and its children, each in OUTPUT.PROCESS."""
    return [
        "-ff", "--seccomp-bpf", "-xx", "-s", str(1 << 24), "-o", str(output),
        "-e", f"trace={','.join(CALLS)}",
    ]  # fmt: skip


def calls(output: Path) -> Iterator[Call]:
    """Every call that succeeded, in the order in which they ended.

    Raises:
        ValueError: a line that cannot be understood.
    """
    with output.open(encoding="ascii") as lines:
        for line in lines:
            if "+++" in line or "---" in line or " = -1 " in line or " = ? " in line:
                continue
            found = _LINE.match(line)
            if found is None:
                raise ValueError(line[:200])
            name, given, result = found.groups()
            yield Call(name, tuple(_parts(given)), int(result))


def _parts(given: str) -> Iterator[bytes | str]:
    for quoted, bare in _PART.findall(given):
        yield bare.strip() if bare else bytes.fromhex(quoted.replace("\\x", ""))
