# SPDX-License-Identifier: EUPL-1.2
"""The steps of trying the package, one after the other, each of which can fail."""

import shutil
from pathlib import Path

from installer.check.folders import Contents, contents, same
from installer.check.screen import Screen
from installer.check.use import Use, load_all
from installer.check.work import PASSPHRASE
from installer.commands import Failed
from installer.windows.msi import Packed
from installer.windows.wine import Windows
from installer.windows.wix import FOLDER, MAKER, NAME, SHORTCUTS, braced, product_code

_TRIES = 5
ELSEWHERE = ("app.ui.system.system_bus",)  # Linux' message bus
UNINSTALL = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\"


class Trial(Use):
    """One trial of the package on one Windows."""

    def __init__(self, windows: Windows, screen: Screen) -> None:
        self.windows = windows
        self.screen = screen
        (user,) = (
            one
            for one in windows.disk.glob("users/*/Documents")
            if "Public" not in one.parts
        )
        self.home = user.parent
        self.folder = windows.disk / "Program Files" / FOLDER
        self.sbom = self.folder / "sbom.cdx.json"
        self.vault = user / "Åsas ärenden" / "valv på ön"

    def wake_desktop(self) -> None:
        """See that this Windows draws on the screen.

        Wine waits ten seconds for its own desktop. On a busy computer that is not always enough,
        and then it draws nothing for as long as it runs: so it is woken before all else, and anew.
        """
        for _ in range(_TRIES):
            self.windows.begin("notepad")
            drawn = self.screen.has_window("Notepad", within=30)
            self.windows.run("taskkill", "/f", "/im", "notepad.exe", allowed=(0, 1, 128))
            if drawn:
                return
            self.windows.run("taskkill", "/f", "/im", "explorer.exe", allowed=(0, 1, 128))
        raise Failed("Wine draws nothing on the screen.")

    def install(self, packed: Packed) -> None:
        """Install silently, and hold what lies there against what was built."""
        built = packed.built
        if status := self.windows.run_service("msiexec", "/i", packed.msi, "/qn"):
            raise Failed(f"msiexec /i ended with {status}.")
        same(contents(built.program), contents(self.folder), "Not installed as built")
        self._is_listed(built.version)
        names = {one.stem for one in self.windows.disk.rglob("Start Menu/**/*.lnk")}
        if names != {one[1] for one in SHORTCUTS}:
            raise Failed(f"The Start menu has {names}.")

    def every_module_loads(self, python: Path) -> None:
        """Each module of the program, with all it asks for, also those no step comes to.

        Args:
            python: the whole Python, whose `python.exe` is not installed.
        """
        tried = self.windows.disk / "tried"
        shutil.copytree(self.folder, tried)
        shutil.copy(python / "python.exe", tried / "python")
        self.windows.run(tried / "python" / "python.exe", "-B", "-c", load_all(ELSEWHERE))
        shutil.rmtree(tried)

    def is_untouched(self, program: Path) -> None:
        """After all that use the program's folder is as it was built."""
        same(contents(program), contents(self.folder), "Written beside the program")

    def upgrade(self, later: Packed, earlier: Packed) -> None:
        """A later version takes the place of the earlier one, and is not replaced by it again."""
        self.install(later)
        if self._registered(earlier.built.version):
            raise Failed("The earlier version is still listed after the upgrade.")
        self.says_version(later.built.version)
        if self.windows.run_service("msiexec", "/i", earlier.msi, "/qn") == 0:
            raise Failed("An earlier version was let in over a later one.")
        same(
            contents(later.built.program),
            contents(self.folder),
            "Changed by an earlier version",
        )

    def remove(self, packed: Packed) -> None:
        """Uninstall silently: the program goes, vaults and preferences stay."""
        before = self.left_to_users()
        if status := self.windows.run_service("msiexec", "/x", packed.msi, "/qn"):
            raise Failed(f"msiexec /x ended with {status}.")
        if self.folder.exists():
            raise Failed(f"Left after the removal: {sorted(contents(self.folder))[:5]}")
        if self._registered(packed.built.version) or list(
            self.windows.disk.rglob("Start Menu/**/*.lnk")
        ):
            raise Failed("Still listed, or in the Start menu, after the removal.")
        same(before, self.left_to_users(), "Taken from users by the removal")
        if not (self.vault / "data.db").is_file():
            raise Failed("The vault is gone.")

    def left_to_users(self) -> Contents:
        """What lies in the user's folders, but for the Start menu."""
        found = contents(self.home)
        return {name: one for name, one in found.items() if "Start Menu" not in name}

    def _is_listed(self, version: str) -> None:
        listed = self._registered(version)
        wanted = {"DisplayName": NAME, "DisplayVersion": version, "Publisher": MAKER}
        for name, value in wanted.items():
            if f'"{name}"="{value}"' not in listed:
                raise Failed(f"Windows' list of programs has no {name} {value}.")

    def _registered(self, version: str) -> str:
        """What Windows' list of programs has of a version, or ""."""
        file = self.windows.disk / "listed.reg"
        file.unlink(missing_ok=True)
        key = UNINSTALL + braced(product_code(version))
        self.windows.run("reg", "export", key, file, "/y", allowed=(0, 1))
        return file.read_text(encoding="utf-16") if file.exists() else ""

    def command(self, *words: str | Path) -> str:
        """A command, by the program that has a console."""
        cli = self.folder / "overblick-cli.exe"
        return self.windows.run(cli, *words, given=f"{PASSPHRASE}\n")

    def open_window(self, *words: str | Path) -> None:
        """The window, by the program without a console."""
        self.windows.begin(self.folder / "overblick.exe", *words)

    def kill(self) -> None:
        """As Windows ends a program that does not answer."""
        self.windows.run("taskkill", "/f", "/im", "overblick.exe")
        self.screen.waits_for_no_window()
