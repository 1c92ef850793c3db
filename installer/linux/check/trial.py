# SPDX-License-Identifier: EUPL-1.2
"""`just packages-check`, Linux' part: the whole life of an installation, on a Debian from nothing."""

import shutil
from pathlib import Path

from installer.check.screen import Screen
from installer.check.use import timed
from installer.linux.check.steps import Trial
from installer.linux.check.system import Suite, System
from installer.linux.deb import Packed


def try_all(work: Path, suite: Suite, first: Packed, later: Packed) -> None:
    """Go through every step, and say how long each took.

    Args:
        work: an empty folder; pictures of the windows are left in it.
        suite: the release it is tried on.
        first: the package.
        later: the same as a later version.

    Raises:
        Failed: a step did not do what it should, or we are not root.
    """
    root = work / "root"
    with Screen(work) as screen, System(root, suite, screen.name) as system:
        trial = Trial(system, screen)
        print(f"{suite.called}, Python {suite.python}:", flush=True)
        timed("a bare system", lambda: system.lay_out(first.deb))
        timed("installed", lambda: trial.install(first))
        before = trial.of_the_system()
        timed("every library is there", trial.every_library_is_there)
        timed("says its version", lambda: trial.says_version(first.built.version))
        timed("is what the SBOM says", trial.is_what_the_sbom_says)
        timed("every module loads", trial.every_module_loads)
        trial.moves_in()
        timed("a vault: made, filled, scored, on paper, checked", trial.make_vault)
        timed("the practice window", trial.practise)
        timed("an interview, killed, nothing lost", trial.interview)
        timed("nothing written beside it", lambda: trial.is_untouched(first, before))
        timed("upgraded", lambda: trial.upgrade(later, first))
        timed("answers still there", trial.answers_are_there)
        timed("removed and purged, vault there", trial.remove)
    shutil.rmtree(root)
