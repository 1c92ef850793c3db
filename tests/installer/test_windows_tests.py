# SPDX-License-Identifier: EUPL-1.2
"""`just test-windows` judges rightly, and its list of what is left out is short and true."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer.places import ROOT
from installer.windows.tests.account import Account, make_account, tell
from installer.windows.tests.left_out import Left, find, read_left_out
from installer.windows.tests.plugin import TOLD_TO

LISTED = [Left("tests/a.py::one", "Wine has none."), Left("tests/b.py", "Linux only.")]


def part(test: str, outcome: str, when: str = "call", why: str = "") -> str:
    return json.dumps(
        {"test": test, "part": when, "outcome": outcome, "why": why, "seconds": 0.1}
    )


def account(*lines: str, whole: bool = False) -> Account:
    return make_account(lines, LISTED, whole=whole)


MOST = 20  # tests that may be left out on Windows

GOOD = part("tests/a.py::two", "passed")


def test_all_well() -> None:
    found = account(part("tests/a.py::two", "passed", "setup"), GOOD)
    assert found.is_well
    assert tell(found) == "1 passed, 0 failed, 0 left out."


@pytest.mark.parametrize("when", ["setup", "call", "teardown"])
def test_a_test_that_fails_is_found_and_told(when: str) -> None:
    bad = part("tests/a.py::three", "failed", when, "assert 1 == 2")
    found = account(GOOD, bad, part("tests/a.py::three", "passed", "teardown"))
    assert not found.is_well
    assert "FAILED tests/a.py::three\nassert 1 == 2\n1 passed, 1 failed" in tell(found)


def test_of_what_fails_twice_both_are_told() -> None:
    lines = [
        part("tests/a.py::three", "passed", "setup", "nothing"),
        part("tests/a.py::three", "failed", "call", "first"),
        part("tests/a.py::three", "failed", "teardown", "then"),
    ]
    assert "FAILED tests/a.py::three\nfirst\nthen\n" in tell(account(GOOD, *lines))


def test_a_file_that_cannot_be_read_is_a_failure() -> None:
    found = account(GOOD, part("tests/d.py", "failed", "collect", "No module named fcntl"))
    assert not found.is_well
    assert "FAILED tests/d.py\nNo module named fcntl\n" in tell(found)


def test_the_plugin_writes_down_what_cannot_be_read(tmp_path: Path) -> None:
    """A real pytest on a real file, with and without workers, as Windows runs it."""
    (tmp_path / "test_broken.py").write_text("import fcntl_of_windows\n", "utf-8")
    (tmp_path / "test_sound.py").write_text("def test_it(): pass\n", "utf-8")
    for number, more in enumerate(((), ("-n", "2"))):
        told = tmp_path / f"told{number}"
        subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "installer.windows.tests.plugin",
             "-p", "no:cacheprovider", f"--rootdir={tmp_path}", *more, "."],
            cwd=tmp_path, env={**os.environ, TOLD_TO: str(told), "PYTHONPATH": str(ROOT)},
            capture_output=True, check=False,
        )  # fmt: skip
        found = make_account(told.read_text("utf-8").splitlines(), (), whole=True)
        assert "fcntl_of_windows" in found.failed["test_broken.py"]
        assert not found.is_well


def test_what_does_not_run_has_to_be_listed() -> None:
    found = account(GOOD, part("tests/c.py::x", "skipped", "setup", "Skipped: no Linux"))
    assert not found.is_well
    assert "not listed: tests/c.py::x\nSkipped: no Linux" in tell(found)


def test_what_is_listed_may_fail_one_case_or_all() -> None:
    # a test that is expected to fail, and does, is "skipped" to pytest
    names = ["tests/a.py::one[å]", "tests/a.py::one[2]", "tests/b.py::any"]
    found = account(GOOD, *(part(name, "skipped") for name in names))
    assert found.is_well
    assert "Left out, 2: Wine has none." in tell(found)
    assert "1 passed, 0 failed, 3 left out." in tell(found)


def test_what_is_listed_and_holds_again_is_told() -> None:
    found = account(part("tests/a.py::one", "passed"))
    assert found.is_well
    assert "Holds again, take it off the list: tests/a.py::one" in tell(found)


def test_an_entry_that_no_test_bears_is_told() -> None:
    found = account(GOOD, part("tests/a.py::one", "skipped"), whole=True)
    assert not found.is_well
    assert "there is no such test: tests/b.py" in tell(found)


def test_no_test_at_all_is_no_success() -> None:
    assert not account().is_well


def test_a_name_is_found_by_case_function_or_file() -> None:
    assert find("tests/a.py::one[x::y]", LISTED) == LISTED[0]
    assert find("tests/b.py::z[1]", LISTED) == LISTED[1]
    assert find("tests/a.py::ones", LISTED) is None


def test_the_list_is_short_and_has_a_cause_for_each() -> None:
    listed = read_left_out()
    assert len({one.test for one in listed}) == len(listed)
    assert all(one.cause.endswith(".") and len(one.cause) > 20 for one in listed)
    names = [
        name
        for file, _, test in (one.test.partition("::") for one in listed)
        for name in ([test] if test else functions_of(ROOT / file))
        if name.startswith("test_")
    ]
    assert len(names) <= MOST


def test_the_list_names_only_tests_that_there_are() -> None:
    for one in read_left_out():
        file, _, name = one.test.partition("::")
        assert name.partition("[")[0] in {"", *functions_of(ROOT / file)}, one.test


def functions_of(file: Path) -> set[str]:
    body = ast.parse(file.read_text("utf-8")).body
    return {one.name for one in body if isinstance(one, ast.FunctionDef)}
