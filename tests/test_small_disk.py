# SPDX-License-Identifier: EUPL-1.2
"""What the tests have for a full disk is full, and what they have for a protected one protected."""

import errno
from pathlib import Path

import pytest

from tests.small_disk import SIZE, filled, no_room, write_protected


def test_nothing_more_goes_on_a_full_disk(small_disk: Path) -> None:
    file = small_disk / "fil"
    with filled(small_disk), pytest.raises(OSError) as caught:  # noqa: PT011 - its number is asked
        file.write_bytes(b"x" * 4096)
    assert caught.value.errno == errno.ENOSPC
    file.write_bytes(b"x" * (SIZE // 2))
    assert file.stat().st_size == SIZE // 2


def test_what_is_left_goes_on_it(small_disk: Path) -> None:
    with filled(small_disk, left=3 * 4096):
        (small_disk / "fil").write_bytes(b"x" * 2 * 4096)


def test_a_write_stops_where_there_is_no_room(disk: Path) -> None:
    with no_room(disk, left=0), pytest.raises(OSError, match=r"\S"):
        (disk / "fil").write_bytes(b"x" * 4096)


def test_nobody_writes_on_a_protected_disk(small_disk: Path) -> None:
    (small_disk / "fil").write_text("före", encoding="utf-8")
    with write_protected(small_disk) as there:
        assert (there / "fil").read_text(encoding="utf-8") == "före"
        with pytest.raises(OSError, match=r"\S"):
            (there / "ny").write_text("under", encoding="utf-8")
        with pytest.raises(OSError, match=r"\S"):
            (there / "fil").write_text("under", encoding="utf-8")
    (small_disk / "fil").write_text("efter", encoding="utf-8")
