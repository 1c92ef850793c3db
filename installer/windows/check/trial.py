# SPDX-License-Identifier: EUPL-1.2
"""`just packages-check`, Windows' part: the whole life of an installation, on a Windows from nothing."""

from pathlib import Path

from installer.check.screen import Screen
from installer.check.use import timed
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
        timed("Windows draws on the screen", trial.wake_desktop)
        timed("installed", lambda: trial.install(first))
        timed("says its version", lambda: trial.says_version(first.built.version))
        timed("is what the SBOM says", trial.is_what_the_sbom_says)
        timed("every module loads", lambda: trial.every_module_loads(first.built.python))
        timed("a vault: made, filled, scored, on paper, checked", trial.make_vault)
        timed("the practice window", trial.practise)
        timed("an interview, killed, nothing lost", trial.interview)
        timed("nothing written beside it", lambda: trial.is_untouched(first.built.program))
        timed("upgraded", lambda: trial.upgrade(later, first))
        timed("answers still there", trial.answers_are_there)
        timed("removed, vault there", lambda: trial.remove(later))
