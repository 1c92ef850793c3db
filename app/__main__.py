# SPDX-License-Identifier: EUPL-1.2
"""Where the program begins: a command runs in the terminal, anything else opens the window."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.cli.parser import BadCommand, window_line
from app.console import tell, with_streams
from app.core_dump import leave_no_core


def main() -> int:
    """What `overblick` and `python -m app` do: 0 when all went well."""
    leave_no_core()
    words = sys.argv[1:]
    _speak_utf8()
    has_command = bool(words) and not words[0].startswith("-")
    asks = not {"-h", "--help", "--version"}.isdisjoint(words)
    return _command(words) if has_command or asks else _window(words)


def _speak_utf8() -> None:
    """Whatever the system's own encoding is. A file's name may hold what is no character."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _window(words: Sequence[str]) -> int:
    try:
        args = window_line().parse_args(words)
    except BadCommand as error:
        return _failed(f"{error.what} {error.remedy}")
    gc.disable()  # from here on only the window's own timer collects (app.ui.system.collector)
    # Late on purpose: the command line works where Qt cannot be loaded.
    try:
        from app.ui.program import run_program  # noqa: PLC0415

        return run_program(vault=args.vault, practice=args.practice)
    except Exception as error:  # noqa: BLE001 - as for a command
        return _failed(_bug(error))


def _command(words: Sequence[str]) -> int:
    # Late on purpose: the window opens sooner without what only commands need.
    from app.cli.main import run  # noqa: PLC0415

    try:
        status = with_streams(partial(run, words))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _failed("Avbrutet. Inget halvt är sparat.")
    except Exception as error:  # noqa: BLE001 - its text may hold an answer: place and kind only
        return _failed(_bug(error))
    return status


def _failed(problem: str) -> int:
    tell(problem)
    return 1


def _bug(error: Exception) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = ""
    if place is not None:
        name = Path(place.tb_frame.f_code.co_filename).name
        where = f" i {name}, rad {place.tb_lineno}"
    if isinstance(error, ImportError):  # what the system lacks; no answer is read yet
        where += f": {error}"
    return (
        f"Ett fel i programmet stoppade det ({type(error).__name__}{where}). "
        "Det som var sparat är kvar. Berätta gärna för den som sköter programmet."
    )


if __name__ == "__main__":
    sys.exit(main())
