# SPDX-License-Identifier: EUPL-1.2
"""The last net under the program: what nobody took is told by its kind and place alone.

An exception's text may hold an answer or a name. So it is never written or shown, whichever
way it comes out: from a slot, from a thread, from an object that is being thrown away.
"""

import sys
import threading
from contextlib import suppress
from types import TracebackType

from app.core_dump import leave_no_core
from app.ui.window.window import Window

SORRY = (
    "Något gick fel i programmet. Allt som har visats som sparat är kvar. Gå tillbaka till "
    "startsidan, eller starta om programmet."
)


class CrashNotice:
    """Says that something went wrong and that the answers are kept."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def tell(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What Python calls for an error nobody took."""
        del error
        note(kind, trace)
        with suppress(RuntimeError):  # the window may be gone
            self._window.say(SORRY)


def spread_net(window: Window) -> None:
    """From now on nothing that goes wrong tells more than its kind and its place."""
    sys.excepthook = CrashNotice(window).tell
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread
    leave_no_core()


def note(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Write one line to standard error: the kind of error, and where it was."""
    if sys.stderr is not None:  # there is none in a window without a terminal
        sys.stderr.write(f"overblick: {kind.__name__} {place_of(trace)}\n")


def place_of(trace: TracebackType | None) -> str:
    """Where it was: module and line of the innermost frame that is ours."""
    place = "?"
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        if str(module).startswith("app."):
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    note(args.exc_type, args.exc_traceback)


def _in_thread(args: threading.ExceptHookArgs) -> None:
    note(args.exc_type, args.exc_traceback)
