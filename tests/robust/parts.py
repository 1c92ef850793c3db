# SPDX-License-Identifier: EUPL-1.2
"""The parts of the long form: which tests each is."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.robust.powercut.works import WORKS

_CUTS = "tests/robust/powercut/test_powercut.py"
_FAULTS = "tests/robust/powercut/test_faults.py"
_KILLS = "tests/storage/test_upkeep_kills.py"
_WINDOW = "tests/robust/test_kills.py"


class Part(NamedTuple):
    """One part.

    Attributes:
        what: it is, in a few words.
        tests: node ids for pytest.
        chosen: an expression for pytest's -k, or "".
        whole: whether it tries everything there is, so that nothing is drawn.
    """

    what: str
    tests: tuple[str, ...]
    chosen: str = ""
    whole: bool = False


def _each() -> Iterator[tuple[str, Part]]:
    for work in WORKS:
        test = f"{_CUTS}::test_no_power_cut_loses_or_breaks_anything[{work}]"
        yield f"cuts:{work}", Part("1 000 power cuts, 200 cut again", (test,))
    planted = f"{_CUTS}::test_work_that_does_not_wait_for_the_disk_is_found_out"
    yield "planted", Part("planted faults are found", (planted,))
    for work in WORKS:
        test = f"{_KILLS}::test_work_killed_at_any_moment_leaves_a_vault_that_opens[{work}]"
        yield f"kills:{work}", Part("67 kills", (test,))
    for number in range(1, 5):
        test = f"{_WINDOW}::test_a_kill_loses_nothing_that_was_saved[{number}]"
        yield f"window-kills:{number}", Part("250 kills of the window", (test,))
    locks = "tests/robust/test_lock_loses_nothing.py"
    yield "locks", Part("500 locks while somebody types", (locks,))
    for work in WORKS:
        test = f"{_FAULTS}::test_no_failing_call_cuts_anything_short[{work}]"
        yield f"faults:{work}", Part("each call fails in turn", (test,), whole=True)
    damage = "tests/storage/test_damage.py"
    yield "keys", Part("each bit of the key file", (damage,), "byte", whole=True)
    yield "pages", Part("each page damaged", (damage,), "page or log", whole=True)
    yield (
        "salvage",
        Part(
            "each page lost, many lost",
            ("tests/storage/salvage/test_salvaging.py",),
            whole=True,
        ),
    )
    yield (
        "replays",
        Part("sets of older pages put back", ("tests/storage/test_replayed_pages.py",)),
    )
    yield (
        "clocks",
        Part("lives with wrong clocks", ("tests/storage/test_wrong_clocks.py",)),
    )
    yield (
        "older-keys",
        Part("older key files", ("tests/storage/test_older_keys.py",), whole=True),
    )


PARTS = dict(_each())
