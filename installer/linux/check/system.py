# SPDX-License-Identifier: EUPL-1.2
"""A bare Debian of our own in a folder: made from nothing once, kept, and laid out for each trial.

Every program in it has processes, mounts and a network of its own; the network has nobody in it
but while packages are fetched. It draws on our screen by X's socket, which is bound into it.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from signal import SIGKILL
from types import TracebackType
from typing import NamedTuple, Self

from installer.commands import Failed, run
from installer.places import DOWNLOADS

DEBIAN = ("debootstrap", "mount", "util-linux")
_X = "/tmp/.X11-unix"  # noqa: S108 - where X has its sockets
_USER = 1000
_NAME = "asa"
_ENTER = f"""
mount -t proc proc "$1/proc"
if [ -d {_X} ]; then mkdir -p -m 1777 "$1{_X}"; mount --bind {_X} "$1{_X}"; fi
root=$1 who=$2; shift 2
exec chroot --userspec="$who" "$root" "$@"
"""
_APT = ("apt-get", "-y", "-q", "-o", "Dpkg::Use-Pty=0", "--no-install-recommends")
_ALLOW = ("-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=0")


class Suite(NamedTuple):
    """A release: its name in the archive, what people call it, and its Python."""

    name: str
    called: str
    python: str


BOOKWORM = Suite("bookworm", "Debian 12", "3.11")
TRIXIE = Suite("trixie", "Debian 13", "3.13")
SUITES = (BOOKWORM, TRIXIE)


def need_root() -> None:
    """See that we may make and enter a system.

    Raises:
        Failed: we are not root.
    """
    if os.geteuid() != 0:
        raise Failed(
            "Only root can make and enter a bare Debian: "
            'sudo env PATH="$PATH" just packages-check deb'
        )


class System:
    """Use as a context: what was begun in it is ended on the way out.

    Attributes:
        root: the folder that it takes for its root.
        home: of its one ordinary user, as we see it.
        suite: which release it is.
    """

    def __init__(self, root: Path, suite: Suite, display: str = "") -> None:
        self.root = root
        self.suite = suite
        self.home = root / "home" / _NAME
        self._kept = DOWNLOADS / f"{suite.name}.tar"
        self._display = display
        self._begun: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def lay_out(self, deb: Path) -> None:
        """Make the root anew, with everything at hand that a package asks for.

        Raises:
            Failed: we are not root, or something cannot be fetched.
        """
        need_root()
        if self._kept.exists():
            self.root.mkdir(parents=True)
            run("tar", "--numeric-owner", "-xf", self._kept, "-C", self.root)
        else:
            self.root.parent.mkdir(parents=True, exist_ok=True)
            how = ("--variant=minbase", self.suite.name, self.root)
            run("debootstrap", *how, within=1800)
            self.run("useradd", "--create-home", "--shell", "/bin/sh", _NAME)
        if not self._can_install(deb):
            self._fetch(deb)

    def install(self, deb: Path) -> None:
        """Install a package by apt, from what is at hand: there is no network.

        Raises:
            Failed: apt refuses, or something it asks for is not at hand.
        """
        self._apt("install", self._brought(deb))

    def remove(self, name: str) -> None:
        """Remove a package by apt."""
        self._apt("remove", name)

    def purge(self, name: str) -> None:
        """Take away what a removal leaves of a package; apt does not know one that left nothing."""
        self.run("dpkg", "--purge", name)

    def run(
        self,
        *command: str | Path,
        as_user: bool = False,
        given: str = "",
        network: bool = False,
        allowed: tuple[int, ...] = (0,),
    ) -> str:
        """What a program in it writes; our paths are told as it has them."""
        words = self._entered(command, as_user=as_user, network=network)
        return run(*words, given=given, within=1800, allowed=allowed)

    def begin(self, *command: str | Path) -> None:
        """Start a program for the ordinary user, and go on."""
        self.end()
        self._begun = subprocess.Popen(
            self._entered(command, as_user=True, network=False),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def end(self) -> None:
        """Kill what was begun, and all that it has started: the kernel does, when the first is gone."""
        if self._begun is not None:
            process = self._begun.pid
            started = Path(f"/proc/{process}/task/{process}/children")
            for first in started.read_text().split() if started.exists() else ():
                os.kill(int(first), SIGKILL)
            self._begun.wait()
            self._begun = None

    def give_to_user(self, folder: Path) -> None:
        """A folder that is the ordinary user's own."""
        folder.mkdir()
        os.chown(folder, _USER, _USER)

    def _can_install(self, deb: Path) -> bool:
        try:
            self._apt("install", "--download-only", self._brought(deb))
        except Failed:
            return False
        return True

    def _fetch(self, deb: Path) -> None:
        """Fetch what the package asks for, and keep it all for the next time."""
        shutil.copyfile("/etc/resolv.conf", self.root / "etc/resolv.conf")
        brought = self._brought(deb)
        self._apt("update", network=True)
        self._apt("install", "--download-only", brought, network=True)
        brought.unlink()
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        run("tar", "--numeric-owner", "-cf", self._kept, "-C", self.root, ".")

    def _brought(self, deb: Path) -> Path:
        brought = self.root / "root" / deb.name
        shutil.copyfile(deb, brought)
        return brought

    def _apt(self, *words: str | Path, network: bool = False) -> str:
        return self.run(*_APT, *_ALLOW, *words, network=network)

    def _entered(
        self, command: tuple[str | Path, ...], *, as_user: bool, network: bool
    ) -> list[str]:
        words = [self._path(one) if isinstance(one, Path) else one for one in command]
        alone = ["unshare", "--mount", "--pid", "--fork"]
        who = f"{_USER}:{_USER}" if as_user else "0:0"
        env = [f"{name}={value}" for name, value in self._environment(as_user).items()]
        return [
            *alone,
            *([] if network else ["--net"]),
            *("sh", "-ec", _ENTER, "sh", str(self.root), who, "env", "-i", *env),
            *words,
        ]

    def _environment(self, as_user: bool) -> Mapping[str, str]:  # noqa: FBT001 - private
        env = {
            "HOME": f"/home/{_NAME}" if as_user else "/root",
            "LANG": "C.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "DEBIAN_FRONTEND": "noninteractive",
            "DISPLAY": self._display,
        }
        proxies = {
            one: os.environ[one]
            for one in ("http_proxy", "https_proxy")
            if one in os.environ
        }
        return env | proxies

    def _path(self, path: Path) -> str:
        """A path of ours as it stands in there."""
        if path.is_relative_to(self.root):
            return f"/{path.relative_to(self.root)}"
        return str(path)
