# SPDX-License-Identifier: EUPL-1.2
"""The pieces of the bench run and give figures. No time is judged here: see `just bench`."""

import sys
from dataclasses import replace
from io import StringIO
from math import isfinite

import pytest
from pytestqt.qtbot import QtBot

from app.forms.answers import Answer, Mark
from tests.bench.keys import characters
from tests.bench.rows import Failed, Row, table
from tests.bench.runner import measured, run
from tests.bench.size import TINY
from tests.library import GRUND, LIBRARY

# Windows counts computing in ticks of 16 ms, which a piece as small as here may fall between.
COARSE = sys.platform == "win32"


@pytest.mark.parametrize("letters", ["abdef", "cg", "hijklm"])
def test_every_measure_gives_figures(letters: str, qtbot: QtBot) -> None:
    rows = measured(TINY, letters)
    assert sorted({row.id for row in rows}) == sorted(letters)
    for row in rows:
        if isinstance(row, Failed):
            assert "/proc" in row.why  # not every system tells
            continue
        assert isfinite(row.ours)
        assert row.ours > 0 or (row.ours == 0 and COARSE)
        assert row.bound is None or row.bound > 0


def test_what_cannot_be_measured_is_told(qtbot: QtBot) -> None:
    out = StringIO()
    assert run(replace(TINY, papers=0), out, "d") == 1
    assert "FAILED" in out.getvalue()


def test_a_missed_bound_is_told() -> None:
    good = Row("x", "good", 3.0, 2.0, "ms", 1.5)
    bad = Row("x", "bad", 3.1, 2.0, "ms", 1.5, "because")
    free = Row("x", "free", 12.0, None, "/s", None)
    assert [row.verdict for row in (good, bad, free)] == ["holds", "MISSED", "–"]
    assert table([good, bad]).splitlines()[-1].endswith("MISSED   because")


def test_a_substance_never_used_counts_as_one_key() -> None:
    form = LIBRARY.form(GRUND)
    never: dict[str, Answer] = {"E3.a": Mark.N, "E3.b": 0, "E3.c": 0}
    assert characters(form, never, never) == 1
    once: dict[str, Answer] = {"E3.a": 15, "E3.b": 0, "E3.c": 2}
    assert characters(form, once, once) == 4 + 3  # and Enter after each
