# SPDX-License-Identifier: EUPL-1.2
"""Finds words that must not be there: in files, in their names, inside zip, gzip and PDF."""

import gzip
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

LARGEST = 64 * 1024 * 1024  # bytes of a file that is read
_DEEPEST = 4  # packages within packages
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
_TROUBLE = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    RuntimeError,
    zlib.error,
    zipfile.BadZipFile,
)


def leaks(places: Iterable[Path], canaries: Iterable[str], *, since: float = 0) -> set[str]:
    """The files below these places that hold or are called by a canary, and which one.

    Args:
        places: files and folders; what vanishes while it is read is passed over.
        canaries: what to look for, in any case of its letters.
        since: seconds since the epoch; older files are passed over.
    """
    wanted = {canary: needles(canary) for canary in canaries}
    found = set()
    for path in files(places, since):
        content = b""
        with suppress(OSError), path.open("rb") as file:
            content = file.read(LARGEST)
        unpacked = [str(path).encode(), *readable(content)]
        for canary, ways in wanted.items():
            if any(way in one.lower() for one in unpacked for way in ways):
                found.add(f"{path}: {canary}")
    return found


def needles(canary: str) -> list[bytes]:
    """A canary as it may stand in a file."""
    ways = []
    for encoding in _ENCODINGS:
        with suppress(UnicodeEncodeError):
            ways.append(canary.encode(encoding).lower())
    return ways


def files(places: Iterable[Path], since: float) -> Iterator[Path]:
    """Every ordinary file, links not followed."""
    for place in places:
        if place.is_file():
            yield place
        for folder, _, names in os.walk(place):
            for name in names:
                path = Path(folder) / name
                with suppress(OSError):
                    about = path.lstat()
                    newest = max(about.st_mtime, about.st_ctime)
                    if newest >= since and path.is_file() and not path.is_symlink():
                        yield path


def readable(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """What is in a file: its bytes, and what they unpack to."""
    yield content
    if depth == _DEEPEST:
        return
    for inner in _unpacked(content):
        yield from readable(inner, depth + 1)


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK"):
        with suppress(*_TROUBLE), zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name.encode()
                yield package.read(name)
    if content.startswith(b"\x1f\x8b"):
        with suppress(*_TROUBLE):
            yield gzip.decompress(content)
    if content.startswith(b"%PDF"):
        yield from _pdf(content)
    elif content[:1] == b"\x78":
        with suppress(*_TROUBLE):
            yield zlib.decompress(content)


def _pdf(content: bytes) -> Iterator[bytes]:
    """Its streams, and its words as a reader sees them: letters have numbers of their own."""
    for stream in _STREAM.findall(content):
        with suppress(*_TROUBLE):
            yield zlib.decompress(stream)
    with suppress(PyPdfError, *_TROUBLE):
        reader = PdfReader(io.BytesIO(content))
        yield str(reader.metadata).encode()
        yield " ".join(page.extract_text() for page in reader.pages).encode()
