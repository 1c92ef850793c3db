# SPDX-License-Identifier: EUPL-1.2
"""The steps of trying the package, one after the other, each of which can fail."""

import os
from pathlib import Path, PurePosixPath

from installer.check.folders import Contents, contents, same
from installer.check.screen import Screen
from installer.check.use import Use, load_all
from installer.check.work import PASSPHRASE
from installer.commands import Failed
from installer.linux.check.system import System
from installer.linux.deb import Packed
from installer.linux.libraries import is_compiled
from installer.linux.papers import NAME
from installer.linux.tree import LIB, SBOM, STARTER
from installer.sums import sum_of

ELSEWHERE: tuple[str, ...] = ()  # every module loads on Linux
_PYTHON = ("/usr/bin/python3", "-ISB", "-c")
_LOOK_HERE = f'import sys; sys.path.insert(0, "/{LIB}")\n'
_BYTECODE = "__pycache__"
# Where a system writes of itself, and users of theirs.
_ALIVE = ("proc", "sys", "dev", "run", "tmp", "home", "root", "var/cache", "var/log")


class Trial(Use):
    """One trial of the package on one bare Debian."""

    def __init__(self, system: System, screen: Screen) -> None:
        self.system = system
        self.screen = screen
        self.sbom = system.root / SBOM
        self.lib = system.root / LIB
        self.vault = system.home / "Åsas ärenden" / "valv på ön"

    def install(self, packed: Packed) -> None:
        """Install by apt, and hold what lies there against what was built."""
        self.system.install(packed.deb)
        self.is_as_built(packed.built.tree)
        if wrong := self.system.run("dpkg", "--verify", NAME):
            raise Failed(f"dpkg --verify says: {wrong}")

    def is_as_built(self, tree: Path) -> None:
        """Every file is there as it was built, and beside the program only its bytecode, all of it.

        Raises:
            Failed: something is missing, changed, or too many.
        """
        wanted = contents(tree)
        beside = {f"{LIB}/{one}": found for one, found in contents(self.lib).items()}
        modules = {one: found for one, found in beside.items() if _BYTECODE not in one}
        places = {one: self.system.root / one for one in wanted if one not in beside}
        others = {one: sum_of(place) for one, place in places.items() if place.is_file()}
        same(wanted, modules | others, "Not installed as built")
        tag = self.system.suite.python.replace(".", "")
        compiled = dict.fromkeys(beside.keys() - modules.keys(), "")
        same(bytecode(wanted, tag), compiled, "Not compiled as it should be")

    def every_library_is_there(self) -> None:
        """Each compiled file finds all that it asks for on this system.

        Raises:
            Failed: one does not.
        """
        files = [one for one in self.lib.rglob("*") if one.is_file() and is_compiled(one)]
        tag = f"cpython-{self.system.suite.python.replace('.', '')}-"
        here = [one for one in files if ".cpython-" not in one.name or tag in one.name]
        if lacking := not_found(self.system.run("ldd", *here)):
            raise Failed(f"Libraries are missing: {', '.join(lacking)}.")

    def every_module_loads(self) -> None:
        """Each module of the program, with all it asks for, also those no step comes to."""
        self.system.run(*_PYTHON, _LOOK_HERE + load_all(ELSEWHERE), as_user=True)

    def moves_in(self) -> None:
        """The ordinary user has a folder to keep the vault in."""
        self.system.give_to_user(self.vault.parent)

    def is_untouched(self, packed: Packed, before: Contents) -> None:
        """After all that use, by root too, nothing of the system is changed.

        Args:
            packed: what is installed.
            before: of the system, just after the installation.
        """
        self.system.run(f"/{STARTER}", "about")
        self.is_as_built(packed.built.tree)
        same(before, self.of_the_system(), "Written outside of the user's home")

    def of_the_system(self) -> Contents:
        """All that is not the user's, nor what a system writes of itself."""
        found: dict[str, str] = {}
        for folder in self.system.root.iterdir():
            if folder.name not in _ALIVE and folder.is_dir() and not folder.is_symlink():
                found |= {f"{folder.name}/{k}": v for k, v in contents(folder).items()}
        return {k: v for k, v in found.items() if not k.startswith(_ALIVE)}

    def upgrade(self, later: Packed, earlier: Packed) -> None:
        """A later version takes the place of the earlier one, and is not replaced by it again."""
        self.install(later)
        self.says_version(later.built.version)
        try:
            self.system.install(earlier.deb)
        except Failed:
            self.is_as_built(later.built.tree)
        else:
            raise Failed("An earlier version was let in over a later one.")

    def remove(self) -> None:
        """Remove, and purge: the program goes, with all that was made of it; vaults stay."""
        before = contents(self.system.home)
        for take_away in (self.system.remove, self.system.purge):
            take_away(NAME)
            if left := self.traces():
                raise Failed(f"Left after {take_away.__name__}: {left[:5]}")
        if self.system.run("dpkg-query", "-W", NAME, allowed=(0, 1)):
            raise Failed("dpkg still knows the package after purge.")
        same(before, contents(self.system.home), "Taken from users by the removal")
        if not (self.vault / "data.db").is_file():
            raise Failed("The vault is gone.")

    def traces(self) -> list[str]:
        """What bears the program's name, outside of homes and of what a system writes of itself."""
        found = []
        for place, folders, files in os.walk(self.system.root):
            here = Path(place).relative_to(self.system.root)
            folders[:] = [one for one in folders if (here / one).as_posix() not in _ALIVE]
            named = (one for one in (*folders, *files) if NAME in one.lower())
            found += [(here / one).as_posix() for one in named]
        return sorted(found)

    def command(self, *words: str | Path) -> str:
        """A command, as the ordinary user."""
        given = f"{PASSPHRASE}\n"
        return self.system.run(f"/{STARTER}", *words, as_user=True, given=given)

    def open_window(self, *words: str | Path) -> None:
        """The window, as the ordinary user."""
        self.system.begin(f"/{STARTER}", *words)

    def kill(self) -> None:
        """As the kernel ends a program: at once."""
        self.system.end()
        self.screen.waits_for_no_window()


def not_found(said: str) -> list[str]:
    """The libraries that ldd looked for in vain."""
    vain = (one for one in said.splitlines() if one.endswith("=> not found"))
    return sorted({one.split()[0] for one in vain})


def bytecode(wanted: Contents, tag: str) -> Contents:
    """Which files hold the compiled modules of those that are wanted; sums of them tell nothing."""
    modules = (PurePosixPath(one) for one in wanted if one.startswith(f"{LIB}/"))
    made = (
        one.parent / _BYTECODE / f"{one.stem}.cpython-{tag}.pyc"
        for one in modules
        if one.suffix == ".py"
    )
    return {one.as_posix(): "" for one in made}
