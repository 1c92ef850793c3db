# SPDX-License-Identifier: EUPL-1.2
"""Started without a console, a command is carried out, and what it says is shown (Windows)."""

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import __version__
from app.__main__ import _bug
from app.console import NAME, with_streams

ROOT = Path(__file__).parents[2]
CLOSE, GET_TEXT = 0x0010, 0x000D  # WM_CLOSE, WM_GETTEXT
WORDS = 0xFFFF  # what a box says, among its parts

if sys.platform == "win32":
    from ctypes import wintypes

    USER = ctypes.WinDLL("user32")

    def without_streams_in_windows(*words: str) -> tuple[int, str]:
        """The exit code of a window program, and what it shows in a box, which is closed."""
        # A venv's own starts this one, whose box it would be.
        base = sys._base_executable  # noqa: SLF001 - Python has no other name for it
        starter = Path(base).with_name("pythonw.exe")
        venv = {"__PYVENV_LAUNCHER__": sys.executable}
        env = os.environ | (venv if sys.prefix != sys.base_prefix else {})
        nothing = subprocess.STARTUPINFO(dwFlags=subprocess.STARTF_USESTDHANDLES)
        with subprocess.Popen(
            [starter, "-m", "app", *words], cwd=ROOT, env=env, startupinfo=nothing
        ) as program:
            try:
                box = box_of(program)
                shown = ctypes.create_unicode_buffer(4_000)
                USER.SendDlgItemMessageW(box, WORDS, GET_TEXT, len(shown), shown)
                USER.PostMessageW(box, CLOSE, 0, 0)
                return program.wait(60), shown.value
            finally:
                program.kill()

    def box_of(program: "subprocess.Popen[bytes]") -> int:
        """Other tests may show boxes by the same name meanwhile."""
        until = time.monotonic() + 60
        whose = wintypes.DWORD()
        while time.monotonic() < until:
            box = None
            while box := USER.FindWindowExW(None, box, None, NAME):
                USER.GetWindowThreadProcessId(box, ctypes.byref(whose))
                if whose.value == program.pid:
                    return int(box)
            time.sleep(0.1)
        raise TimeoutError


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("--version", 0, __version__),
        ("forms list", 0, "asi-grund"),
        ("finns inte", 1, "KOMMANDO"),
        ("--x", 1, "för många ord"),
    ],
)
def test_without_any_stream_the_exit_code_is_the_same(
    words: str, status: int, said: str
) -> None:
    if sys.platform == "win32":
        ended, shown = without_streams_in_windows(*words.split())
        assert said in shown
    else:
        line = f"exec {sys.executable} -m app {words} <&- >&- 2>&-"
        ended = subprocess.run(["sh", "-c", line], cwd=ROOT, check=False).returncode
    assert ended == status


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
