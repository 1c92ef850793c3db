# SPDX-License-Identifier: EUPL-1.2
"""`just packages-check`, Windows' part: the whole life of an installation, on a Windows from nothing."""

import time
from collections.abc import Callable
from pathlib import Path

from installer.windows.check.screen import Screen
from installer.windows.check.steps import Trial
from installer.windows.msi import Packed
from installer.windows.wine import Windows


def try_all(work: Path, first: Packed, later: Packed) -> None:
    """Go through every step, and say how long each took.

    Args:
        work: an empty folder; pictures of the windows are left in it.
        first: the package.
        later: the same as a later version.

    Raises:
        Failed: a step did not do what it should.
    """
    with Screen(work) as screen, Windows(work / "wine", screen.name) as windows:
        trial = Trial(windows, screen)
        _step("Windows draws on the screen", trial.wake_desktop)
        _step("installed", lambda: trial.install(first))
        _step("says its version", lambda: trial.says_version(first.built.version))
        _step("is what the SBOM says", trial.is_what_the_sbom_says)
        _step("every module loads", lambda: trial.every_module_loads(first.built.python))
        _step("a vault: made, filled, scored, on paper, checked", trial.make_vault)
        _step("the practice window", trial.practise)
        _step("an interview, killed, nothing lost", trial.interview)
        _step("nothing written beside it", lambda: trial.is_untouched(first.built.program))
        _step("upgraded", lambda: trial.upgrade(later, first))
        _step("answers still there", trial.answers_are_there)
        _step("removed, vault there", lambda: trial.remove(later))


def _step(name: str, step: Callable[[], None]) -> None:
    began = time.monotonic()
    step()
    print(f"  {name}: {time.monotonic() - began:.1f} s", flush=True)
