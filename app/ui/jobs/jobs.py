# SPDX-License-Identifier: EUPL-1.2
"""Work off the GUI thread, one piece at a time, with its result delivered back on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.user_error import UserError

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


@dataclass(frozen=True, eq=False)
class _Job:
    future: "Future[Any]"
    done: Done | None
    failed: Failed | None


class Worker(QObject):
    """One thread that does what it is given, in order, and reports to the GUI thread.

    Give it bound methods: of the session, of a screen of the window. A result for a Qt
    object that is gone by then is dropped; a failure that nobody asked for, or whose asker
    is gone, goes to `unhandled`, and so to the excepthook, unless it can be told to people.

    Signals:
        busy_changed: whether there is anything under way (bool).
        unhandled: an exception that no `failed` was given for (object).
    """

    busy_changed = Signal(bool)
    unhandled = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject, name: str) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._under_way: list[_Job] = []
        self._stopped = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether there is anything under way."""
        return bool(self._under_way)

    def submit(
        self, work: Work, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Do `work` on the thread; then call one of `done` and `failed` here.

        After `stop` nothing is done: a timer may still ask while the program ends.
        """
        if self._stopped:
            return
        future = self._pool.submit(work)
        job = _Job(future, done, failed)
        self._under_way.append(job)
        if len(self._under_way) == 1:
            self.busy_changed.emit(True)
        future.add_done_callback(self._tell)

    def forget(self) -> None:
        """Go on with what was given, and deliver none of it: who asked is gone.

        What fails in a way that can be told is not told; a bug still is.
        """
        self._under_way = [_Job(job.future, None, _passed) for job in self._under_way]

    def settle(self) -> None:
        """Wait for what was given so far, and deliver it: before something is let go."""
        for job in list(self._under_way):
            wait([job.future])
            self._deliver(job.future)

    def stop(self) -> None:
        """Finish what was given, take nothing more, end the thread. Results are delivered."""
        self._stopped = True
        self._pool.shutdown(wait=True)
        for job in list(self._under_way):
            self._deliver(job.future)

    def _tell(self, future: "Future[Any]") -> None:
        self._finished.emit(future)

    def _deliver(self, future: "Future[Any]") -> None:
        job = next((one for one in self._under_way if one.future is future), None)
        if job is None:  # settle() or stop() was here first
            return
        self._under_way.remove(job)
        if not self._under_way:
            self.busy_changed.emit(False)
        error = future.exception()
        if error is None:
            if job.done is not None and not _is_gone(job.done):
                job.done(future.result())
        elif job.failed is not None and not _is_gone(job.failed):
            job.failed(error)
        elif job.failed is None or not isinstance(error, UserError):
            self.unhandled.emit(error)


class Once:
    """One press at a time: what a second asks for before the first is done is not done.

    A double click, or an Enter that is held, would otherwise make two of what a button adds.
    """

    def __init__(self) -> None:
        self._is_taken = False

    def submit(self, worker: Worker, work: Work, done: Done, failed: Failed) -> None:
        """As `Worker.submit`, or nothing at all while there is one under way."""
        if self._is_taken:
            return
        self._is_taken = True
        worker.submit(work, partial(self._done, done), partial(self._failed, failed))

    def _done(self, done: Done, result: Any) -> None:
        self._is_taken = False
        if not _is_gone(done):
            done(result)

    def _failed(self, failed: Failed, error: BaseException) -> None:
        self._is_taken = False
        if not _is_gone(failed):
            failed(error)
        elif not isinstance(error, UserError):
            raise error


def owner_of(asker: Done | Failed) -> object:
    """Whose method it is, arguments bound to it or not; None for a function."""
    method = asker.func if isinstance(asker, partial) else asker
    return getattr(method, "__self__", None)


def _is_gone(asker: Done | Failed) -> bool:
    """Whether the Qt object that asked is deleted: the user went elsewhere meanwhile."""
    owner = owner_of(asker)
    return isinstance(owner, QObject) and not isValid(owner)


def _passed(error: BaseException) -> None:
    if not isinstance(error, UserError):
        raise error
