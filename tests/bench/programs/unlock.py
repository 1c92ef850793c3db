# SPDX-License-Identifier: EUPL-1.2
"""Ours: what `overblick --vault DIR` does, until the passphrase can be typed.

It goes in by the program's own door. Nothing is imported here that the program would not
import, and not before it does; only when its `Program` is there is a look put into it.
"""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_PROGRAM = "app.ui.program"


class _Watcher(MetaPathFinder):
    """Lets `begin` of the program look for the moment when it can be used."""

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """The module as it is found otherwise, looked after once it has run."""
        if name != _PROGRAM:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def run_and_watch(module: ModuleType) -> None:
                run(module)
                _watch(module.Program)

            spec.loader.exec_module = run_and_watch  # type: ignore[method-assign]  # this one only
        return spec


def _watch(program: Any) -> None:
    from PySide6.QtWidgets import QApplication, QLineEdit  # noqa: PLC0415 - not before the program

    from tests.bench.programs.idle import Idle  # noqa: PLC0415 - not before the program

    def can_type() -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QLineEdit) and focused.isVisible()

    begin = program.begin

    def begin_and_look(self: Any) -> None:
        begin(self)
        Idle(self.window, can_type)

    program.begin = begin_and_look


def main() -> int:
    """Opens the real program, says when a line has the keyboard, and goes."""
    sys.argv = ["overblick", "--vault", sys.argv[1]]
    sys.meta_path.insert(0, _Watcher())
    from app.__main__ import main as overblick  # noqa: PLC0415 - after the watcher

    return overblick()


if __name__ == "__main__":
    sys.exit(main())
