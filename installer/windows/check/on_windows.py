# SPDX-License-Identifier: EUPL-1.2
"""The life of an installation on a real Windows, such as a forge's: nobody looks at the window.

    python -m installer.windows.check.on_windows Overblick-0.1.0-x64.msi Overblick-0.1.1-x64.msi

It takes an administrator, and a computer without Överblick: the program is installed, used, upgraded and
removed. It needs nothing but Python. Tried under Wine on Debian, not yet on Windows.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from installer.check.work import PASSPHRASE, Work
from installer.commands import Failed, run
from installer.windows.wix import FOLDER, SHORTCUTS, braced, product_code

_LISTED = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\"
_PATIENCE = 120  # seconds for the practice vault to be there
_QUIETLY = ("/qn", "/norestart")
_REFUSED = 1603  # msiexec's, for an earlier version over a later one


class Life(Work):
    """One installation, from the beginning to the end.

    Args:
        first: the MSI.
        later: the same as a later version.
        place: an empty folder for the vault.
    """

    def __init__(self, first: Path, later: Path, place: Path) -> None:
        self.first, self.later = first, later
        self.folder = Path(os.environ["PROGRAMFILES"], FOLDER)
        self.sbom = self.folder / "sbom.cdx.json"
        self.vault = place / "Åsas ärenden" / "valv på ön"

    def live(self) -> None:
        """Go through it, and say what went well.

        Raises:
            Failed: something is not as it should be.
        """
        self._install(self.first)
        _done("installed, says its version")
        self.is_what_the_sbom_says()
        _done("is what the SBOM says")
        self.make_vault()
        _done("a vault: made, filled, scored, on paper, checked")
        self._practise()
        _done("a practice vault, made by the program with the window")
        self._upgrade()
        _done("upgraded, the earlier version refused, the vault opens")
        self._remove()
        _done("removed, vault there")

    def command(self, *words: str | Path) -> str:
        """What a command of the program says; the passphrase is given to it."""
        return run(self.folder / "overblick-cli.exe", *words, given=f"{PASSPHRASE}\n")

    def _install(self, msi: Path) -> None:
        run("msiexec", "/i", msi, *_QUIETLY)
        self.says_version(_version(msi))
        if not _is_listed(msi):
            raise Failed("Windows' list of programs does not have it.")
        if _entries() != {one[1] for one in SHORTCUTS}:
            raise Failed(f"The Start menu has {_entries()}.")

    def _practise(self) -> None:
        made = Path(os.environ["LOCALAPPDATA"], "overblick", "ovning", "valv", "data.db")
        begun = subprocess.Popen([self.folder / "overblick.exe", "--practice"])
        try:
            ends = time.monotonic() + _PATIENCE
            while not made.exists():
                if begun.poll() is not None or time.monotonic() > ends:
                    raise Failed("overblick.exe --practice makes no practice vault.")
                time.sleep(1)
        finally:
            begun.kill()
            begun.wait()

    def _upgrade(self) -> None:
        self._install(self.later)
        if _is_listed(self.first):
            raise Failed("The earlier version is still listed after the upgrade.")
        run("msiexec", "/i", self.first, *_QUIETLY, allowed=(_REFUSED,))
        self.says_version(_version(self.later))
        self.command("vault", "check", self.vault)

    def _remove(self) -> None:
        run("msiexec", "/x", self.later, *_QUIETLY)
        if self.folder.exists() or _is_listed(self.later) or _entries():
            raise Failed("Something is left after the removal.")
        if not (self.vault / "data.db").is_file():
            raise Failed("The vault is gone.")


def _version(msi: Path) -> str:
    found = re.search(r"-(\d+\.\d+\.\d+)-", msi.name)
    if found is None:
        raise Failed(f"{msi.name} does not name its version.")
    return found[1]


def _is_listed(msi: Path) -> bool:
    version = _version(msi)
    key = _LISTED + braced(product_code(version))
    return version in run("reg", "query", key, "/v", "DisplayVersion", allowed=(0, 1))


def _entries() -> set[str]:
    """Ours in the Start menu: in that of all users, or (where Wine puts them) in our own."""
    menu = "Microsoft/Windows/Start Menu/Programs"
    places = [Path(os.environ[one], menu) for one in ("PROGRAMDATA", "APPDATA")]
    found = {one.stem for place in places for one in place.rglob("*.lnk")}
    return found & {one[1] for one in SHORTCUTS}


def _done(what: str) -> None:
    print(f"  {what}", flush=True)


def main(words: Sequence[str]) -> int:
    """0 if all went well."""
    first, later = (Path(one).absolute() for one in words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        try:
            Life(first, later, Path(place)).live()
        except Failed as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
