# SPDX-License-Identifier: EUPL-1.2
"""D1: how long nobody has been there, by clocks that the test turns."""

import pytest

from app.ui.system.idle_time import Due, Idle, system_clocks
from tests.ui.turned_clocks import TurnedClocks


@pytest.fixture
def clocks() -> TurnedClocks:
    return TurnedClocks()


@pytest.mark.parametrize(
    ("minutes", "after", "due"),
    [
        (10, 2.9, Due.NOTHING),
        (10, 3, Due.VEIL),
        (10, 9.9, Due.VEIL),
        (10, 10, Due.LOCK),
        (15, 14.9, Due.VEIL),
        (15, 15, Due.LOCK),
        (2, 1.9, Due.NOTHING),
        (2, 2, Due.LOCK),
        (1, 1, Due.LOCK),
    ],
)
def test_the_veil_at_three_minutes_and_the_lock_when_chosen(
    clocks: TurnedClocks, minutes: int, after: float, due: Due
) -> None:
    idle = Idle(clocks.both, minutes)
    clocks.pass_by(after * 60)
    assert idle.due() is due


def test_a_touch_begins_anew(clocks: TurnedClocks) -> None:
    idle = Idle(clocks.both, 10)
    for _ in range(20):
        clocks.pass_by(170)
        assert idle.touched() is Due.NOTHING
    assert idle.due() is Due.NOTHING


def test_a_touch_that_comes_too_late_does_not_keep_it_open(clocks: TurnedClocks) -> None:
    idle = Idle(clocks.both, 10)
    clocks.pass_by(600)
    assert idle.touched() is Due.LOCK
    assert idle.due() is Due.LOCK


def test_after_a_sleep_it_locks_at_once_however_short(clocks: TurnedClocks) -> None:
    idle = Idle(clocks.both, 10)
    clocks.sleep(30)
    assert idle.touched() is Due.LOCK
    idle.begin()
    assert idle.due() is Due.NOTHING


def test_other_minutes_count_from_now_on(clocks: TurnedClocks) -> None:
    idle = Idle(clocks.both, 10)
    clocks.pass_by(5 * 60)
    idle.lock_after(5)
    assert idle.due() is Due.LOCK


def test_the_clocks_of_this_computer_go_forward() -> None:
    clocks = system_clocks()
    boot, awake = clocks.boot(), clocks.awake()
    assert clocks.boot() >= boot > 0
    assert clocks.awake() >= awake > 0
