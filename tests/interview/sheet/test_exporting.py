# SPDX-License-Identifier: EUPL-1.2
"""An export is whole or not there, replaces the one before it, and touches nothing else."""

import sys
from pathlib import Path

import pytest

from app.export.package import SUMS
from app.export.preview import Outgoing, Person, Ticks
from app.forms.bank import Bank
from app.forms.load import load_form
from app.interview.sheet.exporting import NotExported, OtherFiles, counts, write_export
from app.storage.records import Interview
from tests.modes import is_its_owners
from tests.small_disk import no_room

# Bytes of a full disk, so that the second file does not fit. Of a small one (Windows) no byte is
# left but those of the checksums, which go first, and the first file takes: where a part fits,
# Wine 8 calls the rest an invalid argument, and not a full disk.
LEFT = 0 if sys.platform == "win32" else 20_000
FORM = """
id = "prov"
version = "1"
title = "Prov"
[[sections]]
id = "C"
title = "C"
questions = [{ key = "C15", type = "text", label = "a", text = "a?" }]
"""


def leaving(*sizes: int) -> list[Outgoing]:
    form = load_form(FORM, Bank([]), {})
    return [
        Outgoing(
            id=number,
            form=form,
            date="2026-03-09",
            status="open",
            version=1,
            interviewer="",
            person=Person(),
            given={"C15": "a" * size},
            scores=(),
        )
        for number, size in enumerate(sizes, start=1)
    ]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    place = tmp_path / "ut"
    place.mkdir()
    return place


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_export_replaces_the_one_before(tmp_path: Path) -> None:
    out = tmp_path / "nytt"
    assert write_export(leaving(1, 1, 1), Ticks("json"), out) == 5
    assert write_export(leaving(2), Ticks("json"), out) == 3
    assert names(out) == {"intervju-000001.json", "LÄSMIG.txt", SUMS}
    assert write_export(leaving(2), Ticks("csv"), out) == 3
    assert names(out) == {"intervjuer.csv", "LÄSMIG.txt", SUMS}
    assert all(is_its_owners(path) for path in [out, *out.iterdir()])


def test_a_full_disk_leaves_no_half_file_and_no_checksums(disk: Path) -> None:
    out = disk / "ut"
    write_export(leaving(1), Ticks("json"), out)
    (out / "intervju-000001.json").write_bytes(b"")  # the new one is to take all the room
    with no_room(disk, left=LEFT), pytest.raises(NotExported) as error:
        write_export(leaving(1, 100_000, 1), Ticks("json"), out)
    assert "disken är full" in error.value.what
    assert names(out) == {"intervju-000001.json", "LÄSMIG.txt"}
    write_export(leaving(1, 100_000, 1), Ticks("json"), out)
    assert SUMS in names(out)


def test_what_a_killed_export_left_is_cleared(out: Path) -> None:
    (out / ".intervju-000001.json.0a1b2c3d.tmp").write_text("halv", encoding="utf-8")
    write_export(leaving(1), Ticks("csv"), out)
    assert names(out) == {"intervjuer.csv", "LÄSMIG.txt", SUMS}


def test_other_files_are_left_alone(out: Path) -> None:
    mine = out / "mitt.txt"
    mine.write_text("mitt", encoding="utf-8")
    with pytest.raises(OtherFiles):
        write_export(leaving(1), Ticks("json"), out)
    assert names(out) == {"mitt.txt"}
    with pytest.raises(NotExported):
        write_export(leaving(1), Ticks("json"), mine)


def test_which_version_counts() -> None:
    first = Interview(
        1, 1, "f", "1", "2026-03-09", "", "signed", "", "", "", 1, None, None, None, "2026", "a", None
    )  # fmt: skip
    correction = first._replace(id=2, status="open", version=2, replaces=1, signed_at=None)
    assert [counts(one) for one in (first, correction)] == [True, False]
    replaced, signed = (
        first._replace(status="replaced"),
        correction._replace(signed_at="2026"),
    )
    assert [counts(one) for one in (replaced, signed)] == [False, True]
    assert not counts(first._replace(status="postponed", signed_at=None))
