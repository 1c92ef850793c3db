# SPDX-License-Identifier: EUPL-1.2
"""Started without a console, a command is carried out, and what it says is shown (Windows)."""

import ctypes
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import __version__
from app.__main__ import _bug
from app.console import NAME, with_streams

ROOT = Path(__file__).parents[2]
CLOSE = 0x0010  # WM_CLOSE


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes streams")
@pytest.mark.parametrize(
    ("words", "status"),
    [("--version", 0), ("forms list", 0), ("finns inte", 1), ("--x", 1)],
)
def test_without_any_stream_the_exit_code_is_the_same(words: str, status: int) -> None:
    line = f"exec {sys.executable} -m app {words} <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", line], cwd=ROOT, check=False).returncode == status


def test_only_what_is_missing_is_stood_in_for(monkeypatch: pytest.MonkeyPatch) -> None:
    there = sys.stdout
    monkeypatch.setattr(sys, "stderr", None)
    found: list[object] = []
    assert with_streams(lambda *streams: found.extend(streams) or 7) == 7
    assert found[1] is there
    assert found[2] is not None


def test_a_part_that_the_system_lacks_is_named() -> None:
    told = _bug(ImportError("libEGL.so.1: cannot open shared object file"))
    assert "libEGL.so.1" in told


@pytest.mark.skipif(sys.platform != "win32", reason="boxes of Windows")
def test_windows_shows_it_in_a_box() -> None:
    window_program = str(Path(sys.executable).with_name("pythonw.exe"))
    user = ctypes.WinDLL("user32")
    nothing = subprocess.STARTUPINFO(dwFlags=subprocess.STARTF_USESTDHANDLES)
    words_of_it = [window_program, "-m", "app", "--version"]
    with subprocess.Popen(words_of_it, cwd=ROOT, startupinfo=nothing) as program:
        until = time.monotonic() + 60
        while not (box := user.FindWindowW(None, NAME)) and time.monotonic() < until:
            time.sleep(0.1)
        words = ctypes.create_unicode_buffer(200)
        user.SendDlgItemMessageW(box, 0xFFFF, 0x000D, len(words), words)  # WM_GETTEXT
        user.PostMessageW(box, CLOSE, 0, 0)
        assert program.wait(60) == 0
    assert __version__ in words.value
