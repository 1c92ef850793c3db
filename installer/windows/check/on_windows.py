# SPDX-License-Identifier: EUPL-1.2
"""The life of an installation on a real Windows, for the forge's: no window is looked at.

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

from installer.commands import Failed, run
from installer.windows.check.work import PASSPHRASE, work
from installer.windows.wix import FOLDER, SHORTCUTS, braced, product_code

_LISTED = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\"
_PATIENCE = 120  # seconds for the practice vault to be there
_REFUSED = 1603  # msiexec's, for an earlier version over a later one


def main(words: Sequence[str]) -> int:
    """0 if all went well."""
    first, later = (Path(one).absolute() for one in words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        try:
            _try(first, later, Path(place))
        except Failed as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


def _try(first: Path, later: Path, place: Path) -> None:
    vault = place / "Åsas ärenden" / "valv på ön"
    _install(first)
    _done("installed, and says its version")
    if "Allt stämmer" not in (
        said := _command("about", "--sbom", _folder("sbom.cdx.json"))
    ):
        raise Failed(f"about --sbom says {said!r}.")
    _done("is what the SBOM says")
    work(_command, vault)
    _done("a vault: made, filled, scored, on paper, checked")
    _practise()
    _done("the practice vault, by the program with the window")
    _install(later)
    if _is_listed(first):
        raise Failed("The earlier version is still listed after the upgrade.")
    run("msiexec", "/i", first, "/qn", "/norestart", allowed=(_REFUSED,))
    _command("vault", "check", vault)
    _done("upgraded, the earlier one refused, the vault opens")
    run("msiexec", "/x", later, "/qn", "/norestart")
    if _folder().exists() or _is_listed(later) or _shortcuts():
        raise Failed("Something is left after the removal.")
    if not (vault / "data.db").is_file():
        raise Failed("The vault is gone.")
    _done("removed, the vault is there")


def _install(msi: Path) -> None:
    run("msiexec", "/i", msi, "/qn", "/norestart")
    if (said := _command("--version").strip()) != f"Överblick {_version(msi)}":
        raise Failed(f"--version says {said!r}.")
    if not _is_listed(msi):
        raise Failed("Windows' list of programs does not have it.")
    if _shortcuts() != {one[1] for one in SHORTCUTS}:
        raise Failed(f"The Start menu has {_shortcuts()}.")


def _practise() -> None:
    """Start the program with its window, wait for the practice vault, and end it."""
    made = Path(os.environ["LOCALAPPDATA"], "overblick", "ovning", "valv", "data.db")
    begun = subprocess.Popen([_folder("overblick.exe"), "--practice"])
    try:
        ends = time.monotonic() + _PATIENCE
        while not made.exists():
            if begun.poll() is not None or time.monotonic() > ends:
                raise Failed("overblick.exe --practice makes no practice vault.")
            time.sleep(1)
    finally:
        begun.kill()
        begun.wait()


def _command(*words: str | Path) -> str:
    return run(_folder("overblick-cli.exe"), *words, given=f"{PASSPHRASE}\n")


def _folder(*name: str) -> Path:
    return Path(os.environ["PROGRAMFILES"], FOLDER, *name)


def _version(msi: Path) -> str:
    found = re.search(r"-(\d+\.\d+\.\d+)-", msi.name)
    if found is None:
        raise Failed(f"{msi.name} does not name its version.")
    return found[1]


def _is_listed(msi: Path) -> bool:
    version = _version(msi)
    key = _LISTED + braced(product_code(version))
    return version in run("reg", "query", key, "/v", "DisplayVersion", allowed=(0, 1))


def _shortcuts() -> set[str]:
    """Our entries in the Start menu: that of all users, and (Wine's place for them) our own."""
    menu = "Microsoft/Windows/Start Menu/Programs"
    places = [Path(os.environ[one], menu) for one in ("PROGRAMDATA", "APPDATA")]
    found = {one.stem for place in places for one in place.rglob("*.lnk")}
    return found & {one[1] for one in SHORTCUTS}


def _done(what: str) -> None:
    print(f"  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
