# SPDX-License-Identifier: EUPL-1.2
"""What is no ordinary file is told for that, in the words of each system."""

import os
from pathlib import Path, PureWindowsPath

import pytest

from app.foreign_files import NotAFile, is_possible, open_outside, read_outside


def test_every_byte_comes_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"a\r\nb\x1ac\n")  # Windows has another way of reading
    assert read_outside(tmp_path / "fil", 100) == b"a\r\nb\x1ac\n"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotAFile):
        open_outside(tmp_path)


def test_a_folder_is_no_file_where_the_system_only_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does."""

    def refuses(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "fil").touch()
    monkeypatch.setattr(os, "open", refuses)
    with pytest.raises(NotAFile):
        open_outside(tmp_path)
    with pytest.raises(PermissionError):  # this one is a file
        open_outside(tmp_path / "fil")


def test_what_the_system_can_tell_nothing_of_is_shut_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []

    def cannot_tell(descriptor: int) -> os.stat_result:
        opened.append(descriptor)
        raise OSError(22, "Invalid argument")

    (tmp_path / "fil").touch()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", cannot_tell)
        with pytest.raises(OSError, match="Invalid"):
            open_outside(tmp_path / "fil")
    with pytest.raises(OSError, match="descriptor"):
        os.close(opened[0])


@pytest.mark.parametrize(
    ("name", "possible"),
    [(r"C:\mapp\fil.csv", True), ("C:", True), (r"C:\mapp\fil.csv:dold", False),
     ("C:\\mapp\\\udc80.csv", False), ("\ud800", False)],
)  # fmt: skip
def test_what_hides_beside_a_file_of_windows_or_is_half_a_letter_is_none(
    name: str, possible: bool
) -> None:
    assert is_possible(PureWindowsPath(name)) is possible  # type: ignore[arg-type]  # not here


@pytest.mark.skipif(os.name != "nt", reason="names of Windows")
@pytest.mark.parametrize("name", ["NUL", "CON", "nul.json", r"\\.\pipe\finns-inte"])
def test_a_device_of_windows_is_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises((NotAFile, FileNotFoundError)):
        open_outside(tmp_path / name)
