# SPDX-License-Identifier: EUPL-1.2
"""A Windows of our own under Wine: made from nothing in a folder, used, and ended again.

A display, if there is to be one, has to be told at the start, when Windows makes its desktop.
Without one no window opens, unless they are to be there though nobody can see them.

Wine 8 lacks three libraries that Windows 10 has. Stand-ins of a few lines are compiled from the
folder wine/ and put into this Windows' system folder, and nowhere else: beside the program they
would get into the package.
"""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath
from threading import Thread
from types import TracebackType
from typing import IO, Self

from installer.commands import Failed, run

DEBIAN = ("wine", "wine64", "gcc-mingw-w64-x86-64")
_STAND_INS = Path(__file__).parent / "wine"
_LINGER = 5.0  # seconds for the last lines to come through
_DRIVERS = r"HKCU\Software\Wine\Drivers"
_SERVER = "/usr/lib/wine/wineserver64"


class Windows:
    """Use as a context: made on the way in, every process of it ended on the way out.

    Attributes:
        folder: the Wine prefix.
        disk: its drive C.
    """

    def __init__(self, folder: Path, display: str = "", *, unseen: bool = False) -> None:
        self.folder = folder
        self.disk = folder / "drive_c"
        self._unseen = unseen
        self._drives = {"C": self.disk}
        self._begun: list[subprocess.Popen[bytes]] = []
        self._env = {
            "WINEPREFIX": str(folder),
            "WINEDEBUG": "-all",
            # Wine's debugger would show a crash in a box that nobody closes.
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe,winedbg.exe,mscoree,mshtml=",
            "LC_ALL": "C.UTF-8",
            **({"DISPLAY": display} if display else {}),
        }

    def __enter__(self) -> Self:
        try:
            self._make()
        except BaseException:  # told to stop meanwhile
            self._end_all()
            raise
        return self

    def _make(self) -> None:
        self.folder.mkdir(parents=True)
        # First of all, or the server would keep the handles of whoever happens to start it.
        self._quietly(_SERVER, "--persistent=10")
        self._quietly("wineboot", "--init")
        self._quietly("wine", "winecfg", "-v", "win10")
        if self._unseen:
            self._quietly(
                "wine", "reg", "add", _DRIVERS, "/v", "Graphics", "/d", "null", "/f"
            )
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

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_all()
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

    def follow(
        self,
        *command: str | Path,
        place: Path,
        more: Mapping[str, str],
        within: float,
        say: Callable[[str], None],
    ) -> int:
        """The exit code of a program whose lines are told as they come, complaints too.

        Args:
            command: the program and its words.
            place: the folder it stands in.
            more: environment variables besides our own.
            within: seconds it may take; then it is ended.
            say: is given each line.

        Raises:
            Failed: it took longer.
        """
        words = [self.path(one) if isinstance(one, Path) else one for one in command]
        env = {**os.environ, **self._env, **more}
        pipe, same = subprocess.PIPE, subprocess.STDOUT
        begun = subprocess.Popen(
            ["wine", *words], cwd=place, env=env, stdin=pipe, stdout=pipe, stderr=same
        )
        reader = Thread(target=_tell, args=(begun.stdout, say), daemon=True)
        reader.start()
        try:
            status = begun.wait(within)
        except subprocess.TimeoutExpired:
            self._end_all()
            raise Failed(f"{words[0]} did not end within {within:.0f} s.") from None
        except BaseException:  # told to stop: nobody is left behind
            self._end_all()
            raise
        reader.join(_LINGER)  # what it started may hold the pipe for ever
        return status

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

    def add_drive(self, letter: str, place: Path) -> None:
        """Let a folder be a drive of its own."""
        (self.folder / "dosdevices" / f"{letter.lower()}:").symlink_to(place)
        self._drives[letter] = place

    def path(self, path: Path) -> str:
        """A path of this computer as Windows has it: on drive C or one more, or on Z, our root."""
        for letter, place in self._drives.items():
            if path.is_relative_to(place):
                return str(PureWindowsPath(f"{letter}:/", *path.relative_to(place).parts))
        return str(PureWindowsPath("Z:/", *path.absolute().parts[1:]))

    def _keep_at_home(self) -> None:
        """Documents, Desktop and the rest lead to the real home; here they are folders."""
        for link in [one for one in self.disk.glob("users/*/*") if one.is_symlink()]:
            link.unlink()
            link.mkdir()

    def _end_all(self) -> None:
        self._quietly(_SERVER, "--kill")
        self._quietly(_SERVER, "--wait")

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


def _tell(lines: IO[bytes] | None, say: Callable[[str], None]) -> None:
    assert lines is not None
    with lines:
        for line in lines:
            say(line.decode("utf-8", "replace").rstrip())
