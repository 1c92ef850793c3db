# SPDX-License-Identifier: EUPL-1.2
"""The way in: a bug tells its place and no value, a reader that leaves is no error."""

import io
import subprocess
import sys
from pathlib import Path

from app.__main__ import _bug
from app.cli.main import run

ROOT = Path(__file__).parents[2]


def test_a_bug_is_told_without_its_text() -> None:
    try:
        int("Hemligheten")
    except ValueError as error:
        told = _bug(error)
    assert "Hemligheten" not in told
    assert "ValueError i test_program.py, rad " in told


def test_a_reader_that_has_had_enough() -> None:
    command = [sys.executable, "-m", "app", "forms", "list", "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 1


def test_a_passphrase_in_another_encoding() -> None:
    out, err = io.StringIO(), io.StringIO()
    piped = io.TextIOWrapper(io.BytesIO("öga\n".encode("latin-1")), encoding="utf-8")
    assert run(["interviews", "valv"], piped, out, err) == 1
    assert err.getvalue() == "Lösenfrasen går inte att läsa. Skicka den i UTF-8.\n"
