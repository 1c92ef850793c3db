# SPDX-License-Identifier: EUPL-1.2
"""A Windows of our own under Wine: made from nothing in a folder, used, and ended again.

A display, if there is to be one, has to be told at the start, when Windows makes its desktop.

Wine 8 lacks three libraries that Windows 10 has. Stand-ins of a few lines are compiled from the
folder wine/ and put into this Windows' system folder, and nowhere else: beside the program they
would get into the package.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from types import TracebackType
from typing import Self

from installer.commands import run

DEBIAN = ("wine", "wine64", "gcc-mingw-w64-x86-64")
_STAND_INS = Path(__file__).parent / "wine"
_SERVER = "/usr/lib/wine/wineserver64"


class Windows:
    """Use as a context: made on the way in, every process of it ended on the way out.

    Attributes:
        folder: the Wine prefix.
        disk: its drive C.
    """

    def __init__(self, folder: Path, display: str = "") -> None:
        self.folder = folder
        self.disk = folder / "drive_c"
        self._begun: list[subprocess.Popen[bytes]] = []
        self._env = {
            "WINEPREFIX": str(folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe,mscoree,mshtml=",
            "LC_ALL": "C.UTF-8",
            **({"DISPLAY": display} if display else {}),
        }

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True)
        # First of all, or the server would keep the handles of whoever happens to start it.
        self._quietly(_SERVER, "--persistent=10")
        self._quietly("wineboot", "--init")
        self._quietly("wine", "winecfg", "-v", "win10")
        self._keep_at_home()
        for source in sorted(_STAND_INS.glob("*.c")):
            made = self.disk / "windows" / "system32" / f"{source.stem}.dll"
            made.unlink(missing_ok=True)
            run(
                "x86_64-w64-mingw32-gcc",
                "-O1",
                "-s",
                "-shared",
                "-o",
                made,
                source,
                "-ladvapi32",
            )
        # Someone who only waits: without anybody there Windows' services end and start each time.
        self.begin("cmd")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._quietly(_SERVER, "--kill")
        self._quietly(_SERVER, "--wait")
        for one in self._begun:
            one.communicate()

    def run(
        self,
        *command: str | Path,
        more: Mapping[str, str] | None = None,
        given: str = "",
        within: float = 300,
        allowed: tuple[int, ...] = (0,),
    ) -> str:
        """What a Windows program writes; paths of this computer are told as Windows has them."""
        words = [self.path(one) if isinstance(one, Path) else one for one in command]
        env = {**self._env, **(more or {})}
        return run("wine", *words, more=env, given=given, within=within, allowed=allowed)

    def run_service(self, *command: str | Path, within: float = 180) -> int:
        """The exit code of a program that leaves others running, which would hold our pipes."""
        words = [self.path(one) if isinstance(one, Path) else one for one in command]
        return self._quietly("wine", *words, within=within)

    def begin(self, *command: str | Path) -> None:
        """Start a Windows program and go on; it is ended with this Windows, if not before."""
        words = [self.path(one) if isinstance(one, Path) else one for one in command]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        env = {**os.environ, **self._env}
        begun = subprocess.Popen(
            ["wine", *words], env=env, stdin=pipe, stdout=nothing, stderr=nothing
        )
        self._begun.append(begun)

    def path(self, path: Path) -> str:
        """A path of this computer as Windows has it: on drive C, or on Z, which is our root."""
        if path.is_relative_to(self.disk):
            return str(PureWindowsPath("C:/", *path.relative_to(self.disk).parts))
        return str(PureWindowsPath("Z:/", *path.absolute().parts[1:]))

    def _keep_at_home(self) -> None:
        """Documents, Desktop and the rest lead to the real home; here they are folders."""
        for link in [one for one in self.disk.glob("users/*/*") if one.is_symlink()]:
            link.unlink()
            link.mkdir()

    def _quietly(self, *command: str, within: float = 180) -> int:
        nothing = subprocess.DEVNULL
        return subprocess.run(
            command,
            env={**os.environ, **self._env},
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            timeout=within,
            check=False,
        ).returncode
