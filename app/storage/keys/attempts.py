# SPDX-License-Identifier: EUPL-1.2
"""Wrong passphrases wait longer and longer (A4), also after a restart. Nothing is erased.

A small file beside the vault holds how many in a row were wrong, and when the last was.
It holds back whoever sits at the program; against someone with a copy of the files it is
the cost of a guess that counts. The recovery code cannot be guessed, so it never waits.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import Field, ValidationError

from app.foreign_files import read_outside
from app.storage.clock import Clock, as_text, from_text
from app.storage.disk.atomic import write_file
from app.storage.errors import NotSaved, TooSoon, WrongPassphrase
from app.storage.keys.keyfile import Stored

NAME = "attempts.json"
FREE = 3  # wrong ones in a row before the first wait
FIRST = timedelta(seconds=5)
LONGEST = timedelta(minutes=15)
_MOST = 1024  # bytes of the file
_MOST_FAILURES = 1_000_000  # that are counted; the wait has long been as long as it gets


class _Attempts(Stored):
    failures: int = Field(ge=1, le=_MOST_FAILURES)
    last: str


def wait_after(failures: int) -> timedelta:
    """How long the next try waits after so many wrong ones in a row."""
    if failures < FREE:
        return timedelta(0)
    doublings = min(failures - FREE, 20)
    return min(FIRST * (1 << doublings), LONGEST)


@contextmanager
def counted(folder: Path, clock: Clock) -> Iterator[int]:
    """Around one try at a passphrase: how many in a row were wrong before it.

    Call with the vault's lock held.

    After a first wrong one each try is counted before it is made, so that ending the
    program in its midst does not undo it.

    Raises:
        TooSoon: it has to wait; says how long.
    """
    before, now = _read(folder), clock()
    _refuse_early(folder, before, now)
    failures = min(before.failures + 1, _MOST_FAILURES) if before else 1
    after = _Attempts(failures=failures, last=as_text(now))
    if before is not None:
        _write(folder, after)
    try:
        yield before.failures if before else 0
    except WrongPassphrase:
        if before is None:
            _write(folder, after)
        raise
    except BaseException:
        if before is not None:
            _write(folder, before)
        raise
    _write(folder, None)


def _refuse_early(folder: Path, before: _Attempts | None, now: datetime) -> None:
    if before is None:
        return
    last = from_text(before.last)
    if now < last:  # the clock was put back: from now on, and no longer than it would be
        if not _write(folder, before.model_copy(update={"last": as_text(now)})):
            return  # or it would begin anew at each try, without end
        last = now
    left = wait_after(before.failures) - (now - last)  # a sum may lie beyond the last year
    if left > timedelta(0):
        raise TooSoon(seconds=int(left.total_seconds()) + 1)


def _read(folder: Path) -> _Attempts | None:
    try:
        attempts = _Attempts.model_validate_json(read_outside(folder / NAME, _MOST))
        from_text(attempts.last)
    except (OSError, ValidationError, ValueError):
        return None  # whoever can spoil the file can also take it away
    return attempts


def _write(folder: Path, attempts: _Attempts | None) -> bool:
    """Whether it could be done."""
    path = folder / NAME
    with suppress(NotSaved, OSError):  # a full disk must not keep anybody out
        if attempts is None:
            path.unlink(missing_ok=True)
        else:
            write_file(path, attempts.model_dump_json().encode())
        return True
    return False
