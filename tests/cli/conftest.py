# SPDX-License-Identifier: EUPL-1.2
"""The command line run in this process, on a vault whose key is cheap to derive."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli.main import run
from app.storage.keys.cryptography import KeyCost
from app.storage.vault.creating import create_vault

PASSPHRASE = "häst batteri klammer öga"
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "real_interviews.csv"


class Answered(NamedTuple):
    """What a command gave back."""

    status: int
    out: str
    err: str


Command = Callable[..., Answered]
Rows = Iterable[Sequence[str]]


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def overblick() -> Command:
    """Runs `overblick` with these words; the passphrase is on standard input."""

    def command(*words: object, stdin: str = f"{PASSPHRASE}\n") -> Answered:
        out, err = io.StringIO(), io.StringIO()
        status = run([str(word) for word in words], io.StringIO(stdin), out, err)
        return Answered(status, out.getvalue(), err.getvalue())

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty vault."""
    place = tmp_path / "valv"
    cost = KeyCost(memory_kib=8_192, time=1, parallelism=1)
    vault, _ = create_vault(place, PASSPHRASE, signature="tester", cost=cost)
    vault.close()
    return place


@pytest.fixture
def table(tmp_path: Path) -> Callable[[Rows], Path]:
    """Writes a CSV file."""

    def written(rows: Rows, name: str = "in.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return written


@pytest.fixture(scope="session")
def real() -> list[dict[str, str]]:
    """The real interviews, every one as asi-grund with a date of its wave."""
    if not SHARED.exists():
        pytest.skip("the real interviews are not here")
    with SHARED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        months = int(row.pop("wave_months"))
        row["form"] = "asi-grund"
        row["date"] = str(date(2001, 1, 15) + timedelta(days=30 * months))
    return rows
