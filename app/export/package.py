# SPDX-License-Identifier: EUPL-1.2
"""The files of an export, one at a time: the interviews, a readme, the checksums last."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.export.documents import HEADER, interview_json, interview_rows
from app.export.preview import Outgoing, Ticks
from app.export.readme import readme
from app.export.tables import swedish_csv

TABLE, README, SUMS = "intervjuer.csv", "LÄSMIG.txt", "SHA256SUMS"
_NAME = r"(intervju-\d+\.json|intervjuer\.csv|LÄSMIG\.txt|SHA256SUMS)"
_OURS = re.compile(rf"{_NAME}|\.{_NAME}\.\w+\.tmp")  # the latter where one was cut off


class File(NamedTuple):
    """A file to write. Its name tells nothing of any person."""

    name: str
    content: bytes


def files(interviews: Iterable[Outgoing], choices: Ticks) -> Iterator[File]:
    """Every file of the export. One JSON is in memory at a time; a CSV is whole."""
    sums = []
    for file in _contents(interviews, choices):
        sums.append(f"{hashlib.sha256(file.content).hexdigest()}  {file.name}\n")
        yield file
    yield File(SUMS, "".join(sums).encode())


def is_ours(name: str) -> bool:
    """Whether a file name is one that an export gives, or leaves behind when it is killed."""
    return _OURS.fullmatch(unicodedata.normalize("NFC", name)) is not None


def _contents(interviews: Iterable[Outgoing], choices: Ticks) -> Iterator[File]:
    if choices.format == "json":
        for outgoing in interviews:
            yield File(f"intervju-{outgoing.id:06}.json", interview_json(outgoing, choices))
    else:
        rows = (row for outgoing in interviews for row in interview_rows(outgoing, choices))
        yield File(TABLE, swedish_csv((HEADER, *rows)))
    yield File(README, readme(choices))
