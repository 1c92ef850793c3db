# SPDX-License-Identifier: EUPL-1.2
"""How the tests went on Windows, held against the list of those that are left out."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from installer.windows.tests.left_out import Left, find


class Account(NamedTuple):
    """What a run came to. All names are pytest's.

    Attributes:
        passed: how many held.
        failed: those that did not, with what was said.
        left_out: those that are listed and did not run, or not well; with the cause listed.
        unlisted: those that did not run though nobody listed them, with what was said.
        mended: those that are listed and held.
        unmet: entries of the list that no test bears.
    """

    passed: int
    failed: dict[str, str]
    left_out: dict[str, Left]
    unlisted: dict[str, str]
    mended: Sequence[str]
    unmet: Sequence[str]

    @property
    def is_well(self) -> bool:
        """Whether every test held or is listed, the list is true, and anything held at all."""
        return not (self.failed or self.unlisted or self.unmet) and self.passed > 0


def make_account(lines: Iterable[str], listed: Sequence[Left], *, whole: bool) -> Account:
    """Put together what the plugin wrote, a line for each part of each test.

    Args:
        lines: what it wrote.
        listed: the tests that may be left out.
        whole: whether all tests were to run, so that each entry has to be met.
    """
    went: dict[str, str] = {}
    said: dict[str, str] = {}
    for line in lines:
        part = json.loads(line)
        test, outcome = part["test"], part["outcome"]
        worse = _WORSE.index(outcome) - _WORSE.index(went.get(test, "passed"))
        if worse > 0:
            said[test] = ""
        if worse >= 0:
            went[test] = outcome
            said[test] = f"{said.get(test, '')}\n{part['why']}".strip()
    entries = {test: find(test, listed) for test in went}
    left = {test: one for test, one in entries.items() if one and went[test] == "skipped"}
    met = {one.test for one in entries.values() if one}
    return Account(
        passed=sum(outcome == "passed" for outcome in went.values()),
        failed={test: said[test] for test in went if went[test] == "failed"},
        left_out=left,
        unlisted={
            test: said[test]
            for test in went
            if went[test] == "skipped" and test not in left
        },
        mended=[test for test, one in entries.items() if one and went[test] == "passed"],
        unmet=[one.test for one in listed if whole and one.test not in met],
    )


_WORSE = ("passed", "skipped", "failed")


def tell(account: Account) -> str:
    """The account in words, the worst last."""
    causes: dict[str, list[str]] = {}
    for test, one in account.left_out.items():
        causes.setdefault(one.cause, []).append(test)
    lines = [
        line
        for cause, tests in causes.items()
        for line in (f"Left out, {len(tests)}: {cause}", *(f"  {one}" for one in tests))
    ]
    lines += [f"Holds again, take it off the list: {one}" for one in account.mended]
    lines += [f"Listed, but there is no such test: {one}" for one in account.unmet]
    lines += [
        f"Did not run, and is not listed: {one}\n{why}"
        for one, why in account.unlisted.items()
    ]
    lines += [f"FAILED {one}\n{why}" for one, why in account.failed.items()]
    lines.append(
        f"{account.passed} passed, {len(account.failed)} failed,"
        f" {len(account.left_out) + len(account.unlisted)} left out."
    )
    return "\n".join(lines)
